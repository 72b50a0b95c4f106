"""What an edit changed since a decision, with who and when, and putting back exactly what was decided."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.journeys import approved, decisions, founding
from app.journeys.session import Session
from app.models import verbs
from app.models.apply_json import from_json
from app.models.change import Change
from app.models.decisions import newest
from app.models.digest import digest
from app.models.errors import UserError
from tests.storage.desk import hurried, library_in

ITEMS = (
    {"type": "finding", "id": "f", "set": {"title": "Unga utan arbete", "text": "Var femte saknar arbete."}},
    {"type": "goal", "id": "g", "set": {"wording": "Fler unga i arbete", "findings": ["f"]}},
    {"type": "goal", "id": "h", "set": {"wording": "Fler röstar"}},
    {"type": "measure", "id": "m", "set": {"name": "Arbetslöshet", "goal": "g", "kind": "outcome"}},
    {"type": "target", "id": "t", "parent": "m", "set": {"year": 2018, "value": "12.5"}},
    {"type": "activity", "id": "a", "set": {"name": "Jobbtorg", "goals": ["g"], "what": "Coacher på plats."}},
    {"type": "activity", "id": "b", "set": {"name": "Läxhjälp", "goals": ["h"]}},
    {"type": "cost", "id": "c", "parent": "a", "set": {"year": 2015, "amount": 100000, "note": "Personal"}},
    {"type": "cost", "id": "d", "parent": "a", "set": {"year": 2016, "amount": 50000, "note": "Lokal"}},
    {
        "type": "application",
        "id": "ap",
        "set": {
            "title": "Jobbtorg",
            "activities": ["a"],
            "outcome_measures": ["m"],
            "needs_analysis": "Ungefär 190 unga i Ekliden varken arbetar eller studerar. De flesta söker inget stöd.",
        },
    },
)


def begun(folder: Path) -> tuple[Session, dict[str, str]]:
    session = hurried(founding.new_plan(library_in(folder), "Plan", "Exempelnämnden"))
    made = session.do(from_json(session.plan, list(ITEMS), session.chance)).created
    return session, {str(item["id"]): name for item, name in zip(ITEMS, made, strict=True)}


@pytest.fixture
def desk(tmp_path: Path) -> tuple[Session, dict[str, str]]:
    made = begun(tmp_path / "data")
    yield made  # type: ignore[misc]
    made[0].close()


def approve(session: Session, about: str) -> str:
    given = {"instance": "local_group", "outcome": "approved", "date": "2015-04-14"}
    return decisions.record_decision(session, about, given)


def put(session: Session, record: str, field: str, value: object) -> None:
    session.do(verbs.set_value(session.plan, record, field, value))


def told(session: Session, ids: dict[str, str], decision: str) -> list[tuple[str, str, str, str]]:
    found = approved.since(session, session, session.plan.record(decision), ids["ap"])
    return [(one.what, one.caption, one.then, one.now) for one in found]


def put_back(session: Session, ids: dict[str, str], decision: str) -> None:
    approved.restore(session, session.plan.record(decision), ids["ap"])


def test_an_edited_field_says_what_it_said_and_says_now_and_who_changed_it_when(
    desk: tuple[Session, dict[str, str]],
) -> None:
    session, ids = desk
    decision = approve(session, ids["ap"])
    put(session, ids["c"], "amount", 120000)
    put(session, ids["ap"], "target_group", "Unga 16–24 år")
    found = approved.since(session, session, session.plan.record(decision), ids["ap"])
    said = {(one.what, one.caption, one.then, one.now) for one in found}
    assert said == {
        ("kostnadsrad ”Personal”", "Belopp", "100\u00a0000\u00a0kr", "120\u00a0000\u00a0kr"),
        ("ansökan ”Jobbtorg”", "Målgrupp", "inte ifyllt", "Unga 16–24 år"),
    }
    assert {one.who for one in found} == {"den här datorn"}
    assert all(one.at is not None and one.at.date().isoformat() == "2015-04-23" for one in found)


def test_a_record_that_came_or_went_is_told_with_its_amount(desk: tuple[Session, dict[str, str]]) -> None:
    session, ids = desk
    decision = approve(session, ids["ap"])
    session.do(verbs.delete(session.plan, [ids["d"]]))
    given = {"year": 2017, "amount": 7000, "note": "Resor"}
    session.do(verbs.create(session.plan, "cost", given, session.chance, ids["a"]))
    assert told(session, ids, decision) == [
        ("kostnadsrad ”Resor”", "", "inte ifyllt", "tillkommen: 7\u00a0tkr 2017"),
        ("kostnadsrad ”Lokal”", "", "50\u00a0tkr 2016", "borttagen"),
    ]


def test_of_a_long_text_only_what_differs_is_shown() -> None:
    then = f"{'a' * 200} fyrtio {'b' * 200}"
    assert approved.around_change(then, then.replace("fyrtio", "femtio")) == (
        f"… {'a' * 10} fyrtio {'b' * 8} …",
        f"… {'a' * 10} femtio {'b' * 8} …",
    )


def test_restoring_is_one_named_step_after_which_the_approval_holds(desk: tuple[Session, dict[str, str]]) -> None:
    session, ids = desk
    decision = approve(session, ids["ap"])
    put(session, ids["c"], "amount", 120000)
    put(session, ids["a"], "what", "Coacher på plats och på nätet.")
    session.do(verbs.delete(session.plan, [ids["d"]]))
    put(session, ids["ap"], "activities", [ids["a"], ids["b"]])
    standing = newest(session.plan, ids["ap"], "local_group")
    assert standing is not None
    assert standing.holds is False
    put_back(session, ids, decision)
    standing = newest(session.plan, ids["ap"], "local_group")
    assert standing is not None
    assert standing.holds is True
    assert session.undo_name == "Ångra: återställde det som beslutades 14\u00a0april"
    assert session.plan.record(ids["d"]).number("amount") == 50000
    session.undo()
    assert ids["d"] not in session.plan
    assert session.plan.record(ids["c"]).number("amount") == 120000


def test_what_was_changed_before_it_was_deleted_is_put_back_too(desk: tuple[Session, dict[str, str]]) -> None:
    session, ids = desk
    decision = approve(session, ids["ap"])
    put(session, ids["d"], "financed_by", "company")
    put(session, ids["a"], "goals", [ids["g"], ids["h"]])
    put(session, ids["a"], "what", "Något annat.")
    session.do(verbs.delete(session.plan, [ids["a"]]))
    put_back(session, ids, decision)
    assert session.plan.record(ids["d"]).text("financed_by") == ""
    assert session.plan.record(ids["a"]).refs("goals") == (ids["g"],)
    assert session.plan.record(ids["a"]).text("what") == "Coacher på plats."


def test_what_is_not_known_here_is_refused_and_nothing_changes(desk: tuple[Session, dict[str, str]]) -> None:
    session, ids = desk
    given = {"instance": "local_group", "outcome": "approved", "about": ids["ap"], "digest": "0" * 64}
    decision = session.do(verbs.create(session.plan, "decision", given, session.chance)).created[0]
    put(session, ids["c"], "amount", 120000)
    tips = session.plan.tips
    with pytest.raises(UserError) as met:
        put_back(session, ids, decision)
    assert met.value.code == "approved_not_here"
    assert session.plan.tips == tips


def test_a_step_that_does_not_lead_home_is_taken_back(
    desk: tuple[Session, dict[str, str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    session, ids = desk
    decision = approve(session, ids["ap"])
    put(session, ids["c"], "amount", 120000)
    wrong = verbs.set_value(session.plan, ids["c"], "amount", 1)
    monkeypatch.setattr(approved, "put_back", lambda *_: wrong)
    with pytest.raises(UserError) as met:
        put_back(session, ids, decision)
    assert met.value.code == "approved_not_whole"
    assert session.plan.record(ids["c"]).number("amount") == 120000


Edit = Callable[[Session, dict[str, str]], Change]


def _set(record: str, field: str, value: object) -> Edit:
    def made(session: Session, ids: dict[str, str]) -> Change:
        if ids[record] not in session.plan:
            return Change(())
        wanted = [ids[part] for part in value if ids[part] in session.plan] if isinstance(value, list) else value
        wanted = ids.get(wanted, wanted) if isinstance(wanted, str) else wanted
        if isinstance(wanted, str) and field == "goal" and wanted not in session.plan:
            return Change(())
        return verbs.set_value(session.plan, ids[record], field, wanted)

    return made


def _delete(record: str) -> Edit:
    return lambda session, ids: verbs.delete(session.plan, [ids[record]]) if ids[record] in session.plan else Change(())


def _new(kind: str, parent: str) -> Edit:
    given = {"year": 2019, "amount": 5} if kind == "cost" else {"year": 2019, "value": "5"}
    return lambda session, ids: (
        verbs.create(session.plan, kind, given, session.chance, ids[parent])
        if ids[parent] in session.plan
        else Change(())
    )


EDITS = st.sampled_from(
    [
        *(_set("c", "amount", value) for value in (None, 1, 100000, 999)),
        *(_set("c", "note", value) for value in ("Personal", "Två vägledare", None)),
        *(_set("ap", "needs_analysis", value) for value in ("", "Kort.", "Ungefär 190 unga. De flesta söker inget.")),
        *(_set("ap", "activities", value) for value in ([], ["a"], ["b"], ["a", "b"])),
        *(_set("ap", "outcome_measures", value) for value in ([], ["m"])),
        *(_set("ap", "withheld", value) for value in (True, None)),
        *(_set("a", "goals", value) for value in ([], ["g"], ["h"], ["g", "h"])),
        *(_set("a", "what", value) for value in ("Coacher.", "")),
        *(_set("m", "goal", value) for value in ("g", "h", None)),
        *(_set("f", "text", value) for value in ("Var femte saknar arbete.", "Nej.")),
        *(_set("t", "value", value) for value in ("12.5", "9")),
        *map(_delete, ("c", "d", "a", "g", "m", "t", "f")),
        _new("cost", "a"),
        _new("cost", "b"),
        _new("target", "m"),
    ]
)


@settings(max_examples=25, deadline=None)
@given(st.lists(EDITS, min_size=1, max_size=8))
def test_whatever_was_done_since_restoring_makes_the_fingerprint_the_decided_one(edits: list[Edit]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        session, ids = begun(Path(folder))
        try:
            decision = approve(session, ids["ap"])
            for edit in edits:
                with suppress(UserError):  # what is decided is not changed without a decision
                    session.do(edit(session, ids))
            put_back(session, ids, decision)
            assert digest(session.plan, ids["ap"]) == session.plan.record(decision).text("digest")
        finally:
            session.close()
