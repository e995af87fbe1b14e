"""Nodes of a header as a form holds them."""

from __future__ import annotations

from typing import Any

from servicebanken.text.nodes import Items, Node, Text


def plain(node: Node) -> Any:
    """A node as a form holds it: text, list or record."""
    if isinstance(node, Text):
        return "" if node.is_empty else node.text
    if isinstance(node, Items):
        return [plain(item) for item in node.items]
    return {entry.key.text: plain(entry.value) for entry in node.entries}
