"""Tells a contributor what the checks found, in one comment on the pull request that is written anew after each run.

It runs with the right to write, on the project's own branch. Which pull request it is, is asked of the forge: the run's
commit must be the last one of an open pull request from the same repository. Only the list of problems comes from the
contributor's run, and it is read as text of unknown origin.
"""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from comment import MARK, NotAReportError, Remark, Surroundings, draw_comment, read_remarks
from forge import Forge, ForgeError, unpack

REPORT = "granskning"
PREVIEW = "forhandsvisning"

# Room for some 10,000 problems.
_LARGEST_ARCHIVE = 2_000_000
_LARGEST_REPORT = 10_000_000

# Other runs were stopped, or never begun: there is nothing to tell.
_FINISHED = ("success", "failure", "timed_out")


def main() -> int:
    """Exit status: 1 when the forge could not be read or written to."""
    try:
        run = json.loads(Path(os.environ["GITHUB_EVENT_PATH"]).read_bytes())["workflow_run"]
        forge = Forge.of_run()
        server = os.environ.get("GITHUB_SERVER_URL", "https://github.com").rstrip("/")
        if run["event"] == "pull_request" and run["conclusion"] in _FINISHED:
            report_on(run, forge, server)
        return 0
    except (ForgeError, LookupError, TypeError, OSError, ValueError) as error:
        print(f"No comment was written: {error!r}", file=sys.stderr)
        return 1


def report_on(run: dict[str, Any], forge: Forge, server: str) -> None:
    """Writes the comment, where there is a pull request to write it on."""
    numbers = list(_pull_requests(run, forge))
    if not numbers:
        print("The run's commit is not the last one of any open pull request: nothing to write.")
        return
    artifacts = _artifacts(run, forge)
    page = f"{server}/{forge.repository}/actions/runs/{int(run['id'])}"
    around = Surroundings(
        has_passed=run["conclusion"] == "success",
        run=page,
        preview=f"{page}/artifacts/{artifacts[PREVIEW]['id']}" if PREVIEW in artifacts else "",
        files=f"{server}/{run['head_repository']['full_name']}/blob/{run['head_sha']}",
    )
    text = draw_comment(_remarks(artifacts.get(REPORT), forge), around)
    for number in numbers:
        forge.write_once(f"issues/{number}", MARK, text)
        print(f"Written on #{number}")


def _pull_requests(run: dict[str, Any], forge: Forge) -> Iterator[int]:
    """The run itself does not say which, when it comes from a fork."""
    if run["head_repository"] is None:  # the copy that it came from is gone
        return
    home = run["head_repository"]["full_name"]
    for one in forge.every("pulls", state="open", sort="updated", direction="desc"):
        head = one["head"]
        if head["sha"] == run["head_sha"] and (head["repo"] or {}).get("full_name") == home:
            yield int(one["number"])


def _artifacts(run: dict[str, Any], forge: Forge) -> dict[str, dict[str, Any]]:
    """What the run has left, by name; the last one where it was run more than once."""
    found = forge.every(f"actions/runs/{int(run['id'])}/artifacts")
    kept = [one for one in found if not one["expired"] and type(one["id"]) is int]
    return {one["name"]: one for one in sorted(kept, key=lambda one: one["id"])}


def _remarks(artifact: dict[str, Any] | None, forge: Forge) -> list[Remark] | None:
    if artifact is None or artifact["size_in_bytes"] > _LARGEST_ARCHIVE:
        return None
    archive = forge.download(f"actions/artifacts/{artifact['id']}/zip", _LARGEST_ARCHIVE)
    data = unpack(archive, f"{REPORT}.json", _LARGEST_REPORT) if archive else None
    try:
        return read_remarks(data) if data is not None else None
    except NotAReportError as error:
        print(f"The report could not be read: {error}", file=sys.stderr)
        return None


if __name__ == "__main__":
    sys.exit(main())
