"""From a cell of the coverage to what can be done about it."""

from __future__ import annotations

from hypothesis import given

from app.models.answers import STEPS, answers
from app.models.coverage import WeakIndicator, matrix
from app.models.cures import Cure, cures
from app.models.linking import kinds_beside, tie
from tests.models.test_answers import answered_plans

EKLIDEN = WeakIndicator("i1", "Arbetslöshet", "Ekliden")
TALLMON = WeakIndicator("i1", "Arbetslöshet", "Tallmon")


def row_of(plan, *weak, at=0):
    return answers(plan, matrix(plan, weak))[at]


def test_what_stands_in_a_cell_can_be_opened(whole_plan):
    plan = whole_plan()
    row = row_of(plan, EKLIDEN)
    assert cures(plan, row, "measure") == (Cure("open", "m1"), Cure("open", "m2"))
    assert cures(plan, row, "cost") == (Cure("open", "a1"),)
    assert cures(plan, row, None) == (Cure("open", "f1"),)


def test_an_indicator_nobody_answers_is_answered(whole_plan):
    plan = whole_plan()
    row = row_of(plan, EKLIDEN, TALLMON)
    assert cures(plan, row, None)[0] == cures(plan, row, "finding")[0] == Cure("answer")


def test_what_is_missing_is_made_for_the_record_that_lacks_it(whole_plan):
    plan = whole_plan(without=["m1", "m2"])
    assert cures(plan, row_of(plan, EKLIDEN), "measure") == (Cure("make", "g1", "measure"), Cure("open", "g1"))
    assert cures(plan, row_of(plan, EKLIDEN), None)[0] == Cure("make", "g1", "measure")


def test_an_activity_without_cost_is_opened_to_be_priced(whole_plan):
    plan = whole_plan(without=["c1", "c2"])
    assert cures(plan, row_of(plan, EKLIDEN), "cost") == (Cure("price", "a1"),)


def test_what_is_loose_is_tied_to_one_that_is_there_or_to_a_new_one(whole_plan):
    plan = whole_plan(("goal", "g2", {"wording": "Löst mål"}))
    row = row_of(plan, EKLIDEN, at=1)
    assert cures(plan, row, "finding") == (Cure("tie", "g2", other="f1"), Cure("make", "g2", "finding"))
    assert cures(plan, row, "goal") == (Cure("open", "g2"),)


def test_a_reason_is_opened_where_it_stands(whole_plan):
    line = ("weak_indicator_answer", "w", {"indicator": "i1", "neighbourhood": "area:Tallmon", "reason": "Få svar"})
    plan = whole_plan(line)
    assert cures(plan, row_of(plan, TALLMON), None) == (Cure("open", "w"),)


@given(given_plan=answered_plans())
def test_every_gap_has_a_cure_that_can_be_done(given_plan):
    plan, weak = given_plan
    for row in answers(plan, matrix(plan, weak)):
        for need in row.lacking:
            found = cures(plan, row, need)
            assert found
            assert found[0].way != "open"
            for cure in found:
                if cure.way == "make":
                    assert cure.kind in kinds_beside(plan.record(cure.record))
                elif cure.way == "tie":
                    assert tie(plan, cure.record, cure.other).change.edits


@given(given_plan=answered_plans())
def test_a_cell_with_something_in_it_always_leads_there(given_plan):
    plan, weak = given_plan
    for row in answers(plan, matrix(plan, weak)):
        for step in STEPS:
            opened = {cure.record for cure in cures(plan, row, step) if cure.way == "open"}
            assert set(row.steps[step]) <= opened
