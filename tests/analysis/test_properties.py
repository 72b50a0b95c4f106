"""What must hold of every index, whatever the figures, the shape of the framework and the method."""

from __future__ import annotations

import math
from dataclasses import replace

import numpy as np
from hypothesis import assume, given
from hypothesis import strategies as st

from app.analysis import CITY_ROW, Framework, IndexResult, Method, compute, contributions
from app.analysis.method import NORMALISATIONS, RANK_BASED
from app.models.errors import UserError
from tests.analysis.made_up_indices import HIGH, LOW, Case, cases

FROZEN = tuple(name for name in NORMALISATIONS if name not in RANK_BASED)


def same(one: IndexResult, two: IndexResult) -> None:
    np.testing.assert_array_equal(one.scores, two.scores)
    np.testing.assert_array_equal(one.rank_array, two.rank_array)
    np.testing.assert_array_equal(one.reasons, two.reasons)


def with_nodes(case: Case, **columns: object) -> Case:
    return replace(case, framework=Framework(case.framework.nodes.assign(**columns)))


@given(cases(city=True), st.data())
def test_the_bars_always_sum_exactly_to_the_gap(case: Case, data: st.DataObject) -> None:
    """For every mean, depth and hole, against the city, a neighbourhood or several."""
    result = case.result
    units = result.ranked_units(2014)
    assume(len(units) > 1)
    own = data.draw(st.sampled_from(units))
    others = st.one_of(
        st.sampled_from(units),
        st.just("city"),
        st.lists(st.sampled_from(result.units), min_size=1, unique=True).map(tuple),
    )
    other = data.draw(others)
    assume(other != "city" or result.score(CITY_ROW, 2014) is not None)
    try:
        found = contributions(result, own, 2014, reference=other)
    except UserError as fault:
        assert fault.code == "no_mean_index"
        return
    assert math.isclose(found.gap, found.end - found.start, abs_tol=1e-9 * max(1.0, abs(found.end), abs(found.start)))
    assert math.fsum(bar.value for bar in found.bars) == found.gap
    tree = case.framework.tree
    counting = {key for key, counts in zip(tree.keys, tree.counts, strict=True) if counts}
    assert {bar.indicator for bar in found.bars} == counting & set(tree.leaves)
    missing = {key for key in tree.leaves if result.score(own, 2014, key) is None}
    assert {bar.indicator for bar in found.bars if bar.residual} >= missing & counting
    assert all((bar.reason != "ok") == bar.residual for bar in found.bars)


@given(cases(normalise=("zscore",), holes=False), st.data())
def test_the_bars_sum_under_harmonic_means_of_negative_numbers_too(case: Case, data: st.DataObject) -> None:
    result = replace(case, method=Method(normalise="zscore", within="harmonic", between="harmonic")).result
    own, other = data.draw(st.permutations(result.ranked_units(2014)).map(lambda order: order[:2]))
    found = contributions(result, own, 2014, reference=other)
    size = max(1.0, *(abs(bar.value) for bar in found.bars))
    assume(size < 1e6)
    assert math.isclose(found.gap, found.end - found.start, abs_tol=1e-9 * size)


@given(cases(years=(2013, 2014), baselines=(2014, "all", None), city=True), st.randoms(use_true_random=False))
def test_the_order_of_rows_units_and_indicators_changes_nothing(case: Case, chance: st.DataObject) -> None:
    """To the last bit: the order of the table's rows and of the framework's is only how they came."""
    order, nodes = list(range(len(case.values))), list(range(len(case.framework.nodes)))
    chance.shuffle(order)  # type: ignore[attr-defined]
    chance.shuffle(nodes)  # type: ignore[attr-defined]
    plain = case.result
    moved = compute(
        case.values.iloc[order].reset_index(drop=True),
        Framework(case.framework.nodes.iloc[nodes].reset_index(drop=True)),
        case.method,
    )
    same(plain, moved)
    assert plain.fingerprint == moved.fingerprint


@given(cases(), st.randoms(use_true_random=False))
def test_the_names_of_units_and_indicators_change_nothing(case: Case, chance: st.DataObject) -> None:
    units, keys = sorted(case.values["unit"].unique()), list(case.leaves)
    new_units, new_keys = [f"n{place}" for place in range(len(units))], [f"k{place}" for place in range(len(keys))]
    chance.shuffle(new_units)  # type: ignore[attr-defined]
    chance.shuffle(new_keys)  # type: ignore[attr-defined]
    unit_name, key_name = dict(zip(units, new_units, strict=True)), dict(zip(keys, new_keys, strict=True))
    plain = case.result
    renamed = compute(
        case.values.assign(unit=case.values["unit"].map(unit_name), indicator=case.values["indicator"].map(key_name)),
        Framework(case.framework.nodes.replace({"key": key_name})),
        case.method,
    )
    for unit in units:
        one, two = plain.score(unit, 2014), renamed.score(unit_name[unit], 2014)
        assert (one is None and two is None) or math.isclose(one or 0, two or 0, rel_tol=1e-11, abs_tol=1e-11)
        assert plain.rank(unit, 2014) == renamed.rank(unit_name[unit], 2014)


@given(cases(years=(2014, 2015), baselines=(2014, "all", None)), st.integers(-6, 6), st.integers(-1000, 1000))
def test_another_unit_of_measurement_changes_nothing(case: Case, power: int, b: int) -> None:
    """x → a·x + b with a > 0, posts and targets along with it. Steps of two, so that ties stay ties to the last bit."""
    a = 2.0**power
    changed = case.values.assign(value=case.values["value"] * a + b)
    nodes = case.framework.nodes
    posts = {name: nodes[name].astype(float) * a + b for name in ("low", "high", "target")}
    moved = Case(changed, Framework(nodes.assign(unit="kr", **posts)), case.method)
    np.testing.assert_allclose(moved.result.scores, case.result.scores, rtol=1e-9, atol=1e-8)
    np.testing.assert_array_equal(moved.result.rank_array, case.result.rank_array)


@given(cases(years=(2014, 2015), baselines=(2014, "all", None)), st.data())
def test_a_figure_turned_round_with_its_direction_changes_nothing(case: Case, data: st.DataObject) -> None:
    """−x with the other direction is the same indicator; a mirrored percentile alone tells them apart, at ties."""
    method = replace(case.method, reverse="negate")
    key = data.draw(st.sampled_from(case.leaves))
    mine, nodes = case.values["indicator"] == key, case.framework.nodes
    own = nodes["key"] == key
    turned = case.values.assign(value=case.values["value"].where(~mine, -case.values["value"]))
    way = nodes["direction"].where(~own, -nodes["direction"].astype(float))
    low = nodes["low"].where(~own, -nodes["high"].astype(float))
    high = nodes["high"].where(~own, -nodes["low"].astype(float))
    target = nodes["target"].where(~own, -nodes["target"].astype(float))
    other = Case(turned, Framework(nodes.assign(direction=way, low=low, high=high, target=target)), method)
    np.testing.assert_allclose(other.result.scores, replace(case, method=method).result.scores, rtol=1e-9, atol=1e-9)


@given(cases(normalise=("minmax", "zscore", "percentile", "goalposts")), st.data())
def test_turning_a_direction_mirrors_the_indicator(case: Case, data: st.DataObject) -> None:
    method = replace(case.method, scale=None, within="arithmetic", between="arithmetic", reverse="mirror")
    key, nodes = data.draw(st.sampled_from(case.leaves)), case.framework.nodes
    way = nodes["direction"].where(nodes["key"] != key, -nodes["direction"].astype(float))
    one = replace(case, method=method).result.normalised[key].to_numpy()
    two = Case(case.values, Framework(nodes.assign(direction=way)), method).result.normalised[key].to_numpy()
    total = {"minmax": 100.0, "goalposts": 100.0, "zscore": 0.0, "percentile": 1.0}[method.normalise]
    np.testing.assert_allclose((one + two)[~np.isnan(one)], total, atol=1e-9)
    np.testing.assert_array_equal(np.isnan(one), np.isnan(two))


@given(cases(normalise=FROZEN, years=(2014, 2015, 2016), city=True), st.sampled_from((2015, 2016)))
def test_a_new_year_never_changes_earlier_ones_under_frozen_bounds(case: Case, new: int) -> None:
    short = replace(case, values=case.values[case.values["year"] < new]).result
    known = len(short.years)
    long = case.result
    np.testing.assert_array_equal(short.scores, long.scores[:, :known])
    np.testing.assert_array_equal(short.rank_array, long.rank_array[:, :known])
    np.testing.assert_array_equal(short.reasons, long.reasons[:, :known])


@given(cases(years=(2014, 2015, 2016), baselines=(None,)))
def test_a_new_year_never_changes_earlier_ones_where_each_year_has_its_own_bounds(case: Case) -> None:
    short = replace(case, values=case.values[case.values["year"] < 2016]).result
    np.testing.assert_array_equal(short.scores, case.result.scores[:, :2])


@given(cases(holes=False), st.floats(0.01, 100))
def test_only_the_proportions_of_the_weights_matter(case: Case, times: float) -> None:
    heavier = with_nodes(case, weight=case.framework.nodes["weight"] * times)
    np.testing.assert_allclose(heavier.result.scores, case.result.scores, rtol=1e-9, atol=1e-9)


@given(cases(holes=False))
def test_a_node_lies_between_its_lowest_and_its_highest_child(case: Case) -> None:
    scores, tree = case.result.scores, case.framework.tree
    for parent, children in enumerate(tree.children):
        node, kids = scores[tree.leaf_count + parent], scores[list(children)]
        known = ~np.isnan(node)
        slack = 1e-9 * np.abs(kids).max()
        assert (node[known] >= kids.min(axis=0)[known] - slack).all()
        assert (node[known] <= kids.max(axis=0)[known] + slack).all()


@given(cases(normalise=("goalposts",)))
def test_goalposts_never_leave_their_scale(case: Case) -> None:
    moved = with_nodes(case, low=LOW + 100, high=HIGH - 150, target=None)
    found = moved.result.normalised.to_numpy()
    low, high = case.method.scale or (0, 0)
    assert np.nanmin(found) >= low
    assert np.nanmax(found) <= high
