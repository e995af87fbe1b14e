"""The site's engine run as a program of its own, into a folder that is gone afterwards."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from secrets import token_hex
from shutil import rmtree
from tempfile import gettempdir

import yaml

from ..bank.selection import WHOLE, Selection
from ..problems import Refusal
from ..web.settings import NOBODY, Live, Settings
from .editors import read_editors
from .forge import forge_in

# How the engine is told, in its environment: what to make a copy of, or from which folder to offer files to fetch.
COPY_VARIABLE = "SERVICEBANKEN_COPY"
DOWNLOADS_VARIABLE = "SERVICEBANKEN_DOWNLOADS"

# Only a server shows these.
_FOR_SERVERS = ("404.html", "sitemap.xml", "sitemap.xml.gz")


@contextmanager
def offline_site(root: Path, selection: Selection = WHOLE) -> Iterator[Path]:
    """The folder of a fresh build of the bank below `root`, to be read from disk; it lasts as long as the block."""
    # The name is drawn before the folder is made: whoever is stopped in between leaves nothing behind.
    folder = Path(gettempdir(), f"servicebanken-{token_hex(16)}")
    try:
        folder.mkdir(mode=0o700)
        _run_engine(root, site := folder / "site", selection)
        for name in _FOR_SERVERS:
            (site / name).unlink(missing_ok=True)
        yield site
    finally:
        rmtree(folder, ignore_errors=True)


def _run_engine(root: Path, site: Path, selection: Selection) -> None:
    config = settings_file(root)
    if config is None:
        raise Refusal(f"i ”{root}” finns ingen mkdocs.yml, och utan den går webbplatsen inte att bygga.")
    # -P: a file of the bank's that happens to be called as a module of the engine's is not taken for it.
    command = [sys.executable, "-P", "-m", "mkdocs", "build", "--strict", "--no-directory-urls"]
    command += ["--config-file", str(config), "--site-dir", str(site)]
    result = subprocess.run(
        command,
        cwd=root,
        env={**os.environ, COPY_VARIABLE: selection.as_text(), "NO_MKDOCS_2_WARNING": "1", "PYTHONUTF8": "1"},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        errors="replace",
    )
    if result.returncode:
        raise Refusal(f"webbplatsen gick inte att bygga. Så sade programmet som bygger den:\n\n{result.stdout}")


_FILES = ("mkdocs.yml", "mkdocs.yaml")


def settings_file(root: Path) -> Path | None:
    """The file of settings in the bank's folder; None when there is none."""
    return next((root / name for name in _FILES if (root / name).is_file()), None)


def read_settings(file: Path | None) -> Settings:
    """The settings in the file; what is not said there, or cannot be read, is as in a bank without an address.

    On a forge its own address stands in for one that is not said. Raises Refusal where editors are not well said.
    """
    said = _scalars(file) if file else {}
    as_folders = said.get("use_directory_urls", "true").lower() not in ("false", "no", "off")
    live = Live(said.get("site_url") or forge_in(os.environ).site, as_folders)
    editors = read_editors(file) if file else NOBODY
    return Settings(said.get("site_name") or "Servicebanken", live, editors)


def _scalars(file: Path, depth: int = 0) -> dict[str, str]:
    """The settings that are plain words, with those of the file that it builds on. Tags of the engine are not run."""
    try:
        node = yaml.compose(file.read_text(encoding="utf-8"), Loader=yaml.SafeLoader)
    except (OSError, ValueError, yaml.YAMLError):
        return {}
    if not isinstance(node, yaml.MappingNode):
        return {}
    said = {key.value: value.value for key, value in node.value if isinstance(value, yaml.ScalarNode)}
    base = said.get("INHERIT")
    return {**(_scalars(file.parent / base, depth + 1) if base and depth < 8 else {}), **said}
