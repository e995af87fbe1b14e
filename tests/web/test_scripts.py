"""The scripts of the pages: each says what it stands on, and they reach a reader in few files."""

from __future__ import annotations

import re
import shutil
import subprocess
from functools import cache
from pathlib import Path

import pytest

from servicebanken.web.scripts import script_files, stands_on
from support.sites import ROOT, BuildSite

WEB = ROOT / "hooks/servicebanken/web"
SCRIPTS = {path.stem: path.read_text(encoding="utf-8") for path in sorted(WEB.glob("*/scripts/*.js"))}
FILES = dict(script_files())
EVERYWHERE = "assets/servicebanken.js"

# What is fetched by whoever uses it, when a reader needs it, may be used from a file that it is not part of.
FETCHED = {"engine"}

NODE = shutil.which("node")
JUDGE = ROOT / "tools/eslint"


def exported(script: str) -> list[str]:
    """The names that a script gives to the others; where all of them are kept is none of them."""
    return re.findall(r"\bself\.servicebanken\.(\w+) = ", script)


def used(script: str) -> set[str]:
    """The names that a script takes from the others, one by one or several at a time."""
    taken = set(re.findall(r"\bself\.servicebanken\.(\w+)\b(?! = )", script))
    for names in re.findall(r"\{((?:[^{}]|\{[^{}]*\})*)\} = self\.servicebanken;", script):
        outermost = re.sub(r"\{[^{}]*\}", "", names)
        taken |= {name.split(":")[0].strip() for name in outermost.split(",")} - {""}
    return taken


@cache
def exporters() -> dict[str, str]:
    """Which script each name is from."""
    return {name: script for script, text in SCRIPTS.items() for name in exported(text)}


@cache
def data() -> set[str]:
    """The names of values that are made when the site is built."""
    texts = [path.read_text(encoding="utf-8") for path in WEB.rglob("*.py")]
    return {name for text in texts for name in re.findall(r'\b(?:script|entry)_of\("(\w+)"', text)}


def parts_of(file: str) -> list[str]:
    """The scripts that a file on the site is joined from, in the order in which they stand there."""
    positions = {name: FILES[file].find(text) for name, text in SCRIPTS.items()}
    return sorted((name for name, position in positions.items() if position >= 0), key=lambda name: positions[name])


def test_names_are_given_once() -> None:
    """No script has the name of another, and no two give the others something by one name, or by that of a value."""
    assert len(SCRIPTS) == len([*WEB.glob("*/scripts/*")])
    names = [name for text in SCRIPTS.values() for name in exported(text)]
    assert sorted(names) == sorted(set(names)) and not set(names) & data()


@pytest.mark.parametrize("name", SCRIPTS)
def test_a_script_says_what_it_stands_on(name: str) -> None:
    """Neither more nor less than the scripts whose names it uses; what is neither theirs nor a value is nobody's."""
    script = SCRIPTS[name]
    said = re.findall(r"^/\* Stands on: (.+)\. \*/$", script, re.MULTILINE)
    names = used(script) - data() - {*exported(script)}
    assert names <= exporters().keys()
    needed = sorted({exporters()[one] for one in names})
    assert said == [", ".join(needed) or "nothing"]


def test_every_name_is_used() -> None:
    """What no other script uses is no concern of theirs."""
    taken = {name for text in SCRIPTS.values() for name in used(text) - {*exported(text)}}
    assert exporters().keys() <= taken


def test_a_file_is_its_scripts_in_order() -> None:
    """Unchanged, each once in all the files, and each below those it stands on, which are there or loaded before."""
    assert sorted(name for file in FILES for name in parts_of(file)) == sorted(SCRIPTS)
    first = parts_of(EVERYWHERE)
    for file, text in FILES.items():
        parts = parts_of(file)
        assert text == "\n".join(SCRIPTS[name] for name in parts)
        above = set[str]() if file == EVERYWHERE else {*first}
        for name in parts:
            assert stands_on(SCRIPTS[name]) - FETCHED <= above, name
            above.add(name)
    assert [*script_files()] == [*FILES.items()]


@pytest.mark.skipif(NODE is None, reason="asks Node, and there is none")
@pytest.mark.parametrize("file", FILES)
def test_a_file_can_be_read(file: str, tmp_path: Path) -> None:
    """What is joined is still a script."""
    path = tmp_path / Path(file).name
    path.write_text(FILES[file], encoding="utf-8")
    asked = subprocess.run([NODE or "node", "--check", path], capture_output=True, text=True)
    assert asked.returncode == 0, asked.stderr


@pytest.mark.skipif(NODE is None or not (JUDGE / "node_modules").is_dir(), reason="asks eslint, which is not here")
def test_scripts_are_judged() -> None:
    """No script has a fault, and where one is planted it is found."""
    eslint, config = JUDGE / "node_modules/eslint/bin/eslint.js", JUDGE / "eslint.config.cjs"
    program = [NODE or "node", str(eslint), "--config", str(config)]
    asked = subprocess.run([*program, "hooks"], cwd=ROOT, capture_output=True, text=True)
    assert (asked.returncode, asked.stdout, asked.stderr) == (0, "", "")
    strict = '"use strict";'
    planted = {
        "no-undef": f"{strict} unheardOf();",
        "no-unused-vars": f"{strict} const alone = 1;",
        "eqeqeq": f"{strict} if (self.name == 1) print();",
        "no-var": f"{strict} var old = 1; print(old);",
        "strict": "print();",
        "max-lines": "\n" * 250,
        "max-lines-per-function": f"{strict} const long = () => {{" + "\n" * 30 + "}; long();",
        "no-restricted-syntax": f"{strict} (() => print())();",
    }
    for rule, line in planted.items():
        command = [*program, "--stdin", "--stdin-filename", "hooks/planted.js"]
        script = f"(() => {{\n  {line}\n}})();\n"
        asked = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, input=script)
        assert asked.returncode == 1 and rule in asked.stdout, (rule, asked.stdout)


def test_a_page_loads_one_script(build_site: BuildSite) -> None:
    """The form, the workshop and the comparison load their own and its data too; what leads on loads that alone."""
    own = {
        "bidra/skriv/": ["form-data", "form"],
        "workshop/": ["workshop-cards", "workshop"],
        "workshop/jamfor/": ["workshop-cards", "workshop"],
    }
    site = build_site("liten")
    seen = set()
    for page in site.rglob("*.html"):
        folder = page.relative_to(site).as_posix().removesuffix("index.html")
        html = page.read_text(encoding="utf-8")
        loaded = re.findall(r"<script\b[^>]*\bsrc=\"[^\"]*?assets/([^\"]+)\.js\"[^>]*\bdefer", html)
        assert len(loaded) == html.count("<script")
        leads_on = 'http-equiv="refresh"' in html
        assert loaded == (["moved"] if leads_on else ["servicebanken", *own.get(folder, [])]), folder
        seen.add(folder)
    assert own.keys() <= seen
    there = {f"assets/{path.name}" for path in (site / "assets").glob("*.js")}
    assert {*FILES} <= there and not {f"assets/{name}.js" for name in SCRIPTS} - {*FILES} & there
