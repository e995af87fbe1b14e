"""What the project is built on: each part for a reason, in one known version, and watched."""

from __future__ import annotations

import json
import re
import subprocess
import tomllib
from importlib.metadata import PackageNotFoundError, requires
from pathlib import Path

import pytest
import yaml

from support.sites import ROOT

README = (ROOT / "README.md").read_text(encoding="utf-8")
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
OWN = PROJECT["project"]["name"]
ADVISORIES = ROOT / "tools/advisories"
NPM = sorted(path.parent for path in ROOT.glob("tools/**/package.json") if "node_modules" not in path.parts)


def name_of(requirement: str) -> str:
    """The name as registries compare it."""
    found = re.match(r"[\w.-]+", requirement)
    assert found, requirement
    return re.sub(r"[-_.]+", "-", found[0]).lower()


def asked_for() -> dict[str, set[str]]:
    """What the project itself asks for, by what it is needed for."""
    extras = PROJECT["project"]["optional-dependencies"]
    groups = {"": PROJECT["project"]["dependencies"] + PROJECT["build-system"]["requires"], **extras}
    return {group: {name_of(one) for one in named} - {OWN} for group, named in groups.items()}


def pins(file: Path) -> dict[str, str]:
    """Each pinned package with the text of its pins."""
    text: dict[str, str] = {}
    for pin in re.findall(r"^\S+==(?:.*\\\n)*.*$", file.read_text(encoding="utf-8"), re.MULTILINE):
        text[name_of(pin)] = text.get(name_of(pin), "") + pin
    return text


def needed_by(names: set[str]) -> set[str]:
    """The packages, and all that they name in turn, under any circumstances."""
    found, left = set[str](), [*names]
    while left:
        if (name := left.pop()) not in found:
            found.add(name)
            try:
                left += [name_of(one) for one in requires(name) or []]
            except PackageNotFoundError:
                continue
    return found


def test_the_readme_says_why_of_each() -> None:
    """No package is used without a reason that can be read, and no reason stands for one that is no longer used."""
    rows = re.findall(r"^\| ([a-z0-9-]+) \| (.+?) \| .+ \|$", README, re.MULTILINE)
    npm = [json.loads((folder / "package.json").read_text(encoding="utf-8")) for folder in NPM]
    others = {name for one in npm for kind in ("dependencies", "devDependencies") for name in one.get(kind, {})}
    others |= {name_of(line) for line in (ADVISORIES / "requirements.in").read_text(encoding="utf-8").splitlines()}
    assert len(rows) == len(dict(rows))
    assert set(dict(rows)) == set().union(*asked_for().values()) | others
    assert all(len(reason.split()) >= 3 for _, reason in rows)


def test_everything_is_pinned_and_nothing_else() -> None:
    """What is asked for has one exact version with hashes, and so has all that it needs; no pin is there for nobody."""
    asked = asked_for()
    wanted = set().union(*(names for group, names in asked.items() if group != "data"))
    pinned = pins(ROOT / "constraints.txt")
    assert wanted <= set(pinned) <= needed_by(wanted)
    for file in (ROOT / "constraints.txt", ADVISORIES / "requirements.txt"):
        for name, pin in pins(file).items():
            assert re.search(r"--hash=sha256:[0-9a-f]{64}", pin), name
        assert not re.search(r"://|--(?:extra-)?index|--find-links|--trusted", file.read_text(encoding="utf-8"))


@pytest.mark.parametrize("folder", NPM, ids=lambda folder: folder.name)
def test_what_npm_gets_is_pinned(folder: Path) -> None:
    """One exact version of each, with a hash and from no registry in particular."""
    asked = json.loads((folder / "package.json").read_text(encoding="utf-8"))["devDependencies"]
    lock = (folder / "package-lock.json").read_text(encoding="utf-8")
    pinned = {name: one for name, one in json.loads(lock)["packages"].items() if name}
    assert {name: pinned[f"node_modules/{name}"]["version"] for name in asked} == asked
    assert all(one["integrity"].startswith("sha512-") for one in pinned.values())
    assert '"resolved"' not in lock and "omit-lockfile-registry-resolved=true" in (folder / ".npmrc").read_text()


def test_known_weaknesses_are_asked_for_every_week() -> None:
    """The forge asks about every pinned version, of Python's packages and npm's, and says so when it cannot ask."""
    workflow = yaml.load((ROOT / ".github/workflows/sarbarheter.yml").read_text(encoding="utf-8"), yaml.BaseLoader)
    assert workflow["on"]["schedule"] and "constraints.txt" in workflow["on"]["push"]["paths"]
    assert "make advisories" in [step.get("run") for step in workflow["jobs"]["fraga"]["steps"]]
    command = ["make", "--dry-run", "advisories"]
    told = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout
    assert re.search(r"pip-audit .*--strict .*--requirement constraints\.txt", told)
    for folder in NPM:
        lock = f"{folder.relative_to(ROOT).as_posix()}/package-lock.json"
        assert f"npm audit --prefix {Path(lock).parent}\n" in told and lock in workflow["on"]["push"]["paths"]


def test_new_versions_are_offered_of_all_there_is() -> None:
    """Every folder that says what packages it needs is watched for new versions."""
    offered = yaml.safe_load((ROOT / ".github/dependabot.yml").read_text(encoding="utf-8"))["updates"]
    watched = {(one["package-ecosystem"], folder) for one in offered
               for folder in one.get("directories", [one.get("directory")])}  # fmt: skip
    kinds = {"pyproject.toml": "pip", "requirements.in": "pip", "package.json": "npm"}
    files = [path.relative_to(ROOT) for path in (*ROOT.glob("*"), *ROOT.glob("tools/**/*"))
             if path.name in kinds and "node_modules" not in path.parts]  # fmt: skip
    found = {(kinds[file.name], f"/{file.parent.as_posix()}".removesuffix(".")) for file in files}
    assert watched == found | {("github-actions", "/")}


def test_what_the_system_lacks_is_told(tmp_path: Path) -> None:
    """On a machine without a browser, Pango or any known package manager, one reads what to install."""
    for program in ("id", "grep"):
        found = subprocess.run(["sh", "-c", f"command -v {program}"], capture_output=True, text=True, check=True)
        (tmp_path / program).symlink_to(found.stdout.strip())
    command = ["/bin/sh", str(ROOT / "tools/system.sh"), "chromium", "paper"]
    bare = subprocess.run(command, capture_output=True, text=True, env={"PATH": str(tmp_path), "PYTHON": "/nowhere"})
    assert bare.returncode == 1
    assert "Chromium" in bare.stderr and "libpangoft2-1.0-0" in bare.stderr and "fonts-liberation" in bare.stderr
