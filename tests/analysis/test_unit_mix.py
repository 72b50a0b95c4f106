"""Shares written as 0.12 among others written as 12 are found and named by row; honest figures are left in peace."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.analysis import Framework, Method, check
from app.analysis.checks import fractions_among_percentages, years_of_fractions

City = Callable[..., tuple[pd.DataFrame, Framework]]


def test_fractions_among_percentages_are_named_by_row(city: City) -> None:
    values, framework = city(units=10)
    place = values["indicator"] == "w1"
    values.loc[place, "value"] = [12.0, 14.5, 9.0, 22.0, 31.0, 0.12, 17.0, 8.5, 0.2, 11.0]
    (problem,) = check(values, framework, Method())
    assert (problem.code, problem.severity) == ("unit_mix", "error")
    assert (problem.indicator, problem.unit) == ("w1", "Stadsdel 005")
    assert problem.detail == "Stadsdel 005 2014, Stadsdel 008 2014"
    assert problem.rows == tuple(values.index[place & (values["value"] < 1)])
    nodes = framework.nodes.assign(unit=["kr" if key == "w1" else "" for key in framework.nodes["key"]])
    assert check(values, Framework(nodes), Method()) == []


def test_a_whole_year_of_fractions_is_found_even_where_both_years_spread_wide(city: City) -> None:
    values, framework = city(units=6, years=(2014, 2015))
    figures = [2.0, 3.5, 8.0, 14.0, 31.0, 60.0]
    for year, divisor in ((2014, 1), (2015, 100)):
        place = (values["indicator"] == "w1") & (values["year"] == year)
        values.loc[place, "value"] = [figure / divisor for figure in figures]
    (problem,) = check(values, framework, Method())
    assert (problem.code, problem.year, len(problem.rows)) == ("unit_mix", 2015, 6)
    assert problem.detail.endswith(" …")


@pytest.mark.parametrize(
    "figures",
    [
        [0.1, 0.2, 0.9, 3, 11],
        [0.12, 0.14, 0.3],
        [12, 14, 30],
        [0, 12, 14],
        [1, 80, 90],
        [0.12, 1200, 900],
        [-3, 0.2, 9],
    ],
)
def test_honest_figures_are_not_taken_for_a_mix(figures: list[float]) -> None:
    assert fractions_among_percentages(np.array([figures], dtype=float)) == []


@pytest.mark.parametrize(
    "years",
    [
        [[0.2, 0.4, 0.9], [0.3, 0.5, 2.0]],
        [[0.5, 0.7, 0.9], [2.0, 3.0, 4.0]],
        [[12.0, 14.0, 20.0], [13.0, 15.0, 22.0]],
        [[0.02, 0.05, 0.2], [200.0, 500.0, 900.0]],
        [[0.0, 0.0, 0.0], [3.0, 8.0, 12.0]],
        [[0.1, np.nan, np.nan], [9.0, 10.0, 14.0]],
    ],
)
def test_honest_years_are_not_taken_for_a_mix(years: list[list[float]]) -> None:
    assert years_of_fractions(np.array(years)) == []


@given(st.lists(st.floats(10, 79), min_size=2, max_size=30), st.data())
def test_any_percentage_of_ten_or_more_written_as_a_fraction_is_found(
    figures: list[float], data: st.DataObject
) -> None:
    places = data.draw(st.sets(st.integers(0, len(figures) - 1), min_size=1, max_size=len(figures) - 1))
    mixed = [figure / 100 if place in places else figure for place, figure in enumerate(figures)]
    low, high = [mixed[p] for p in places], [f for p, f in enumerate(mixed) if p not in places]
    near = low and max(low) * 100 <= max(high) * 1.5 and min(low) * 150 >= min(high)
    found = {unit for _, unit in fractions_among_percentages(np.array([mixed]))}
    assert found == (places if near else set())


@given(
    st.lists(st.floats(1.5, 99), min_size=3, max_size=30),
    st.lists(st.floats(0.8, 1.2), min_size=30, max_size=30),
    st.integers(0, 1),
)
def test_any_year_of_percentages_written_as_fractions_is_found(
    figures: list[float], drift: list[float], which: int
) -> None:
    now = np.array(figures)
    then = np.minimum(now * drift[: len(now)], 100)
    years = [now, then]
    years[which] = years[which] / 100
    assert years_of_fractions(np.array(years)) == [(which, unit) for unit in range(len(now))]
