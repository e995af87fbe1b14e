"""What the site's own file of settings says that the core needs: the bank's name, and where it lives on the web."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import yaml

_FILES = ("mkdocs.yml", "mkdocs.yaml")


@dataclass(frozen=True, slots=True)
class Live:
    """Where the living site is; an empty `address` when the bank does not say."""

    address: str = ""
    directory_urls: bool = True

    def of(self, page: str) -> str:
        """The full address of a page, given from the top of the site; empty when the bank has no address."""
        return f"{self.address.rstrip('/')}/{page}" if self.address else ""


@dataclass(frozen=True, slots=True)
class Settings:
    """The bank's name, and the living site."""

    name: str
    live: Live


def settings_file(root: Path) -> Path | None:
    """The file of settings in the bank's folder; None when there is none."""
    return next((root / name for name in _FILES if (root / name).is_file()), None)


def read_settings(file: Path | None) -> Settings:
    """The settings in the file; what is not said there, or cannot be read, is as in a bank without an address."""
    said = _scalars(file) if file else {}
    as_folders = said.get("use_directory_urls", "true").lower() not in ("false", "no", "off")
    return Settings(said.get("site_name") or "Servicebanken", Live(said.get("site_url", ""), as_folders))


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
