"""F1–F4: what the money starts, who asks for it, and what it may not pay."""

from __future__ import annotations

import pytest

from app.models import rules
from app.models.digest import digest
from app.models.rules.money import PROGRAMME_BOARDS

COST = {"year": 2015, "amount": 350_000, "financed_by": "programme_funds", "note": "Ombyggnad av entré"}


def test_a_whole_and_decided_plan_gives_no_remark_at_all(approved_plan):
    assert rules.check(approved_plan()) == []


def test_f1_an_application_without_activities_is_stopped(whole_plan, remarks_of):
    assert remarks_of(whole_plan(ap={"activities": []}), "F1") == [("block", "ap", "activities")]


def test_f1_an_activity_that_is_deleted_no_longer_counts(whole_plan, remarks_of):
    assert ("block", "ap", "activities") in remarks_of(whole_plan(without=["a1"]), "F1")


def test_f1_the_plan_must_be_decided_by_the_local_group(whole_plan, remarks_of):
    assert remarks_of(whole_plan(), "F1") == []
    assert remarks_of(whole_plan(without=["dv"]), "F1") == [("block", "ap", "")]
    assert remarks_of(whole_plan(dv={"outcome": "tabled"}), "F1") == [("block", "ap", "")]
    assert remarks_of(whole_plan(dv={"instance": "district_board"}), "F1") == [("block", "ap", "")]


def test_f1_a_plan_without_applications_needs_no_decision(whole_plan, remarks_of):
    assert remarks_of(whole_plan(without=["dv", "ap"]), "F1") == []


def test_f1_a_plan_changed_since_its_decision_is_a_remark_with_the_day(whole_plan):
    bound = {"digest": digest(whole_plan(), "p")}
    assert [r for r in rules.check(whole_plan(dv=bound)) if r.code == "F1"] == []
    changed = whole_plan(dv=bound, g1={"wording": "Ännu fler unga i arbete"})
    [remark] = [r for r in rules.check(changed) if r.code == "F1"]
    assert (remark.severity, remark.record) == ("remark", "p")
    assert "1\u00a0april 2015" in remark.text


@pytest.mark.parametrize("board", PROGRAMME_BOARDS)
def test_f2_each_of_the_six_boards_may_apply_in_a_real_plan(whole_plan, remarks_of, board):
    assert remarks_of(whole_plan(p={"example": False}, ap={"applicant": f"board:{board}"}), "F2") == []


@pytest.mark.parametrize("applicant", ["board:Östermalm", "board:Exempelnämnden", "organisation:1"])
def test_f2_nobody_else_may_apply_in_a_real_plan(whole_plan, remarks_of, applicant):
    plan = whole_plan(p={"example": False}, ap={"applicant": applicant})
    assert remarks_of(plan, "F2") == [("block", "ap", "applicant")]


def test_f2_in_an_example_plan_only_the_made_up_board_applies(whole_plan, remarks_of):
    assert remarks_of(whole_plan(), "F2") == []
    assert remarks_of(whole_plan(ap={"applicant": "board:Farsta"}), "F2") == [("block", "ap", "applicant")]


def test_f2_no_applicant_is_said_once_as_a_stop_and_not_also_as_empty(whole_plan):
    found = [r for r in rules.check(whole_plan(ap={"applicant": None})) if r.field == "applicant"]
    assert [(r.code, r.severity) for r in found] == [("F2", "block")]


def test_f3_an_investment_paid_by_the_programme_is_stopped_with_the_source_and_the_cure(whole_plan):
    plan = whole_plan(("cost", "c9", COST | {"kind": "capital_expenditure"}, "a1"))
    [remark] = [r for r in rules.check(plan) if r.code == "F3"]
    assert (remark.severity, remark.record, remark.field) == ("block", "c9", "kind")
    assert remark.text == (
        "Ombyggnad av entré: investering betalas inte av programmet. Låt bolaget betala eller ta bort raden."
    )
    assert remark.source.startswith("”Medel kan inte användas till investeringar")
    assert remark.source.endswith("(tjänsteutlåtandet, s.\u00a08)")


def test_f3_an_investment_without_a_text_is_stopped_too(whole_plan):
    plan = whole_plan(("cost", "c9", COST | {"kind": "capital_expenditure", "note": None}, "a1"))
    assert [r.text for r in rules.check(plan) if r.code == "F3"] == [
        "En investering betalas inte av programmet. Låt bolaget betala eller ta bort raden."
    ]


def test_f3_an_investment_paid_by_the_company_is_nobody_elses_business(whole_plan, remarks_of):
    line = ("cost", "c9", COST | {"kind": "capital_expenditure", "financed_by": "company"}, "a1")
    assert remarks_of(whole_plan(line), "F3") == []


def test_f3_equipment_asks_for_a_reason(whole_plan, remarks_of):
    line = ("cost", "c9", COST | {"kind": "equipment"}, "a1")
    assert remarks_of(whole_plan(line), "F3") == [("remark", "ap", "equipment_reason")]
    assert remarks_of(whole_plan(line, ap={"equipment_reason": "Datorer till coacherna"}), "F3") == []


@pytest.mark.parametrize("field", ["what_is_new", "regular_financing"])
def test_f4_both_statements_about_regular_work_are_needed(whole_plan, remarks_of, field):
    assert remarks_of(whole_plan(ap={field: "  "}), "F4") == [("block", "ap", field)]


def test_f4_an_activity_that_moves_from_the_regular_budget_to_the_programme_is_asked_about(whole_plan, remarks_of):
    before = ("cost", "c9", COST | {"kind": "staff", "year": 2014, "financed_by": "regular_budget"}, "a1")
    assert remarks_of(whole_plan(before), "F4") == [("remark", "a1", "")]
    beside = ("cost", "c9", COST | {"kind": "staff", "year": 2015, "financed_by": "regular_budget"}, "a1")
    assert remarks_of(whole_plan(beside), "F4") == []


def test_an_application_that_is_not_to_be_sent_yet_gets_remarks_instead_of_stops(whole_plan):
    plan = whole_plan(
        ap={"withheld": True, "activities": [], "applicant": None, "what_is_new": "", "receiving_unit": ""}
    )
    assert rules.blocking(rules.check(plan)) == []
    assert {"F1", "F2", "F4", "F6", "F7", "F8"} <= {r.code for r in rules.check(plan)}
