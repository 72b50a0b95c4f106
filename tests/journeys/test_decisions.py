"""Decisions bound to what they were about, and exactly what broke them."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.journeys import decisions, founding
from app.journeys.decisions import PastPlans, broken
from app.journeys.session import Session
from app.models import verbs
from app.models.apply_json import from_json
from app.models.decisions import newest, plan_decision
from app.models.digest import digest
from app.models.errors import UserError
from tests.storage.desk import hurried, library_in

ITEMS = (
    {"type": "goal", "id": "g", "set": {"wording": "Fler unga i arbete"}},
    {"type": "activity", "id": "a", "set": {"name": "Jobbtorg", "goals": ["g"]}},
    {"type": "cost", "id": "c", "parent": "a", "set": {"year": 2015, "amount": 100000, "note": "Personal"}},
    {"type": "cost", "id": "d", "parent": "a", "set": {"year": 2016, "amount": 50000, "note": "Lokal"}},
    {"type": "application", "id": "ap", "set": {"title": "Jobbtorg", "activities": ["a"]}},
)
YES = {"outcome": "approved", "date": "2015-04-14"}


@pytest.fixture
def session(tmp_path: Path) -> Session:
    made = hurried(founding.new_plan(library_in(tmp_path / "data"), "Plan", "Exempelnämnden"))
    yield made  # type: ignore[misc]
    made.close()


@pytest.fixture
def ids(session: Session) -> dict[str, str]:
    made = session.do(from_json(session.plan, list(ITEMS), session.chance)).created
    return {str(item["id"]): name for item, name in zip(ITEMS, made, strict=True)}


def put(session: Session, record: str, field: str, value: object) -> None:
    session.do(verbs.set_value(session.plan, record, field, value))


def approve(session: Session, about: str, instance: str = "local_group", **more: str) -> str:
    return decisions.record_decision(session, about, {"instance": instance, **YES, **more})


def test_a_decision_holds_what_it_was_about_by_its_digest(session: Session, ids: dict[str, str]) -> None:
    made = approve(session, ids["ap"], paragraph="§ 7")
    record = session.plan.record(made)
    assert record.text("digest") == digest(session.plan, ids["ap"])
    assert record.text("paragraph") == "§ 7"
    standing = newest(session.plan, ids["ap"], "local_group")
    assert standing is not None
    assert standing.holds is True
    assert broken(session, ids["ap"]) == []


def test_a_decision_about_a_version_is_bound_to_the_whole_plan(session: Session, ids: dict[str, str]) -> None:
    version = decisions.name_version(session, "Till beslut", "2015-04-14", "Lokala styrgruppen")
    approve(session, version)
    standing = plan_decision(session.plan)
    assert standing is not None
    assert standing.in_force
    put(session, ids["g"], "wording", "Något annat")
    changed = plan_decision(session.plan)
    assert changed is not None
    assert changed.holds is False


def test_the_named_version_can_be_read_again(session: Session, ids: dict[str, str]) -> None:
    version = decisions.name_version(session, "Till beslut", "2015-04-14")
    put(session, ids["g"], "wording", "Något annat")
    then = session.as_of(session.plan.record(version).text("tips").split())
    assert then.record(ids["g"]).text("wording") == "Fler unga i arbete"


def test_a_changed_amount_breaks_the_approval_and_is_named(session: Session, ids: dict[str, str]) -> None:
    approve(session, ids["ap"])
    put(session, ids["c"], "amount", 120000)
    (found,) = broken(session, ids["ap"])
    assert found.title == "Lokala styrgruppens beslut gäller inte längre"
    assert found.sentence == (
        "Lokala styrgruppen (14\u00a0april 2015) beslutade om något annat. "
        "Ändrat sedan dess: kostnadsrad ”Personal”, belopp."
    )


def test_what_came_and_what_went_is_named_too(session: Session, ids: dict[str, str]) -> None:
    approve(session, ids["ap"])
    session.do(verbs.create(session.plan, "cost", {"note": "Ombyggnad"}, session.chance, ids["a"]))
    session.do(verbs.delete(session.plan, [ids["d"]]))
    (found,) = broken(session, ids["ap"])
    assert "tillkommen kostnadsrad ”Ombyggnad”" in found.sentence
    assert "borttagen kostnadsrad ”Lokal”" in found.sentence


def test_decisions_broken_by_the_same_edit_are_told_together(session: Session, ids: dict[str, str]) -> None:
    approve(session, ids["ap"])
    approve(session, ids["ap"], "district_board", date="2015-05-21")
    put(session, ids["c"], "amount", 1000)
    (found,) = broken(session, ids["ap"])
    assert found.title == "Två beslut gäller inte längre"
    assert "Lokala styrgruppen (14\u00a0april 2015) och stadsdelsnämnden (21\u00a0maj 2015)" in found.sentence


def test_decisions_broken_by_different_edits_are_told_apart(session: Session, ids: dict[str, str]) -> None:
    approve(session, ids["ap"])
    put(session, ids["c"], "amount", 1000)
    approve(session, ids["ap"], "district_board")
    put(session, ids["d"], "amount", 2000)
    found = broken(session, ids["ap"])
    assert [len(one.changes) for one in found] == [2, 1]


def test_an_edit_taken_back_mends_the_approval(session: Session, ids: dict[str, str]) -> None:
    approve(session, ids["ap"])
    put(session, ids["c"], "amount", 1000)
    session.undo()
    assert broken(session, ids["ap"]) == []


def test_a_comment_and_an_order_break_nothing(session: Session, ids: dict[str, str]) -> None:
    approve(session, ids["ap"])
    session.do(verbs.create(session.plan, "comment", {"text": "Bra."}, session.chance, ids["ap"]))
    session.do(verbs.move(session.plan, ids["d"], None, session.chance))
    assert broken(session, ids["ap"]) == []


def test_a_rejection_is_not_broken_by_an_edit(session: Session, ids: dict[str, str]) -> None:
    approve(session, ids["ap"], outcome="rejected")
    put(session, ids["c"], "amount", 1000)
    assert broken(session, ids["ap"]) == []


def test_more_than_five_changes_are_counted(session: Session, ids: dict[str, str]) -> None:
    approve(session, ids["ap"])
    for number in range(8):
        session.do(verbs.create(session.plan, "cost", {"note": f"Rad {number}"}, session.chance, ids["a"]))
    (found,) = broken(session, ids["ap"])
    assert len(found.changes) == 8
    assert found.sentence.endswith("3\u00a0ändringar till.")


class Forgetful:
    """A past that is not on this computer."""

    def __init__(self, session: Session) -> None:
        self.plan = session.plan
        self.asked = 0

    def as_of(self, tips: object) -> object:
        self.asked += 1
        raise UserError("blob_missing", digest="x")


def test_without_the_decided_state_it_is_still_said_that_the_decision_does_not_hold(
    session: Session, ids: dict[str, str]
) -> None:
    approve(session, ids["ap"])
    put(session, ids["c"], "amount", 1000)
    (found,) = broken(Forgetful(session), ids["ap"])  # type: ignore[arg-type]
    assert found.changes == ()
    assert "beslutade om ett annat innehåll än det som står nu" in found.sentence


def test_a_state_of_the_past_is_read_once(
    session: Session, ids: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    approve(session, ids["ap"])
    put(session, ids["c"], "amount", 1000)
    asked: list[object] = []
    read = session.as_of
    monkeypatch.setattr(session, "as_of", lambda tips: (asked.append(tips), read(tips))[1])
    past = PastPlans(session)
    assert broken(past, ids["ap"]) == broken(past, ids["ap"])
    assert len(asked) == 1
