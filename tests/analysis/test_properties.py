"""What must hold of every index, whatever the figures."""

from __future__ import annotations

import math
from dataclasses import replace

import numpy as np
import pandas as pd
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from app.analysis import (
    Framework,
    IndexRefused,
    IndexResult,
    Method,
    Uncertainty,
    compute,
    contributions,
    rank_intervals,
)

KEYS = ("a1", "a2", "b1", "b2", "b3", "c1")
PARENTS = {"a": "top", "b": "index", "c": "top", "top": "index", "index": ""}
FIGURES = st.one_of(st.integers(100, 104), st.integers(100, 999)).map(float)
BENT = ("arithmetic", "geometric", "harmonic")
quick = settings(deadline=None)


def framework(directions: tuple[int, ...] = (1, -1, 1, 1, -1, 1), weight: float = 1.0) -> Framework:
    """Three levels: index over b and top, top over a and c."""
    nodes = [(key, parent, 2.0 if key == "b" else 1.0, None) for key, parent in PARENTS.items()]
    nodes += [(key, key[0], weight + place, way) for place, (key, way) in enumerate(zip(KEYS, directions, strict=True))]
    return Framework(pd.DataFrame(nodes, columns=["key", "parent", "weight", "direction"]))


@st.composite
def tables(draw: st.DrawFn, years: tuple[int, ...] = (2014,), holes: bool = True) -> pd.DataFrame:
    """A long table of 5–9 units; some cells missing, none constant in 2014, so that it can be computed."""
    units = [f"u{place}" for place in range(draw(st.integers(5, 9)))]
    rows = []
    for year in years:
        for key in KEYS:
            figures = draw(st.lists(FIGURES, min_size=len(units), max_size=len(units)))
            lost = draw(st.sets(st.sampled_from(units), max_size=1)) if holes else set()
            known = [figure for unit, figure in zip(units, figures, strict=True) if unit not in lost]
            assume(len(set(known)) > 1)
            rows += [
                (year, unit, key, math.nan if unit in lost else figure)
                for unit, figure in zip(units, figures, strict=True)
            ]
    return pd.DataFrame(rows, columns=["year", "unit", "indicator", "value"])


def arrays(result: IndexResult) -> tuple[np.ndarray, np.ndarray]:
    return result.scores, result.rank_array


@quick
@given(tables(), st.sampled_from(BENT), st.sampled_from(BENT), st.data())
def test_the_bars_always_sum_exactly_to_the_gap(
    values: pd.DataFrame, within: str, between: str, data: st.DataObject
) -> None:
    method = Method(scale=(1, 100), within=within, between=between, min_share=0.3, min_domains=1)
    try:
        result = compute(values, framework(), method)
    except IndexRefused:
        assume(False)
    units = result.ranked_units(2014)
    assume(len(units) > 1)
    own, other = data.draw(st.permutations(units).map(lambda order: order[:2]))
    found = contributions(result, own, 2014, reference=other)
    assert math.isclose(found.gap, found.end - found.start, abs_tol=1e-9)
    assert math.fsum(bar.value for bar in found.bars) == found.gap
    missing = values[values["value"].isna() & values["unit"].isin([own, other])]
    assert {bar.indicator for bar in found.bars if bar.residual} >= set(missing["indicator"])


@quick
@given(tables(), st.randoms(use_true_random=False))
def test_the_order_of_rows_changes_nothing(values: pd.DataFrame, chance: object) -> None:
    order = list(range(len(values)))
    chance.shuffle(order)  # type: ignore[attr-defined]
    nodes = framework().nodes
    other = Framework(nodes.iloc[::-1].reset_index(drop=True))
    plain = compute(values, framework(), Method())
    shuffled = compute(values.iloc[order].reset_index(drop=True), other, Method())
    for one, two in zip(arrays(plain), arrays(shuffled), strict=True):
        np.testing.assert_array_equal(one, two)
    assert plain.fingerprint == shuffled.fingerprint


@quick
@given(tables(), st.randoms(use_true_random=False))
def test_the_names_of_units_and_indicators_change_nothing(values: pd.DataFrame, chance: object) -> None:
    units, keys = sorted(values["unit"].unique()), list(KEYS)
    new_units = [f"n{place}" for place in range(len(units))]
    new_keys = [f"k{place}" for place in range(len(keys))]
    chance.shuffle(new_units)  # type: ignore[attr-defined]
    chance.shuffle(new_keys)  # type: ignore[attr-defined]
    rename_unit, rename_key = dict(zip(units, new_units, strict=True)), dict(zip(keys, new_keys, strict=True))
    plain = compute(values, framework(), Method())
    renamed = compute(
        values.assign(unit=values["unit"].map(rename_unit), indicator=values["indicator"].map(rename_key)),
        Framework(framework().nodes.replace({"key": rename_key})),
        Method(),
    )
    for unit in units:
        one, two = plain.score(unit, 2014), renamed.score(rename_unit[unit], 2014)
        assert (one is None and two is None) or math.isclose(one or 0, two or 0, abs_tol=1e-11)
        assert plain.rank(unit, 2014) == renamed.rank(rename_unit[unit], 2014)


@quick
@given(tables(), st.floats(0.001, 1000), st.floats(-1000, 1000))
def test_another_unit_of_measurement_leaves_minmax_unchanged(values: pd.DataFrame, a: float, b: float) -> None:
    changed = values.assign(value=values["value"].where(values["indicator"] != "b2", values["value"] * a + b))
    try:
        found = compute(changed, framework(), Method())
    except IndexRefused as refusal:
        assume("unit_mix" not in {problem.code for problem in refusal.problems})
        raise
    np.testing.assert_allclose(found.scores, compute(values, framework(), Method()).scores, atol=1e-6)


@quick
@given(tables(), st.sampled_from(["minmax", "zscore", "percentile"]))
def test_turning_a_direction_mirrors_the_indicator(values: pd.DataFrame, normalise: str) -> None:
    method = Method(normalise=normalise)
    one = compute(values, framework(), method).normalised["b1"].to_numpy()
    two = compute(values, framework((1, -1, -1, 1, -1, 1)), method).normalised["b1"].to_numpy()
    total = {"minmax": 100.0, "zscore": 0.0, "percentile": 1.0}[normalise]
    known = ~np.isnan(one)
    np.testing.assert_allclose((one + two)[known], total, atol=1e-9)


@quick
@given(tables(years=(2014, 2015, 2016)))
def test_a_new_year_never_changes_earlier_ones_under_frozen_bounds(values: pd.DataFrame) -> None:
    short = compute(values[values["year"] < 2016], framework(), Method())
    long = compute(values, framework(), Method())
    np.testing.assert_array_equal(short.scores, long.scores[:, :2])
    np.testing.assert_array_equal(short.rank_array, long.rank_array[:, :2])


@quick
@given(tables(holes=False), st.data())
def test_a_missing_value_never_behaves_like_zero(values: pd.DataFrame, data: st.DataObject) -> None:
    """Losing a figure leaves the others' scale alone unless it set a bound, and never pulls the unit to the bottom."""
    row = data.draw(st.sampled_from(list(values.index[values["indicator"] == "b1"])))
    unit = values.loc[row, "unit"]
    lost = values.copy()
    lost.loc[row, "value"] = math.nan
    assume(lost[lost["indicator"] == "b1"]["value"].nunique() > 1)
    result = compute(lost, framework(), Method(min_share=0.5))
    assert result.score(unit, 2014, "b1") is None
    assert result.reason(unit, 2014, "b1") == "ej_levererad"
    weights, kept = {"b2": 4.0, "b3": 5.0}, result.normalised.loc[(2014, unit)]
    expected = sum(kept[key] * weight for key, weight in weights.items()) / sum(weights.values())
    assert math.isclose(result.score(unit, 2014, "b") or 0, expected, abs_tol=1e-9)


@settings(max_examples=15, deadline=None)
@given(tables(), st.integers(1, 40))
def test_any_size_of_chunk_gives_the_same_intervals(values: pd.DataFrame, chunk: int) -> None:
    choices = Uncertainty(draws=300, winmax=(None, 1), chunk=4096)
    assume(compute(values, framework(), Method()).ranked_units(2014))
    try:
        whole = rank_intervals(values, framework(), choices, 2014)
    except IndexRefused:
        assume(False)
    pieces = rank_intervals(values, framework(), replace(choices, chunk=chunk), 2014)
    pd.testing.assert_frame_equal(whole.frame, pieces.frame, check_exact=True)


@quick
@given(tables())
def test_the_fingerprint_follows_every_figure(values: pd.DataFrame) -> None:
    changed = values.copy()
    row = changed.index[changed["value"].notna()][0]
    before = compute(values, framework(), Method()).fingerprint
    changed.loc[row, "value"] += 1000
    assert compute(changed, framework(), Method()).fingerprint != before
    assert compute(values, framework(), Method(min_share=0.5)).fingerprint != before
    assert compute(values, framework(weight=2.0), Method()).fingerprint != before
