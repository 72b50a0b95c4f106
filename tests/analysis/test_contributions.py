"""The bars explain the gap, what is missing stands for itself, and the reference is always named."""

from __future__ import annotations

import math
from collections.abc import Callable

import pandas as pd
import pytest

from app.analysis import CITY_ROW, Framework, Method, compute, contributions
from app.models.errors import UserError

City = Callable[..., tuple[pd.DataFrame, Framework]]
UNIT = "Stadsdel 002"


def with_city(values: pd.DataFrame) -> pd.DataFrame:
    mean = values.groupby(["year", "indicator"], as_index=False)["value"].mean()
    return pd.concat([values, mean.assign(unit=CITY_ROW)], ignore_index=True)


def test_with_nothing_missing_each_bar_is_weight_times_difference(city: City) -> None:
    values, framework = city()
    result = compute(with_city(values), framework, Method())
    found = contributions(result, UNIT, 2014)
    assert (found.reference, found.unit, found.year) == (CITY_ROW, UNIT, 2014)
    own, other = (result.normalised.loc[(2014, unit)] for unit in (UNIT, CITY_ROW))
    weights = {"w1": 1 / 12, "w2": 2 / 12, "w3": 3 / 12, "h1": 1 / 6, "h2": 1 / 6, "h3": 1 / 6}
    for bar in found.bars:
        assert bar.value == pytest.approx(weights[bar.indicator] * (own[bar.indicator] - other[bar.indicator]))
        assert not bar.residual
        assert bar.own == values.query("unit == @UNIT and indicator == @bar.indicator")["value"].item()
    assert [bar.indicator for bar in found.bars] == ["w1", "w2", "w3", "h1", "h2", "h3"]
    assert found.by_domain().keys() == {"work", "health"}
    assert math.fsum(found.by_domain().values()) == pytest.approx(found.gap)


def test_a_missing_figure_has_a_residual_bar_with_its_reason(city: City) -> None:
    values, framework = city()
    values = with_city(values)
    values["status"] = "ok"
    values.loc[(values["unit"] == UNIT) & (values["indicator"] == "h3"), "status"] = "sekretess"
    result = compute(values, framework, Method())
    found = {bar.indicator: bar for bar in contributions(result, UNIT, 2014).bars}
    assert [(key, bar.reason) for key, bar in found.items() if bar.residual] == [("h3", "sekretess")]
    assert found["h3"].own is None
    assert found["h3"].other is not None
    health, city_h3 = result.score(UNIT, 2014, "health"), result.score(CITY_ROW, 2014, "h3")
    assert found["h3"].value == pytest.approx(((health or 0) - (city_h3 or 0)) / 6)


def test_a_figure_missing_in_the_reference_is_a_residual_too(city: City) -> None:
    values, framework = city()
    values = with_city(values)
    values = values[~((values["unit"] == CITY_ROW) & (values["indicator"] == "h1"))]
    found = contributions(compute(values, framework, Method()), UNIT, 2014)
    assert [(bar.indicator, bar.reason) for bar in found.bars if bar.residual] == [("h1", "ej_levererad")]


def test_a_figure_under_a_grey_domain_is_a_residual_even_when_it_is_known(city: City) -> None:
    values, framework = city()
    values = with_city(values)
    values = values[~((values["unit"] == UNIT) & values["indicator"].isin(["h1", "h2"]))]
    result = compute(values, framework, Method(min_domains=1))
    reasons = {bar.indicator: bar.reason for bar in contributions(result, UNIT, 2014).bars if bar.residual}
    assert reasons == {"h1": "ej_levererad", "h2": "ej_levererad", "h3": "too_little_weight"}


def test_the_geometric_split_is_made_in_logarithms(city: City) -> None:
    values, framework = city()
    method = Method(scale=(1, 100), within="geometric", between="geometric")
    result = compute(values, framework, method)
    one, two = result.ranked_units(2014)[0], result.ranked_units(2014)[3]
    found = contributions(result, one, 2014, reference=two)
    own, other = (result.normalised.loc[(2014, unit)] for unit in (one, two))
    logs = math.log(found.end / found.start)
    weights = {"w1": 1 / 12, "w2": 2 / 12, "w3": 3 / 12, "h1": 1 / 6, "h2": 1 / 6, "h3": 1 / 6}
    for bar in found.bars:
        share = weights[bar.indicator] * math.log(own[bar.indicator] / other[bar.indicator]) / logs
        assert bar.value / found.gap == pytest.approx(share)


def test_without_a_city_row_the_population_weighs_the_mean(city: City) -> None:
    values, framework = city()
    people = pd.DataFrame({"unit": values["unit"].unique(), "year": 2014})
    people["population"] = [1000.0 * (place + 1) for place in range(len(people))]
    result = compute(values, framework, Method(), people)
    found = contributions(result, UNIT, 2014)
    assert found.reference == "population_mean"
    index = result.index.loc[2014]["score"]
    weights = people.set_index("unit")["population"]
    assert found.start == pytest.approx((index * weights).sum() / weights.sum())
    w1 = values[values["indicator"] == "w1"].set_index("unit")["value"]
    assert found.bars[0].other == pytest.approx((w1 * weights).sum() / weights.sum())


def test_without_anything_to_compare_with_it_is_refused(city: City) -> None:
    result = compute(*city(), Method())
    with pytest.raises(UserError) as fault:
        contributions(result, UNIT, 2014)
    assert fault.value.code == "no_reference"


def test_a_neighbourhood_without_index_has_no_gap(city: City) -> None:
    values, framework = city()
    values = values[~((values["unit"] == UNIT) & (values["indicator"] == "w3"))]
    with pytest.raises(UserError) as fault:
        contributions(compute(values, framework, Method()), UNIT, 2014)
    assert (fault.value.code, fault.value.facts) == ("no_index", {"unit": UNIT, "year": 2014})
    assert UNIT in str(fault.value)
