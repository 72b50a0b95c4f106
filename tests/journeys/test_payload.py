"""What is in a package: the same plan and clock give the same bytes, and only what is to be sent goes along."""

from __future__ import annotations

import json
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest

from app.journeys import payload
from app.journeys.session import Session
from app.journeys.snapshot import Snapshot, take
from app.models import rules, verbs
from app.models.change import Attach, Change, combine
from app.models.plan import Plan
from tests.journeys.submission_pieces import example_session, prepared_of, run


@pytest.fixture(scope="module")
def example(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Snapshot]:
    with example_session(tmp_path_factory.mktemp("data")) as session:
        yield take(session)


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    with example_session(tmp_path / "data") as opened:
        yield opened


def made(snapshot: Snapshot, today: str = "2015-04-23", index: bool = True) -> dict[str, payload.File]:
    known = payload.computed(snapshot) if index else None
    remarks = rules.check(snapshot.plan, known.facts() if known else None)
    return {file.name: file for file in run(payload.files(snapshot, known, remarks, today))}


def content_of(files: dict[str, payload.File], name: str = "handslag.json") -> Any:
    return json.loads(files[name].content)


def test_the_same_plan_and_the_same_clock_give_the_same_bytes(example: Snapshot) -> None:
    copied = Snapshot(
        Plan.of_records(example.plan.id, example.plan.tips, reversed(list(example.plan))), dict(example.blobs)
    )
    first, second = made(example), made(copied)
    assert list(first) == list(second)
    assert [name for name in first if first[name].content != second[name].content] == []


def test_another_day_is_printed_and_the_data_are_the_same(example: Snapshot) -> None:
    first, second = made(example), made(example, "2015-04-24")
    assert first["handlingsplan.pdf"].content != second["handlingsplan.pdf"].content
    assert first["plan.json"].content == second["plan.json"].content


def test_the_content_names_every_other_file_by_its_digest_and_is_listed_first(example: Snapshot) -> None:
    files = made(example)
    assert next(iter(files)) == "handslag.json"
    listed = content_of(files)["payload"]
    assert listed == {name: file.digest for name, file in files.items() if name != "handslag.json"}


def test_the_content_says_which_plan_which_board_and_who_must_sign(example: Snapshot) -> None:
    content = content_of(made(example))
    assert content["plan"] == example.plan.id
    assert content["tips"] == sorted(example.plan.tips)
    assert content["district_board"] == "Exempelnämnden"
    assert content["example"] is True
    assert content["previous"] is None
    assert {"role": "Ordförande i lokala styrgruppen", "organisation": "Exempelnämnden"} in content["required_signers"]
    assert len(content["index_fingerprints"]) == 1
    assert all(set(check) == {"code", "severity", "record", "text"} for check in content["checks"])


def test_a_withheld_application_is_neither_printed_nor_in_the_data(session: Session) -> None:
    sent = [record for record in session.plan.of("application") if not record.flag("withheld")]
    before = made(take(session))
    session.do(verbs.set_value(session.plan, sent[-1].id, "withheld", True))
    after = made(take(session))
    pdfs = [sum(name.startswith("ansokan-") for name in files) for files in (before, after)]
    assert pdfs == [len(sent), len(sent) - 1]
    ids = {record["id"] for record in content_of(after, "plan.json")["records"]}
    assert sent[-1].id not in ids
    assert sent[0].id in ids


def test_without_an_index_there_is_no_index_file_and_no_fingerprint(example: Snapshot) -> None:
    bare = Snapshot(
        Plan.of_records(example.plan.id, example.plan.tips, [r for r in example.plan if r.type != "dataset"]), {}
    )
    assert payload.computed(bare) is None
    files = made(bare, index=False)
    assert {"index.csv", "index-metod.json"} & set(files) == set()
    assert content_of(files)["index_fingerprints"] == []
    assert files["handlingsplan.pdf"].content.startswith(b"%PDF")


def test_the_index_goes_along_with_its_method_and_that_it_is_our_own_calculation(example: Snapshot) -> None:
    files = made(example)
    lines = files["index.csv"].content.decode().splitlines()
    assert lines[0] == "unit,year,key,score,rank"
    assert len(lines) > 40
    method = content_of(files, "index-metod.json")
    assert method["note"] == "Egen beräkning – inte Swecos index."
    assert method["fingerprint"] == content_of(files)["index_fingerprints"][0]


def test_attachments_go_along_by_number_under_names_that_every_system_takes(session: Session) -> None:
    content = b"protokollets bytes"
    change = verbs.create(
        session.plan,
        "attachment",
        {
            "name": "Protokoll § 12/2015 (justerat).pdf",
            "media_type": "application/pdf",
            "blob": sha256(content).hexdigest(),
        },
        session.chance,
    )
    session.do(combine(change, Change((Attach(content),))))
    files = made(take(session))
    (name,) = [name for name in files if name.startswith("bilaga-")]
    assert name == "bilaga-01-Protokoll-12-2015-justerat-.pdf"
    assert files[name].content == content


def test_the_package_id_follows_plan_tips_and_the_package_before(session: Session) -> None:
    first = payload.package_facts(session.plan)
    assert (first.version, first.previous) == (1, "")
    assert prepared_of(session).package_id == first.package
    given = {"payload_digest": "ab" * 32, "file_name": "ett.asice"}
    session.do(verbs.create(session.plan, "package", given, session.chance))
    second = payload.package_facts(session.plan)
    assert (second.version, second.previous) == (2, "ab" * 32)
    assert second.package != first.package


def test_the_district_and_every_party_company_must_sign_whatever_the_plan_asks_for(session: Session) -> None:
    session.do(verbs.set_value(session.plan, session.plan.id, "required_roles", ()))
    assert payload.required_signers(session.plan) == (
        ("Ordförande i lokala styrgruppen", "Exempelnämnden"),
        ("Företrädare för bostadsbolaget", "Exempelbostäder AB"),
    )


def test_the_page_for_strangers_marks_example_data_and_leaves_no_blank(example: Snapshot) -> None:
    page = made(example)["las-mig.html"].content.decode()
    assert "Exempeldata" in page
    assert "{{" not in page


def test_the_sheets_go_along_and_are_named_in_the_content(example: Snapshot) -> None:
    files = made(example)
    assert files["matris.xlsx"].content.startswith(b"PK")
    assert content_of(files)["payload"]["matris.xlsx"] == files["matris.xlsx"].digest
    assert "matris.xlsx" in files["las-mig.html"].content.decode()
