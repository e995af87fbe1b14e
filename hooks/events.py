"""Tells MkDocs what the bank gives rise to. The only file that knows MkDocs, and it thinks nothing itself."""

from __future__ import annotations

import atexit
import logging
import os
import re
from pathlib import Path
from typing import Any, Literal
from urllib.parse import urlsplit

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import event_priority, get_plugin_logger
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.pages import Page as MkDocsPage
from mkdocs.utils import CountHandler, get_relative_url

# Every module is imported here: MkDocs has this folder on the path only while it reads this file.
from servicebanken.bank.bank import Bank
from servicebanken.bank.day import today
from servicebanken.bank.history import History, read_history
from servicebanken.bank.listing import picture_paths
from servicebanken.bank.loading import load_bank
from servicebanken.bank.selection import left_out, pictures_of
from servicebanken.export.engine import COPY_VARIABLE, DOWNLOADS_VARIABLE, read_settings
from servicebanken.export.folder import Replacement, can_be_replaced
from servicebanken.problems import Problem, by_file, reports, stops, summary
from servicebanken.web.addresses import page_of, public_path, redirects, source_uri
from servicebanken.web.data.schema import schema_files
from servicebanken.web.edition import Edition, issued
from servicebanken.web.form.data import form_files, new_file_address
from servicebanken.web.made import Page
from servicebanken.web.pages.faultpage import fault_pages
from servicebanken.web.pages.finishing import finished
from servicebanken.web.pages.pages import render_pages
from servicebanken.web.policy import content_policy
from servicebanken.web.scripts import script_files
from servicebanken.web.search.index import search_files
from servicebanken.web.settings import Live
from servicebanken.web.workshop.kit import kit_files
from servicebanken.web.workshop.sheets import sheet_files

log: logging.LoggerAdapter[Any] = get_plugin_logger("servicebanken")

_ICON = re.compile(r'(<span class="sb-icon" data-icon="([a-z0-9-]+)">)</span>')

# Where the configuration keeps, between events of one build, what the build is about, and where it is made.
_BANK = "servicebanken"
_EDITION = "servicebanken_edition"
_HISTORY = "servicebanken_history"
_CHANGED = "servicebanken_changed"
_MAKING = "servicebanken_making"
_FAULTS = "servicebanken_faults"


def on_startup(*, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
    """Drafts are for the preview; the process is one or the other as long as it lives."""
    os.environ["SERVICEBANKEN_PREVIEW"] = "1" if command == "serve" else ""
    # A preview lies in a folder of its own, and a build of only what has changed needs what was there before.
    os.environ["SERVICEBANKEN_IN_PLACE"] = "1" if command == "serve" or dirty else ""


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Judge the cards before MkDocs empties the site's folder: a broken card leaves the last good site as it was."""
    root = _root(config)
    is_preview = bool(os.environ.get("SERVICEBANKEN_PREVIEW"))
    bank, problems = load_bank(root, today=today(), with_drafts=is_preview)
    for found in by_file(problems):
        # MkDocs counts warnings against a strict build; ours must not stop one, and a fault stops all but a preview.
        log.log(logging.ERROR if stops(found) and not is_preview else logging.INFO, *reports(found))
    # A link is not even shown: MkDocs, and what watches the folders for it, would follow it, perhaps in a ring.
    if stops(problems) and is_preview and not any(one.code == "lank-till-annan-fil" for one in problems):
        _show_instead(problems, config)
    elif stops(problems):
        raise PluginError(f"{summary(problems)}. Webbplatsen byggdes inte; den förra ligger kvar som den var.")
    copy, downloads = (os.environ.get(name, "") for name in (COPY_VARIABLE, DOWNLOADS_VARIABLE))
    bank, edition = issued(bank, copy, downloads, name=config.site_name, address=config.site_url or "")
    config.extra[_BANK], config.extra[_EDITION] = bank, edition
    history = config.extra[_HISTORY] = read_history(root)
    if history.is_cut:
        log.info("Förrådet är hämtat utan hela sin historia, så inga sidor får ändringsdagar. Hämta resten med "
                 "”git fetch --unshallow”.")  # fmt: skip
    if edition.is_part:
        # The navigation may name what is left out, and pages headings that an index is then without.
        config.validation.nav.not_found = config.validation.links.anchors = logging.INFO
    if not config.repo_url:
        # Without a forge there is nothing to edit, and MkDocs would warn about every page.
        config.edit_uri = None
    if not os.environ.get("SERVICEBANKEN_IN_PLACE"):
        _make_beside(config)
    return config


def on_files(files: Files, *, config: MkDocsConfig) -> Files:
    """Add every page that the bank gives rise to, and the pictures beside the cards."""
    if pages_of_faults := config.extra.get(_FAULTS):
        return _files_instead(pages_of_faults, files, config)
    bank: Bank = config.extra[_BANK]
    edition: Edition = config.extra[_EDITION]
    for path in left_out(edition.whole, bank):
        files.remove(files.src_uris[source_uri(path)])
    by_hand = {file.src_uri: file for file in files.documentation_pages()}
    own_folders = (config.docs_dir, config.theme.custom_dir)
    texts = {uri: file.content_string for uri, file in by_hand.items()}
    as_folders, live = config.use_directory_urls, _live(config)
    pages = list(render_pages(bank, texts, directory_urls=as_folders, live=live, edition=edition))
    history: History = config.extra[_HISTORY]
    config.extra[_CHANGED] = {page.src_uri: history.changed(page.path) for page in pages}
    for page in pages:
        if file := by_hand.get(page.src_uri):
            file.content_string = page.markdown
        else:
            files.append(_file(page, config))
    for name in by_hand.keys() - {page.src_uri for page in pages}:
        files.remove(by_hand[name])
    for file in [*files]:
        # Material's own scripts and styles are not used: see overrides/main.html.
        if file.src_uri.startswith("assets/") and file.src_dir not in own_folders:
            files.remove(file)
    shown = pictures_of(bank)
    for path in picture_paths(_root(config)):
        if edition.is_part and path not in shown:
            continue
        files.append(_placed(File(path, str(_root(config)), config.site_dir, config.use_directory_urls)))
    new_file = new_file_address(config.repo_url or "", config.edit_uri)
    # What is written where there is no network is for the whole bank, so the form knows all of it.
    made: list[tuple[str, str | bytes]] = [
        *schema_files(edition.whole),
        *form_files(edition.whole, texts, new_file),
        *search_files(bank, pages, texts, directory_urls=as_folders),
        *sheet_files(bank, directory_urls=as_folders, live=live, edition=edition),
        *kit_files(bank, directory_urls=as_folders, edition=edition),
        *script_files(),
        *edition.files(bank),
    ]
    for address, text in made:
        files.append(File.generated(config, address, content=text))
    for download in edition.downloads:
        file = File(download.file.name, str(download.file.parent), config.site_dir, config.use_directory_urls)
        file.dest_uri = download.path
        files.append(file)
    for redirect in redirects(bank):
        target = Path(os.path.relpath(redirect.target, Path(redirect.src_uri).parent)).as_posix()
        markdown = f"---\ntemplate: omdirigering.html\nmal: {redirect.target}\n---\n[Sidan har flyttat]({target})\n"
        files.append(_file(Page(src_uri=redirect.src_uri, markdown=markdown), config))
    return files


def on_page_content(html: str, *, page: MkDocsPage, config: MkDocsConfig, files: Files) -> str:
    """Words of the glossary are explained, and icons drawn from Material's own set where it has one of that name."""
    glossary = config.extra[_BANK].glossary
    address = get_relative_url(files.src_uris[page_of(glossary)].url, page.url) if glossary else ""
    html = finished(html, glossary, address)
    return _ICON.sub(lambda found: f"{found[1]}{_icon(found[2], config)}</span>", html)


def on_pre_page(page: MkDocsPage, *, config: MkDocsConfig, files: Files) -> MkDocsPage:
    """Every page is made today, and not at this very moment: what the engine packs is then the same all day."""
    bank: Bank = config.extra[_BANK]
    page.update_date = bank.today.isoformat()
    return page


def on_env(env: Any, *, config: MkDocsConfig, files: Files) -> Any:
    """The pages drawn by the theme alone (404, redirects) may ask the bank too."""
    env.globals["bank"] = config.extra[_BANK]
    is_preview = bool(os.environ.get("SERVICEBANKEN_PREVIEW"))
    copy = config.extra[_EDITION].copy
    env.globals["policy"] = content_policy(on_disk=copy is not None, is_preview=is_preview)
    env.globals["copy"] = copy
    env.globals["changed"] = config.extra.get(_CHANGED, {})
    env.globals["page_named"] = files.get_file_from_path
    env.globals["page_of"] = page_of
    return env


@event_priority(-100)
def on_post_build(*, config: MkDocsConfig) -> None:
    """The site is whole: it takes its place, unless MkDocs is about to stop for what it has warned of."""
    making: Replacement | None = config.extra.pop(_MAKING, None)
    counters = [one for one in logging.getLogger("mkdocs").handlers if isinstance(one, CountHandler)]
    if making and not any(counter.get_counts() for counter in counters):
        making.finish()
        config.site_dir = str(making.folder)
        log.info(f"Webbplatsen är hel och ligger nu i {making.folder}")


def _show_instead(problems: list[Problem], config: MkDocsConfig) -> None:
    """In the preview every page there was, and the start page, lists what is broken until it is mended."""
    site = Path(config.site_dir)
    addresses = [page.relative_to(site).as_posix() for page in site.rglob("*.html")]
    config.extra[_FAULTS] = fault_pages(problems, addresses, urlsplit(config.site_url or "/").path)
    config.theme.static_templates.clear()
    config.nav = []


def _files_instead(pages: dict[str, str], files: Files, config: MkDocsConfig) -> Files:
    """The pages that list what is broken, and the style sheet they use."""
    styles = [file for file in files if file.src_uri == "assets/servicebanken.css"]
    return Files([*styles, *(File.generated(config, name, content=page) for name, page in pages.items())])


def _make_beside(config: MkDocsConfig) -> None:
    """Let MkDocs build in a fresh folder, so that whatever stops it leaves the last site as it was."""
    if not can_be_replaced(Path(config.site_dir)):
        log.info(f"Sidorna skrivs på plats i {config.site_dir}: mappen har dolda filer, eller går inte att byta ut. "
                 "Avbryts bygget blir webbplatsen halv tills den är byggd igen.")  # fmt: skip
        return
    try:
        making = Replacement(Path(config.site_dir), lambda: log.info("Ett annat bygge av samma mapp pågår; vi väntar."))
    except OSError as error:
        raise PluginError(f"Det gick inte att börja bygga bredvid {config.site_dir}: {error}") from error
    # MkDocs does not say for which build it failed, but a process makes one site and then ends.
    atexit.register(making.abandon)
    config.extra[_MAKING] = making
    config.site_dir = str(making.fresh)


def _icon(name: str, config: MkDocsConfig) -> str:
    for folder in config.theme.dirs:
        if (file := Path(folder, ".icons", "material", f"{name}.svg")).is_file():
            return file.read_text(encoding="utf-8").replace("<svg ", '<svg aria-hidden="true" ', 1)
    return ""


def _live(config: MkDocsConfig) -> Live:
    """Where the site is on the web, whichever copy of it is being built."""
    # A copy for disk is built with other addresses than the file says.
    said = read_settings(Path(config.config_file_path)).live
    return Live(config.site_url or "", said.directory_urls)


def _root(config: MkDocsConfig) -> Path:
    return Path(config.config_file_path).parent


def _file(page: Page, config: MkDocsConfig) -> File:
    inclusion = InclusionLevel.DRAFT if page.is_draft else InclusionLevel.NOT_IN_NAV
    file = File.generated(config, page.src_uri, content=page.markdown, inclusion=inclusion)
    # As seen from docs/, where the engine's edit links start; a page without a file of its own has none.
    file.edit_uri = os.path.relpath(page.path, "docs").replace(os.sep, "/") if page.path else None
    return _placed(file)


def _placed(file: File) -> File:
    """Sources keep the folders of the repository; readers get Swedish addresses."""
    file.dest_uri = public_path(file.dest_uri)
    return file
