"""Shares of money beside shares of people over a threshold: they sum, they say what is left out, nothing is weighed."""

from __future__ import annotations

import math
from collections.abc import Callable

import pandas as pd
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from app.analysis import CITY_ROW, Framework, IndexResult, Method, Proportionality, compute, proportionality
from app.models.errors import UserError

City = Callable[..., tuple[pd.DataFrame, Framework]]
UNITS = tuple(f"u{place}" for place in range(6))
SCORES = (100.0, 80.0, 60.0, 59.96, 20.0, 0.0)
"""The index of each unit, by construction: one indicator in each of two domains."""
PEOPLE = {unit: 1000.0 * (place + 1) for place, unit in enumerate(UNITS)}


def city_of(scores: tuple[float, ...] = SCORES, lost: str = "", small: str = "") -> IndexResult:
    nodes = [("index", "", 1.0, None), ("a", "index", 1.0, None), ("b", "index", 1.0, None)]
    nodes += [("a1", "a", 1.0, 1), ("b1", "b", 1.0, 1)]
    framework = Framework(pd.DataFrame(nodes, columns=["key", "parent", "weight", "direction"]))
    rows = [
        (2014, unit, key, math.nan if unit == lost else score)
        for unit, score in zip(UNITS, scores, strict=True)
        for key in ("a1", "b1")
    ]
    rows += [(2014, CITY_ROW, key, 40.0) for key in ("a1", "b1")]
    values = pd.DataFrame(rows, columns=["year", "unit", "indicator", "value"])
    people = pd.DataFrame(
        [(unit, 2014, 500.0 if unit == small else 5000.0) for unit in UNITS], columns=["unit", "year", "population"]
    )
    return compute(values, framework, Method(), people if small else None)


def compared(effort: dict[str, int], threshold: float = 60.0, **more: object) -> Proportionality:
    return proportionality(city_of(), effort, PEOPLE, threshold, year=2014, **more)  # type: ignore[arg-type]


def test_a_neighbourhood_at_or_over_the_threshold_counts_all_its_inhabitants_and_one_under_it_none() -> None:
    found = compared({"u0": 300, "u2": 100}, units=("u0", "u1", "u2", "u4"))
    people = {row.unit: row.above for row in found.rows}
    assert people == {"u0": 1000.0, "u1": 2000.0, "u2": 3000.0, "u4": 0.0}
    shares = {row.unit: (row.effort_share, row.above_share) for row in found.rows}
    assert shares["u0"] == (75.0, pytest.approx(100 / 6))
    assert shares["u4"] == (0.0, 0.0)
    assert found.rows[0].difference == pytest.approx(75 - 100 / 6)


def test_an_index_is_compared_as_it_is_written() -> None:
    found = compared({"u3": 1})
    assert found.rows[0].above == 4000.0, "59,96 is written 60,0"
    assert compared({"u3": 1}, threshold=60.1).rows[0].above == 0.0


def test_the_highest_index_stands_first_and_those_without_one_last() -> None:
    result = city_of(lost="u1")
    found = proportionality(result, {"u4": 1, "u1": 1, "u0": 1, "Okänd": 1}, PEOPLE, 60.0, year=2014)
    assert [row.unit for row in found.rows] == ["u0", "u4", "Okänd", "u1"]


def test_money_that_belongs_to_no_neighbourhood_is_its_own_share() -> None:
    found = compared({"u0": 60}, untied=40)
    assert (found.untied, found.untied_share, found.effort) == (40, 40.0, 100)
    assert found.rows[0].effort_share == 60.0


@pytest.mark.parametrize(
    ("unit", "change", "reason"),
    [("u1", {"lost": "u1"}, "domain_missing"), ("u1", {"small": "u1"}, "small_population"), ("X", {}, "unknown_place")],
)
def test_whoever_has_no_index_is_not_counted_and_the_reason_is_said(unit: str, change: dict, reason: str) -> None:
    found = proportionality(city_of(**change), {unit: 50, "u0": 50}, PEOPLE, 60.0, year=2014)
    row = next(row for row in found.rows if row.unit == unit)
    assert (row.above, row.above_share, row.difference, row.reason) == (None, None, None, reason)
    assert found.above == PEOPLE["u0"]


def test_without_a_number_of_inhabitants_a_share_cannot_be_said() -> None:
    found = proportionality(city_of(), {"u0": 1, "u1": 1}, {"u0": 1000.0}, 60.0, year=2014)
    assert {row.unit: row.reason for row in found.rows} == {"u0": "ok", "u1": "no_population"}


def test_when_nobody_lives_over_the_threshold_there_is_no_share_of_people() -> None:
    found = compared({"u4": 1}, threshold=99.0)
    assert found.above == 0.0
    assert found.rows[0].above == 0.0
    assert found.rows[0].above_share is None


def test_the_citys_people_over_the_threshold_are_counted_without_the_citys_own_row() -> None:
    assert compared({"u0": 1}).city_above == 1000.0 + 2000.0 + 3000.0 + 4000.0
    with_row = proportionality(city_of(), {CITY_ROW: 1}, {**PEOPLE, CITY_ROW: 1e6}, 10.0, year=2014)
    assert with_row.rows[0].reason == "unknown_place"


def test_no_money_is_refused_and_so_is_a_negative_amount_and_an_unknown_year() -> None:
    with pytest.raises(UserError, match="inga kostnader"):
        compared({"u0": 0})
    with pytest.raises(ValueError, match="never negative"):
        compared({"u0": -1, "u1": 2})
    with pytest.raises(KeyError):
        proportionality(city_of(), {"u0": 1}, PEOPLE, 60.0, year=1999)


EFFORT = st.dictionaries(st.sampled_from([*UNITS, "Okänd"]), st.integers(0, 10**8), max_size=7)


@given(EFFORT, st.integers(0, 10**8), st.floats(0, 100))
def test_the_shares_of_the_money_and_of_the_people_sum_to_a_hundred(
    effort: dict[str, int], untied: int, threshold: float
) -> None:
    assume(sum(effort.values()) + untied > 0)
    found = proportionality(RESULT, effort, PEOPLE, threshold, year=2014, untied=untied, units=UNITS[:3])
    money = math.fsum([*(row.effort_share for row in found.rows), found.untied_share])
    assert money == pytest.approx(100)
    people = [row.above_share for row in found.rows if row.above_share is not None]
    assert math.fsum(people) == pytest.approx(100 if people else 0)
    assert {*effort, *UNITS[:3]} == {row.unit for row in found.rows}


@given(EFFORT, st.floats(0, 100), st.integers(2, 50))
def test_more_money_in_the_same_parts_changes_no_share(effort: dict[str, int], threshold: float, times: int) -> None:
    assume(sum(effort.values()) > 0)
    plain = proportionality(RESULT, effort, PEOPLE, threshold, year=2014)
    more = proportionality(RESULT, {u: a * times for u, a in effort.items()}, PEOPLE, threshold, year=2014)
    for one, two in zip(plain.rows, more.rows, strict=True):
        assert (one.unit, one.above_share) == (two.unit, two.above_share)
        assert one.effort_share == pytest.approx(two.effort_share)


@given(EFFORT, st.floats(0, 100), st.floats(0, 100))
def test_a_higher_threshold_never_counts_more_people(effort: dict[str, int], one: float, two: float) -> None:
    assume(sum(effort.values()) > 0)
    low, high = sorted((one, two))
    found = [proportionality(RESULT, effort, PEOPLE, threshold, year=2014) for threshold in (low, high)]
    assert found[0].above >= found[1].above
    for row in found[1].rows:
        if row.above:
            assert next(r for r in found[0].rows if r.unit == row.unit).above == row.above


RESULT = city_of()
