"""A profile: every indicator of one neighbourhood beside the city, the board and the others, index or not."""

from __future__ import annotations

import math
from collections.abc import Callable

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.analysis import CITY_ROW, Framework, IndexResult, Method, ProfileRow, compute, profile, weak_indicators

City = Callable[..., tuple[pd.DataFrame, Framework]]
BETWEEN_POSTS = Method(normalise="goalposts")
"""Takes an indicator that is the same everywhere."""
FIGURES = st.lists(st.one_of(st.integers(1, 6), st.integers(1, 900)).map(float), min_size=4, max_size=14)


def table(figures: list[float | None], direction: int = 1, **columns: object) -> IndexResult:
    """One indicator over units A, B, …; a second one lets anything be computed."""
    units = [chr(65 + place) for place in range(len(figures))]
    rows = [(2014, unit, "x", math.nan if f is None else f) for unit, f in zip(units, figures, strict=True)]
    rows += [(2014, unit, "y", float(place)) for place, unit in enumerate(units)]
    values = pd.DataFrame(rows, columns=["year", "unit", "indicator", "value"]).assign(**columns)
    nodes = [("index", "", 1.0, None), ("x", "index", 1.0, direction), ("y", "index", 1.0, 1)]
    frame = pd.DataFrame(nodes, columns=["key", "parent", "weight", "direction"])
    return compute(values, Framework(frame.assign(low=-1e6, high=1e6, unit="dagar")), BETWEEN_POSTS)


def row_of(result: IndexResult, unit: str, year: int = 2014, **more: object) -> ProfileRow:
    return profile(result, unit, year, **more)[0]  # type: ignore[arg-type]


def test_a_row_says_where_the_figure_stands_among_all() -> None:
    row = row_of(table([10.0, 20.0, 30.0, 40.0, 50.0]), "D")
    assert (row.indicator, row.value, row.year, row.rank, row.of) == ("x", 40.0, 2014, 2, 5)
    assert row.range is not None
    assert (row.range.low, row.range.lower_quartile, row.range.median) == (10.0, 20.0, 30.0)
    assert (row.range.upper_quartile, row.range.high) == (40.0, 50.0)
    assert row.risk(40.0) == 0.75
    assert row.reason == "ok"


def test_rows_come_in_the_frameworks_order(city: City) -> None:
    values, framework = city()
    rows = profile(compute(values, framework, Method()), "Stadsdel 001", 2014)
    assert [row.indicator for row in rows] == ["w1", "w2", "w3", "h1", "h2", "h3"]
    assert [row.domain for row in rows[2:4]] == ["work", "health"]


def test_weak_and_strong_are_the_worst_and_best_quarter() -> None:
    result = table([1.0, 2.0, 3.0, 4.0, 5.0, 6.0, 7.0, 8.0])
    told = {unit: row_of(result, unit).standing for unit in result.units}
    assert [unit for unit, said in told.items() if said == "weak"] == ["G", "H"]
    assert [unit for unit, said in told.items() if said == "strong"] == ["A", "B"]
    wider = {unit: row_of(result, unit, share=0.5).standing for unit in result.units}
    assert list(wider.values()) == ["strong"] * 4 + ["weak"] * 4


def test_nobody_is_weak_or_strong_where_all_are_alike_or_fewer_than_four() -> None:
    alike = table([7.0] * 6)
    assert {row_of(alike, unit).standing for unit in alike.units} == {"middle"}
    assert row_of(alike, "A").risk(7.0) is None
    few = table([1.0, 2.0, 3.0])
    assert [row_of(few, unit).standing for unit in few.units] == ["middle"] * 3
    assert row_of(few, "C").rank == 1


def test_it_stands_with_fewer_neighbourhoods_than_an_index_needs(city: City) -> None:
    values, framework = city(units=3)
    result = compute(values, framework, Method())
    assert result.ranked_units(2014) == ()
    rows = profile(result, "Stadsdel 001", 2014)
    assert all(row.value is not None and row.rank in (1, 2, 3) and row.of == 3 for row in rows)


def test_a_small_neighbourhood_without_an_index_still_has_its_figures() -> None:
    result = table([1.0, 2.0, 3.0, 4.0, 5.0])
    people = pd.DataFrame([(unit, 2014, 50.0 if unit == "E" else 5000.0) for unit in result.units])
    people.columns = pd.Index(["unit", "year", "population"])
    frame = pd.DataFrame(
        [(2014, unit, key, float(place)) for place, unit in enumerate("ABCDE") for key in ("x", "y")],
        columns=["year", "unit", "indicator", "value"],
    )
    small = compute(frame, result.framework, BETWEEN_POSTS, people)
    assert small.reason("E", 2014, "x") == "small_population"
    assert row_of(small, "E").value == 4.0
    assert row_of(small, "E").reason == "ok"


def test_a_missing_figure_keeps_its_reason_and_has_no_place() -> None:
    result = table([10.0, 20.0, None, 40.0, 50.0], status=["ok", "ok", "sekretess", "ok", "ok"] + ["ok"] * 5)
    row = row_of(result, "C")
    assert (row.value, row.reason, row.rank, row.standing) == (None, "sekretess", None, "middle")
    assert row.of == 4
    assert row.range is not None, "the others are still shown"


def test_each_indicator_is_of_its_newest_year_with_any_figure(city: City) -> None:
    values, framework = city(years=(2012, 2013, 2014))
    values = values[~((values["indicator"] == "w1") & (values["year"] > 2012))]
    values.loc[(values["indicator"] == "w2") & (values["year"] == 2014), "value"] = math.nan
    result = compute(values, framework, Method(baseline=2012))
    years = {row.indicator: row.year for row in profile(result, "Stadsdel 001", 2014)}
    assert years == {"w1": 2012, "w2": 2013, "w3": 2014, "h1": 2014, "h2": 2014, "h3": 2014}
    assert {row.year for row in profile(result, "Stadsdel 001", 2013)} == {2012, 2013}


def test_an_indicator_nobody_has_says_so() -> None:
    result = table([None] * 5)
    row = row_of(result, "A")
    assert (row.year, row.value, row.range, row.of, row.reason) == (None, None, None, 0, "ej_levererad")
    assert row.risk(3.0) is None


def test_the_city_is_its_own_row_else_the_mean_of_its_inhabitants_else_unknown(city: City) -> None:
    values, framework = city()
    alone = compute(values, framework, Method())
    assert profile(alone, "Stadsdel 001", 2014)[0].city is None
    units = sorted(set(values["unit"]))
    people = pd.DataFrame({"unit": units, "year": 2014, "population": [1000.0 * (n + 1) for n in range(len(units))]})
    figures = values[values["indicator"] == "w1"].set_index("unit")["value"]
    weighted = profile(compute(values, framework, Method(), people), "Stadsdel 001", 2014)[0].city
    assert weighted is not None
    assert weighted.value == pytest.approx(np.average(figures[units], weights=people["population"]))
    assert (weighted.is_mean, weighted.is_weighted, weighted.units) == (True, True, 8)
    keys = values[["year", "indicator"]].drop_duplicates()
    with_row = pd.concat([values, keys.assign(unit=CITY_ROW, value=512.0)])
    row = profile(compute(with_row, framework, Method(), people), "Stadsdel 001", 2014)[0].city
    assert row is not None
    assert (row.value, row.is_mean) == (512.0, False)


def test_the_board_is_the_mean_of_its_neighbourhoods_with_a_figure() -> None:
    result = table([10.0, 20.0, None, 40.0, 50.0])
    board = row_of(result, "A", board=("A", "C", "D", "okänd")).board
    assert board is not None
    assert (board.value, board.units, board.is_weighted) == (25.0, 2, False)
    assert row_of(result, "A").board is None
    assert row_of(result, "A", board=("C",)).board is None
    assert row_of(result, "A", board=("okänd",)).board is None


def test_how_many_a_figure_is_about_follows_it() -> None:
    result = table([10.0, 20.0, 30.0, 40.0, 50.0], n=[812.0, math.nan, 3.0, 4.0, 5.0] * 2)
    assert row_of(result, "A").n == 812.0
    assert row_of(result, "B").n is None
    assert row_of(table([1.0, 2.0, 3.0, 4.0]), "A").n is None


def test_a_neighbourhood_the_table_does_not_know_is_a_bug() -> None:
    with pytest.raises(KeyError, match="Ö"):
        profile(table([1.0, 2.0, 3.0]), "Ö", 2014)


@given(FIGURES)
def test_a_flipped_direction_mirrors_the_profile(figures: list[float]) -> None:
    one, other = table(list(figures), 1), table(list(figures), -1)
    for unit in one.units:
        row, mirrored = row_of(one, unit), row_of(other, unit)
        ahead = sum(f > (row.value or 0.0) for f in figures)
        assert row.rank == 1 + ahead
        assert mirrored.rank == 1 + sum(f < (row.value or 0.0) for f in figures)
        risk, turned = row.risk(row.value or 0.0), mirrored.risk(row.value or 0.0)
        assert (risk is None) == (turned is None)
        if risk is not None and turned is not None:
            assert risk == pytest.approx(1.0 - turned)


@given(FIGURES, st.floats(0.1, 50.0), st.floats(-500.0, 500.0))
def test_another_unit_of_measure_changes_no_place(figures: list[float], factor: float, shift: float) -> None:
    one = table(list(figures))
    other = table([round(factor * figure + shift, 6) for figure in figures])
    for unit in one.units:
        row, changed = row_of(one, unit), row_of(other, unit)
        assert (row.rank, row.of, row.standing) == (changed.rank, changed.of, changed.standing)


@given(FIGURES, st.sampled_from([0.1, 0.25, 0.4]), st.sampled_from([1, -1]))
def test_weak_here_is_weak_by_the_plans_rule(figures: list[float], share: float, direction: int) -> None:
    result = table(list(figures), direction)
    values = pd.DataFrame(
        [(2014, unit, "x", figure) for unit, figure in zip(result.units, figures, strict=True)],
        columns=["year", "unit", "indicator", "value"],
    )
    ruled = {weak.unit for weak in weak_indicators(values, result.framework, result.units, 2014, share)}
    assert {unit for unit in result.units if row_of(result, unit, share=share).standing == "weak"} == ruled


@given(FIGURES, st.data())
def test_who_lacks_a_figure_changes_nothing_for_the_others(figures: list[float], data: st.DataObject) -> None:
    place = data.draw(st.integers(0, len(figures)))
    holed = table([*figures[:place], None, *figures[place:]])
    whole = table(list(figures))
    names = [unit for at, unit in enumerate(holed.units) if at != place]
    for unit, before in zip(names, whole.units, strict=True):
        row, alone = row_of(holed, unit), row_of(whole, before)
        assert (row.value, row.rank, row.of, row.range, row.standing) == (
            alone.value,
            alone.rank,
            alone.of,
            alone.range,
            alone.standing,
        )
