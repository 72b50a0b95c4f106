"""Intervals say what the draws say, and nothing about units or points that cannot be compared."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
import pandas as pd
import pytest

from app.analysis import CITY_ROW, Framework, IndexRefused, Method, Uncertainty, compute, rank_intervals
from app.models.errors import UserError

City = Callable[..., tuple[pd.DataFrame, Framework]]


def test_the_same_seed_gives_the_same_interval_and_another_seed_another(city: City) -> None:
    values, framework = city(units=20)
    one, two = (rank_intervals(values, framework, Uncertainty(draws=400), 2014).frame for _ in range(2))
    pd.testing.assert_frame_equal(one, two, check_exact=True)
    other = rank_intervals(values, framework, Uncertainty(draws=400, seed=1), 2014).frame
    assert not one["points_low"].equals(other["points_low"])


def test_the_defaults_are_ten_thousand_draws_from_the_seed_of_the_programme() -> None:
    assert (Uncertainty().draws, Uncertainty().seed, Uncertainty().level) == (10_000, 20150401, 0.9)


def test_without_anything_to_vary_the_interval_is_the_rank_itself(city: City) -> None:
    values, framework = city(units=12)
    still = Uncertainty(draws=50, weight_noise=0.0, normalise=(("minmax", None),))
    found = rank_intervals(values, framework, still, 2014)
    for column in (found.low, found.median, found.high):
        np.testing.assert_array_equal(column, found.rank)
    np.testing.assert_allclose(found.points_low, found.points, atol=1e-9)
    np.testing.assert_allclose(found.points_high, found.points, atol=1e-9)
    assert found.kept == found.draws == 50


def test_points_are_told_only_over_draws_that_keep_the_normalisation(city: City) -> None:
    values, framework = city(units=12)
    mixed = rank_intervals(values, framework, Uncertainty(draws=600), 2014)
    assert 100 < mixed.kept < 300
    assert (mixed.points_low <= mixed.points_high).all()
    assert mixed.points_high.max() < 150
    assert (mixed.points_low > 1).all()
    foreign = rank_intervals(values, framework, Uncertainty(draws=60, normalise=(("percentile", None),)), 2014)
    assert foreign.kept == 0
    assert np.isnan(foreign.points_low).all()
    assert not np.isnan(foreign.low).any()


@pytest.mark.parametrize(
    ("method", "tried", "means"),
    [
        (Method(), [("minmax", None), ("zscore", None), ("percentile", None)], ("arithmetic", "arithmetic")),
        (
            Method(scale=(1, 10)),
            [("minmax", (1, 10)), ("zscore", None), ("percentile", None)],
            ("arithmetic", "arithmetic"),
        ),
        (
            Method(normalise="exponential"),
            [("exponential", None), ("minmax", None), ("zscore", None), ("percentile", None)],
            ("arithmetic", "arithmetic"),
        ),
        (
            Method(scale=(1, 100), within="geometric"),
            [("minmax", (1, 100)), ("percentile", (1, 100))],
            ("geometric", "arithmetic"),
        ),
    ],
)
def test_the_methods_own_way_is_always_among_what_is_tried(
    city: City, method: Method, tried: list[tuple[str, Any]], means: tuple[str, str]
) -> None:
    choices = Uncertainty(draws=300, method=method)
    assert list(choices.normalisations) == tried
    assert choices.mean_pairs == (means,)
    found = rank_intervals(*city(units=12), choices, 2014)
    assert 0 < found.kept < found.draws
    assert ((found.points_low <= found.points) & (found.points <= found.points_high)).mean() > 0.9


def test_a_choice_without_a_scale_has_the_methods_own(city: City) -> None:
    choices = Uncertainty(draws=50, method=Method(scale=(1, 10)), normalise=(("minmax", None), ("zscore", None)))
    assert choices.normalisations == (("minmax", (1, 10)), ("zscore", None))
    assert rank_intervals(*city(units=12), choices, 2014).kept > 0


def test_the_city_the_small_and_the_grey_take_no_part(city: City) -> None:
    values, framework = city(units=12)
    beside = values.assign(unit=values["unit"].replace({"Stadsdel 000": CITY_ROW}))
    lost = beside[~((beside["unit"] == "Stadsdel 001") & (beside["indicator"] == "w3"))]
    found = rank_intervals(lost, framework, Uncertainty(draws=100), 2014)
    assert found.units == compute(lost, framework, Method()).units[1:]
    assert found.high.max() <= 10


def test_more_noise_never_makes_a_place_surer(city: City) -> None:
    values, framework = city(units=20)
    widths = [
        float((found.high - found.low).sum())
        for noise in (0.05, 0.25, 0.9)
        for found in [rank_intervals(values, framework, Uncertainty(draws=2000, weight_noise=noise), 2014)]
    ]
    assert widths == sorted(widths)


def test_a_year_without_values_or_without_index_is_a_plain_error(city: City) -> None:
    values, framework = city(units=12)
    with pytest.raises(UserError) as fault:
        rank_intervals(values, framework, Uncertainty(draws=10), 1999)
    assert fault.value.code == "no_year"
    with pytest.raises(UserError) as fault:
        rank_intervals(values[values["unit"] < "Stadsdel 003"], framework, Uncertainty(draws=10), 2014)
    assert fault.value.code == "no_index_year"


def test_a_fault_in_another_year_stops_no_interval(city: City) -> None:
    values, framework = city(units=12, years=(2013, 2014))
    alone = rank_intervals(values[values["year"] == 2014], framework, Uncertainty(draws=200), 2014)
    values.loc[(values["year"] == 2013) & (values["indicator"] == "w1"), "value"] = 7.0
    found = rank_intervals(values, framework, Uncertainty(draws=200), 2014)
    pd.testing.assert_frame_equal(found.frame, alone.frame, check_exact=True)


@pytest.mark.parametrize(
    "choice",
    [{"draws": 0}, {"chunk": 0}, {"weight_noise": 1.0}, {"weight_noise": -0.1}, {"level": 1.0}, {"normalise": ()}],
)
def test_an_uncertainty_that_means_nothing_is_refused_at_once(choice: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match="no uncertainty"):
        Uncertainty(**choice)


def test_more_units_than_can_be_counted_are_a_plain_error(city: City, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("app.analysis.uncertainty.MOST_UNITS", 11)
    with pytest.raises(UserError) as fault:
        rank_intervals(*city(units=12), Uncertainty(draws=10), 2014)
    assert fault.value.code == "too_many_to_rank"
    assert "högst 11" in str(fault.value)


def test_an_alternative_that_cannot_take_the_values_is_refused_by_name(city: City) -> None:
    values, framework = city(units=12)
    choices = Uncertainty(draws=10, means=(("geometric", "arithmetic"),))
    with pytest.raises(IndexRefused) as fault:
        rank_intervals(values, framework, choices, 2014)
    assert fault.value.problems[0].code == "not_positive"
