"""Keeps one open issue with what the watch found: `python tools/forge/issue.py vakt.md`; an empty file closes it."""

from __future__ import annotations

import sys
from pathlib import Path

from forge import Forge, ForgeError, is_ours

TITLE = "Vakten: länkar och kort att se över"
MARK = "<!-- servicebanken: vakt -->"


def keep_issue(forge: Forge, text: str) -> str:
    """Opens, rewrites or closes the issue, and tells which."""
    listed = forge.every("issues", state="open", sort="created", direction="asc")
    issue = next((one for one in listed if is_ours(one, MARK)), None)
    if issue is None and not text:
        return "Nothing to tell, and no issue is open."
    if issue is None:
        forge.tell("POST", "issues", title=TITLE, body=text)
        return "An issue was opened."
    place = f"issues/{int(issue['number'])}"
    if not text:
        forge.tell("POST", f"{place}/comments", body="Allt är i ordning, så vakten stänger ärendet. Tack!")
        forge.tell("PATCH", place, state="closed")
        return "The issue was closed."
    forge.tell("PATCH", place, body=text)
    return "The issue was written anew."


def main() -> int:
    """Exit status: 1 when the file could not be read or the issue not be kept."""
    try:
        print(keep_issue(Forge.of_run(), Path(sys.argv[1]).read_text(encoding="utf-8").strip()))
        return 0
    except (ForgeError, OSError, UnicodeError, IndexError) as error:
        print(f"The issue was not kept: {error}", file=sys.stderr)
        return 1


if __name__ == "__main__":
    sys.exit(main())
