"""The golden thread through one record, both ways."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.models.plan import Plan
from app.models.trace import STOPS, trace

Build = Callable[..., Plan]

THREAD: tuple[Any, ...] = (
    ("indicator_definition", "i1", {}),
    ("indicator_definition", "i2", {}),
    ("finding", "f1", {}),
    ("finding", "f2", {}),
    ("evidence", "e1", {"indicators": ["i1", "i2"]}, "f1"),
    ("evidence", "e2", {"indicators": ["i1"]}, "f1"),
    ("goal", "g1", {"findings": ["f1", "f2"]}),
    ("goal", "g2", {"findings": ["f2"]}),
    ("measure", "m1", {"goal": "g1"}),
    ("measure", "m2", {"goal": "g2"}),
    ("activity", "a1", {"goals": ["g1"]}),
    ("activity", "a2", {"goals": ["g1", "g2"]}),
    ("application", "ap", {"activities": ["a1"]}),
    ("decision", "d1", {"about": "ap"}),
    ("organisation", "o1", {}),
    ("target", "t1", {}, "m1"),
)


@pytest.fixture
def plan(plan_of: Build) -> Plan:
    return plan_of(*THREAD)


def found(plan: Plan, record: str) -> list[str]:
    """Every stop's records in one line each: "goal: g1 g2"."""
    there = trace(plan, record).records
    return [f"{stop}: {' '.join(there[stop])}" for stop in STOPS if there[stop]]


def test_from_a_goal_the_thread_goes_back_to_the_index_and_on_to_the_decision(plan: Plan) -> None:
    assert found(plan, "g1") == [
        "index: i1 i2",
        "finding: f1 f2",
        "goal: g1",
        "measure: m1",
        "activity: a1 a2",
        "application: ap",
        "decision: d1",
    ]


def test_from_a_finding_it_goes_on_through_every_goal_that_answers_it(plan: Plan) -> None:
    assert found(plan, "f2")[:4] == ["finding: f2", "goal: g1 g2", "measure: m1 m2", "activity: a1 a2"]


def test_from_a_measure_it_goes_through_its_goal_and_names_only_itself_at_its_own_stop(plan: Plan) -> None:
    assert found(plan, "m2") == ["finding: f2", "goal: g2", "measure: m2", "activity: a2"]


def test_from_an_activity_with_two_goals_it_goes_back_through_both(plan: Plan) -> None:
    assert found(plan, "a2") == ["index: i1 i2", "finding: f1 f2", "goal: g1 g2", "measure: m1 m2", "activity: a2"]


def test_from_an_application_it_goes_back_through_the_activities_it_pays_for(plan: Plan) -> None:
    assert found(plan, "ap") == [
        "index: i1 i2",
        "finding: f1 f2",
        "goal: g1",
        "measure: m1",
        "activity: a1",
        "application: ap",
        "decision: d1",
    ]


@pytest.mark.parametrize("record", ["o1", "t1", "e1", "p"])
def test_what_is_not_on_the_thread_has_no_stop(plan: Plan, record: str) -> None:
    assert trace(plan, record).at is None
    assert found(plan, record) == []


def test_a_record_stands_at_the_stop_of_its_type(plan: Plan) -> None:
    assert [trace(plan, name).at for name in ("f1", "g1", "m1", "a1", "ap")] == [
        "finding",
        "goal",
        "measure",
        "activity",
        "application",
    ]


def test_references_to_what_is_gone_are_passed_over(plan_of: Build) -> None:
    plan = plan_of(("goal", "g1", {"findings": ["gone"]}), ("measure", "m1", {"goal": "also gone"}))
    assert found(plan, "g1") == ["goal: g1"]
    assert found(plan, "m1") == ["measure: m1"]


@given(data=st.data())
def test_what_one_record_leads_to_leads_back_to_it(data: st.DataObject, any_plans: Any) -> None:
    """Any plan: a goal that a finding leads to leads back to that finding, an application to its goals and so on."""
    plan = data.draw(any_plans)
    for record in plan:
        here = trace(plan, record.id)
        if here.at in (None, "decision"):
            continue
        assert here.records[here.at] == (record.id,)
        for stop in ("finding", "goal", "activity", "application"):
            for other in here.records[stop]:
                if _direct(plan, record.type, stop):
                    assert record.id in trace(plan, other).records[here.at]


def _direct(plan: Plan, one: str, two: str) -> bool:
    """Neighbours on the thread see each other; farther off another record's links may be in between."""
    order = ["finding", "goal", "activity", "application"]
    return one in order and two in order and abs(order.index(one) - order.index(two)) == 1


@given(data=st.data())
def test_every_record_named_is_in_the_plan_once_and_of_the_stops_type(data: st.DataObject, any_plans: Any) -> None:
    plan = data.draw(any_plans)
    for record in plan:
        for stop, named in trace(plan, record.id).records.items():
            assert len(set(named)) == len(named)
            if stop != "index":
                assert {plan.record(name).type for name in named} <= {stop}
