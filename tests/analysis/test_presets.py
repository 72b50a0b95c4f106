"""Each preset is a small, whole step from the standard method, and doubt is spread around the method in force."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pandas as pd
import pytest

from app.analysis import CITY_ROW, Framework, Method, Uncertainty, compute, prepare
from app.analysis.presets import PRESETS, preset, preset_of, standard_of
from app.analysis.uncertainty import rank_intervals_prepared

City = Callable[..., tuple[pd.DataFrame, Framework]]
STANDARD = Method(baseline=2013, min_domains=2)


@pytest.mark.parametrize("key", PRESETS)
def test_a_preset_is_recognised_whatever_its_baseline_and_survives_its_json(key: str) -> None:
    method = preset(key, STANDARD)
    assert preset_of(method) == key
    assert preset_of(Method.from_json(method.to_json())) == key
    assert standard_of(method) == STANDARD


def test_another_method_is_nobodys_preset() -> None:
    assert preset_of(Method(normalise="exponential")) is None
    assert preset_of(Method(min_share=0.5)) is None


@pytest.mark.parametrize("key", PRESETS)
def test_every_preset_can_be_computed_for_every_year_and_doubted(city: City, key: str) -> None:
    values, framework = city(units=12, years=(2012, 2013, 2014))
    prepared = prepare(values, framework, preset(key, STANDARD))
    for year in (2012, 2013, 2014):
        found = rank_intervals_prepared(prepared, Uncertainty(200, method=prepared.method), year)
        assert 0 < found.kept <= found.draws == 200
        assert (found.low <= found.high).all()
        assert (found.points_low <= found.points_high).all()


def test_points_are_told_over_draws_of_the_methods_own_normalisation_and_means() -> None:
    method = preset("geometric", STANDARD)
    around = Uncertainty(method=method)
    assert around.normalisations[0] == (method.normalise, method.scale)
    assert around.mean_pairs == (("arithmetic", "geometric"),)
    assert "zscore" not in {name for name, _ in around.normalisations}  # a geometric mean refuses what is not positive
    plain = Uncertainty(method=STANDARD)
    assert [name for name, _ in plain.normalisations] == ["minmax", "zscore", "percentile"]
    assert [name for name, _ in Uncertainty(method=preset("percentile", STANDARD)).normalisations] == [
        "percentile", "minmax", "zscore",
    ]  # fmt: skip


def test_percentiles_can_be_told_on_a_scale_and_are_shares_without_one(city: City) -> None:
    values, framework = city(units=9)
    share = compute(values, framework, Method(normalise="percentile"))
    scaled = compute(values, framework, Method(normalise="percentile", scale=(0, 100)))
    np.testing.assert_allclose(scaled.scores, 100 * share.scores, atol=1e-9)
    assert float(np.nanmax(share.normalised)) == 1.0
    np.testing.assert_array_equal(scaled.rank_array, share.rank_array)


def test_a_z_score_of_fifty_is_the_mean_of_the_bounds_year(city: City) -> None:
    values, framework = city(units=9)
    found = compute(values, framework, preset("zscore", Method()))
    np.testing.assert_allclose(found.normalised.mean(), 50, atol=1e-9)
    np.testing.assert_allclose(found.normalised.std(), 10, atol=1e-9)


def test_the_geometric_preset_takes_what_lies_outside_the_bounds(city: City) -> None:
    values, framework = city(units=9, years=(2013, 2014))
    lowest = values["year"].eq(2014) & values["unit"].eq("Stadsdel 000")
    beside = values.assign(value=values["value"].where(~lowest, 1.0))
    found = compute(beside, framework, preset("geometric", STANDARD))
    assert not found.index["score"].isna().any()
    assert float(found.normalised.min().min()) == 1.0


def test_with_percentiles_the_whole_city_has_no_index(city: City) -> None:
    values, framework = city(units=9)
    beside = values.assign(unit=values["unit"].replace({"Stadsdel 000": CITY_ROW}))
    found = compute(beside, framework, preset("percentile", Method()))
    assert found.score(CITY_ROW, 2014) is None
    assert found.reason(CITY_ROW, 2014) != "ok"
