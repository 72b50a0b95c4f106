"""A heat table: every cell a place among all, the greatest need first."""

from __future__ import annotations

import math

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.analysis import Framework, Heat, IndexResult, Method, compute, heat, profile

POSTS = Method(normalise="goalposts")


def table(figures: dict[str, list[float | None]], directions: dict[str, int] | None = None) -> IndexResult:
    """Indicators "domain.name" over units A, B, …"""
    units = [chr(65 + place) for place in range(len(next(iter(figures.values()))))]
    rows = [
        (2014, unit, key, math.nan if figure is None else figure)
        for key, column in figures.items()
        for unit, figure in zip(units, column, strict=True)
    ]
    domains = dict.fromkeys(key.split(".")[0] for key in figures)
    nodes = [("index", "", 1.0, None), *((domain, "index", 1.0, None) for domain in domains)]
    nodes += [(key, key.split(".")[0], 1.0, (directions or {}).get(key, 1)) for key in figures]
    frame = pd.DataFrame(nodes, columns=["key", "parent", "weight", "direction"])
    values = pd.DataFrame(rows, columns=["year", "unit", "indicator", "value"])
    return compute(values, Framework(frame.assign(low=-1e6, high=1e6, unit="dagar")), POSTS)


def test_a_cell_says_the_place_among_all_not_among_those_asked_for() -> None:
    result = table({"a.x": [1.0, 2.0, 3.0, 4.0, 5.0, 6.0, 7.0, 8.0]})
    cell = heat(result, ["A", "G"], 2014).cells["a.x", "G"]
    assert (cell.rank, cell.of, cell.value, cell.standing, cell.level) == (2, 8, 7.0, "weak", 5)


def test_levels_go_from_strong_over_three_thirds_to_weak() -> None:
    result = table({"a.x": [float(n) for n in range(1, 13)]})
    levels = [heat(result, list(result.units), 2014).cells["a.x", unit].level for unit in result.units]
    assert levels == [1, 1, 1, 2, 2, 3, 3, 4, 4, 5, 5, 5]


def test_where_all_are_alike_nobody_is_worse() -> None:
    found = heat(table({"a.x": [4.0] * 6}), ["A", "B"], 2014)
    assert {(cell.level, cell.standing) for cell in found.cells.values()} == {(3, "middle")}


def test_a_missing_figure_has_no_level_but_its_reason() -> None:
    cell = heat(table({"a.x": [1.0, None, 3.0, 4.0]}), ["B"], 2014).cells["a.x", "B"]
    assert (cell.level, cell.value, cell.rank, cell.reason) == (0, None, None, "ej_levererad")


def test_those_with_most_weak_come_first_in_both_ways() -> None:
    rising = [float(n) for n in range(8)]
    found = heat(
        table({"a.calm": rising[::-1], "a.hard": rising, "b.worst": rising, "b.bad": rising}), ["A", "G", "H"], 2014
    )
    assert found.units == ("H", "G", "A")
    assert list(found.domains) == ["b", "a"]
    assert found.domains["a"] == ("a.hard", "a.calm")
    assert found.indicators == ("b.worst", "b.bad", "a.hard", "a.calm")
    assert [cell.unit for cell in found.row("a.hard")] == ["H", "G", "A"]
    assert [cell.indicator for cell in found.column("A")] == list(found.indicators)


def test_an_indicator_nobody_has_is_left_out() -> None:
    found = heat(table({"a.x": [1.0, 2.0, 3.0, 4.0], "b.y": [None] * 4}), ["A"], 2014)
    assert found.indicators == ("a.x",)


def test_a_neighbourhood_the_table_does_not_know_is_a_bug() -> None:
    with pytest.raises(KeyError, match="Ö"):
        heat(table({"a.x": [1.0, 2.0, 3.0]}), ["Ö"], 2014)


FIGURES = st.integers(4, 12).flatmap(
    lambda units: st.fixed_dictionaries(
        {
            key: st.lists(st.one_of(st.none(), st.integers(1, 30).map(float)), min_size=units, max_size=units)
            for key in ("a.x", "a.y", "b.z")
        }
    )
)
SHARES = st.sampled_from([0.1, 0.25, 0.4, 0.5])


def needs(found: Heat, unit: str) -> float:
    known = [cell for cell in found.column(unit) if cell.rank is not None]
    return sum(cell.standing == "weak" for cell in known) / len(known) if known else 0.0


@given(FIGURES, SHARES, st.data())
def test_the_order_asked_in_changes_nothing(
    figures: dict[str, list[float | None]], share: float, data: st.DataObject
) -> None:
    result = table(figures)
    asked = list(result.units)
    assert heat(result, asked, 2014, share) == heat(result, data.draw(st.permutations(asked)), 2014, share)


@given(FIGURES, SHARES)
def test_cells_agree_with_the_profile_and_need_falls(figures: dict[str, list[float | None]], share: float) -> None:
    result = table(figures, {"a.y": -1})
    found = heat(result, list(result.units), 2014, share)
    for unit in result.units:
        for row in profile(result, unit, 2014, share=share):
            cell = found.cells.get((row.indicator, unit))
            if cell is None:
                assert row.year is None
                continue
            assert (cell.value, cell.rank, cell.of, cell.standing) == (row.value, row.rank, row.of, row.standing)
            assert (cell.level == 5, cell.level == 1) == (row.standing == "weak", row.standing == "strong")
            assert (cell.level == 0) == (row.value is None)
    shares = [needs(found, unit) for unit in found.units]
    assert shares == sorted(shares, reverse=True)


@given(FIGURES, SHARES)
def test_a_higher_risk_is_never_a_lower_level(figures: dict[str, list[float | None]], share: float) -> None:
    found = heat(result := table(figures), list(result.units), 2014, share)
    for key in found.indicators:
        cells = sorted((cell for cell in found.row(key) if cell.rank is not None), key=lambda cell: cell.rank or 0)
        levels = [cell.level for cell in cells]
        assert levels == sorted(levels, reverse=True)
