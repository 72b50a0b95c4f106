"""The command line as scripts meet it: what each subcommand does, what it prints, and how it ends."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from app import cli
from app.storage import identities

HOUSE = Path(__file__).resolve().parent.parent
SUBCOMMANDS = (
    "demo new plans dump check import-index import-catalogue index apply report export sign verify send receive".split()  # noqa: SIM905
)
PASSPHRASE = "rätt häst batteri"


@pytest.fixture(autouse=True)
def _unattended(monkeypatch: pytest.MonkeyPatch) -> None:
    """A script: passphrases come from the environment, nobody is there to be asked."""
    monkeypatch.setenv("HANDSLAG_DEVICE_PASSPHRASE", "hemligt nog för ett prov")
    monkeypatch.setenv("HANDSLAG_PASSPHRASE", PASSPHRASE)
    monkeypatch.setattr(identities, "KEY_STRETCHING_ROUNDS", 1000)


class Shell:
    """Runs subcommands in one data folder; remembers what was printed last."""

    def __init__(self, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
        self.folder, self._capsys = folder, capsys
        self.out = self.err = ""

    def run(self, *arguments: object, folder: Path | None = None) -> int:
        code = cli.run(["--data-dir", str(folder or self.folder), *map(str, arguments)])
        self.out, self.err = self._capsys.readouterr()
        return code

    def value(self, *arguments: object) -> Any:
        assert self.run(*arguments) == 0, self.err
        return json.loads(self.out)


@pytest.fixture
def shell(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Shell:
    return Shell(tmp_path / "data", capsys)


@pytest.fixture
def plan(shell: Shell) -> str:
    assert shell.run("new", "--title", "Plan för prov", "--board", "Rinkeby-Kista") == 0, shell.err
    return shell.out.strip()


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What `demo` writes, once."""
    folder = tmp_path_factory.mktemp("demo")
    assert cli.run(["demo", str(folder)]) == 0
    return folder


@pytest.fixture
def example(shell: Shell, demo: Path) -> str:
    """The example plan, received into the data folder."""
    assert shell.run("receive", demo / "exempel.handslag") == 0, shell.err
    return shell.out.strip()


@pytest.fixture
def own_example(shell: Shell) -> str:
    """The example plan, founded on this computer, which may therefore change it."""
    from app.journeys import example, library

    with example.build(library.standard(shell.folder)) as session:
        return session.plan.id


@pytest.fixture
def signer(tmp_path: Path) -> Callable[[str, str], Path]:
    """A key file for a person, valid now."""

    def make(name: str, organisation: str) -> Path:
        from datetime import UTC, datetime, timedelta

        path = tmp_path / f"{name}.p12"
        identities.make_identity(path, name, organisation, datetime.now(UTC) - timedelta(minutes=1), PASSPHRASE)
        return path

    return make


# Usage and endings


@pytest.mark.parametrize(
    "arguments",
    [
        [],
        ["okänt"],
        ["new", "--title", "T"],
        ["report", "p", "--kind", "roman", "--out", "x.pdf"],
        ["verify"],
        ["export", "p", "--out", "x.asice"],
    ],
)
def test_wrong_usage_ends_with_64_and_says_how_it_is_used(shell: Shell, arguments: list[str]) -> None:
    assert shell.run(*arguments) == 64
    assert "usage:" in shell.err
    assert shell.out == ""


@pytest.mark.parametrize("name", SUBCOMMANDS)
def test_every_subcommand_explains_itself(shell: Shell, name: str) -> None:
    assert shell.run(name, "--help") == 0
    assert name in shell.out


@pytest.mark.parametrize(
    "arguments",
    [
        ["dump", "finns inte", "--json"],
        ["check", "finns inte"],
        ["new", "--title", "T", "--board", "Ingenstans"],
        ["receive", "borta.handslag"],
        ["apply", "finns inte", "borta.json"],
        ["send", "finns inte", "--out", "x.handslag"],
    ],
)
def test_what_the_world_does_ends_with_65_and_one_line(shell: Shell, arguments: list[str]) -> None:
    assert shell.run(*arguments) == 65
    assert len(shell.err.strip().splitlines()) == 1
    assert shell.err.strip()[-1] in ".?”)"
    assert "Traceback" not in shell.err


def test_a_bug_ends_with_70_and_is_shown_whole(shell: Shell, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(_given: object) -> int:
        raise ZeroDivisionError

    monkeypatch.setattr(cli, "_plans", broken)
    assert shell.run("plans") == 70
    assert "ZeroDivisionError" in shell.err


def test_the_real_process_answers_with_the_same_codes_and_loads_no_qt(tmp_path: Path) -> None:
    def main(*arguments: str) -> subprocess.CompletedProcess[str]:
        script = (
            "import runpy, sys; sys.argv[0] = 'main.py'\ntry:\n    runpy.run_path('main.py', run_name='__main__')\n"
        )
        script += "finally:\n    assert not any(name.startswith('PySide6') for name in sys.modules)\n"
        return subprocess.run(
            [sys.executable, "-c", script, *arguments],
            cwd=HOUSE,
            capture_output=True,
            text=True,
            check=False,
            timeout=60,
        )

    folder = str(tmp_path)
    assert main("--data-dir", folder, "plans", "--json").stdout == "[]\n"
    assert main("--data-dir", folder, "okänt").returncode == 64
    assert main("--data-dir", folder, "dump", "p").returncode == 65
    assert main("verify", str(tmp_path / "borta.asice")).returncode == 3


# Plans


def test_a_new_plan_is_listed_and_found_by_id_and_by_title(shell: Shell, plan: str) -> None:
    assert shell.value("plans", "--json") == [
        {"id": plan, "title": "Plan för prov", "board": "Rinkeby-Kista", "example": False}
    ]
    assert shell.run("plans") == 0
    assert shell.out == f"{plan}  Plan för prov\n"
    assert shell.value("dump", plan, "--json") == shell.value("dump", "Plan för prov", "--json")


def test_dump_gives_the_whole_plan(shell: Shell, plan: str) -> None:
    value = shell.value("dump", plan, "--json")
    assert set(value) == {"format", "plan", "tips", "records", "unsettled"}
    assert value["plan"] == plan
    assert value["unsettled"] == []
    root = next(record for record in value["records"] if record["type"] == "plan")
    assert set(root) == {"id", "type", "parent", "position", "fields"}
    assert root["fields"]["title"] == "Plan för prov"


def test_apply_makes_one_change_of_many_items_and_prints_the_ids(shell: Shell, plan: str, tmp_path: Path) -> None:
    changes = tmp_path / "ändringar.json"
    items = [
        {"type": "finding", "id": "f", "set": {"title": "Få unga i arbete"}},
        {"type": "goal", "set": {"wording": "Fler unga i arbete", "findings": ["f"]}},
    ]
    changes.write_text(json.dumps(items), "utf-8")
    finding, goal = shell.value("apply", plan, changes, "--json")
    records = {record["id"]: record for record in shell.value("dump", plan, "--json")["records"]}
    assert records[goal]["fields"]["findings"] == [finding]
    assert finding.split(":")[0] == goal.split(":")[0]
    changes.write_text(json.dumps([{"id": goal, "delete": True}, {"id": finding, "set": {"title": "Annat"}}]), "utf-8")
    assert shell.run("apply", plan, changes) == 0
    after = {record["id"] for record in shell.value("dump", plan, "--json")["records"]}
    assert goal not in after
    assert finding in after


@pytest.mark.parametrize("text", ["inte json", '[{"type": "hus"}]', '{"type": "goal"}', '[{"id": "okänt", "set": {}}]'])
def test_apply_refuses_what_it_cannot_do_and_changes_nothing(
    shell: Shell, plan: str, tmp_path: Path, text: str
) -> None:
    before = shell.value("dump", plan, "--json")
    changes = tmp_path / "fel.json"
    changes.write_text(text, "utf-8")
    assert shell.run("apply", plan, changes) == 65
    assert shell.value("dump", plan, "--json") == before


def test_check_tells_every_remark_with_its_source(shell: Shell, example: str) -> None:
    remarks = shell.value("check", example, "--json")
    assert remarks
    assert all(set(each) == {"code", "severity", "record", "field", "text", "source"} for each in remarks)
    assert {each["severity"] for each in remarks} <= {"block", "remark"}
    assert shell.run("check", example) == 0
    assert len(shell.out.splitlines()) == len(remarks)


def test_a_plan_goes_to_another_data_folder_whole(shell: Shell, example: str, tmp_path: Path) -> None:
    out = tmp_path / "plan.handslag"
    assert shell.run("send", example, "--out", out) == 0
    before = shell.value("dump", example, "--json")
    shell.folder = tmp_path / "annan"
    received = shell.value("receive", out, "--json")
    assert received["plan"] == example
    assert received["changes"] > 0
    assert shell.value("dump", example, "--json") == before
    assert shell.value("receive", out, "--json")["changes"] == 0


# The index


def test_an_index_table_is_read_into_the_plan(shell: Shell, plan: str, tmp_path: Path) -> None:
    table = tmp_path / "tabell.csv"
    table.write_text("Stadsdel;2013;2014\nRinkeby;12,5;11,0\nKista;9,1;..\n", "utf-8")
    done = shell.value("import-index", plan, table, "--json")
    assert (done["values"], done["unmatched"], done["already_there"]) == (4, [], False)
    (dataset,) = [r for r in shell.value("dump", plan, "--json")["records"] if r["type"] == "dataset"]
    assert dataset["id"] == done["dataset"]
    assert shell.value("import-index", plan, table, "--json")["already_there"]
    wrong = tmp_path / "recept.json"
    wrong.write_text("[]")
    assert shell.run("import-index", plan, table, "--recipe", wrong) == 65


def test_scripts_say_what_a_table_is(shell: Shell, plan: str, tmp_path: Path) -> None:
    table = tmp_path / "tabell.csv"
    table.write_text("Stadsdel;2014\nRinkeby;12,5\nKista;9,1\n", "utf-8")
    words = ("--name", "Index", "--source", "rapport", "--publisher", "Sweco", "--vintage", "2015", "--note", "om")
    shell.value("import-index", plan, table, "--kind", "published_index", *words, "--json")
    (dataset,) = [r for r in shell.value("dump", plan, "--json")["records"] if r["type"] == "dataset"]
    fields = dataset["fields"]
    assert [fields[n] for n in ("kind", "name", "source", "publisher", "vintage", "method_note")] == [
        "published_index", "Index", "rapport", "Sweco", 2015, "om",
    ]  # fmt: skip


def test_a_table_can_come_in_place_of_another_and_says_what_that_changes(
    shell: Shell, plan: str, tmp_path: Path
) -> None:
    ids = []
    for year in (2014, 2015):
        table = tmp_path / f"{year}.csv"
        table.write_text(f"Stadsdel;Arbetslöshet {year}\nRinkeby;12,5\nKista;{year - 2000},0\n", "utf-8")
        instead = ["--replaces", ids[0]] if ids else []
        done = shell.value("import-index", plan, table, *instead, "--json")
        ids.append(done["dataset"])
    assert done["replacement"]["years"] == {"added": [2015], "gone": [2014]}
    (new,) = [r for r in shell.value("dump", plan, "--json")["records"] if r["id"] == ids[1]]
    assert new["fields"]["replaces"] == ids[0]
    assert shell.run("import-index", plan, table, "--replaces", ids[0]) == 0
    assert "Ett år tillkommer: 2015." in shell.out
    assert shell.run("import-index", plan, table, "--replaces", "borta") == 65
    assert "Det finns ingen tabell med id borta" in shell.err


def test_the_shipped_example_table_is_read_by_the_command_line_too(shell: Shell, tmp_path: Path) -> None:
    table = HOUSE / "resources" / "data" / "exempel_index.csv"
    assert shell.run("new", "--title", "Prov", "--board", "Exempelnämnden") == 0, shell.err
    plan = shell.out.strip()
    done = shell.value("import-index", plan, table, "--json")
    assert isinstance(done, dict)
    (dataset,) = [r for r in shell.value("dump", plan, "--json")["records"] if r["type"] == "dataset"]
    assert len(dataset["fields"]["blob"]) == 64


def test_index_counts_without_a_plan_and_writes_every_digit(shell: Shell, tmp_path: Path) -> None:
    values, framework, out = (tmp_path / name for name in ("v.csv", "f.csv", "ut.csv"))
    rows = [
        f"{unit},2014,{key},{value}"
        for unit, a, b in (("A", 1, 5), ("B", 2, 7), ("C", 4, 6))
        for key, value in (("x", a), ("y", b))
    ]
    values.write_text("\n".join(["unit,year,indicator,value", *rows]) + "\n")
    framework.write_text("key,parent,weight,direction\nroot,,1,1\nx,root,0.5,1\ny,root,0.5,-1\n")
    assert shell.run("index", values, "--framework", framework, "--out", out) == 0, shell.err
    lines = out.read_text().splitlines()
    assert lines[0] == "unit,year,key,score,rank"
    assert {line.split(",")[0] for line in lines[1:]} == {"A", "B", "C"}
    assert shell.run("index", tmp_path / "borta.csv", "--framework", framework, "--out", out) == 65


# Documents and packages


def test_documents_are_written_by_kind(shell: Shell, example: str, tmp_path: Path) -> None:
    plan_pdf, application_pdf = tmp_path / "plan.pdf", tmp_path / "ansokan.pdf"
    assert shell.run("report", example, "--kind", "handlingsplan", "--out", plan_pdf) == 0, shell.err
    records = shell.value("dump", example, "--json")["records"]
    application = next(record["id"] for record in records if record["type"] == "application")
    done = shell.run("report", example, "--kind", "ansokan", "--record", application, "--out", application_pdf)
    assert done == 0, shell.err
    assert all(path.read_bytes().startswith(b"%PDF") for path in (plan_pdf, application_pdf))
    assert shell.run("report", example, "--kind", "ansokan", "--record", example, "--out", application_pdf) == 65
    assert shell.run("report", example, "--kind", "handlingsplan", "--out", tmp_path / "borta" / "x.pdf") == 65
    page = tmp_path / "stadsdel.pdf"
    assert shell.run("report", example, "--kind", "stadsdel", "--record", "Ekliden", "--out", page) == 0, shell.err
    assert page.read_bytes().startswith(b"%PDF")
    assert shell.run("report", example, "--kind", "stadsdel", "--record", "Eklidn", "--out", tmp_path / "x.pdf") == 65
    assert "Närmast" in shell.err


def test_the_demo_writes_every_file_and_its_package_is_trusted(shell: Shell, demo: Path) -> None:
    names = ("exempel.handslag", "handlingsplan.pdf", "ansokan-01.pdf", "paket.asice", "betrodda.json")
    assert all((demo / name).stat().st_size > 0 for name in names)
    assert shell.run("verify", demo / "paket.asice", "--trust", demo / "betrodda.json", "--json") == 0
    value = json.loads(shell.out)
    assert set(value) == {"verdict", "intact", "complete", "signers", "problems"}
    assert value["verdict"] == "trusted"
    assert [signer["name"] for signer in value["signers"]] == ["Eva Berg", "Bo Ek"]
    keys = {"name", "organisation", "role", "signed_at", "valid", "trusted", "problems"}
    assert all(set(signer) == keys for signer in value["signers"])


def test_verify_ends_with_0_to_3_by_the_verdict(shell: Shell, demo: Path, tmp_path: Path) -> None:
    package, trust = demo / "paket.asice", demo / "betrodda.json"
    assert shell.run("verify", package, "--trust", trust) == 0
    assert "Paketet är äkta och fullständigt" in shell.out
    assert shell.run("verify", package) == 1
    changed = tmp_path / "ändrat.asice"
    content = bytearray(package.read_bytes())
    content[len(content) // 2] ^= 1
    changed.write_bytes(content)
    assert shell.run("verify", changed, "--trust", trust) == 2
    changed.write_bytes(b"")
    assert shell.run("verify", changed, "--trust", trust) == 2
    assert shell.run("verify", tmp_path / "borta.asice", "--trust", trust, "--json") == 3
    assert json.loads(shell.out)["verdict"] == "unreadable"
    assert shell.run("verify", package, "--trust", package) == 65


def test_a_package_is_exported_signed_twice_and_noted_in_the_plan(
    shell: Shell, own_example: str, tmp_path: Path, signer: Callable[[str, str], Path]
) -> None:
    out = tmp_path / "paket.asice"
    eva, bo = signer("Eva Berg", "Exempelnämnden"), signer("Bo Ek", "Exempelbostäder AB")
    assert shell.run("export", own_example, "--out", out, "--identity", eva, "--role", "chair") == 0, shell.err
    assert shell.run("sign", out, "--identity", bo, "--role", "company_representative") == 0, shell.err
    assert shell.run("verify", out, "--json") == 1
    value = json.loads(shell.out)
    assert value["intact"]
    assert [(s["name"], s["role"], s["valid"]) for s in value["signers"]] == [
        ("Eva Berg", "Ordförande i lokala styrgruppen", True),
        ("Bo Ek", "Företrädare för bostadsbolaget", True),
    ]
    (noted,) = [r for r in shell.value("dump", own_example, "--json")["records"] if r["type"] == "package"]
    assert noted["fields"]["file_name"] == "paket.asice"
    assert shell.run("sign", out, "--identity", bo, "--role", "company_representative") == 65
    assert "redan skrivit under" in shell.err


def test_a_plan_with_a_stop_is_not_exported(
    shell: Shell, own_example: str, tmp_path: Path, signer: Callable[[str, str], Path]
) -> None:
    records = shell.value("dump", own_example, "--json")["records"]
    sent = next(r["id"] for r in records if r["type"] == "application" and not r["fields"].get("withheld"))
    changes = tmp_path / "stopp.json"
    changes.write_text(json.dumps([{"id": sent, "set": {"what_is_new": ""}}]), "utf-8")
    assert shell.run("apply", own_example, changes) == 0, shell.err
    out, eva = tmp_path / "paket.asice", signer("Eva Berg", "Exempelnämnden")
    assert shell.run("export", own_example, "--out", out, "--identity", eva, "--role", "chair") == 65
    assert "stopp återstår" in shell.err
    assert not out.exists()


def test_a_plan_that_can_only_be_read_here_is_not_exported_from_here(
    shell: Shell, example: str, tmp_path: Path, signer: Callable[[str, str], Path]
) -> None:
    out, eva = tmp_path / "paket.asice", signer("Eva Berg", "Exempelnämnden")
    assert shell.run("export", example, "--out", out, "--identity", eva, "--role", "chair") == 65
    assert "kan bara läsas" in shell.err
    assert not out.exists()


def test_a_wrong_or_missing_passphrase_is_said_and_nothing_is_written(
    shell: Shell, own_example: str, tmp_path: Path, signer: Callable[[str, str], Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    out, eva = tmp_path / "paket.asice", signer("Eva Berg", "Exempelnämnden")
    monkeypatch.setenv("HANDSLAG_PASSPHRASE", "fel")
    assert shell.run("export", own_example, "--out", out, "--identity", eva, "--role", "chair") == 65
    assert "Fel lösenfras" in shell.err
    monkeypatch.delenv("HANDSLAG_PASSPHRASE")
    monkeypatch.setattr("sys.stdin.isatty", lambda: False, raising=False)
    assert shell.run("export", own_example, "--out", out, "--identity", eva, "--role", "chair") == 65
    assert "HANDSLAG_PASSPHRASE" in shell.err
    assert not out.exists()


def test_reading_needs_no_key(shell: Shell, example: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("HANDSLAG_DEVICE_PASSPHRASE")
    monkeypatch.delenv("HANDSLAG_PASSPHRASE")
    assert shell.run("dump", example, "--json") == 0, shell.err
    assert shell.run("check", example) == 0, shell.err
    assert shell.run("plans") == 0, shell.err


def test_a_catalogue_is_shown_before_it_is_read_in_and_is_the_same_the_second_time(
    shell: Shell, own_example: str, tmp_path: Path
) -> None:
    table = tmp_path / "krav.csv"
    table.write_text("Krav;Avsnitt\nRedovisa hur målen följs upp;3.1\n", "utf-8")
    job = ("import-catalogue", own_example, table, "--kind", "requirement", "--json")
    assert [row["state"] for row in shell.value(*job, "--preview")["rows"]] == ["new"]
    assert [row["state"] for row in shell.value(*job)["rows"]] == ["new"]
    assert shell.run(*job) == 65
    assert "skiljer sig" in shell.err
