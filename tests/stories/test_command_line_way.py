"""The same way without a window: each step a process of its own, nothing shared but the files."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parents[2]
BOARD, COMPANY = "Exempelnämnden", "Exempelbostäder AB"
TITLE = "Handlingsplan från kommandoraden"
SECRET = "blåbär häst åska fönster"
INDEX = (
    "Område;År;Arbetslöshet;Ohälsotal;Trångboddhet;Skadegörelse\r\n"
    "Ekliden;2014;19,4;41,2;36,6;12,0\r\nNorrtorp;2014;15,4;35,0;22,0;9,1\r\nTallmon;2014;8,8;28,0;15,0;~7\r\n"
    "Björkholm;2014;11,2;33,3;28,4;..\r\nOkändby;2014;9,9;30,0;18,0;7,7\r\nHela staden;2014;8,4;29,9;13,9;6,6\r\n"
)
DOMAINS = {
    "Arbetslöshet": "forsorjning",
    "Ohälsotal": "halsa",
    "Trångboddhet": "sociala_riskfaktorer",
    "Skadegörelse": "sakerhet_trygghet",
}
THREAD: Sequence[Mapping[str, Any]] = [
    {"type": "organisation", "id": "nämnden", "set": {"name": BOARD, "kind": "district_board"}},
    {"type": "organisation", "id": "bolaget", "set": {"name": COMPANY, "kind": "housing_company"}},
    {"type": "finding", "id": "f", "set": {"title": "Unga utan arbete", "risk_domain": "forsorjning"}},
    {"type": "goal", "id": "m", "set": {"wording": "Fler unga i arbete", "findings": ["f"], "ils_form": "board_goal"}},
    {
        "type": "measure",
        "id": "utfall",
        "set": {
            "goal": "m", "name": "Arbetslöshet i Ekliden", "kind": "outcome", "unit": "%", "direction": "decrease",
            "baseline_value": "19.4", "baseline_year": 2014, "responsible": "nämnden",
        },
    },
    {"type": "target", "parent": "utfall", "set": {"year": 2018, "value": "12.5"}},
    {
        "type": "measure",
        "id": "process",
        "set": {
            "goal": "m", "name": "Vägledda unga", "kind": "process", "unit": "personer", "direction": "increase",
            "baseline_value": "0", "baseline_year": 2014, "responsible": "nämnden",
        },
    },
    {"type": "target", "parent": "process", "set": {"year": 2018, "value": "120"}},
    {
        "type": "activity",
        "id": "a",
        "set": {
            "name": "Jobbtorg", "goals": ["m"], "what": "Två vägledare på plats.", "responsible": "nämnden",
            "start": "2015-09-01", "end": "2017-12-31", "neighbourhoods": ["area:Ekliden"], "partners": ["bolaget"],
        },
    },
    {
        "type": "cost",
        "parent": "a",
        "set": {"year": 2016, "kind": "staff", "amount": 620000, "financed_by": "programme_funds", "note": "Vägledare"},
    },
    {
        "type": "application",
        "id": "ansökan",
        "set": {
            "title": "Jobbtorg", "activities": ["a"], "applicant": f"board:{BOARD}", "what_is_new": "På plats.",
            "regular_financing": "Nämndens budget minskas inte.", "outcome_measures": ["utfall"],
            "process_measures": ["process"], "receiving_unit": "Arbetsmarknadsenheten",
            "implementation_decision_date": "2017-06-15", "yearly_cost_after": 1450000,
            "funded_by_after": "Nämndens budget", "exit_if_not": "Vägledarna återgår till centrum.",
        },
    },
]  # fmt: skip


@dataclass
class CommandLine:
    """`main.py` on one data folder, each call a process of its own."""

    data: Path
    home: Path

    def run(self, *words: str | Path) -> subprocess.CompletedProcess[str]:
        """What the process printed and how it ended."""
        command = [sys.executable, "main.py", "--data-dir", str(self.data), *map(str, words)]
        env = {**os.environ, "HANDSLAG_PASSPHRASE": SECRET, "HANDSLAG_DEVICE_PASSPHRASE": SECRET}
        return subprocess.run(
            command, cwd=ROOT, env=env, capture_output=True, text=True, encoding="utf-8", timeout=120, check=False
        )

    def say(self, *words: str | Path) -> str:
        """What it printed; it must have gone well."""
        done = self.run(*words)
        assert done.returncode == 0, f"{words}: {done.returncode}\n{done.stderr}"
        return done.stdout.strip()

    def ask(self, *words: str | Path) -> Any:
        """The one JSON value it printed."""
        return json.loads(self.say(*words, "--json"))

    def apply(self, plan: str, items: Sequence[Mapping[str, Any]]) -> list[str]:
        """Several changes as one; the ids of what was made."""
        script = self.home / "ändringar.json"
        script.write_text(json.dumps(items, ensure_ascii=False), "utf-8")
        made: list[str] = self.ask("apply", plan, script)
        return made


@pytest.fixture
def here(tmp_path: Path) -> CommandLine:
    return CommandLine(tmp_path / "här", tmp_path)


def test_the_whole_way_is_gone_on_the_command_line(here: CommandLine, tmp_path: Path) -> None:
    plan = here.say("new", "--title", TITLE, "--board", BOARD)
    assert [entry["title"] for entry in here.ask("plans")] == [TITLE]
    read_and_describe_the_index(here, plan, tmp_path)
    made = here.apply(plan, THREAD)
    ids = dict(zip([str(item.get("id", item["type"])) for item in THREAD], made, strict=True))
    here.apply(plan, [{"id": plan, "set": {"parties": [ids["bolaget"]], "purpose": "Fler unga i arbete."}}])
    stops = {one["code"] for one in here.ask("check", TITLE) if one["severity"] == "block"}
    assert stops == {"F1", "F7", "F8"}
    refused = here.run("export", plan, "--out", tmp_path / "för tidigt.asice", "--identity", "x.p12", "--role", "chair")
    assert refused.returncode == 65
    assert not (tmp_path / "för tidigt.asice").exists()
    decide(here, plan, ids["ansökan"])
    assert not [one for one in here.ask("check", plan) if one["severity"] == "block"]
    write_documents(here, plan, ids["ansökan"], tmp_path)
    package = hand_in(here, plan, tmp_path)
    a_changed_byte_is_found(here, package, tmp_path)
    the_plan_goes_to_another_computer(here, plan, tmp_path)


def read_and_describe_the_index(here: CommandLine, plan: str, folder: Path) -> None:
    """What could not be read is counted and named; what the indicators mean is said afterwards."""
    table = folder / "index.csv"
    table.write_bytes(INDEX.encode("cp1252"))
    read = here.ask("import-index", plan, table)
    assert read["indicators"] == sorted(DOMAINS)
    assert [one["name"] for one in read["unmatched"]] == ["Okändby"]
    assert [one["text"] for one in read["unread"]] == ["~7", "9,9", "30,0", "18,0", "7,7"]
    assert here.ask("import-index", plan, table)["already_there"]
    known = {r["fields"]["key"]: r["id"] for r in records(here, plan) if r["type"] == "indicator_definition"}
    here.apply(
        plan,
        [
            {"id": known[key], "set": {"risk_domain": domain, "direction": "more_risk"}}
            for key, domain in DOMAINS.items()
        ],
    )


def records(here: CommandLine, plan: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = here.ask("dump", plan)["records"]
    return found


def decide(here: CommandLine, plan: str, application: str) -> None:
    """The local group on the plan and the application, then the board."""
    for about, instance, day in (
        (plan, "local_group", "2015-04-14"),
        (application, "local_group", "2015-04-14"),
        (application, "district_board", "2015-05-21"),
    ):
        given = {"about": about, "instance": instance, "outcome": "approved", "date": day, "paragraph": "§ 6"}
        here.apply(plan, [{"type": "decision", "set": given}])


def write_documents(here: CommandLine, plan: str, application: str, folder: Path) -> None:
    for kind, record in (("handlingsplan", ""), ("ansokan", application)):
        out = folder / f"{kind}.pdf"
        here.say("report", plan, "--kind", kind, "--out", out, *(["--record", record] if record else []))
        assert out.read_bytes().startswith(b"%PDF-")


def hand_in(here: CommandLine, plan: str, folder: Path) -> Path:
    """Signed by two, each verdict on the way told by the exit code."""
    package, trusted, keys = folder / "paket.asice", *trust(folder)
    here.say("export", plan, "--out", package, "--identity", keys["chair"], "--role", "chair")
    half = here.run("verify", package, "--trust", trusted, "--json")
    assert (half.returncode, json.loads(half.stdout)["complete"]) == (1, False)
    here.say("sign", package, "--identity", keys["company_representative"], "--role", "company_representative")
    whole = here.run("verify", package, "--trust", trusted, "--json")
    verdict = json.loads(whole.stdout)
    assert whole.returncode == 0, verdict
    assert [(one["name"], one["trusted"]) for one in verdict["signers"]] == [("Eva Berg", True), ("Bo Ek", True)]
    assert here.run("verify", package).returncode == 1
    handed_in = [r for r in records(here, plan) if r["type"] == "package"]
    assert [r["fields"]["file_name"] for r in handed_in] == ["paket.asice"]
    return package


def trust(folder: Path) -> tuple[Path, dict[str, Path]]:
    """The office's list, and the two key files by role."""
    from app.exchange import office
    from app.journeys.submission import role_words
    from app.storage.identities import make_identity

    now = datetime.now(UTC) - timedelta(minutes=5)
    people = {"chair": ("Eva Berg", BOARD), "company_representative": ("Bo Ek", COMPANY)}
    keys = {role: folder / f"{role}.p12" for role in people}
    pins = [
        office.pin(make_identity(keys[role], *who, now, SECRET).certificate, role_words(role))
        for role, who in people.items()
    ]
    listed = folder / "betrodda.json"
    listed.write_bytes(office.publish(office.make_office("Centrala styrgruppen (exempel)", now), 1, now, signers=pins))
    return listed, keys


def a_changed_byte_is_found(here: CommandLine, package: Path, folder: Path) -> None:
    content = bytearray(package.read_bytes())
    content[len(content) // 2] ^= 1
    changed = folder / "ändrat.asice"
    changed.write_bytes(content)
    done = here.run("verify", changed, "--json")
    assert done.returncode not in (0, 1)
    assert not json.loads(done.stdout)["intact"]


def test_a_verdict_is_told_by_the_exit_code_also_when_nobody_reads_the_words(here: CommandLine, tmp_path: Path) -> None:
    broken = tmp_path / "trasigt.asice"
    broken.write_bytes(b"PK")
    command = [sys.executable, "main.py", "verify", str(broken)]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout is not None and process.stderr is not None
        process.stdout.close()
        said = process.stderr.read()
        assert process.wait(60) == here.run("verify", broken).returncode == 2
    assert said == b""


def the_plan_goes_to_another_computer(here: CommandLine, plan: str, folder: Path) -> None:
    """Everything that can be seen of it is the same there, and taking it in twice changes nothing."""
    sent = folder / "plan.handslag"
    here.say("send", plan, "--out", sent)
    there = CommandLine(folder / "där", folder)
    assert there.ask("receive", sent)["plan"] == plan
    assert there.ask("dump", plan) == here.ask("dump", plan)
    assert there.ask("receive", sent)["changes"] == 0
    assert there.ask("dump", plan) == here.ask("dump", plan)
