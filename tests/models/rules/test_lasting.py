"""F5–F6: what is started can be followed up and taken into regular work."""

from __future__ import annotations

import pytest

from app.models import rules
from app.models.rules.lasting import IMPLEMENTATION_PLAN


@pytest.mark.parametrize(("field", "word"), [("outcome_measures", "resultatmått"), ("process_measures", "processmått")])
def test_f5_at_least_one_measure_of_each_kind_is_needed(whole_plan, field, word):
    [remark] = [r for r in rules.check(whole_plan(ap={field: []})) if r.code == "F5"]
    assert (remark.severity, remark.record, remark.field) == ("block", "ap", field)
    assert word in remark.text


def test_f5_a_process_measure_is_no_outcome_measure(whole_plan, remarks_of):
    assert remarks_of(whole_plan(ap={"outcome_measures": ["m2"]}), "F5") == [("block", "ap", "outcome_measures")]


@pytest.mark.parametrize(
    ("change", "lacking"),
    [
        ({"m1": {"baseline_value": None}}, "baslinje"),
        ({"m1": {"baseline_year": None}}, "baslinjens år"),
        ({"m1": {"responsible": None}}, "ansvarig"),
        ({"t1": {"value": None}}, "målvärde med år"),
        ({"t1": {"year": None}}, "målvärde med år"),
        ({"m1": {"baseline_value": None, "responsible": None}}, "baslinje och ansvarig"),
    ],
)
def test_f5_a_measure_that_cannot_be_followed_up_is_named_with_what_it_lacks(whole_plan, change, lacking):
    [remark] = [r for r in rules.check(whole_plan(**change)) if r.code == "F5"]
    assert (remark.severity, remark.record) == ("block", "m1")
    assert remark.text == f"Måttet Arbetslöshet 20–24 år saknar {lacking}."


def test_f5_a_baseline_of_zero_is_a_baseline(whole_plan, remarks_of):
    assert remarks_of(whole_plan(m1={"baseline_value": "0"}), "F5") == []


def test_f5_one_whole_measure_of_the_kind_is_enough(whole_plan, remarks_of):
    second = ("measure", "m3", {"goal": "g1", "name": "Utan baslinje", "kind": "outcome"})
    assert remarks_of(whole_plan(second, ap={"outcome_measures": ["m1", "m3"]}), "F5") == []


def test_f5_the_same_measure_in_two_applications_is_said_once(whole_plan, remarks_of):
    other = ("application", "ap2", {"title": "B", "outcome_measures": ["m1"], "process_measures": ["m2"]})
    plan = whole_plan(other, m1={"responsible": None})
    assert remarks_of(plan, "F5") == [("block", "m1", "")]


def test_f5_an_application_not_to_be_sent_does_not_stop_for_its_measures(whole_plan, remarks_of):
    plan = whole_plan(m1={"responsible": None}, ap={"withheld": True})
    assert remarks_of(plan, "F5") == [("remark", "m1", "")]


@pytest.mark.parametrize("field", IMPLEMENTATION_PLAN)
def test_f6_each_part_of_the_plan_for_taking_over_is_needed(whole_plan, remarks_of, field):
    assert remarks_of(whole_plan(), "F6") == []
    assert remarks_of(whole_plan(ap={field: None}), "F6") == [("block", "ap", field)]


def test_f6_work_that_costs_nothing_afterwards_is_complete(whole_plan, remarks_of):
    assert remarks_of(whole_plan(ap={"yearly_cost_after": 0}), "F6") == []
