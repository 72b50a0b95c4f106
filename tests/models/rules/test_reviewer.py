"""The reviewer's eye: remarks where an answer is missing or the chain is broken, never a stop."""

from __future__ import annotations

from decimal import Decimal

import pytest

from app.models import rules

SECOND = {"kind": "staff", "amount": 100_000, "financed_by": "programme_funds", "year": 2015}


def test_a_whole_plan_leaves_the_reviewer_nothing_to_ask(approved_plan):
    assert [r for r in rules.check(approved_plan()) if r.code.startswith("R")] == []


@pytest.mark.parametrize(
    ("code", "change", "where"),
    [
        ("R01", {"a1": {"persons_reached": None}}, ("a1", "persons_reached")),
        ("R02", {"a1": {"staffing": None}}, ("a1", "staffing")),
        ("R03", {"without": ["c2"]}, ("a1", "")),
        ("R04", {"m1": {"baseline_year": None}}, ("m1", "baseline_year")),
        ("R05", {"ap": {"other_grants": None}}, ("ap", "other_grants")),
        ("R06", {"ap": {"earlier_projects": None}}, ("ap", "earlier_projects")),
        ("R07", {"g1": {"findings": []}}, ("g1", "findings")),
        ("R07", {"m1": {"goal": None}}, ("m1", "goal")),
        ("R07", {"a1": {"goals": []}}, ("a1", "goals")),
        ("R08", {"m1": {"kind": "process"}}, ("g1", "")),
        ("R09", {"t1": {"decision_reference": None}}, ("t1", "decision_reference")),
        ("R10", {"a1": {"responsible": None}}, ("a1", "responsible")),
        ("R11", {"t1": {"value": "12.5"}}, ("t1", "value")),
    ],
)
def test_each_question_is_asked_where_the_answer_is_missing(whole_plan, code, change, where):
    found = [r for r in rules.check(whole_plan(**change)) if r.code == code]
    assert where in [(r.record, r.field) for r in found]
    assert {r.severity for r in found} == {"remark"}
    assert all(r.source for r in found)


def test_r01_work_the_programme_does_not_pay_is_not_asked_about(whole_plan, remarks_of):
    paid = {"financed_by": "company"}
    plan = whole_plan(a1={"persons_reached": None, "staffing": None}, c1=paid, c2=paid)
    assert remarks_of(plan, "R01") == remarks_of(plan, "R02") == []


def test_r02_only_staff_costs_ask_for_staffing(whole_plan, remarks_of):
    bought = {"kind": "purchase"}
    assert remarks_of(whole_plan(a1={"staffing": None}, c1=bought, c2=bought), "R02") == []


def test_r03_counts_the_months_of_money_and_names_the_horizon(whole_plan):
    [remark] = [r for r in rules.check(whole_plan(without=["c2"])) if r.code == "R03"]
    assert "4 månader under 2015" in remark.text and "2018" in remark.text


def test_r03_one_year_of_money_for_a_target_that_year_is_no_question(whole_plan, remarks_of):
    assert remarks_of(whole_plan(without=["c2"], t1={"year": 2015}, t2={"year": 2015}), "R03") == []


def test_r05_names_the_other_applications_for_the_same_place(whole_plan):
    other = ("application", "ap2", {"title": "Läxhjälp", "activities": ["a1"], "other_grants": "Inga"})
    [remark] = [r for r in rules.check(whole_plan(other, ap={"other_grants": None})) if r.code == "R05"]
    assert "Läxhjälp" in remark.text


def test_r07_a_finding_nobody_answers_is_asked_about_unless_it_is_a_strength_or_set_aside(plan_of, remarks_of):
    assert remarks_of(plan_of(("finding", "f", {})), "R07") == [("remark", "f", "")]
    assert remarks_of(plan_of(("finding", "f", {"kind": "strength"})), "R07") == []
    assert remarks_of(plan_of(("finding", "f", {"priority": "none"})), "R07") == []


def test_r07_a_goal_needs_both_a_measure_and_an_activity(whole_plan):
    texts = [r.text for r in rules.check(whole_plan(without=["m1", "m2", "a1"])) if r.code == "R07"]
    assert texts == ["Målet har inget mått.", "Ingen aktivitet leder till målet."]


def test_r10_a_responsible_who_is_deleted_is_nobody(whole_plan, remarks_of):
    assert remarks_of(whole_plan(without=["district"]), "R10") == [("remark", "a1", "responsible")]


def test_the_figures_are_counted_and_unknown_stays_unknown(whole_plan):
    known = rules.figures(whole_plan(), "ap")
    assert (known.applied, known.persons_reached, known.cost_per_person) == (930_000, Decimal(150), 6_200)
    assert (known.staffing, known.money_years, known.horizon) == (Decimal(2), (2015, 2016), 2018)
    unknown = rules.figures(whole_plan(a1={"persons_reached": None, "staffing": None}), "ap")
    assert (unknown.persons_reached, unknown.cost_per_person, unknown.staffing) == (None, None, None)


def test_nobody_reached_gives_no_cost_per_person(whole_plan):
    assert rules.figures(whole_plan(a1={"persons_reached": "0"}), "ap").cost_per_person is None


def test_the_figures_count_half_a_post(whole_plan):
    half = ("activity", "a2", {"staffing": "0.5", "persons_reached": "50"})
    plan = whole_plan(half, ("cost", "c9", SECOND, "a2"), ap={"activities": ["a1", "a2"]})
    assert rules.figures(plan, "ap").staffing == Decimal("2.5")


def test_the_reviewers_questions_are_answered_in_words(whole_plan):
    said = dict(rules.answers(whole_plan(), "ap"))
    assert said == {
        "Kostnad per nådd person": "6\u00a0200\u00a0kr",
        "Personer som nås": "150",
        "Årsarbetare": "2",
        "Pengarna räcker": "2015–2016",
        "Målets sista år": "2018",
        "Andra bidrag, samma plats eller grupp": "beskrivet",
        "Tidigare projekt, samma ägare": "beskrivet",
    }


def test_what_a_reviewer_cannot_see_is_said_to_be_unknown(plan_of):
    said = dict(rules.answers(plan_of(("application", "ap", {})), "ap"))
    assert set(said.values()) == {"går inte att säga", "inte besvarat"}
