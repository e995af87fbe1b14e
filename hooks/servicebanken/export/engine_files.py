"""What the engine is given, in its own terms: an order read from its settings, and files for what a site is made of."""

from __future__ import annotations

import os
import posixpath
from collections.abc import Iterable, Mapping
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, InclusionLevel

from ..web.addresses import public_path
from ..web.made import Asset, CardPicture, Made, Page, Redirect
from ..web.settings import Live
from .build import Order
from .engine import COPY_VARIABLE, DOWNLOADS_VARIABLE, read_settings
from .engine_pages import FinishedPage
from .forge import forge_in


def placed(config: MkDocsConfig) -> MkDocsConfig:
    """The settings with the forge's own addresses where they say none, when it is a forge that builds the site."""
    forge = forge_in(os.environ)
    config.site_url = config.site_url or forge.site
    config.repo_url = config.repo_url or forge.repository
    # Without a forge there is nothing to edit, and MkDocs would warn about every page.
    config.edit_uri = config.edit_uri if config.repo_url else None
    return config


def order_from(config: MkDocsConfig, *, is_preview: bool, is_in_place: bool) -> Order:
    """What is to be built, as the engine's settings say it, and the environment of the one who runs it."""
    file = Path(config.config_file_path)
    settings = read_settings(file)
    return Order(
        root=file.parent,
        folder=Path(config.site_dir),
        name=config.site_name,
        # A copy for disk is built with other addresses than the file says.
        live=Live(config.site_url or "", settings.live.directory_urls),
        editors=settings.editors,
        directory_urls=config.use_directory_urls,
        repo_url=config.repo_url or "",
        edit_uri=config.edit_uri or "",
        copy=os.environ.get(COPY_VARIABLE, ""),
        downloads=os.environ.get(DOWNLOADS_VARIABLE, ""),
        is_preview=is_preview,
        is_in_place=is_in_place,
    )


def file_of(made: Made, by_hand: Mapping[str, File], config: MkDocsConfig) -> File:
    """The engine's file for anything that the site is made of; `by_hand` are those it found in docs/, by name."""
    match made:
        case Page():
            return _file_of_page(made, by_hand, config)
        case Redirect():
            file = File.generated(config, made.src_uri, content=_leading_on(made), inclusion=InclusionLevel.NOT_IN_NAV)
            file.edit_uri = None
        case CardPicture():
            root = Path(config.config_file_path).parent
            file = File(made.path, str(root), config.site_dir, config.use_directory_urls)
        case Asset(address, Path() as lies):
            file = File(lies.name, str(lies.parent), config.site_dir, config.use_directory_urls)
            file.dest_uri = address
        case Asset(address, str() | bytes() as content):
            return File.generated(config, address, content=content)
    file.dest_uri = public_path(file.dest_uri)
    return file


def _file_of_page(made: Page, by_hand: Mapping[str, File], config: MkDocsConfig) -> File:
    """The file that the page is written by, with the page itself where there is no more for the engine to draw."""
    if made.src_uri in by_hand:
        file = by_hand[made.src_uri]
        file.content_string = made.markdown
    else:
        inclusion = InclusionLevel.DRAFT if made.is_draft else InclusionLevel.NOT_IN_NAV
        file = File.generated(config, made.src_uri, content=made.markdown, inclusion=inclusion)
        # As seen from docs/, where edit links start; a page without a file of its own has none.
        file.edit_uri = Path(os.path.relpath(made.path, "docs")).as_posix() if made.path else None
        # Sources keep the folders of the repository; readers get Swedish addresses.
        file.dest_uri = public_path(file.dest_uri)
    if made.html:
        FinishedPage(made, file, config)
    return file


def _leading_on(redirect: Redirect) -> str:
    """The page at a former address, in the words of the engine: the theme's own frame for it, and a link to follow."""
    way = posixpath.relpath(redirect.target, posixpath.dirname(redirect.src_uri))
    return f"---\ntemplate: omdirigering.html\nmal: {redirect.target}\n---\n[Sidan har flyttat]({way})\n"


def theme_icon(folders: Iterable[str], name: str) -> str:
    """An icon of the theme's as SVG, looked for in its folders; nothing where it has none of that name."""
    for folder in folders:
        if (file := Path(folder, ".icons", "material", f"{name}.svg")).is_file():
            return file.read_text(encoding="utf-8").replace("<svg ", '<svg aria-hidden="true" ', 1)
    return ""
