"""What a neighbourhood is compared with is always named: a row, a mean weighted by inhabitants, or a plain one."""

from __future__ import annotations

import math
from collections.abc import Callable

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.analysis import CITY_ROW, Framework, Method, compute, contributions, mean_over_units, reference
from app.analysis.reference import PLAIN_MEAN, POPULATION_MEAN, UNIT
from app.models.errors import UserError

City = Callable[..., tuple[pd.DataFrame, Framework]]
BOARD = ("Stadsdel 001", "Stadsdel 002", "Stadsdel 005")


def people_of(values: pd.DataFrame, **counts: float) -> pd.DataFrame:
    units = sorted(set(values["unit"]) - {CITY_ROW})
    rows = [(unit, 2014, counts.get(unit.replace(" ", "_"), 1000.0 * (place + 1))) for place, unit in enumerate(units)]
    return pd.DataFrame(rows, columns=["unit", "year", "population"])


def with_city(values: pd.DataFrame) -> pd.DataFrame:
    keys = values[["year", "indicator"]].drop_duplicates()
    return pd.concat([values, keys.assign(unit=CITY_ROW, value=500.0)], ignore_index=True)


@given(
    st.lists(st.tuples(st.floats(-1e3, 1e3), st.booleans(), st.booleans(), st.floats(0, 1e5)), min_size=1, max_size=20)
)
def test_the_mean_is_that_of_every_inhabitant_of_the_members_with_a_figure(
    rows: list[tuple[float, bool, bool, float]],
) -> None:
    figures = np.array([math.nan if lost else figure for figure, lost, _, _ in rows])
    members = np.array([member for _, _, member, _ in rows])
    people = np.array([count for *_, count in rows])
    found, weighted = mean_over_units(figures, members, people)
    used = [(f, p) for f, m, p in zip(figures, members, people, strict=True) if m and not math.isnan(f)]
    assert weighted == (people[members].sum() > 0)
    whole = math.fsum(p for _, p in used) if weighted else len(used)
    if not whole:
        assert math.isnan(found)
        return
    wanted = math.fsum(f * p if weighted else f for f, p in used) / whole
    assert found == pytest.approx(wanted, rel=1e-9, abs=1e-9)


def test_a_mean_of_members_without_known_inhabitants_is_plain(city: City) -> None:
    found, weighted = mean_over_units(np.array([1.0, 3.0, 50.0]), np.array([True, True, False]), None)
    assert (found, weighted) == (2.0, False)


def test_the_city_is_its_row_and_without_one_the_mean_of_its_inhabitants(city: City) -> None:
    values, framework = city()
    row = reference(compute(with_city(values), framework, Method(), people_of(values)), 2014)
    assert (row.kind, row.name, row.units) == (UNIT, CITY_ROW, (CITY_ROW,))
    assert set(row.figures) == {500.0}
    mean = reference(compute(values, framework, Method(), people_of(values)), 2014)
    assert (mean.kind, mean.name, mean.place, len(mean.units)) == (POPULATION_MEAN, POPULATION_MEAN, -1, 8)


def test_several_units_are_one_mean_of_scores_and_of_figures(city: City) -> None:
    values, framework = city()
    people = people_of(values)
    result = compute(with_city(values), framework, Method(), people)
    found = reference(result, 2014, BOARD)
    counts = people.set_index("unit")["population"][list(BOARD)]
    index = result.index.loc[2014]["score"][list(BOARD)]
    assert found.scores[-1] == pytest.approx((index * counts).sum() / counts.sum())
    w1 = values[values["indicator"] == "w1"].set_index("unit")["value"][list(BOARD)]
    leaf = framework.tree.number["w1"]
    assert found.figures[leaf] == pytest.approx((w1 * counts).sum() / counts.sum())
    assert (found.units, found.known[leaf]) == (BOARD, 3)


def test_without_inhabitants_the_mean_is_plain_and_called_so(city: City) -> None:
    values, framework = city()
    found = reference(compute(values, framework, Method()), 2014, BOARD)
    assert found.kind == found.name == PLAIN_MEAN
    w1 = values[values["indicator"] == "w1"].set_index("unit")["value"][list(BOARD)]
    assert found.figures[framework.tree.number["w1"]] == pytest.approx(w1.mean())


def test_the_small_and_the_city_are_in_no_mean(city: City) -> None:
    values, framework = city()
    result = compute(with_city(values), framework, Method(), people_of(values, Stadsdel_002=999.0))
    assert reference(result, 2014, (*BOARD, CITY_ROW)).units == ("Stadsdel 001", "Stadsdel 005")
    with pytest.raises(UserError) as fault:
        reference(result, 2014, ("Stadsdel 002",))
    assert fault.value.code == "no_reference"
    with pytest.raises(KeyError):
        reference(result, 2014, ("Atlantis",))


def test_a_unit_without_the_figure_is_not_in_its_mean(city: City) -> None:
    values, framework = city()
    lost = values[~((values["unit"] == BOARD[0]) & (values["indicator"] == "h3"))]
    found = reference(compute(lost, framework, Method()), 2014, BOARD)
    h3 = values[values["indicator"] == "h3"].set_index("unit")["value"][list(BOARD[1:])]
    leaf = framework.tree.number["h3"]
    assert (found.figures[leaf], found.known[leaf]) == (pytest.approx(h3.mean()), 2)


def test_the_board_explains_the_gap_and_a_mean_of_one_is_that_one(city: City) -> None:
    values, framework = city()
    result = compute(values, framework, Method(), people_of(values))
    board = contributions(result, "Stadsdel 003", 2014, BOARD)
    assert (board.reference, board.reference_units) == (POPULATION_MEAN, BOARD)
    assert board.gap == pytest.approx(board.end - board.start, abs=1e-12)
    alone = contributions(result, "Stadsdel 003", 2014, BOARD[:1])
    other = contributions(result, "Stadsdel 003", 2014, BOARD[0])
    assert (other.reference, other.reference_kind) == (BOARD[0], UNIT)
    assert [bar.value for bar in alone.bars] == pytest.approx([bar.value for bar in other.bars], abs=1e-12)
    assert [bar.other for bar in alone.bars] == [bar.other for bar in other.bars]


def test_a_comparison_without_index_is_refused_by_name(city: City) -> None:
    values, framework = city()
    grey = values[~(values["unit"].isin(BOARD) & values["indicator"].isin(["w2", "w3"]))]
    result = compute(grey, framework, Method())
    for asked, code in ((BOARD, "no_mean_index"), (BOARD[0], "no_index")):
        with pytest.raises(UserError) as fault:
            contributions(result, "Stadsdel 003", 2014, asked)
        assert fault.value.code == code
        assert "index" in str(fault.value)
