"""The nearest neighbourhoods: over what both have, never over what one of them lacks."""

from __future__ import annotations

import math
from collections.abc import Sequence

import pandas as pd
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from app.analysis import CITY_ROW, Framework, IndexRefused, IndexResult, Method, compute, similar
from app.models.errors import UserError

KEYS = ("a1", "a2", "b1", "b2", "c1")
LOOSE = Method(min_share=0.6, min_domains=2, min_population=0)
quick = settings(deadline=None)


def framework(order: Sequence[str] = KEYS, weight_c: float = 1.0) -> Framework:
    nodes = [("index", "", 1.0, None)]
    nodes += [(key, "index", weight_c if key == "c" else 1.0, None) for key in ("a", "b", "c")]
    nodes += [(key, key[0], 1.0, 1) for key in order]
    return Framework(pd.DataFrame(nodes, columns=["key", "parent", "weight", "direction"]))


def table(figures: dict[str, Sequence[float | None]]) -> pd.DataFrame:
    """Figures by unit in the order of `KEYS`, for 2014; two more units hold the bounds at 0 and 100."""
    every = {**figures, "x0": [0.0] * 5, "x100": [100.0] * 5}
    rows = [(2014, unit, key, value) for unit, row in every.items() for key, value in zip(KEYS, row, strict=True)]
    return pd.DataFrame(rows, columns=["year", "unit", "indicator", "value"])


def result(figures: dict[str, Sequence[float | None]], method: Method = LOOSE, **more: float) -> IndexResult:
    return compute(table(figures), framework(weight_c=more.get("weight_c", 1.0)), method)


ALIKE = {
    "own": [50.0, 50.0, 50.0, 50.0, 50.0],
    "near": [50.0, 50.0, 56.0, 56.0, 42.0],
    "far": [90.0, 90.0, 50.0, 50.0, 50.0],
}


def test_the_nearest_over_the_domains_comes_first() -> None:
    found = similar(result(ALIKE), "own", 2014)
    assert [neighbour.unit for neighbour in found.nearest] == ["near", "far", "x0", "x100"]
    assert found.nearest[0].distance == pytest.approx(10.0)
    assert found.nearest[0].apart == pytest.approx(10 / math.sqrt(3))
    assert found.nearest[0].differences == {"a": 0.0, "b": pytest.approx(6.0), "c": pytest.approx(-8.0)}
    assert found.nodes == ("a", "b", "c")
    assert found.compared == 4


def test_over_indicators_each_indicator_counts() -> None:
    found = similar(result(ALIKE), "own", 2014, on="indicators")
    assert found.nodes == KEYS
    assert found.nearest[0].distance == pytest.approx(math.sqrt(2 * 36 + 64))


def test_only_as_many_as_are_asked_for() -> None:
    assert [neighbour.unit for neighbour in similar(result(ALIKE), "own", 2014, 1).nearest] == ["near"]
    assert similar(result(ALIKE), "own", 2014, 1).compared == 4


def test_equally_near_stand_by_name() -> None:
    same = {name: [50.0, 50.0, 40.0, 40.0, 50.0] for name in ("d", "b", "c")}
    found = similar(result({"own": ALIKE["own"], **same}), "own", 2014)
    assert [neighbour.unit for neighbour in found.nearest[:3]] == ["b", "c", "d"]


def test_neither_the_city_nor_the_unit_itself_is_among_the_others() -> None:
    found = similar(result({**ALIKE, CITY_ROW: ALIKE["own"]}), "own", 2014)
    assert {neighbour.unit for neighbour in found.nearest} == {"near", "far", "x0", "x100"}
    assert found.left_out == ()


def test_the_city_can_be_asked_for() -> None:
    found = similar(result({**ALIKE, CITY_ROW: ALIKE["near"]}), CITY_ROW, 2014, 1)
    assert [neighbour.unit for neighbour in found.nearest] == ["near"]
    assert found.nearest[0].distance == 0


def test_what_one_of_them_lacks_is_scaled_for_and_not_counted_as_zero() -> None:
    lacking = {**ALIKE, "near": [50.0, 50.0, 56.0, 56.0, None]}
    near = similar(result(lacking), "own", 2014).nearest[0]
    assert near.unit == "near"
    assert near.differences == {"a": 0.0, "b": pytest.approx(6.0)}
    assert near.distance == pytest.approx(math.sqrt(3 / 2 * 36))


def test_a_unit_with_too_little_in_common_is_left_out_with_the_reason() -> None:
    lacking = {**ALIKE, "near": [50.0, 50.0, None, None, None]}
    found = similar(result(lacking), "own", 2014)
    assert "near" not in [neighbour.unit for neighbour in found.nearest]
    assert found.left_out == (("near", "too_little_weight"),)


def test_a_neighbourhood_below_the_population_floor_is_left_out_as_small() -> None:
    units = [*ALIKE, "x0", "x100"]
    people = pd.DataFrame(
        {"unit": units, "year": 2014, "population": [300 if unit == "near" else 5000 for unit in units]}
    )
    small = compute(table(ALIKE), framework(), Method(min_domains=2), people)
    assert similar(small, "own", 2014).left_out == (("near", "small_population"),)
    with pytest.raises(UserError) as refused:
        similar(small, "near", 2014)
    assert refused.value.code == "nothing_to_compare"


def test_a_node_that_nobody_has_is_not_missed() -> None:
    everywhere = {name: [*row[:4], None] for name, row in ALIKE.items()}
    frame = table(everywhere)
    frame.loc[frame["indicator"] == "c1", "value"] = math.nan
    found = similar(compute(frame, framework(), LOOSE), "own", 2014)
    assert found.nodes == ("a", "b")


def test_a_domain_without_weight_is_not_compared() -> None:
    assert similar(result(ALIKE, weight_c=0.0), "own", 2014).nodes == ("a", "b")


def test_another_way_of_comparing_is_no_way() -> None:
    with pytest.raises(ValueError, match="colours"):
        similar(result(ALIKE), "own", 2014, on="colours")
    for unit, year in (("nobody", 2014), ("own", 1999)):
        with pytest.raises(KeyError):
            similar(result(ALIKE), unit, year)


cells = st.one_of(st.none(), st.integers(0, 100).map(float))
cities = st.lists(st.lists(cells, min_size=5, max_size=5), min_size=4, max_size=7).map(
    lambda rows: {f"u{place}": row for place, row in enumerate(rows)}
)
ways = st.sampled_from(["domains", "indicators"])


def distances(computed: IndexResult, unit: str, on: str) -> dict[str, float]:
    try:
        found = similar(computed, unit, 2014, 99, on)
    except UserError:
        return {}
    return {neighbour.unit: neighbour.distance for neighbour in found.nearest}


def computed_or_not(figures: dict[str, Sequence[float | None]]) -> IndexResult:
    try:
        return result(figures)
    except IndexRefused:
        assume(False)
        raise


@quick
@given(cities, ways)
def test_it_is_as_far_there_as_back(figures: dict[str, Sequence[float | None]], on: str) -> None:
    computed = computed_or_not(figures)
    there = {unit: distances(computed, unit, on) for unit in computed.units}
    for one, others in there.items():
        for two, distance in others.items():
            if there[two]:
                assert there[two][one] == distance


@quick
@given(cities, ways)
def test_a_copy_is_at_no_distance_and_nobody_is_nearer(figures: dict[str, Sequence[float | None]], on: str) -> None:
    computed = computed_or_not({**figures, "copy": figures["u0"]})
    found = distances(computed, "u0", on)
    assume(found)
    assert found["copy"] == 0
    assert min(found.values()) == 0


@quick
@given(cities, ways, st.permutations(KEYS), st.randoms(use_true_random=False))
def test_no_order_changes_anything(
    figures: dict[str, Sequence[float | None]], on: str, keys: Sequence[str], chance: object
) -> None:
    frame = table(figures)
    order = list(range(len(frame)))
    chance.shuffle(order)  # type: ignore[attr-defined]
    one = computed_or_not(figures)
    two = compute(frame.iloc[order].reset_index(drop=True), framework(keys), LOOSE)
    for unit in one.units:
        assert distances(one, unit, on) == distances(two, unit, on)


@quick
@given(cities, ways)
def test_the_nearest_are_in_order_and_everybody_is_told_of(figures: dict[str, Sequence[float | None]], on: str) -> None:
    computed = computed_or_not(figures)
    try:
        found = similar(computed, "u0", 2014, 99, on)
    except UserError:
        assume(False)
    listed = [(round(neighbour.distance, 10), neighbour.unit) for neighbour in found.nearest]
    assert listed == sorted(listed)
    told = [neighbour.unit for neighbour in found.nearest] + [unit for unit, _ in found.left_out]
    assert sorted(told) == sorted(set(computed.units) - {"u0"})
    assert found.compared == len(found.nearest)


@quick
@given(cities, st.integers(1, 4), st.integers(0, 100))
def test_a_missing_figure_never_behaves_like_a_zero(
    figures: dict[str, Sequence[float | None]], place: int, figure: int
) -> None:
    """What a unit lacks says nothing: whatever the own figure is there, the distance over indicators stays."""
    other = [*figures["u1"][:place], None, *figures["u1"][place + 1 :]]
    changed = [*figures["u0"][:place], float(figure), *figures["u0"][place + 1 :]]
    plain = [*figures["u0"][:place], 50.0, *figures["u0"][place + 1 :]]
    one = distances(computed_or_not({**figures, "u0": plain, "u1": other}), "u0", "indicators")
    two = distances(computed_or_not({**figures, "u0": changed, "u1": other}), "u0", "indicators")
    assert one.get("u1") == two.get("u1")
