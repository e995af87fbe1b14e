"""Values as classic scripts, which a page can load from disk too."""

from __future__ import annotations

import json
from typing import Any


def script_of(name: str, value: Any) -> str:
    """A script that holds a value; nothing in it can end the script or be read as markup."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    for char in "<>&\u2028\u2029":
        text = text.replace(char, f"\\u{ord(char):04x}")
    return f"(self.servicebanken=self.servicebanken||{{}}).{name}={text};\n"
