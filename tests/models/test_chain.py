"""The results chain: every record once, every link once, and what is missing where."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.models import budget
from app.models.chain import KINDS, WAYS, chain, thread_of
from tests.models.chain_plans import chain_plans


def gaps(plan, record_id):
    return next(card.gaps for card in chain(plan).cards if card.record.id == record_id)


def test_a_whole_plan_lacks_nothing_in_its_chain(whole_plan):
    found = chain(whole_plan())
    assert [card.record.id for card in found.cards] == ["f1", "g1", "m1", "m2", "a1", "ap"]
    assert all(card.gaps == () for card in found.cards)
    assert {(tie.left, tie.right) for tie in found.ties} == {
        ("f1", "g1"),
        ("g1", "m1"),
        ("g1", "m2"),
        ("g1", "a1"),
        ("m1", "ap"),
        ("m2", "ap"),
        ("a1", "ap"),
    }


@pytest.mark.parametrize(
    ("without", "record", "expected"),
    [
        (["g1"], "f1", ("no_goal",)),
        (["f1"], "g1", ("no_finding",)),
        (["m1", "m2"], "g1", ("no_measure",)),
        (["a1"], "g1", ("no_activity",)),
        (["g1"], "m1", ("no_goal",)),
        (["t1"], "m1", ("no_target",)),
        (["g1"], "a1", ("no_goal", "unmeasured")),
        (["m1", "m2"], "a1", ("unmeasured",)),
        (["a1"], "ap", ("no_activity",)),
    ],
)
def test_a_gap_stands_on_the_record_that_lacks_something(whole_plan, without, record, expected):
    assert gaps(whole_plan(without=without), record) == expected


@pytest.mark.parametrize("blank", ["baseline_value", "baseline_year"])
def test_a_measure_without_the_whole_baseline_lacks_it(whole_plan, blank):
    assert gaps(whole_plan(m1={blank: None}), "m1") == ("no_baseline",)


def test_a_target_without_a_value_is_no_target(whole_plan):
    assert gaps(whole_plan(t1={"value": None}), "m1") == ("no_target",)


def test_an_activity_without_money_need_not_be_measured(whole_plan):
    assert gaps(whole_plan(without=["m1", "m2", "c1", "c2"]), "a1") == ()


def test_the_thread_through_a_record_holds_what_leads_to_it_and_what_follows(whole_plan):
    more = [("finding", "f2", {"title": "Annat"}), ("goal", "g2", {"wording": "Annat mål", "findings": ["f2"]})]
    plan = whole_plan(*more)
    assert thread_of(plan, "a1") == {"f1", "g1", "m1", "m2", "a1", "ap"}
    assert thread_of(plan, "f2") == {"f2", "g2"}
    assert thread_of(plan, "company") == thread_of(plan, "gone") == frozenset()


def test_a_reference_to_what_is_gone_or_of_another_kind_is_no_link(whole_plan):
    plan = whole_plan(g1={"findings": ["f1", "company", "gone"]}, m1={"goal": "a1"})
    ties = {(tie.left, tie.right) for tie in chain(plan).ties}
    assert ("f1", "g1") in ties
    assert not ties & {("company", "g1"), ("gone", "g1"), ("a1", "m1")}
    assert gaps(plan, "m1") == ("no_goal",)


@given(plan=chain_plans())
def test_every_record_of_the_five_kinds_stands_once(plan):
    assert [card.record.id for card in chain(plan).cards] == [one.id for kind in KINDS for one in plan.of(kind)]


@given(data=st.data())
def test_every_link_in_the_plan_is_one_tie_and_every_tie_a_link(data, any_plans):
    plan = data.draw(st.one_of(any_plans, chain_plans()))
    expected = sorted(
        (target, record.id, way.field)
        for way in WAYS
        for record in plan
        if record.type == way.right
        for target in record.refs(way.field)
        if target in plan and plan.record(target).type == way.left
    )
    found = chain(plan)
    assert sorted((tie.left, tie.right, tie.field) for tie in found.ties) == expected
    assert len({tie.key for tie in found.ties}) == len(found.ties)
    assert all(found.tie(tie.key) == tie for tie in found.ties)


@given(plan=chain_plans())
def test_the_activities_amounts_add_up_to_the_budget(plan):
    found = chain(plan)
    assert sum(card.amount or 0 for card in found.of("activity")) == budget.of_plan(plan).total
    for card in found.of("application"):
        assert card.amount == budget.of_application(plan, card.record.id).programme


@given(plan=chain_plans(), data=st.data())
def test_a_part_of_the_chain_keeps_what_lies_between_its_records(plan, data):
    whole = chain(plan)
    kept = frozenset(card.record.id for card in whole.cards if data.draw(st.booleans()))
    part = whole.only(kept)
    assert {card.record.id for card in part.cards} == kept
    assert part.ties == tuple(tie for tie in whole.ties if {tie.left, tie.right} <= kept)
