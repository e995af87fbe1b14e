"""The door to the site's engine: MkDocs is told what the bank gives rise to, one thing at a time."""

from __future__ import annotations

import logging
from dataclasses import dataclass, replace
from typing import Any, Literal

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import event_priority, get_plugin_logger
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page as MkDocsPage
from mkdocs.utils import CountHandler, get_relative_url

# Every module is imported here: MkDocs has this folder on the path only while it reads this file.
from servicebanken.export.build import Build, begin
from servicebanken.export.engine_files import file_of, order_from, placed, theme_icon
from servicebanken.problems import Refusal
from servicebanken.web.addresses import page_of
from servicebanken.web.pages.finishing import finished
from servicebanken.web.stream import site_of

log: logging.LoggerAdapter[Any] = get_plugin_logger("servicebanken")

# Where the configuration keeps the build that it is for, from one event to the next.
_BUILD = "servicebanken"


@dataclass
class Process:
    """What this process is, for as long as it lives: a preview or a build, and whether of only what has changed."""

    is_preview: bool = False
    is_in_place: bool = False


_PROCESS = Process()


def on_startup(*, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
    # A preview lies in a folder of its own, and a build of only what has changed needs what was there before.
    _PROCESS.is_preview, _PROCESS.is_in_place = command == "serve", command == "serve" or dirty


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Judge the cards before MkDocs empties the site's folder: a broken card leaves the last good site as it was."""
    # MkDocs counts warnings against a strict build; ours must not stop one.
    try:
        order = order_from(placed(config), is_preview=_PROCESS.is_preview, is_in_place=_PROCESS.is_in_place)
        build = begin(order, lambda text, is_fault: log.log(logging.ERROR if is_fault else logging.INFO, text))
    except Refusal as refusal:
        raise PluginError(str(refusal)) from refusal
    config.extra[_BUILD], config.site_dir = build, str(build.folder)
    if build.fault_pages:
        config.theme.static_templates.clear()
        config.nav = []
    if build.site.edition.is_part:
        # The navigation may name what is left out, and pages headings that an index is then without.
        config.validation.nav.not_found = config.validation.links.anchors = logging.INFO
    return config


def on_files(files: Files, *, config: MkDocsConfig) -> Files:
    """What MkDocs found in docs/ and in the theme, with all that the bank gives rise to in its place."""
    build: Build = config.extra[_BUILD]
    if build.fault_pages:
        styles = [file for file in files if file.src_uri == "assets/servicebanken.css"]
        return Files(
            [*styles, *(File.generated(config, name, content=page) for name, page in build.fault_pages.items())]
        )
    by_hand = {file.src_uri: file for file in files.documentation_pages()}
    own = (config.docs_dir, config.theme.custom_dir)
    # Of the theme's own files only its frame is used: see overrides/main.html.
    unused = [file for file in files if file.src_uri.startswith("assets/") and file.src_dir not in own]
    for file in [*unused, *by_hand.values()]:
        files.remove(file)
    for made in site_of(replace(build.site, texts={name: file.content_string for name, file in by_hand.items()})):
        files.append(file_of(made, by_hand, config))
    return files


def on_page_content(html: str, *, page: MkDocsPage, config: MkDocsConfig, files: Files) -> str:
    glossary = config.extra[_BUILD].site.bank.glossary
    address = get_relative_url(files.src_uris[page_of(glossary)].url, page.url) if glossary else ""
    return finished(html, glossary, address, lambda name: theme_icon(config.theme.dirs, name))


def on_pre_page(page: MkDocsPage, *, config: MkDocsConfig, files: Files) -> MkDocsPage:
    """Every page is made today, and not at this very moment: what MkDocs packs is then the same all day."""
    page.update_date = config.extra[_BUILD].site.bank.today.isoformat()
    return page


def on_env(env: Any, *, config: MkDocsConfig, files: Files) -> Any:
    """The frame, and the pages drawn by the theme alone (404, redirects), may ask the bank too."""
    env.globals.update(config.extra[_BUILD].globals(), page_named=files.get_file_from_path)
    return env


@event_priority(-100)
def on_post_build(*, config: MkDocsConfig) -> None:
    """The site is whole: it takes its place, unless MkDocs is about to stop for what it has warned of."""
    build: Build = config.extra[_BUILD]
    counters = [one for one in logging.getLogger("mkdocs").handlers if isinstance(one, CountHandler)]
    if build.making and not any(counter.get_counts() for counter in counters):
        config.site_dir = str(build.finished())
        log.info(f"Webbplatsen är hel och ligger nu i {config.site_dir}")
