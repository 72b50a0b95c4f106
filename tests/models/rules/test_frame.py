"""F12–F14: the frame, the companies and the city's steering system."""

from __future__ import annotations

import pytest

from app.models import rules

OTHER = {"title": "En till", "activities": ["a1"]}


def test_f12_the_sum_of_all_applications_is_held_against_the_frame(whole_plan, remarks_of):
    assert remarks_of(whole_plan(c1={"amount": 149_380_000}), "F12") == []
    [remark] = [r for r in rules.check(whole_plan(c1={"amount": 150_000_000})) if r.code == "F12"]
    assert (remark.severity, remark.record) == ("remark", "p")
    assert "150,6\u00a0mnkr" in remark.text and "150\u00a0mnkr" in remark.text


def test_f12_what_is_not_to_be_sent_is_not_counted(whole_plan, remarks_of):
    assert remarks_of(whole_plan(c1={"amount": 150_000_000}, ap={"withheld": True}), "F12") == []


def test_f12_an_activity_in_two_applications_is_said(whole_plan, remarks_of):
    assert remarks_of(whole_plan(("application", "ap2", OTHER)), "F12") == [("remark", "a1", "")]


def test_f13_a_plan_without_a_company_is_asked_for_one(whole_plan, remarks_of):
    assert remarks_of(whole_plan(p={"parties": []}), "F13") == [("remark", "p", "parties")]
    assert remarks_of(whole_plan(p={"parties": ["district"]}), "F13") == [("remark", "p", "parties")]


def test_f13_a_company_in_name_only_has_not_taken_part(whole_plan, remarks_of):
    assert remarks_of(whole_plan(without=["eva"]), "F13") == [("remark", "company", "")]


@pytest.mark.parametrize(
    "change",
    [{"a1": {"partners": ["company"]}}, {"g1": {"concerned": ["company"]}}, {"f1": {"owner": "company"}}],
)
def test_f13_a_part_in_the_work_or_a_record_of_its_own_shows_it(whole_plan, remarks_of, change):
    assert remarks_of(whole_plan(without=["eva"], **change), "F13") == []


def test_f14_a_goal_with_none_of_the_four_forms_is_remarked_on(whole_plan, remarks_of):
    bare = {"g1": {"ils_form": "none"}, "a1": {"ils_form": "working_method"}}
    assert remarks_of(whole_plan(**bare), "F14") == [("remark", "g1", "ils_form")]


@pytest.mark.parametrize(
    "form",
    [
        {"g1": {"ils_form": "board_goal"}},
        {"m1": {"ils_form": "indicator"}},
        {"a1": {"ils_form": "activity"}},
        {"a1": {"ils_form": "commitment"}},
    ],
)
def test_f14_one_of_the_four_is_enough(whole_plan, remarks_of, form):
    bare = {"g1": {"ils_form": "none"}, "a1": {"ils_form": "working_method"}}
    assert remarks_of(whole_plan(**(bare | form)), "F14") == []
