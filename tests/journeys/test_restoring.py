"""Taking back what a field held: exactly what stood there, as a change of its own."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.journeys import founding, restoring
from app.journeys.session import Session
from app.models import verbs
from app.models.errors import UserError
from tests.storage.desk import hurried, library_in


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    with hurried(founding.new_plan(library_in(tmp_path), "Plan", "Exempelnämnden")) as made:
        yield made


def made(session: Session, kind: str, **given: Any) -> str:
    return session.do(verbs.create(session.plan, kind, given, session.chance)).created[0]


def put(session: Session, record: str, field: str, value: object) -> None:
    session.do(verbs.set_value(session.plan, record, field, value))


def newest(session: Session, record: str, field: str) -> Any:
    return session.history(record, field)[-1]


def test_the_value_before_comes_back_and_can_be_undone(session: Session) -> None:
    record = made(session, "measure", name="Mått", baseline_value="45")
    put(session, record, "baseline_value", "40")
    restoring.restore(session, record, newest(session, record, "baseline_value"))
    assert session.plan.record(record).get("baseline_value") == "45"
    assert session.undo_name == "Ångra: tog tillbaka det som stod i Baslinje, värde"
    session.undo()
    assert session.plan.record(record).get("baseline_value") == "40"


def test_long_text_comes_back_whole_and_not_only_its_passage(session: Session) -> None:
    record = made(session, "goal", wording="Mål", expected_result="Ett två tre fyra")
    put(session, record, "expected_result", "Ett två fem fyra")
    put(session, record, "expected_result", "Ett två fem sex")
    second = session.history(record, "expected_result")[1]
    restoring.restore(session, record, second)
    assert session.plan.record(record).text("expected_result") == "Ett två tre fyra"


def test_a_set_comes_back_as_it_was_but_for_what_is_gone(session: Session) -> None:
    one, two = made(session, "finding", title="A"), made(session, "finding", title="B")
    goal = made(session, "goal", wording="Mål", findings=[one, two])
    put(session, goal, "findings", [])
    session.do(verbs.delete(session.plan, [two]))
    restoring.restore(session, goal, newest(session, goal, "findings"))
    assert session.plan.record(goal).refs("findings") == (one,)


def test_what_was_empty_is_emptied_again(session: Session) -> None:
    record = made(session, "measure", name="Mått")
    put(session, record, "unit", "%")
    restoring.restore(session, record, newest(session, record, "unit"))
    assert session.plan.record(record).is_empty("unit")


def test_what_stands_there_already_is_not_taken_back(session: Session) -> None:
    record = made(session, "measure", name="Mått", unit="%")
    put(session, record, "unit", "st")
    entry = newest(session, record, "unit")
    put(session, record, "unit", "%")
    with pytest.raises(UserError) as caught:
        restoring.restore(session, record, entry)
    assert caught.value.code == "nothing_to_restore"


def test_order_deletion_and_what_is_set_once_are_not_taken_back(session: Session) -> None:
    version = made(session, "version", name="Ett", tips="abc")
    plan = session.plan
    tips = session.history(version, "tips")[0]
    position = session.history(version, "position")[0]
    assert not restoring.can_restore(plan, plan.record(version), tips)
    assert not restoring.can_restore(plan, plan.record(version), position)
    assert restoring.can_restore(plan, plan.record(version), session.history(version, "name")[0])


def test_who_made_a_record_and_when_is_known(session: Session) -> None:
    record = made(session, "finding", title="A")
    name, moment = session.made(record)
    assert name and moment == session.history(record)[0].shown_at


texts = st.text(alphabet="abå \n", max_size=12)
VALUES = {
    "wording": texts,
    "expected_result": texts,
    "priority": st.integers(0, 99).map(str),
    "neighbourhoods": st.lists(st.sampled_from(["area:Ekliden", "area:Norrtorp", "area:Sjövik"]), unique=True),
    "good_example": st.booleans(),
}
EDITS = st.lists(
    st.sampled_from(sorted(VALUES)).flatmap(lambda name: st.tuples(st.just(name), VALUES[name])), min_size=1, max_size=6
)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(edits=EDITS, data=st.data())
def test_restoring_any_change_gives_exactly_what_stood_before_it(edits: Any, data: st.DataObject) -> None:
    with tempfile.TemporaryDirectory() as folder:
        library = library_in(Path(folder))
        with hurried(founding.new_plan(library, "Plan", "Exempelnämnden")) as session:
            record = made(session, "goal", wording="Mål")
            stood: dict[str, tuple[str, Any]] = {}
            for name, value in edits:
                before = session.plan.record(record).get(name)
                done = session.do(verbs.set_value(session.plan, record, name, value))
                if done.change_id:
                    stood[done.change_id] = (name, before)
            if not stood:
                return
            change = data.draw(st.sampled_from(sorted(stood)))
            name, before = stood[change]
            entry = next(e for e in session.history(record, name) if e.change_id == change)
            try:
                restoring.restore(session, record, entry)
            except UserError as error:
                assert error.code == "nothing_to_restore"
            now = session.plan.record(record).get(name)
            assert (now or None) == (before or None)
