"""Which table counts, whatever people have said replaces what."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.models import datasets
from app.models.change import SetRef
from app.models.errors import UserError
from tests.models.conftest import build


def tables(*replaces, kind="indicators"):
    """Tables t0, t1 … in the order read in; each replaces the one given, None for none."""
    lines = []
    for number, old in enumerate(replaces):
        fields = {"name": f"Tabell {number}", "kind": kind}
        lines.append(("dataset", f"t{number}", fields | ({"replaces": f"t{old}"} if old is not None else {})))
    return build(*lines)


@st.composite
def anything(draw):
    """Up to six tables that replace each other in any way at all, circles and themselves too."""
    count = draw(st.integers(1, 6))
    return tables(*(draw(st.one_of(st.none(), st.integers(0, count - 1))) for _ in range(count)))


def test_without_replacements_the_table_read_in_last_counts():
    assert datasets.current(tables(None, None), "indicators").id == "t1"
    assert datasets.current(tables(), "indicators") is None


def test_a_replaced_table_does_not_count_even_when_it_was_read_in_last():
    assert datasets.current(tables(1, None), "indicators").id == "t0"


def test_the_end_of_the_chain_stands_in_for_all_before_it():
    plan = tables(None, 0, 1)
    assert [datasets.replacement(plan, f"t{n}") for n in range(3)] == [plan.record("t2"), plan.record("t2"), None]


def test_of_two_that_replace_the_same_the_one_read_in_last_counts():
    plan = tables(None, 0, 0)
    assert datasets.replacement(plan, "t0").id == "t2"
    assert datasets.current(plan, "indicators").id == "t2"


def test_a_table_of_another_kind_replaces_nothing():
    plan = build(
        ("dataset", "a", {"kind": "indicators"}),
        ("dataset", "b", {"kind": "population", "replaces": "a"}),
    )
    assert datasets.current(plan, "indicators").id == "a"
    assert datasets.replacement(plan, "a") is None


def test_those_not_replaced_are_offered_first_newest_first():
    plan = tables(None, 0, None, None)
    assert [each.id for each in datasets.replaceable(plan, "t3")] == ["t2", "t1", "t0"]
    assert [each.id for each in datasets.replaceable(plan, "t0")] == ["t3", "t2"]
    assert datasets.replaceable(plan, "borta") == []


def test_saying_that_a_table_replaces_another_is_one_reference():
    plan = tables(None, None)
    assert datasets.replace(plan, "t1", "t0").edits == (SetRef("t1", "replaces", "t0"),)


@pytest.mark.parametrize(
    ("new", "old", "code"),
    [("t1", "borta", "dataset_unknown"), ("t1", "t1", "dataset_circle"), ("t0", "t1", "dataset_circle")],
)
def test_what_cannot_be_replaced_is_refused_in_words(new, old, code):
    with pytest.raises(UserError) as refusal:
        datasets.replace(tables(None, 0), new, old)
    assert refusal.value.code == code
    assert "{" not in str(refusal.value)
    assert "borta" in str(refusal.value) or "Tabell" in str(refusal.value)


def test_another_kind_is_refused_by_name():
    plan = build(("dataset", "a", {"kind": "population", "name": "Folk"}), ("dataset", "b", {"kind": "indicators"}))
    with pytest.raises(UserError, match="Folk"):
        datasets.replace(plan, "b", "a")


@given(anything())
def test_some_table_always_counts_and_nothing_goes_round(plan):
    counts = datasets.current(plan, "indicators")
    assert counts is not None
    for table in plan.of("dataset"):
        newest = datasets.replacement(plan, table.id)
        assert newest is None or newest.id != table.id


@given(st.integers(2, 6), st.lists(st.tuples(st.integers(0, 5), st.integers(0, 5)), max_size=12))
def test_replacements_that_are_allowed_never_go_round(count, wishes):
    replaced = [None] * count
    for new, old in ((new % count, old % count) for new, old in wishes):
        plan = tables(*replaced)
        offered = {each.id for each in datasets.replaceable(plan, f"t{new}")}
        try:
            datasets.replace(plan, f"t{new}", f"t{old}")
        except UserError:
            assert f"t{old}" not in offered
            continue
        assert f"t{old}" in offered
        replaced[new] = old
    for start in range(count):
        at, steps = replaced[start], 0
        while at is not None:
            assert at != start and steps < count
            at, steps = replaced[at], steps + 1
