"""What the forge runs by itself, and the forms it shows: nothing a contributor sends runs with the right to write."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from support.sites import ROOT

FORGE = ROOT / ".github"
WORKFLOWS = sorted((FORGE / "workflows").iterdir())
FORMS = sorted(path for path in (FORGE / "ISSUE_TEMPLATE").iterdir() if path.name != "config.yml")

# Who may write what; every other job only reads.
WRITES = {
    ("kommentera", "kommentera"): {"pull-requests"},
    ("vakt", "beratta"): {"issues"},
    ("publicera", "publicera"): {"pages", "id-token"},
}

PINNED = re.compile(r"(?P<name>[\w-]+/[\w-]+)@(?P<commit>[0-9a-f]{40}) # v\d+\.\d+\.\d+")


def read(path: Path) -> Any:
    # Every value as text: the key `on` is otherwise read as true.
    return yaml.load(path.read_text(encoding="utf-8"), yaml.BaseLoader)


def jobs() -> Iterator[tuple[str, str, dict[str, Any]]]:
    """Each job with the name of its workflow, its permissions being its own or else the workflow's."""
    for path in WORKFLOWS:
        workflow = read(path)
        for name, job in workflow["jobs"].items():
            yield path.stem, name, {"permissions": workflow["permissions"], **job}


def runs_what_contributors_send(workflow: str) -> bool:
    return "pull_request" in read(FORGE / "workflows" / f"{workflow}.yml")["on"]


def test_the_linter_has_nothing_to_say() -> None:
    """zizmor, which knows the ways in which workflows are broken into, finds nothing, also at its most careful."""
    zizmor = Path(sys.executable).with_name("zizmor")
    flags = "--offline", "--no-progress", "--persona=pedantic", "--strict-collection", "--quiet"
    result = subprocess.run([zizmor, *flags, FORGE], capture_output=True, text=True)
    assert result.returncode == 0, result.stdout + result.stderr


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.stem)
def test_actions_are_pinned(path: Path) -> None:
    """What others have written is used in one exact version, with its name beside, from the forge's own makers."""
    used = re.findall(r"\buses: *(.*)", path.read_text(encoding="utf-8"))
    assert used
    for one in used:
        assert (pin := PINNED.fullmatch(one)) and pin["name"].startswith("actions/"), one


def test_an_action_has_one_version() -> None:
    """The same action is never used in two versions."""
    text = "".join(path.read_text(encoding="utf-8") for path in WORKFLOWS)
    used = {pin[0] for pin in PINNED.finditer(text)}
    assert len(used) == len({one.partition("@")[0] for one in used})


def test_only_three_jobs_may_write() -> None:
    """A workflow gives no rights by itself but to read the files, and each job no more than it needs."""
    for path in WORKFLOWS:
        assert read(path)["permissions"] in ({"contents": "read"}, {}), path
    for workflow, name, job in jobs():
        given = job["permissions"]
        assert isinstance(given, dict), (workflow, name)
        written = {right for right, level in given.items() if level != "read"}
        assert written == WRITES.get((workflow, name), set()), (workflow, name)


def test_no_run_begins_with_rights_and_others_code() -> None:
    """The event that gives a contributor's proposal the project's own rights is not used."""
    for path in WORKFLOWS:
        assert "pull_request_target" not in path.read_text(encoding="utf-8")


def test_no_text_from_outside_is_put_into_a_shell() -> None:
    """No expression is written into a script: names of branches and files never become commands."""
    for workflow, name, job in jobs():
        for step in job["steps"]:
            assert "${{" not in step.get("run", ""), (workflow, name)
            assert "script" not in step.get("with", {}), (workflow, name)


def test_what_contributors_send_runs_without_secrets() -> None:
    """Where a proposal's own code runs there is nothing to steal: no secret, no token, no right to write."""
    found = [(workflow, name, job) for workflow, name, job in jobs() if runs_what_contributors_send(workflow)]
    assert found
    for workflow, name, job in found:
        assert job["permissions"] == {"contents": "read"}, (workflow, name)
        assert not re.search(r"secrets|github\.token|id-token|environment", str(job)), (workflow, name)
        for step in job["steps"]:
            if "checkout@" in step.get("uses", ""):
                assert step["with"]["persist-credentials"] == "false" and "ref" not in step["with"]


def test_what_may_write_runs_only_the_projects_own() -> None:
    """Where there is a right to write, only the main branch's own tools run, and nothing of a proposal is unpacked."""
    for workflow, name, job in jobs():
        if (workflow, name) not in WRITES:
            continue
        assert not runs_what_contributors_send(workflow)
        for step in job["steps"]:
            ref = step.get("with", {}).get("ref", "")
            assert ref in ("", "${{ github.event.repository.default_branch }}"), (workflow, name)
            assert not re.search(r"make|pip|\.venv", step.get("run", "")), (workflow, name)
            assert "repository" not in step.get("with", {}) and "run-id" not in step.get("with", {})


def test_every_job_comes_to_an_end() -> None:
    """A run that hangs is stopped, and a newer one takes its turn."""
    assert all(int(job["timeout-minutes"]) <= 60 for _, _, job in jobs())
    assert all(read(path)["concurrency"]["group"] for path in WORKFLOWS)


def test_what_is_run_is_there() -> None:
    """Tools and make targets that the workflows name exist, and the two halves of the check agree on names."""
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    for _, _, job in jobs():
        for step in job["steps"]:
            for tool in re.findall(r"tools/[\w/-]+\.\w+", step.get("run", "")):
                assert (ROOT / tool).is_file(), tool
            for target in re.findall(r"\bmake (\S+)", step.get("run", "")):
                assert re.search(rf"^{re.escape(target)}:", makefile, re.MULTILINE), target
    sent = [step["with"]["name"] for _, _, job in jobs() for step in job["steps"] if "upload-artifact" in str(step)]
    teller = (ROOT / "tools/forge/report.py").read_text(encoding="utf-8")
    assert {"granskning", "forhandsvisning", "vakt"} == set(sent)
    assert 'REPORT = "granskning"' in teller and 'PREVIEW = "forhandsvisning"' in teller
    assert read(FORGE / "workflows/kommentera.yml")["on"]["workflow_run"]["workflows"] == [
        read(FORGE / "workflows/granska.yml")["name"]
    ]


def test_publishing_is_asked_for() -> None:
    """A copy of the project puts nothing on the web until its owner has said so."""
    publish = read(FORGE / "workflows/publicera.yml")
    assert publish["on"]["push"] == {"branches": ["main"]}
    assert "vars.PUBLICERA == 'ja'" in publish["jobs"]["bygg"]["if"]
    assert publish["jobs"]["publicera"]["needs"] == "bygg"


def test_new_versions_are_offered_once_a_month() -> None:
    """Actions and libraries are kept up to date by proposals, not too soon after they come out."""
    offered = read(FORGE / "dependabot.yml")["updates"]
    assert {one["package-ecosystem"] for one in offered} == {"github-actions", "pip", "npm"}
    assert all(one["schedule"]["interval"] == "monthly" and one["cooldown"]["default-days"] for one in offered)


@pytest.mark.parametrize("path", FORMS, ids=lambda path: path.stem)
def test_a_form_is_whole(path: Path) -> None:
    """The forge shows the form: each question has a label, its own name and a known kind."""
    form = read(path)
    assert set(form) == {"name", "description", "title", "body"} and all(form.values())
    asked = [one for one in form["body"] if one["type"] != "markdown"]
    assert {one["type"] for one in asked} <= {"input", "textarea", "dropdown", "checkboxes"}
    names, labels = [one["id"] for one in asked], [one["attributes"]["label"] for one in asked]
    assert len(set(names)) == len(names) and len(set(labels)) == len(labels)
    assert all(re.fullmatch(r"[a-z-]+", name) for name in names)
    assert any(one["validations"]["required"] == "true" for one in asked if "validations" in one)


@pytest.mark.parametrize("path", FORMS, ids=lambda path: path.stem)
def test_a_form_asks_for_nothing_personal(path: Path) -> None:
    """Issues are open to all: the form says so first, and asks for roles, never for a name, number or mail address."""
    first, *rest = read(path)["body"]
    assert "öppet för alla" in first["attributes"]["value"] and "inga namn" in first["attributes"]["value"]
    for one in rest:
        label = one["attributes"]["label"].lower()
        assert not re.search(r"namn|telefon|e-post|mejl|adress|ålder|personnummer", label), label


def test_a_story_comes_with_its_licence() -> None:
    """Whoever tips about a story or sends a card says that the text is theirs and may be used by all."""
    tip = read(FORGE / "ISSUE_TEMPLATE/tipsa-om-en-berattelse.yml")["body"][-1]["attributes"]["options"]
    assert all(one["required"] == "true" for one in tip)
    proposal = (FORGE / "PULL_REQUEST_TEMPLATE.md").read_text(encoding="utf-8")
    for text in (" ".join(one["label"] for one in tip), proposal):
        assert "Jag har skrivit texten själv" in text and "CC BY 4.0" in text and "privatpersoner" in text
    assert "- [ ] Varje uppgift har en källa" in proposal
