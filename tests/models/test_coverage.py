"""How far each weak indicator is answered, and which money nobody measures."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.models.coverage import LINKS, WeakIndicator, matrix, weak_by_key

EKLIDEN = WeakIndicator("i1", "Arbetslöshet", "Ekliden")
TALLMON = WeakIndicator("i1", "Arbetslöshet", "Tallmon")


def test_a_weak_indicator_is_followed_to_the_application(whole_plan):
    [chain] = matrix(whole_plan(), [EKLIDEN]).chains
    assert [chain.links[link] for link in LINKS] == [("f1",), ("g1",), ("m1", "m2"), ("a1",), ("ap",)]
    assert chain.answered and chain.gaps == ()


@pytest.mark.parametrize(
    ("without", "gaps"),
    [
        (["ap"], ("application",)),
        (["a1"], ("activity", "application")),
        (["m1", "m2"], ("measure",)),
        (["g1"], ("goal", "measure", "activity", "application")),
        (["e1"], LINKS),
        (["f1"], LINKS),
    ],
)
def test_a_gap_stands_where_a_link_is_missing(whole_plan, without, gaps):
    assert matrix(whole_plan(without=without), [EKLIDEN]).chains[0].gaps == gaps


def test_another_neighbourhood_is_not_answered(whole_plan):
    found = matrix(whole_plan(), [EKLIDEN, TALLMON])
    assert [chain.answered for chain in found.chains] == [True, False]
    assert found.unanswered == (found.chains[1],)


def test_a_finding_about_several_neighbourhoods_answers_for_each(whole_plan):
    plan = whole_plan(f1={"neighbourhoods": ["area:Ekliden", "area:Tallmon"]}, e1={"neighbourhood": None})
    assert matrix(plan, [EKLIDEN, TALLMON]).unanswered == ()


def test_evidence_without_any_neighbourhood_speaks_of_the_whole_area(whole_plan):
    plan = whole_plan(f1={"neighbourhoods": []}, e1={"neighbourhood": None})
    assert matrix(plan, [EKLIDEN, TALLMON]).unanswered == ()


def test_another_indicator_in_the_same_place_is_no_answer(whole_plan):
    other = ("indicator_definition", "i2", {"label": "Ohälsotal"})
    assert matrix(whole_plan(other), [WeakIndicator("i2", "Ohälsotal", "Ekliden")]).chains[0].gaps == LINKS


def test_a_written_reason_answers_and_leaves_no_gap(whole_plan):
    line = ("weak_indicator_answer", "w", {"indicator": "i1", "neighbourhood": "area:Tallmon", "reason": "Få svar"})
    chain = matrix(whole_plan(line), [TALLMON]).chains[0]
    assert (chain.answered, chain.answer, chain.gaps) == (True, "w", ())


def test_an_empty_reason_or_one_for_another_place_is_no_answer(whole_plan):
    for fields in ({"reason": " ", "neighbourhood": "area:Tallmon"}, {"reason": "x", "neighbourhood": "area:Norrtorp"}):
        line = ("weak_indicator_answer", "w", {"indicator": "i1", **fields})
        assert not matrix(whole_plan(line), [TALLMON]).chains[0].answered


def test_neighbourhoods_with_the_same_answer_share_a_row(whole_plan):
    norrtorp = WeakIndicator("i1", "Arbetslöshet", "Norrtorp")
    rows = matrix(whole_plan(), [EKLIDEN, TALLMON, norrtorp]).merged()
    assert [row.neighbourhoods for row in rows] == [("Ekliden",), ("Tallmon", "Norrtorp")]


def test_money_nobody_measures_is_found(whole_plan):
    found = matrix(whole_plan(without=["m1", "m2"]), [])
    assert [(one.activity, one.amount) for one in found.unmeasured] == [("a1", 930_000)]
    assert found.money_sentence() == "En aktivitet för 930\u00a0tkr mäts inte."
    assert matrix(whole_plan(a1={"goals": []}), []).unmeasured[0].amount == 930_000


def test_measured_money_and_free_activities_are_no_gap(whole_plan):
    assert matrix(whole_plan(("activity", "a2", {"name": "Gratis"})), []).money_sentence() == ""


def test_the_group_is_told_in_one_sentence(whole_plan):
    places = ["Tallmon", "Norrtorp", "Ängsvik"]
    three = [WeakIndicator("i1", "Arbetslöshet", place) for place in places]
    plan = whole_plan()
    assert matrix(plan, three).sentence() == "Tre svaga indikatorer saknar slutsats."
    assert matrix(plan, three[:1]).sentence() == "En svag indikator saknar slutsats."
    assert matrix(plan, three * 5).sentence() == "15 svaga indikatorer saknar slutsats."
    assert matrix(plan, [EKLIDEN]).sentence() == "Alla svaga indikatorer har slutsats eller motivering."
    assert matrix(plan, []).sentence() == "Ingen indikator är svag."
    assert matrix(plan, None).sentence() == "Inget index är inläst."
    assert matrix(plan, three).sentence(1) == "3 weak indicators have no finding."


def test_keys_of_the_index_become_the_plans_own_indicators(whole_plan):
    plan = whole_plan(i1={"key": "arbetsloshet"})
    assert weak_by_key(plan, [("arbetsloshet", "Ekliden"), ("okänd", "Ekliden")]) == (EKLIDEN,)


@given(gone=st.sets(st.sampled_from(["e1", "f1", "g1", "m1", "m2", "a1", "ap"])))
def test_what_is_taken_away_can_only_widen_the_gaps(whole_plan, gone):
    whole = matrix(whole_plan(), [EKLIDEN, TALLMON]).chains
    less = matrix(whole_plan(without=gone), [EKLIDEN, TALLMON]).chains
    for before, after in zip(whole, less, strict=True):
        assert set(before.gaps) <= set(after.gaps)
        assert all(set(after.links[link]) <= set(before.links[link]) - gone for link in LINKS)


@given(places=st.lists(st.sampled_from(["Ekliden", "Tallmon", "Norrtorp", "Ängsvik"]), unique=True))
def test_merging_rows_loses_no_neighbourhood(whole_plan, places):
    found = matrix(whole_plan(), [WeakIndicator("i1", "Arbetslöshet", place) for place in places])
    assert sorted(place for row in found.merged() for place in row.neighbourhoods) == sorted(places)
    assert len(found.merged()) <= 2
