"""A node over the years is cut where two years cannot be held against each other, and never bridged."""

from __future__ import annotations

import math
from collections.abc import Callable
from itertools import pairwise

import pandas as pd
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from app.analysis import CITY_ROW, Framework, IndexRefused, Method, compute, margin_of_change, trend
from app.analysis.trend import NEAR_SHARE
from app.models.errors import UserError

YEARS = (2010, 2011, 2012, 2013, 2014)
KEYS = ("a1", "a2", "b1", "b2")
City = Callable[..., tuple[pd.DataFrame, Framework]]
quick = settings(deadline=None)


def framework(directions: tuple[int, ...] = (1, -1, 1, 1), weight_b2: float = 1.0) -> Framework:
    nodes = [("index", "", 1.0, None), ("a", "index", 1.0, None), ("b", "index", 1.0, None)]
    nodes += [(key, key[0], weight_b2 if key == "b2" else 1.0, way) for key, way in zip(KEYS, directions, strict=True)]
    return Framework(pd.DataFrame(nodes, columns=["key", "parent", "weight", "direction"]))


def plain(changes: dict[tuple[int, str, str], float | None] | None = None, city: bool = False) -> pd.DataFrame:
    """Six units whose figures rise by one each year; `changes` (year, unit, indicator) replace figures."""
    rows = []
    for year in YEARS:
        for place in range(6):
            for number, key in enumerate(KEYS):
                value: float | None = 10.0 * place + number + (year - 2010)
                rows.append([year, f"u{place}", key, (changes or {}).get((year, f"u{place}", key), value)])
        if city:
            rows += [[year, CITY_ROW, key, 30.0 + year - 2010] for key in KEYS]
    return pd.DataFrame(rows, columns=["year", "unit", "indicator", "value"])


LOOSE = Method(min_share=0.5, min_population=0)


def years_of(stretches: object) -> list[list[int]]:
    return [[point.year for point in stretch] for stretch in stretches]  # type: ignore[attr-defined]


def test_a_whole_series_is_one_stretch_with_scores_on_the_frozen_bounds() -> None:
    result = compute(plain(), framework(), LOOSE)
    found = trend(result, "u3", beside=())
    assert years_of(found.own.stretches) == [list(YEARS)]
    for point in found.own.points:
        assert point.value == point.score == result.score("u3", point.year)
        assert point.indicators == KEYS


def test_an_indicator_carries_the_figure_as_it_came_beside_its_score() -> None:
    result = compute(plain(), framework(), LOOSE)
    points = trend(result, "u2", "a1", beside=()).own.points
    assert [point.value for point in points] == [20.0, 21.0, 22.0, 23.0, 24.0]
    assert [point.score for point in points] == [result.score("u2", year, "a1") for year in YEARS]


def test_a_year_without_a_value_cuts_the_line_and_says_why() -> None:
    frame = plain({(2012, "u3", "a1"): None})
    frame["status"] = ["bortfall" if math.isnan(value) else "ok" for value in frame["value"]]
    found = trend(compute(frame, framework(), LOOSE), "u3", "a1", beside=())
    assert years_of(found.own.stretches) == [[2010, 2011], [2013, 2014]]
    assert found.own.gaps == ((2012, "bortfall"),)


def test_years_that_nobody_measured_are_no_gaps_but_still_cut_the_line() -> None:
    frame = plain({(2012, f"u{place}", "a1"): None for place in range(6)})
    found = trend(compute(frame, framework(), LOOSE), "u3", "a1", beside=())
    assert found.years == (2010, 2011, 2013, 2014)
    assert found.own.gaps == ()
    assert years_of(found.own.stretches) == [[2010, 2011], [2013, 2014]]


def test_a_domain_and_the_index_inherit_the_breaks_of_their_indicators() -> None:
    result = compute(plain(), framework(), LOOSE)
    for key in ("b1", "b", None):
        found = trend(result, "u3", key, {"b1": (2012,)}, beside=())
        assert years_of(found.own.stretches) == [[2010, 2011], [2012, 2013, 2014]]
        assert found.breaks == ((2012, ("b1",)),)
    untouched = trend(result, "u3", "a", {"b1": (2012,)}, beside=())
    assert untouched.breaks == ()


def test_an_indicator_without_weight_breaks_nothing_but_itself() -> None:
    result = compute(plain(), framework(weight_b2=0.0), LOOSE)
    assert trend(result, "u3", None, {"b2": (2012,)}, beside=()).breaks == ()
    assert trend(result, "u3", "b2", {"b2": (2012,)}, beside=()).breaks == ((2012, ("b2",)),)


def test_a_break_outside_the_years_is_no_break() -> None:
    result = compute(plain(), framework(), LOOSE)
    assert trend(result, "u3", "a1", {"a1": (2010, 2015, 1999)}, beside=()).breaks == ()


def test_the_change_is_told_within_the_latest_stretch_that_has_two_points() -> None:
    frame = plain({(2013, "u3", "a1"): None})
    change = trend(compute(frame, framework(), LOOSE), "u3", "a1", beside=()).own.change
    assert change is not None
    assert (change.first, change.last, change.amount) == (2010, 2012, 2.0)


def test_no_change_is_told_where_no_two_years_follow_on_each_other() -> None:
    frame = plain({(year, "u3", "a1"): None for year in (2011, 2013)})
    found = trend(compute(frame, framework(), LOOSE), "u3", "a1")
    assert found.own.change is None
    assert all(line.change is None for line in found.beside)


def test_more_of_what_protects_is_lower_risk() -> None:
    result = compute(plain(), framework(), LOOSE)
    changes = {key: trend(result, "u3", key, beside=()).own.change for key in KEYS}
    assert {key: change.risk for key, change in changes.items() if change} == {"a1": 1, "a2": -1, "b1": 1, "b2": 1}


def test_what_is_too_small_to_speak_of_has_no_direction() -> None:
    frame = plain({(year, "u3", "a1"): 33.0 + 0.01 * (year - 2010) for year in YEARS})
    found = trend(compute(frame, framework(), LOOSE), "u3", "a1", beside=())
    assert found.near == pytest.approx(NEAR_SHARE * 54)
    assert found.own.change is not None
    assert found.own.change.risk == 0


def test_a_change_counts_only_the_indicators_that_both_years_have() -> None:
    """Else an indicator that is measured in some years only would look like a change of the risk."""
    lacking: dict[tuple[int, str, str], float | None] = {
        (year, f"u{place}", "b2"): None for year in (2012, 2013) for place in range(6)
    }
    high: dict[tuple[int, str, str], float | None] = {(2014, "u3", "b2"): 55.0}
    result = compute(plain({**lacking, **high}), framework(), LOOSE)
    found = trend(result, "u3", "b", {"b1": (2012,)}, beside=("u1",))
    change = found.own.change
    assert change is not None
    assert (change.first, change.last, change.indicators, change.alike) == (2012, 2014, ("b1",), False)
    own = [result.score("u3", year, "b1") for year in (2012, 2014)]
    assert own[0] is not None and own[1] is not None
    assert change.amount == pytest.approx(own[1] - own[0])
    shown = found.own.points
    assert abs((shown[-1].value - shown[-3].value) - change.amount) > 1
    assert found.beside[0].change is not None
    assert found.beside[0].change.indicators == ("b1",)


def test_a_missing_domain_takes_its_indicators_out_of_what_the_index_is_made_of() -> None:
    method = Method(min_share=1.0, min_domains=1, min_population=0)
    result = compute(plain({(2013, "u3", "b2"): None}), framework(), method)
    points = {point.year: point.indicators for point in trend(result, "u3", beside=()).own.points}
    assert points[2013] == ("a1", "a2")
    assert points[2014] == KEYS


def test_the_citys_row_stands_beside_where_the_table_has_one() -> None:
    result = compute(plain(city=True), framework(), LOOSE)
    (line,) = trend(result, "u3", "a1").beside
    assert (line.name, line.kind) == (CITY_ROW, "unit")
    assert [point.value for point in line.points] == [30.0, 31.0, 32.0, 33.0, 34.0]


def test_without_the_citys_row_the_neighbourhoods_mean_stands_there_in_every_year() -> None:
    result = compute(plain(), framework(), LOOSE)
    (line,) = trend(result, "u3", "a1").beside
    assert line.kind == "plain_mean"
    assert [point.value for point in line.points] == [25.0, 26.0, 27.0, 28.0, 29.0]


def test_several_taken_together_stand_beside_as_one_mean() -> None:
    result = compute(plain(), framework(), LOOSE)
    (line,) = trend(result, "u3", "a1", beside=(("u0", "u1"),)).beside
    assert line.units == ("u0", "u1")
    assert [point.value for point in line.points] == [5.0, 6.0, 7.0, 8.0, 9.0]


def test_a_neighbourhood_too_small_for_a_score_keeps_its_figures() -> None:
    people = pd.DataFrame({"unit": [f"u{n}" for n in range(6)], "year": 2014, "population": [5000] * 5 + [300]})
    result = compute(plain(), framework(), Method(min_share=0.5), people)
    found = trend(result, "u5", beside=())
    assert found.own.points == ()
    assert set(found.own.gaps) == {(year, "small_population") for year in YEARS}
    figures = trend(result, "u5", "a1", beside=()).own.points
    assert [point.value for point in figures] == [50.0, 51.0, 52.0, 53.0, 54.0]
    assert {point.score for point in figures} == {None}


@pytest.mark.parametrize("method", [Method(normalise="rank"), Method(normalise="percentile"), Method(baseline=None)])
def test_an_index_whose_scale_moves_every_year_is_not_followed(method: Method) -> None:
    result = compute(plain(), framework(), method)
    for key in (None, "a"):
        with pytest.raises(UserError) as refused:
            trend(result, "u3", key)
        assert refused.value.code == "trend_moving_scale"
    points = trend(result, "u3", "a1", beside=()).own.points
    assert [(point.value, point.score) for point in points][:2] == [(30.0, None), (31.0, None)]


def test_unknown_names_are_refused() -> None:
    result = compute(plain(), framework(), LOOSE)
    for unit, key in (("nobody", None), ("u3", "nothing")):
        with pytest.raises(KeyError):
            trend(result, unit, key)


def test_a_survey_change_is_measured_against_chance() -> None:
    assert margin_of_change(50, 400, 50, 400) == pytest.approx(6.9296, abs=1e-4)
    assert margin_of_change(50, 400, 60, 100) == margin_of_change(60, 100, 50, 400)
    assert margin_of_change(50, 1600, 50, 1600) == pytest.approx(margin_of_change(50, 400, 50, 400) / 2)


@st.composite
def tables(draw: st.DrawFn) -> pd.DataFrame:
    """Six units over five years, up to eight holes anywhere but in 2014, so that it can be computed."""
    holes = draw(
        st.dictionaries(
            st.tuples(st.sampled_from(YEARS[:-1]), st.integers(0, 5).map(lambda n: f"u{n}"), st.sampled_from(KEYS)),
            st.none(),
            max_size=30,
        )
    )
    figures = draw(
        st.dictionaries(
            st.tuples(st.sampled_from(YEARS), st.integers(0, 5).map(lambda n: f"u{n}"), st.sampled_from(KEYS)),
            st.integers(100, 999).map(float),
            max_size=20,
        )
    )
    return plain({**figures, **holes})


breaks = st.dictionaries(st.sampled_from(KEYS), st.lists(st.integers(2009, 2015), max_size=3), max_size=4)
nodes = st.sampled_from([None, "a", "b", *KEYS])


@quick
@given(tables(), breaks, nodes)
def test_no_stretch_ever_crosses_a_gap_or_a_break(
    values: pd.DataFrame, broken: dict[str, list[int]], node: str | None
) -> None:
    result = compute(values, framework(), LOOSE)
    found = trend(result, "u3", node, broken, beside=("u1",))
    under = KEYS if node is None else tuple(key for key in KEYS if key.startswith(node))
    cut = {year for key in under for year in broken.get(key, [])}
    for line, unit in ((found.own, "u3"), *((line, "u1") for line in found.beside)):
        for stretch in line.stretches:
            for before, after in pairwise(stretch):
                assert after.year == before.year + 1
                assert after.year not in cut
        known = [year for year in YEARS if result.score(unit, year, node) is not None]
        assert [point.year for point in line.points] == known
        assert {year for year, _ in line.gaps} == set(found.years) - set(known)
        if line.change is not None and line is found.own:
            assert any(s[0].year == line.change.first and s[-1].year == line.change.last for s in line.stretches)


@quick
@given(tables(), nodes)
def test_turning_every_direction_turns_every_change(values: pd.DataFrame, node: str | None) -> None:
    one = trend(compute(values, framework(), LOOSE), "u3", node, beside=()).own.change
    two = trend(compute(values, framework((-1, 1, -1, -1)), LOOSE), "u3", node, beside=()).own.change
    assert (one is None) == (two is None)
    if one is not None and two is not None:
        assert two.risk == -one.risk
        assert math.isclose(one.amount, two.amount if node in KEYS else -two.amount, abs_tol=1e-9)


@quick
@given(tables(), nodes, st.integers(1, 999))
def test_another_year_never_changes_the_earlier_ones(values: pd.DataFrame, node: str | None, figure: int) -> None:
    later = [[2015, f"u{n}", key, float(figure + n)] for n in range(6) for key in KEYS]
    longer = pd.concat([values, pd.DataFrame(later, columns=values.columns)])
    before = trend(compute(values, framework(), LOOSE), "u3", node, beside=())
    after = trend(compute(longer, framework(), LOOSE), "u3", node, beside=())
    assert after.own.points[: len(before.own.points)] == before.own.points
    assert len(after.own.points) == len(before.own.points) + 1


@quick
@given(tables(), nodes, st.randoms(use_true_random=False))
def test_the_order_of_rows_changes_nothing(values: pd.DataFrame, node: str | None, chance: object) -> None:
    order = list(range(len(values)))
    chance.shuffle(order)  # type: ignore[attr-defined]
    one = trend(compute(values, framework(), LOOSE), "u3", node)
    two = trend(compute(values.iloc[order].reset_index(drop=True), framework(), LOOSE), "u3", node)
    assert one == two


@quick
@given(tables(), st.sampled_from(["arithmetic", "geometric", "harmonic"]))
def test_a_change_over_the_same_indicators_is_the_difference_of_the_points(values: pd.DataFrame, mean: str) -> None:
    try:
        result = compute(values, framework(), Method(scale=(1, 100), min_share=0.5, within=mean, min_population=0))
    except IndexRefused:
        assume(False)
    own = trend(result, "u3", beside=()).own
    change = own.change
    assume(change is not None and change.alike)
    assert change is not None
    ends = {point.year: point.value for point in own.points}
    assert math.isclose(change.amount, ends[change.last] - ends[change.first], abs_tol=1e-9)
