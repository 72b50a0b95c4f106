"""Two orders of the same places agree or not, whatever the points are."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.analysis import agreement

scores = st.dictionaries(st.sampled_from("ABCDEFGH"), st.integers(0, 9).map(float), min_size=3)


def test_only_units_that_both_have_are_counted() -> None:
    found = agreement({"A": 3.0, "B": 2.0, "C": 1.0}, {"C": 30.0, "A": 10.0, "Ö": 90.0})
    assert found.places == {"A": (1, 2), "C": (2, 1)}
    assert found.correlation is None


def test_an_order_turned_round_correlates_at_minus_one() -> None:
    found = agreement({"A": 3.0, "B": 2.0, "C": 1.0}, {"A": 1.0, "B": 2.0, "C": 3.0})
    assert found.correlation == pytest.approx(-1.0)


def test_ties_share_a_place_and_do_not_disturb_the_correlation() -> None:
    found = agreement({"A": 2.0, "B": 2.0, "C": 1.0, "D": 0.0}, {"A": 7.0, "B": 7.0, "C": 5.0, "D": 1.0})
    assert found.places["A"] == found.places["B"] == (1, 1)
    assert found.places["C"] == (3, 3)
    assert found.correlation == pytest.approx(1.0)


def test_an_order_of_nothing_but_ties_has_no_correlation() -> None:
    assert agreement({"A": 1.0, "B": 1.0, "C": 1.0}, {"A": 1.0, "B": 2.0, "C": 3.0}).correlation is None


@given(scores, scores, st.floats(0.1, 50), st.floats(-100, 100))
def test_another_scale_of_theirs_changes_nothing(
    ours: dict[str, float], theirs: dict[str, float], factor: float, shift: float
) -> None:
    one = agreement(ours, theirs)
    other = agreement(ours, {unit: factor * value + shift for unit, value in theirs.items()}, decimals=6)
    assert one.places == other.places


@given(scores, scores)
def test_it_is_the_same_seen_from_the_other_side(ours: dict[str, float], theirs: dict[str, float]) -> None:
    there, back = agreement(ours, theirs), agreement(theirs, ours)
    assert there.places == {unit: (other, one) for unit, (one, other) in back.places.items()}
    assert there.correlation == pytest.approx(back.correlation)


@given(scores)
def test_an_order_agrees_with_itself(ours: dict[str, float]) -> None:
    found = agreement(ours, ours)
    assert all(one == other for one, other in found.places.values())
    assert found.correlation is None or found.correlation == pytest.approx(1.0)
