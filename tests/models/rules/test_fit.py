"""F9–F11: effort where the risk is, and what ordinary budgets carry."""

from __future__ import annotations

import pytest

from app.models import rules
from app.models.rules import IndexFacts
from app.models.rules.fit import target_neighbourhoods

HIGH = IndexFacts({"Ekliden": 74.2, "Björkholm": 61.0}, city=41.3)
LOW = IndexFacts({"Ekliden": 30.0, "Tallmon": 12.5}, city=41.3)


def test_f9_high_risk_needs_no_reason(approved_plan, remarks_of):
    assert remarks_of(approved_plan(), "F9", HIGH) == []


def test_f9_low_risk_asks_for_a_reason_and_shows_the_figures(whole_plan):
    [remark] = [r for r in rules.check(whole_plan(), LOW) if r.code == "F9"]
    assert (remark.severity, remark.field) == ("remark", "proportion_reason")
    assert "Index: Ekliden 30,0, hela staden 41,3." in remark.text
    assert "proportionell till graden av social risk" in remark.source


def test_f9_a_reason_settles_it(whole_plan, remarks_of):
    assert remarks_of(whole_plan(ap={"proportion_reason": "Nyinflyttade unga"}), "F9", LOW) == []


def test_f9_one_neighbourhood_over_the_city_is_enough(whole_plan, remarks_of):
    plan = whole_plan(a1={"neighbourhoods": ["area:Tallmon", "area:Ekliden"]})
    assert remarks_of(plan, "F9", IndexFacts({"Ekliden": 50.0, "Tallmon": 12.5}, city=41.3)) == []


def test_f9_a_missing_value_is_never_taken_for_low_risk(whole_plan, remarks_of):
    assert remarks_of(whole_plan(), "F9", IndexFacts({"Tallmon": 12.5}, city=41.3)) == []
    assert remarks_of(whole_plan(), "F9", IndexFacts({"Ekliden": 12.5})) == []
    assert remarks_of(whole_plan(), "F9") == []


def test_f9_an_effort_that_is_nowhere_cannot_be_compared(whole_plan, remarks_of):
    assert remarks_of(whole_plan(a1={"neighbourhoods": []}), "F9", HIGH) == [("remark", "ap", "activities")]


def test_an_application_is_for_its_activities_neighbourhoods_or_else_its_goals(whole_plan):
    plan = whole_plan(a1={"neighbourhoods": []}, g1={"neighbourhoods": ["area:Tallmon"]})
    assert target_neighbourhoods(plan, plan.record("ap")) == ["Tallmon"]
    own = whole_plan(g1={"neighbourhoods": ["area:Tallmon"]})
    assert target_neighbourhoods(own, own.record("ap")) == ["Ekliden"]


@pytest.mark.parametrize(
    ("name", "work"),
    [
        ("Feriearbeten för unga", "feriearbeten"),
        ("Fler sommarjobb", "feriearbeten"),
        ("Social insatsgrupp 20–29 år", "sociala insatsgrupper"),
        ("Sociala insatsgrupper", "sociala insatsgrupper"),
        ("Trygghetsvärdar i centrum", "trygghetsvärdar"),
        ("Medborgarvärdar", "medborgarvärdar"),
        ("Förstärkt fältarbete", "fältarbete"),
        ("Idrottslyftet Järva", "idrottslyftet"),
    ],
)
def test_f10_what_the_source_names_is_remarked_on_and_never_stopped(whole_plan, name, work):
    [remark] = [r for r in rules.check(whole_plan(a1={"name": name})) if r.code == "F10"]
    assert (remark.severity, remark.record) == ("remark", "a1")
    assert work in remark.text


@pytest.mark.parametrize("name", ["Läxhjälp", "Offertarbete", "Konferiearbetet", "Skogsfältet städas"])
def test_f10_other_words_are_left_alone(whole_plan, remarks_of, name):
    assert remarks_of(whole_plan(a1={"name": name}), "F10") == []


def test_f10_what_the_regular_budget_pays_is_left_alone(whole_plan, remarks_of):
    paid = {"financed_by": "regular_budget"}
    assert remarks_of(whole_plan(a1={"name": "Feriearbeten"}, c1=paid, c2=paid), "F10") == []


def test_f10_two_kinds_of_work_in_one_activity_are_both_named(whole_plan, remarks_of):
    assert len(remarks_of(whole_plan(a1={"name": "Trygghetsvärdar och medborgarvärdar"}), "F10")) == 2


@pytest.mark.parametrize("board", ["Kulturnämnden", "Trafik- och renhållningsnämnden", "Miljö- och hälsoskyddsnämnden"])
def test_f11_the_three_boards_are_asked_why_the_programme_should_pay(whole_plan, remarks_of, board):
    assert remarks_of(whole_plan(district={"name": board}), "F11") == [("remark", "a1", "responsible")]


def test_f11_a_member_answers_for_the_organisation(whole_plan, remarks_of):
    plan = whole_plan(a1={"responsible": "eva"}, company={"name": "Kulturnämnden"})
    assert remarks_of(plan, "F11") == [("remark", "a1", "responsible")]


def test_f11_a_cost_row_the_board_owns_counts(whole_plan, remarks_of):
    board = ("organisation", "kultur", {"name": "Kulturnämnden", "kind": "specialist_board"})
    assert remarks_of(whole_plan(board, c1={"owner": "kultur"}), "F11") == [("remark", "a1", "responsible")]


def test_f11_other_organisations_are_left_alone(whole_plan, remarks_of):
    assert remarks_of(whole_plan(), "F11") == []
    paid = {"financed_by": "regular_budget"}
    assert remarks_of(whole_plan(district={"name": "Kulturnämnden"}, c1=paid, c2=paid), "F11") == []
