"""Where the money goes: every krona in one neighbourhood, or said to be in none."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.models.money_by_place import apportion, money_by_place, places_of
from tests.models.conftest import build

PEOPLE = {"Ekliden": 4829.0, "Norrtorp": 5945.0, "Björkholm": 3799.0}


def activity(name, amount, places, by="programme_funds", goals=()):
    return (
        (
            "activity",
            name,
            {"name": name, "neighbourhoods": [f"area:{place}" for place in places], "goals": list(goals)},
        ),
        ("cost", f"{name}-cost", {"amount": amount, "financed_by": by, "kind": "staff", "year": 2015}, name),
    )


def test_an_activity_in_one_neighbourhood_is_all_there():
    found = money_by_place(build(*activity("a", 1000, ["Ekliden"])), PEOPLE)
    assert found.by_place == {"Ekliden": 1000}
    assert (found.untied, found.split_by_people, found.split_equally) == (0, (), ())


def test_only_the_programmes_funds_are_counted():
    plan = build(*activity("a", 1000, ["Ekliden"], by="company"), *activity("b", 500, ["Ekliden"]))
    assert money_by_place(plan, PEOPLE).total == 500


def test_in_several_it_is_split_by_inhabitants_and_said():
    found = money_by_place(build(*activity("a", 10774, ["Norrtorp", "Ekliden"])), PEOPLE)
    assert found.by_place == {"Ekliden": 4829, "Norrtorp": 5945}
    assert found.split_by_people == ("a",)


def test_where_one_number_of_inhabitants_is_unknown_all_get_as_much_and_that_is_said():
    found = money_by_place(build(*activity("a", 1001, ["Ekliden", "Okänd"])), PEOPLE)
    assert found.by_place == {"Ekliden": 501, "Okänd": 500}
    assert (found.split_by_people, found.split_equally) == ((), ("a",))


def test_without_own_neighbourhoods_it_is_in_its_goals_and_without_those_in_none():
    goal = ("goal", "g", {"neighbourhoods": ["area:Björkholm"]})
    plan = build(goal, *activity("a", 1000, [], goals=["g"]), *activity("b", 300, []))
    found = money_by_place(plan, PEOPLE)
    assert found.by_place == {"Björkholm": 1000}
    assert (found.untied, found.without_place) == (300, ("b",))
    assert places_of(plan, plan.record("a")) == ["Björkholm"]


amounts = st.lists(
    st.tuples(st.integers(0, 10**8), st.sets(st.sampled_from([*PEOPLE, "Okänd"]), max_size=4)), max_size=6
)


@given(amounts)
def test_no_krona_is_lost_or_made(rows):
    lines = [line for n, (amount, places) in enumerate(rows) for line in activity(f"a{n}", amount, sorted(places))]
    assert money_by_place(build(*lines), PEOPLE).total == sum(amount for amount, _ in rows)


@given(st.integers(0, 10**12), st.lists(st.floats(0, 1e6), min_size=1, max_size=12).filter(lambda w: sum(w) > 0))
def test_parts_are_whole_add_up_and_are_within_one_of_their_weight(amount, weights):
    parts = apportion(amount, weights)
    assert sum(parts) == amount
    assert all(isinstance(part, int) and part >= 0 for part in parts)
    for part, weight in zip(parts, weights, strict=True):
        assert part == pytest.approx(amount * weight / sum(weights), abs=1.001)
