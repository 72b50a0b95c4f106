"""A changed figure is arithmetic on the same bounds: exactly what a table with that figure in it would give."""

from __future__ import annotations

import math
from collections.abc import Callable

import pandas as pd
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from app.analysis import CITY_ROW, Framework, IndexRefused, IndexResult, Method, compute, what_if
from app.analysis.method import NORMALISATIONS, RANK_BASED
from app.models.errors import UserError

City = Callable[..., tuple[pd.DataFrame, Framework]]
KEYS = ("a1", "a2", "b1", "b2", "c1")
WAYS = (1, -1, 1, -1, 1)
UNITS = tuple(f"u{place}" for place in range(7))
FIGURES = st.integers(100, 400).map(float)
"""Whole numbers, so that a change is never lost in rounding."""


def framework() -> Framework:
    rows: list[tuple[object, ...]] = [
        ("index", "", 1.0, None, None, None, None),
        ("top", "index", 1.0, None, None, None, None),
    ]
    rows += [(key, parent, 1.0, None, None, None, None) for key, parent in (("a", "top"), ("b", "index"), ("c", "top"))]
    for place, (key, way) in enumerate(zip(KEYS, WAYS, strict=True)):
        rows.append((key, key[0], 1.0 + place, way, 50.0, 450.0, 900.0 if way > 0 else 0.0))
    return Framework(pd.DataFrame(rows, columns=["key", "parent", "weight", "direction", "low", "high", "target"]))


@st.composite
def tables(draw: st.DrawFn, holes: bool = True) -> pd.DataFrame:
    """2014 and 2015 for seven units; some of 2015 missing, nothing constant in 2014."""
    rows = []
    for year in (2014, 2015):
        for key in KEYS:
            figures = draw(st.lists(FIGURES, min_size=len(UNITS), max_size=len(UNITS)))
            assume(year == 2015 or len(set(figures)) > 2)
            lost = draw(st.sets(st.sampled_from(UNITS), max_size=2)) if holes and year == 2015 else set()
            rows += [
                (year, unit, key, math.nan if unit in lost else figure)
                for unit, figure in zip(UNITS, figures, strict=True)
            ]
    return pd.DataFrame(rows, columns=["year", "unit", "indicator", "value"])


METHODS = st.builds(
    lambda normalise, treat, within, share: Method(
        normalise=normalise,
        treat="none" if normalise in RANK_BASED else treat,  # ranks are treated year by year, and a rule is kept
        within=within,
        min_share=share,
    ),
    st.sampled_from(NORMALISATIONS),
    st.sampled_from(("none", "winsorise")),
    st.sampled_from(("arithmetic", "harmonic")),
    st.sampled_from((0.0, 2 / 3)),
)
CHANGES = st.dictionaries(st.sampled_from(KEYS), FIGURES, min_size=1)


def computed(values: pd.DataFrame, method: Method) -> IndexResult:
    try:
        return compute(values, framework(), method)
    except IndexRefused:
        assume(False)
        raise


def edited(values: pd.DataFrame, unit: str, changes: dict[str, float]) -> pd.DataFrame:
    """The table with other figures for one unit in 2015."""
    new = values.copy()
    for key, value in changes.items():
        new.loc[(new["year"] == 2015) & (new["unit"] == unit) & (new["indicator"] == key), "value"] = value
    return new


@given(tables(), METHODS, st.sampled_from(UNITS), CHANGES)
def test_it_is_what_a_table_with_those_figures_would_give(
    values: pd.DataFrame, method: Method, unit: str, changes: dict[str, float]
) -> None:
    result, other = computed(values, method), computed(edited(values, unit, changes), method)
    found = what_if(result, unit, 2015, changes)
    for node in (found.index, *found.domains):
        key = None if node is found.index else node.key
        assert node.before == result.score(unit, 2015, key)
        assert node.after == other.score(unit, 2015, key)
        assert node.rank_before == result.rank(unit, 2015, key)
        assert node.rank_after == other.rank(unit, 2015, key)
    assert found.index.of_before == len(result.ranked_units(2015))
    assert found.index.of_after == len(other.ranked_units(2015))
    for figure in found.figures:
        assert figure.score_before == result.score(unit, 2015, figure.indicator)
        assert figure.score_after == other.score(unit, 2015, figure.indicator)


@given(tables(), METHODS, st.sampled_from(UNITS))
def test_without_a_change_nothing_changes(values: pd.DataFrame, method: Method, unit: str) -> None:
    result = computed(values, method)
    own = {key: figure for key in KEYS if (figure := result.raw(unit, 2015, key)) is not None}
    for changes in ({}, own):
        found = what_if(result, unit, 2015, changes)
        for node in (found.index, *found.domains):
            assert (node.before, node.rank_before, node.of_before) == (node.after, node.rank_after, node.of_after)


@given(tables(holes=False), st.sampled_from(NORMALISATIONS), st.sampled_from(UNITS), st.sampled_from(KEYS), FIGURES)
def test_a_figure_moved_the_way_of_risk_never_lowers_index_or_domain_or_place(
    values: pd.DataFrame, normalise: str, unit: str, key: str, value: float
) -> None:
    result = computed(values, Method(normalise=normalise))
    found = what_if(result, unit, 2015, {key: value})
    more = (value - (found.figures[0].before or 0.0)) * WAYS[KEYS.index(key)]
    for node in (found.index, *found.domains):
        assert node.before is not None and node.after is not None
        assert node.rank_before is not None and node.rank_after is not None
        slack = 1e-9 * max(1.0, abs(node.before))
        if more >= 0:
            assert node.after >= node.before - slack
            assert normalise in RANK_BASED or node.rank_after <= node.rank_before
        else:
            assert node.after <= node.before + slack
            assert normalise in RANK_BASED or node.rank_after >= node.rank_before


@given(tables(), st.sampled_from(("minmax", "zscore")), st.sampled_from(UNITS), CHANGES)
def test_the_bounds_of_a_year_measured_by_itself_are_those_of_the_table_as_it_stands(
    values: pd.DataFrame, normalise: str, unit: str, changes: dict[str, float]
) -> None:
    result = computed(values, Method(normalise=normalise, baseline=None))
    found = what_if(result, unit, 2015, changes)
    bounds = result.bounds[result.bounds["year"] == 2015].set_index("indicator")
    for figure in found.figures:
        low, high, mean, spread = bounds.loc[figure.indicator, ["low", "high", "mean", "spread"]]
        way = WAYS[KEYS.index(figure.indicator)]
        start = low if way > 0 else high
        wanted = (
            100 * (figure.after - start) / (way * (high - low))
            if normalise == "minmax"
            else way * (figure.after - mean) / spread
        )
        assert figure.score_after == pytest.approx(wanted, abs=1e-9)


def test_a_missing_figure_can_be_given_one_and_the_index_follows(city: City) -> None:
    values, framework = city()
    lost = (values["unit"] == "Stadsdel 003") & values["indicator"].isin(["w3", "w2"])
    result = compute(values.assign(value=values["value"].mask(lost)), framework, Method())
    assert result.score("Stadsdel 003", 2014) is None
    found = what_if(result, "Stadsdel 003", 2014, {"w3": 500.0})
    assert found.figures[0].before is None
    assert found.figures[0].score_before is None
    assert found.index.before is None
    assert found.index.after is not None
    assert (found.index.rank_before, found.index.of_before, found.index.of_after) == (None, 7, 8)


def test_a_figure_outside_the_bounds_is_kept_and_marked(city: City) -> None:
    values, framework = city()
    result = compute(values, framework, Method())
    found = what_if(result, "Stadsdel 003", 2014, {"w1": 5000.0, "w2": 500.0})
    by_key = {figure.indicator: figure for figure in found.figures}
    assert (by_key["w1"].outside, by_key["w2"].outside) == (True, False)
    assert (by_key["w1"].score_after or 0) > 100


@pytest.mark.parametrize(("normalise", "value", "outside"), [("rank", 5000.0, False), ("goalposts", 460.0, True)])
def test_ranks_have_no_bounds_and_goalposts_have_their_own(normalise: str, value: float, outside: bool) -> None:
    rows = [
        (2015, unit, key, 100.0 + 7 * at + place) for at, unit in enumerate(UNITS) for place, key in enumerate(KEYS)
    ]
    values = pd.DataFrame(rows, columns=["year", "unit", "indicator", "value"])
    found = what_if(compute(values, framework(), Method(normalise=normalise)), "u2", 2015, {"a1": value})
    assert found.figures[0].outside is outside


def with_an_extreme() -> pd.DataFrame:
    """Figures rising by place, and in 2014 one far from the rest in `a1`."""
    rows = [
        (year, unit, key, 9000.0 if (year, unit, key) == (2014, "u6", "a1") else 100.0 + 7 * at + place)
        for year in (2014, 2015)
        for at, unit in enumerate(UNITS)
        for place, key in enumerate(KEYS)
    ]
    return pd.DataFrame(rows, columns=["year", "unit", "indicator", "value"])


@pytest.mark.parametrize("winmax", [5, 0])
def test_a_new_figure_is_treated_as_the_table_was(winmax: int) -> None:
    values, method = with_an_extreme(), Method(treat="winsorise", winmax=winmax)
    result = compute(values, framework(), method)
    assert [one.indicator for one in result.treatments] == ["a1"]
    other = compute(edited(values, "u2", {"a1": 500.0}), framework(), method)
    found = what_if(result, "u2", 2015, {"a1": 500.0})
    assert found.figures[0].score_after == other.score("u2", 2015, "a1")
    assert found.index.after == other.score("u2", 2015)


def test_a_figure_too_low_for_the_logarithm_is_refused_by_name() -> None:
    result = compute(with_an_extreme(), framework(), Method(treat="winsorise", winmax=0))
    with pytest.raises(IndexRefused) as refused:
        what_if(result, "u2", 2015, {"a1": -500.0})
    assert refused.value.problems[0].indicator == "a1"


def test_an_unknown_indicator_a_domain_and_what_is_no_number_are_refused(city: City) -> None:
    values, framework = city()
    result = compute(values, framework, Method())
    for changes in ({"nobody": 1.0}, {"work": 1.0}, {"w1": math.nan}, {"w1": math.inf}):
        with pytest.raises(UserError) as refused:
            what_if(result, "Stadsdel 003", 2014, changes)
        assert refused.value.code in ("what_if_unknown", "what_if_not_finite")
        assert next(iter(changes)) in str(refused.value)


def test_a_figure_that_a_geometric_mean_cannot_take_is_refused_by_name(city: City) -> None:
    values, framework = city()
    result = compute(values, framework, Method(scale=(1, 100), within="geometric"))
    with pytest.raises(IndexRefused) as refused:
        what_if(result, "Stadsdel 003", 2014, {"w1": -100_000.0})
    assert refused.value.problems[0].indicator == "w1"


def test_neither_the_city_nor_a_small_neighbourhood_takes_a_place(city: City) -> None:
    values, framework = city()
    whole = values[values["unit"] == "Stadsdel 000"].assign(unit=CITY_ROW)
    people = pd.DataFrame(
        [(unit, 2014, 500.0 if unit == "Stadsdel 001" else 5000.0) for unit in sorted(set(values["unit"]))],
        columns=["unit", "year", "population"],
    )
    result = compute(pd.concat([values, whole], ignore_index=True), framework, Method(), people)
    found = what_if(result, CITY_ROW, 2014, {"w1": 900.0})
    assert found.index.after is not None
    assert (found.index.rank_before, found.index.rank_after, found.index.of_after) == (None, None, 7)
    small = what_if(result, "Stadsdel 001", 2014, {"w1": 900.0})
    assert (small.index.before, small.index.after) == (None, None)
