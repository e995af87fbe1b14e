"""Who receives what is written to the bank, as the site's file of settings says it: checked, with lines of faults."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path

import yaml

from ..checker.values.singles import is_web_address
from ..problems import Refusal, short
from ..swedish import joined, meant
from ..web.settings import Editors

_KEY = "redaktion"
_ATTRIBUTES = {"namn": "name", "epost": "email", "sida": "page"}
_EMAIL = re.compile(r"[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63})+", re.ASCII)

# A key → where it is written, and what stands there.
Written = Mapping[str, tuple[str, yaml.Node]]


def read_editors(file: Path) -> Editors:
    """The editors that the file names, or the one that it builds on. Raises Refusal where they are not well said."""
    written, faults = _written(file)
    said = {key: node.value.strip() for key, (_, node) in written.items() if isinstance(node, yaml.ScalarNode)}
    faults += [f"{at}: {told}" for key, (at, node) in written.items() for told in _judge(key, node)]
    if faults:
        raise Refusal("\n".join(faults))
    return Editors(**{_ATTRIBUTES[key]: value for key, value in said.items() if value != "null"})


def _judge(key: str, node: yaml.Node) -> Iterator[str]:
    if key not in _ATTRIBUTES:
        asked = meant(key, [*_ATTRIBUTES]) or f" De nycklar som finns är {joined(_ATTRIBUTES)}."
        yield f"nyckeln ”{short(key)}” finns inte under {_KEY}.{asked}"
    elif not isinstance(node, yaml.ScalarNode):
        yield f"”{key}” ska vara en text på samma rad som nyckeln."
    elif (text := node.value.strip()) and key == "epost" and not _EMAIL.fullmatch(text):
        yield f"”{short(text)}” är inte en e-postadress. Den ska ha ett @ och en punkt efter det, och sakna mellanslag."
    elif text and key == "sida" and not is_web_address(text):
        yield f"”{short(text)}” är inte en webbadress. Den ska börja med http:// eller https:// och sakna mellanslag."


def _written(file: Path, depth: int = 0) -> tuple[dict[str, tuple[str, yaml.Node]], list[str]]:
    """What the file says of the editors, with all of that of the file it builds on; and what is no such thing."""
    settings = _entries(_composed(file))
    base = settings["INHERIT"][1].value if "INHERIT" in settings else None
    inherited, faults = _written(file.parent / base, depth + 1) if isinstance(base, str) and depth < 8 else ({}, [])
    _, node = _entries(settings["extra"][1] if "extra" in settings else None).get(_KEY, (0, None))
    if node is None or (isinstance(node, yaml.ScalarNode) and node.value in ("", "null", "~")):
        return inherited, faults
    if not isinstance(node, yaml.MappingNode):
        told = f"{_KEY} ska ha uppgifterna {joined(_ATTRIBUTES)}, var och en på en egen rad under den och längre in."
        return inherited, [*faults, f"{file.name}:{node.start_mark.line + 1}: {told}"]
    own = {key: (f"{file.name}:{line}", value) for key, (line, value) in _entries(node).items()}
    return inherited | own, faults


def _composed(file: Path) -> yaml.Node | None:
    """The file as nodes: tags of the engine are not run. None where it cannot be read, which the engine tells."""
    try:
        return yaml.compose(file.read_text(encoding="utf-8"), Loader=yaml.SafeLoader)
    except (OSError, ValueError, yaml.YAMLError):
        return None


def _entries(node: yaml.Node | None) -> dict[str, tuple[int, yaml.Node]]:
    """Key → its line, and what stands there; none where the node is no mapping."""
    pairs = node.value if isinstance(node, yaml.MappingNode) else []
    return {str(key.value): (key.start_mark.line + 1, value) for key, value in pairs}
