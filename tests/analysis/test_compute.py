"""What an index is made of: bounds, reference row, reasons, ranks, weak indicators."""

from __future__ import annotations

import math
from collections.abc import Callable

import numpy as np
import pandas as pd
import pytest

from app.analysis import CITY_ROW, Framework, Method, capped, compute, outside, weak_indicators
from app.analysis.ranks import highest_first

City = Callable[..., tuple[pd.DataFrame, Framework]]


def with_city(values: pd.DataFrame, value: float = 5000.0) -> pd.DataFrame:
    keys = values[["year", "indicator"]].drop_duplicates()
    return pd.concat([values, keys.assign(unit=CITY_ROW, value=value)], ignore_index=True)


def people(values: pd.DataFrame, small: str, count: float = 999) -> pd.DataFrame:
    units = values["unit"].unique()
    return pd.DataFrame({"unit": units, "year": 2014, "population": [count if u == small else 2000.0 for u in units]})


def test_the_city_row_gets_a_score_but_sets_no_bound_and_takes_no_rank(city: City) -> None:
    values, framework = city()
    alone, beside = compute(values, framework, Method()), compute(with_city(values), framework, Method())
    for unit in alone.units:
        assert beside.score(unit, 2014) == alone.score(unit, 2014)
        assert beside.rank(unit, 2014) == alone.rank(unit, 2014)
    assert (beside.score(CITY_ROW, 2014) or 0) > 100
    assert beside.rank(CITY_ROW, 2014) is None
    assert CITY_ROW not in beside.ranked_units(2014)
    assert CITY_ROW not in beside.units


@pytest.mark.parametrize("normalise", ["rank", "percentile", "borda", "exponential"])
def test_the_city_row_has_no_place_among_ranks_and_says_so(city: City, normalise: str) -> None:
    values, framework = city()
    result = compute(with_city(values), framework, Method(normalise=normalise))
    assert result.reason(CITY_ROW, 2014, "w1") == "no_city_position"
    assert result.score(CITY_ROW, 2014, "w1") is None


def test_a_small_neighbourhood_is_grey_throughout_and_sets_no_bound(city: City) -> None:
    values, framework = city(units=9)
    small = "Stadsdel 004"
    result = compute(values, framework, Method(), people(values, small))
    without = compute(values[values["unit"] != small], framework, Method())
    assert {result.reason(small, 2014, key) for key in (None, "work", "w1")} == {"small_population"}
    assert result.score(small, 2014, "w1") is None
    for unit in without.units:
        assert result.score(unit, 2014) == without.score(unit, 2014)
    assert compute(values, framework, Method(), people(values, small, 1000)).score(small, 2014) is not None


def test_two_thirds_of_the_weight_is_enough_and_less_is_not(city: City) -> None:
    values, framework = city()
    unit = "Stadsdel 002"
    lost = values[~((values["unit"] == unit) & (values["indicator"] == "h3"))]
    assert compute(lost, framework, Method()).score(unit, 2014, "health") is not None
    heavy = values[~((values["unit"] == unit) & (values["indicator"] == "w3"))]
    result = compute(heavy, framework, Method())
    assert result.score(unit, 2014, "work") is None
    assert result.reason(unit, 2014, "work") == "too_little_weight"
    assert result.reason(unit, 2014) == "domain_missing"
    assert compute(heavy, framework, Method(min_domains=1)).score(unit, 2014) is not None
    assert compute(heavy, framework, Method(min_share=0.5)).score(unit, 2014) is not None


def test_each_reason_for_a_missing_figure_is_kept_apart(city: City) -> None:
    values, framework = city()
    values["status"] = "ok"
    reasons = ["bortfall", "ej_tillampligt", "sekretess", "ej_levererad"]
    values.loc[:3, "status"] = reasons
    values.loc[:3, "value"] = math.nan
    result = compute(values, framework, Method())
    keys = ["w1", "w2", "w3", "h1"]
    assert [result.reason("Stadsdel 000", 2014, key) for key in keys] == reasons
    missing = result.missing.set_index("key")["reason"]
    assert list(missing[keys]) == reasons
    assert missing["index"] == "domain_missing"


def test_frozen_bounds_let_a_later_year_leave_the_scale_and_mark_it(city: City) -> None:
    values, framework = city(years=(2014, 2015))
    row = values.index[(values["year"] == 2015) & (values["indicator"] == "w1")][0]
    values.loc[row, "value"] = 2000.0
    result = compute(values, framework, Method())
    assert (result.score("Stadsdel 000", 2015, "w1") or 0) > 100
    assert (
        outside(result).query("indicator == 'w1' and year == 2015 and unit == 'Stadsdel 000'")["value"].item() == 2000
    )
    assert compute(values, framework, Method(clip=True)).score("Stadsdel 000", 2015, "w1") == 100


def test_bounds_are_of_the_baseline_of_all_years_or_of_each_year(city: City) -> None:
    values, framework = city(years=(2013, 2014, 2015))
    w1 = values[values["indicator"] == "w1"]
    frozen = compute(values, framework, Method()).bounds.set_index("indicator").loc["w1"]
    assert (frozen["year"], frozen["low"]) == (2014, w1[w1["year"] == 2014]["value"].min())
    pooled = compute(values, framework, Method(baseline="all")).bounds.set_index("indicator").loc["w1"]
    assert (pooled["year"], pooled["high"]) == (0, w1["value"].max())
    own = compute(values, framework, Method(baseline=None))
    for year in (2013, 2014, 2015):
        scores = own.normalised.loc[year]["w1"]
        assert (scores.min(), scores.max()) == (0, 100)


def test_goalposts_are_the_bounds_that_are_told(city: City) -> None:
    values, framework = city()
    posts = Framework(framework.nodes.assign(low=300.0, high=800.0))
    result = compute(values, posts, Method(normalise="goalposts"))
    assert set(result.bounds["low"]) == {300.0}
    assert set(result.bounds["high"]) == {800.0}
    beyond = values[(values["value"] < 300) | (values["value"] > 800)]
    assert sorted(outside(result)["value"]) == sorted(beyond["value"])
    assert len(beyond) > 5
    assert result.normalised.to_numpy().min() == 0
    assert result.normalised.to_numpy().max() == 100


def test_a_figure_for_the_city_alone_has_no_scale_and_says_so(city: City) -> None:
    values, framework = city()
    beside = with_city(values)
    beside = beside[(beside["indicator"] != "h3") | (beside["unit"] == CITY_ROW)]
    result = compute(beside, framework, Method(min_share=0))
    assert result.score(CITY_ROW, 2014, "h3") is None
    assert result.reason(CITY_ROW, 2014, "h3") == "no_city_position"


def test_the_list_of_capped_figures_is_what_the_treatment_changed(city: City) -> None:
    values, framework = city(units=20)
    place = values.index[values["indicator"] == "w1"]
    values.loc[place[0], "value"] = 90_000.0
    result = compute(values, framework, Method(treat="winsorise"))
    row = capped(result).set_index("indicator").loc["w1"]
    second = values.loc[place[1:], "value"].max()
    assert (row["unit"], row["year"], row["value"], row["used"]) == ("Stadsdel 000", 2014, 90_000.0, second)
    assert len(capped(result)) == 1
    assert capped(compute(values, framework, Method())).empty
    logged = compute(values, framework, Method(treat="winsorise", winmax=0))
    assert capped(logged).empty
    assert [done.indicator for done in logged.treatments if done.shift is not None] == ["w1"]


def test_each_year_with_bounds_of_its_own_has_its_own_capped_figures(city: City) -> None:
    values, framework = city(units=20, years=(2014, 2015))
    for year in (2014, 2015):
        place = values.index[(values["indicator"] == "w1") & (values["year"] == year)]
        values.loc[place[year - 2014], "value"] = 90_000.0
    found = capped(compute(values, framework, Method(treat="winsorise", baseline=None)))
    assert list(found["unit"]) == ["Stadsdel 000", "Stadsdel 001"]
    assert list(found["year"]) == [2014, 2015]


def test_high_always_means_high_risk(city: City) -> None:
    values, framework = city()
    result = compute(values, framework, Method())
    figures = values[values["indicator"] == "h2"].set_index("unit")["value"]
    assert result.score(str(figures.idxmin()), 2014, "h2") == 100
    assert result.rank(str(figures.idxmin()), 2014, "h2") == 1


def test_scores_that_differ_in_the_eleventh_decimal_share_a_rank() -> None:
    scores = np.array([[70.0, 50.0, 50.0 + 1e-12, np.nan, 20.0]])
    np.testing.assert_array_equal(highest_first(scores, 10), [[1, 2, 2, np.nan, 4]])


@pytest.mark.parametrize(("place", "of", "wanted"), [(1, 10, 100.0), (10, 10, 7.8)])
def test_the_exponential_score_is_steep_at_the_top(city: City, place: int, of: int, wanted: float) -> None:
    """n = 10: the most deprived is at 100; the formula of the English indices gives the rest."""
    values, framework = city(units=of)
    result = compute(values, framework, Method(normalise="exponential"))
    share = (of - place + 1) / of
    formula = -23 * math.log(1 - share * (1 - math.exp(-100 / 23)))
    unit = values[values["indicator"] == "w1"].sort_values("value", ascending=False)["unit"].iloc[place - 1]
    assert result.score(unit, 2014, "w1") == pytest.approx(formula, abs=1e-9)
    assert result.score(unit, 2014, "w1") == pytest.approx(wanted, abs=6)


def test_the_reference_unit_stands_at_one(city: City) -> None:
    values, framework = city(years=(2014, 2015))
    w1 = values[(values["indicator"] == "w1") & (values["year"] == 2014)].sort_values("value")
    unit = str(w1["unit"].iloc[-2])
    only = Framework(pd.DataFrame([("i", "", 1, None), ("w1", "i", 1, 1)], columns=framework.nodes.columns))
    method = Method(normalise="distance_to_reference", reference=unit)
    mine = values[values["indicator"] == "w1"]
    result = compute(mine, only, method)
    assert result.score(unit, 2014, "w1") == 1.0
    assert (result.score(str(w1["unit"].iloc[-1]), 2014, "w1") or 0) > 1
    assert compute(mine, only, Method(normalise="distance_to_reference", baseline=None, reference=unit))


def test_the_frames_show_the_framework_in_its_own_order(city: City) -> None:
    values, framework = city()
    result = compute(values, framework, Method())
    assert list(result.normalised.columns) == ["w1", "w2", "w3", "h1", "h2", "h3"]
    assert list(result.domains.columns) == ["work", "health"]
    assert list(result.index.columns) == ["score", "rank", "reason"]
    assert next(iter(result.ranks.columns)) == "index"
    assert list(result.index.sort_values("rank").index.get_level_values("unit")) == list(result.ranked_units(2014))
    with pytest.raises(KeyError):
        result.score("Atlantis", 2014)


def test_weak_is_the_worst_quarter_in_the_direction_of_risk(city: City) -> None:
    values, framework = city(units=8)
    units = [f"Stadsdel {place:03}" for place in range(8)]
    found = weak_indicators(with_city(values), framework, units, 2014)
    for key, direction in (("w1", 1), ("h2", -1)):
        figures = values[values["indicator"] == key].set_index("unit")["value"] * direction
        assert {weak.unit for weak in found if weak.indicator == key} == set(figures.nlargest(2).index)
    assert {weak.of for weak in found} == {8}
    assert {weak.place for weak in found} == {1, 2}
    assert weak_indicators(values, framework, units[:1], 2014, share=1.0)[0].unit == units[0]


def test_weak_takes_the_latest_year_so_far_and_nothing_from_the_future(city: City) -> None:
    values, framework = city(units=8, years=(2011, 2016))
    units = list(values["unit"].unique())
    assert {weak.year for weak in weak_indicators(values, framework, units, 2014)} == {2011}
    assert weak_indicators(values, framework, units, 2010) == ()


def test_an_indicator_that_is_the_same_everywhere_is_weak_nowhere(city: City) -> None:
    values, framework = city(units=8)
    values.loc[values["indicator"] == "w1", "value"] = 3.0
    assert "w1" not in {weak.indicator for weak in weak_indicators(values, framework, values["unit"].unique(), 2014)}
