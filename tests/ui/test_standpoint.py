"""What is known of the open plan beyond its records: computed in the background, told once, never stale."""

from __future__ import annotations

from typing import Any

import pytest

from app.journeys import import_index
from app.models import verbs
from app.models.errors import UserError
from app.ui import standpoint as module
from app.ui.standpoint import Standpoint
from tests.ui.rooms.plan_places import place  # noqa: F401


@pytest.fixture
def told() -> list[int]:
    return []


def watched(there: Any, told: list[int]) -> Standpoint:
    there.standpoint.changed.connect(lambda: told.append(1))
    return there.standpoint


def test_nothing_is_computed_until_it_is_asked_to_begin(place: Any) -> None:  # noqa: F811
    there = place(whole=True)
    assert there.standpoint.waiting and not there.standpoint.computing
    assert there.standpoint.situation is None and not there.standpoint.matrix.known
    there.standpoint.begin()
    assert there.standpoint.computing and there.standpoint.waiting
    there.settle()
    assert not there.standpoint.waiting and there.standpoint.situation is not None
    assert there.standpoint.matrix.known and there.standpoint.matrix.chains


def test_a_plan_without_a_table_has_nothing_to_wait_for(place: Any) -> None:  # noqa: F811
    there = place()
    assert not there.standpoint.waiting
    there.compute()
    assert there.standpoint.situation is None and there.standpoint.problem is None


def test_a_change_that_the_index_does_not_rest_on_is_told_without_computing(place: Any, told: list[int]) -> None:  # noqa: F811
    there = place(whole=True)
    there.compute()
    before = watched(there, told).situation
    session = there.session
    session.do(verbs.create(session.plan, "goal", {"wording": "Nytt mål"}, session.chance))
    assert not there.standpoint.computing
    there.settle()
    assert there.standpoint.situation is before
    assert told == [1]


def test_remarks_and_coverage_follow_the_plan_at_once(place: Any) -> None:  # noqa: F811
    there = place()
    before = len(there.standpoint.remarks)
    session = there.session
    made = session.do(verbs.create(session.plan, "application", {}, session.chance)).created[0]
    assert len(there.standpoint.remarks) > before
    assert any(remark.record == made for remark in there.standpoint.remarks)
    assert there.standpoint.stations[5].count == 1
    session.undo()
    assert len(there.standpoint.remarks) == before


def test_remarks_are_worked_out_once_for_each_change(place: Any, monkeypatch: Any) -> None:  # noqa: F811
    there = place()
    asked: list[int] = []
    check = module.rules.check
    monkeypatch.setattr(module.rules, "check", lambda *given: (asked.append(1), check(*given))[1])
    for _ in range(3):
        assert there.standpoint.remarks is there.standpoint.remarks
    assert there.standpoint.next_step == there.standpoint.next_step
    assert len(asked) == 1


def test_a_described_indicator_is_computed_anew_and_the_old_answer_stands_meanwhile(place: Any) -> None:  # noqa: F811
    there = place(whole=True)
    there.compute()
    before = there.standpoint.situation
    session = there.session
    indicator = session.plan.of("indicator_definition")[0]
    session.do(verbs.set_value(session.plan, indicator.id, "direction", None))
    assert there.standpoint.computing and not there.standpoint.waiting
    assert there.standpoint.situation is before
    there.settle()
    assert there.standpoint.situation is not before
    assert indicator.text("key") in there.standpoint.situation.undescribed


def test_changes_while_computing_are_computed_afterwards(place: Any) -> None:  # noqa: F811
    there = place(whole=True)
    session = there.session
    there.standpoint.begin()
    there.standpoint.begin()
    root = session.plan.id
    session.do(verbs.set_value(session.plan, root, "weak_threshold", "0.05"))
    session.do(verbs.set_value(session.plan, root, "weak_threshold", "0.5"))
    there.settle()
    assert there.standpoint.situation.plan.root.text("weak_threshold") == "0.5"
    many = len(there.standpoint.matrix.chains)
    session.do(verbs.set_value(session.plan, root, "weak_threshold", "0.05"))
    there.settle()
    assert len(there.standpoint.matrix.chains) < many


def test_the_first_table_starts_the_computing(place: Any, tmp_path: Any) -> None:  # noqa: F811
    from app.journeys import example

    there = place(items=())
    there.compute()
    reading = import_index.read_table(there.session.plan, example.DATA / "exempel_index.csv")
    said = import_index.DatasetWords("Index", "Exempeldata", "Handslag")
    import_index.take_in(there.session, reading, said, example.DATA / "exempel_ramverk.csv")
    assert there.standpoint.computing
    there.settle()
    assert there.standpoint.situation is not None


def test_what_the_world_does_is_kept_as_a_problem_and_goes_when_it_is_cured(
    place: Any,  # noqa: F811
    monkeypatch: Any,
) -> None:
    there = place(whole=True)
    whole = module._computed

    def failing(_snapshot: Any, _dataset: Any) -> Any:
        yield "Räknar"
        raise UserError("disk_full", file="index.csv")

    monkeypatch.setattr(module, "_computed", failing)
    there.compute()
    assert there.standpoint.problem is not None and not there.standpoint.waiting
    assert there.standpoint.situation is None
    monkeypatch.setattr(module, "_computed", whole)
    there.compute()
    assert there.standpoint.problem is None and there.standpoint.situation is not None


def test_a_fault_of_the_program_is_not_kept_quiet(place: Any, qtbot: Any, monkeypatch: Any) -> None:  # noqa: F811
    there = place(whole=True)

    def broken(_snapshot: Any, _dataset: Any) -> Any:
        yield "Räknar"
        raise ZeroDivisionError

    monkeypatch.setattr(module, "_computed", broken)
    with qtbot.captureExceptions() as caught:
        there.compute()
    assert [kind for kind, *_ in caught] == [ZeroDivisionError]
    assert not there.standpoint.computing and there.standpoint.problem is None


def test_another_table_can_be_asked_for(place: Any) -> None:  # noqa: F811
    there = place(whole=True)
    there.compute()
    newest = there.standpoint.situation.dataset.id
    there.standpoint.show_dataset(newest)
    assert there.standpoint.computing
    there.settle()
    assert there.standpoint.situation.dataset.id == newest
    there.standpoint.show_dataset(newest)
    assert not there.standpoint.computing


def test_after_the_plan_is_closed_nobody_is_told(place: Any, told: list[int]) -> None:  # noqa: F811
    there = place()
    watched(there, told).end()
    there.session.do(verbs.create(there.session.plan, "goal", {}, there.session.chance))
    there.settle()
    assert told == []
