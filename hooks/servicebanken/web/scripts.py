"""Values as classic scripts, which a page can load from disk too."""

from __future__ import annotations

import json
from typing import Any


def script_of(name: str, value: Any) -> str:
    """A script that holds a value; nothing in it can end the script or be read as markup."""
    return f"(self.servicebanken=self.servicebanken||{{}}).{name}={_literal(value)};\n"


def entry_of(name: str, key: str, value: Any) -> str:
    """A script that adds a value under a key to those of that name, for what is loaded one by one."""
    held = f"(self.servicebanken=self.servicebanken||{{}}).{name}"
    return f"({held}=self.servicebanken.{name}||{{}})[{_literal(key)}]={_literal(value)};\n"


def _literal(value: Any) -> str:
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    for char in "<>&\u2028\u2029":
        text = text.replace(char, f"\\u{ord(char):04x}")
    return text
