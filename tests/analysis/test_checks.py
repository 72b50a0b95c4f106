"""Bad input is named by row, unit, year and indicator; nothing is computed with a hidden hole in it."""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import Any

import pandas as pd
import pytest

from app.analysis import Framework, IndexRefused, Method, Problem, check, compute
from app.models.wording.index_problems import PROBLEMS, problem_sentence

City = Callable[..., tuple[pd.DataFrame, Framework]]


def only(problems: list[Problem], code: str) -> Problem:
    found = [problem for problem in problems if problem.code == code]
    assert len(found) == 1, problems
    assert problem_sentence(found[0]).endswith(".")
    assert problem_sentence(found[0], language=1, first_row=2).endswith(".")
    return found[0]


def with_row(values: pd.DataFrame, **cells: Any) -> pd.DataFrame:
    row = {"year": 2014, "unit": "Stadsdel 000", "indicator": "w1", "value": 300.0} | cells
    return pd.concat([values.astype({"value": object}), pd.DataFrame([row])], ignore_index=True)


def test_a_sound_table_has_no_problems(city: City) -> None:
    assert check(*city(), Method()) == []


@pytest.mark.parametrize(
    ("cells", "code", "detail"),
    [
        ({"indicator": "w9"}, "unknown_indicator", ""),
        ({"value": "tolv", "indicator": "w1", "unit": "Ny"}, "not_a_number", "tolv"),
        ({"value": math.inf, "unit": "Ny"}, "infinite", "inf"),
        ({"year": 2014.5, "unit": "Ny"}, "bad_year", "2014.5"),
        ({"unit": ""}, "unit_without_name", ""),
        ({"unit": None}, "unit_without_name", "None"),
    ],
)
def test_a_row_that_cannot_be_placed_is_named(city: City, cells: dict[str, Any], code: str, detail: str) -> None:
    values, framework = city()
    problem = only(check(with_row(values, **cells), framework, Method()), code)
    assert problem.severity == "error"
    assert problem.rows == (len(values),)
    assert problem.detail in (detail, "nan")


def test_two_values_for_the_same_cell_are_named_by_both_rows(city: City) -> None:
    values, framework = city()
    problem = only(check(with_row(values), framework, Method()), "value_twice")
    assert (problem.unit, problem.year, problem.indicator) == ("Stadsdel 000", 2014, "w1")
    assert problem.rows == (0, len(values))


def test_a_status_outside_the_list_is_an_error_and_a_withheld_number_is_told_but_not_used(city: City) -> None:
    values, framework = city()
    values["status"] = "ok"
    values.loc[0, "status"] = "hemligt"
    assert only(check(values, framework, Method()), "unknown_status").rows == (0,)
    values.loc[0, "status"] = "sekretess"
    assert only(check(values, framework, Method()), "value_withheld").severity == "remark"
    result = compute(values, framework, Method(min_share=0))
    assert result.score("Stadsdel 000", 2014, "w1") is None
    assert result.reason("Stadsdel 000", 2014, "w1") == "sekretess"


@pytest.mark.parametrize("column", ["year", "unit", "indicator", "value"])
def test_a_missing_column_is_named(city: City, column: str) -> None:
    values, framework = city()
    assert only(check(values.drop(columns=column), framework, Method()), "values_column").detail == column


def test_an_empty_table_is_refused(city: City) -> None:
    values, framework = city()
    only(check(values.iloc[:0], framework, Method()), "values_empty")


def test_an_indicator_that_is_the_same_everywhere_is_an_error_that_names_it(city: City) -> None:
    values, framework = city()
    values.loc[values["indicator"] == "h1", "value"] = 7.0
    problem = only(check(values, framework, Method()), "constant")
    assert (problem.indicator, problem.year, problem.severity) == ("h1", 2014, "error")
    with pytest.raises(IndexRefused) as refusal:
        compute(values, framework, Method())
    assert refusal.value.problems == (problem,)
    assert "h1" in str(refusal.value)


def test_an_indicator_without_values_is_said_and_greys_only_what_needs_it(city: City) -> None:
    values, framework = city()
    values = values[~values["indicator"].isin(["h1", "h2"])]
    codes = [(problem.code, problem.indicator, problem.severity) for problem in check(values, framework, Method())]
    assert ("indicator_without_values", "h1", "remark") in codes
    result = compute(values, framework, Method())
    assert result.score("Stadsdel 000", 2014, "work") is not None
    assert result.reason("Stadsdel 000", 2014, "health") == "too_little_weight"
    assert result.reason("Stadsdel 000", 2014) == "domain_missing"


@pytest.mark.parametrize(
    ("years", "code", "said"),
    [((2012, 2013), "baseline_earlier", 2013), ((2016, 2017), "baseline_later", 2016)],
)
def test_another_baseline_year_than_asked_for_is_always_said(
    city: City, years: tuple[int, ...], code: str, said: int
) -> None:
    values, framework = city(years=years)
    problems = check(values, framework, Method())
    assert {(problem.code, problem.year, problem.severity) for problem in problems} == {(code, said, "remark")}
    assert len(problems) == 6
    assert "senare än analysen" in problem_sentence(check(*city(years=(2016,)), Method())[0])


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"direction": {"w1": None}}, "bad_direction"),
        ({"direction": {"w1": 2}}, "bad_direction"),
        ({"weight": {"w1": -1.0}}, "bad_weight"),
        ({"weight": {"w1": None}}, "bad_weight"),
        ({"weight": {"h1": 0.0, "h2": 0.0, "h3": 0.0}}, "no_weight"),
        ({"parent": {"w1": "nowhere"}}, "unknown_parent"),
        ({"parent": {"work": ""}}, "one_root"),
        ({"parent": {"work": "w1"}}, "circle"),
        ({"key": {"w2": "w1"}}, "node_twice"),
        ({"key": {"w2": ""}}, "node_without_key"),
    ],
)
def test_a_framework_that_is_not_one_weighted_tree_is_refused_by_name(
    city: City, change: dict[str, dict[str, Any]], code: str
) -> None:
    values, framework = city()
    nodes = framework.nodes.copy()
    for column, cells in change.items():
        nodes[column] = [cells.get(key, old) for key, old in zip(nodes["key"], nodes[column], strict=True)]
    problems = check(values, Framework(nodes), Method())
    assert code in {problem.code for problem in problems}
    with pytest.raises(IndexRefused):
        compute(values, Framework(nodes), Method())


def test_a_framework_without_columns_or_indicators_is_refused(city: City) -> None:
    values, framework = city()
    only(check(values, Framework(framework.nodes.drop(columns="weight")), Method()), "framework_column")
    only(check(values, Framework(framework.nodes.iloc[:1]), Method()), "no_indicators")


def population(values: pd.DataFrame, years: tuple[int, ...] = (2014,)) -> pd.DataFrame:
    rows = [(unit, year, 5000.0) for unit in values["unit"].unique() for year in years]
    return pd.DataFrame(rows, columns=["unit", "year", "population"])


def test_a_unit_that_the_population_table_does_not_know_is_an_error(city: City) -> None:
    values, framework = city()
    people = population(values).iloc[1:]
    assert only(check(values, framework, Method(), people), "unknown_unit").unit == "Stadsdel 000"


def test_a_population_table_with_faults_is_named_by_row(city: City) -> None:
    values, framework = city()
    people = population(values)
    only(check(values, framework, Method(), people.drop(columns="population")), "population_column")
    only(check(values, framework, Method(), pd.concat([people, people.iloc[:1]])), "population_twice")
    people.loc[3, "population"] = -1
    assert only(check(values, framework, Method(), people), "bad_population").rows == (3,)


def test_a_population_of_another_year_is_used_and_said(city: City) -> None:
    values, framework = city()
    problem = only(check(values, framework, Method(), population(values, (2012, 2015))), "population_other_year")
    assert (problem.year, problem.severity) == (2014, "remark")


@pytest.mark.parametrize(
    ("method", "columns", "code"),
    [
        (Method(normalise="goalposts"), {}, "goalposts_missing"),
        (Method(), {"low": 9.0, "high": 1.0}, "bad_goalposts"),
        (Method(normalise="distance_to_target"), {}, "target_missing"),
        (Method(normalise="distance_to_target"), {"target": 0.0}, "target_behind"),
        (Method(normalise="distance_to_reference", reference="Ingenstans"), {}, "reference_unknown"),
    ],
)
def test_a_normalisation_without_what_it_needs_is_refused(
    city: City, method: Method, columns: dict[str, float], code: str
) -> None:
    values, framework = city()
    found = {problem.code for problem in check(values, Framework(framework.nodes.assign(**columns)), method)}
    assert found == {code} or (code == "target_behind" and code in found)


def test_a_reference_unit_needs_a_value_that_is_not_the_worst(city: City) -> None:
    values, framework = city()
    method = Method(normalise="distance_to_reference", reference="Stadsdel 003")
    mine = (values["unit"] == "Stadsdel 003") & (values["indicator"] == "w1")
    values.loc[mine, "value"] = 1.0
    assert "reference_at_worst" in {problem.code for problem in check(values, framework, method)}
    assert only(check(values[~mine], framework, method), "reference_missing").indicator == "w1"


def test_a_mean_that_cannot_take_a_value_is_refused_by_name(city: City) -> None:
    values, framework = city()
    problem = only(
        [p for p in check(values, framework, Method(within="geometric")) if p.indicator == "w1"], "not_positive"
    )
    lowest = values[values["indicator"] == "w1"].set_index("unit")["value"].idxmin()
    assert (problem.unit, problem.year) == (lowest, 2014)
    with pytest.raises(IndexRefused):
        compute(values, framework, Method(between="arithmetic", within="harmonic"))
    codes = {p.code for p in check(values, framework, Method(normalise="zscore", within="harmonic"))}
    assert codes == {"negative_in_harmonic"}


def test_a_later_value_below_the_logarithm_is_refused_not_dropped(city: City) -> None:
    values, framework = city(units=12, years=(2014, 2015))
    first = (values["indicator"] == "w1") & (values["year"] == 2014)
    values.loc[first, "value"] = [2.0**place for place in range(8, 20)]
    values.loc[(values["indicator"] == "w1") & (values["year"] == 2015), "value"] = -1e6
    method = Method(treat="winsorise", winmax=0)
    problem = only(check(values, framework, method), "below_logarithm")
    assert (problem.indicator, problem.unit, problem.year) == ("w1", "Stadsdel 000", 2015)


@pytest.mark.parametrize(
    ("normalise", "wanted"), [("goalposts", True), ("distance_to_target", True), ("minmax", False)]
)
def test_a_logarithm_is_never_measured_against_bounds_in_another_unit(city: City, normalise: str, wanted: bool) -> None:
    values, framework = city(units=12)
    values.loc[values["indicator"] == "w1", "value"] = [2.0**place for place in range(8, 20)]
    nodes = framework.nodes.assign(low=0.0, high=1e6)
    nodes["target"] = [0.0 if way == -1 else 2e6 for way in nodes["direction"]]
    method = Method(normalise=normalise, treat="winsorise", winmax=0)
    found = {(p.code, p.indicator) for p in check(values, Framework(nodes), method)}
    assert (("logged_posts", "w1") in found) == wanted
    assert check(values, Framework(nodes), Method(normalise=normalise)) == []


def test_a_neighbourhood_below_the_floor_cannot_even_be_an_error(city: City) -> None:
    values, framework = city(units=12, years=(2014, 2015))
    first = (values["indicator"] == "w1") & (values["year"] == 2014)
    values.loc[first, "value"] = [2.0**place for place in range(8, 20)]
    small = (values["unit"] == "Stadsdel 000") & (values["year"] == 2015)
    values.loc[small & (values["indicator"] == "w1"), "value"] = -1e6
    people = population(values)
    people.loc[people["unit"] == "Stadsdel 000", "population"] = 999
    assert check(values, framework, Method(treat="winsorise", winmax=0), people)[0].severity == "remark"


@pytest.mark.parametrize("method", [Method(), Method(normalise="zscore"), Method(normalise="distance_to_reference")])
def test_figures_too_large_for_arithmetic_are_refused_by_name(city: City, method: Method) -> None:
    values, framework = city(units=9)
    places = values.index[values["indicator"] == "w1"]
    values.loc[places[0], "value"] = 1.7e308
    values.loc[places[1], "value"] = -1.7e308
    assert only(check(values, framework, method), "beyond_numbers").indicator == "w1"
    assert check(values, framework, Method(normalise="rank")) == []


def test_a_later_figure_too_far_from_the_bounds_is_named_by_unit_and_year(city: City) -> None:
    values, framework = city(years=(2014, 2015))
    now = (values["indicator"] == "w1") & (values["year"] == 2014)
    values.loc[now, "value"] = [n * 1e-9 for n in range(now.sum())]
    values.loc[(values["indicator"] == "w1") & (values["year"] == 2015), "value"] = [1e303, *range(1, now.sum())]
    problem = only(check(values, framework, Method()), "beyond_numbers")
    assert (problem.unit, problem.year) == ("Stadsdel 000", 2015)
    assert problem_sentence(problem).endswith("går att räkna med: Stadsdel 000 2015. Rätta värdet.")


def test_an_indicator_with_a_single_value_is_told_apart_from_one_that_is_the_same_everywhere(city: City) -> None:
    values, framework = city()
    places = values.index[values["indicator"] == "h1"]
    problem = only(check(values.drop(places[1:]), framework, Method()), "only_one_value")
    assert (problem.indicator, problem.year, problem.severity) == ("h1", 2014, "error")


def test_parts_that_cancel_out_have_no_harmonic_mean(city: City) -> None:
    _, framework = city()
    nodes = framework.nodes[framework.nodes["key"].isin(["index", "work", "w1", "w2"])].assign(weight=1.0)
    figures = [-2.0, -1, 0.5, 1, 1.5]
    rows = [
        (unit, 2014, key, sign * v)
        for unit, v in zip("abcde", figures, strict=True)
        for key, sign in (("w1", 1), ("w2", -1))
    ]
    flat = pd.DataFrame(rows, columns=["unit", "year", "indicator", "value"])
    method = Method(normalise="zscore", within="harmonic")
    problem = next(p for p in check(flat, Framework(nodes), method) if p.code == "no_harmonic")
    assert (problem.severity, problem.indicator, problem.detail) == ("error", "work", "5")


def test_fewer_than_five_neighbourhoods_give_profiles_but_no_index(city: City) -> None:
    values, framework = city(units=4)
    problem = only(check(values, framework, Method()), "too_few_units")
    assert (problem.severity, problem.year, problem.detail) == ("remark", 2014, "4")
    result = compute(values, framework, Method())
    assert result.score("Stadsdel 000", 2014) is None
    assert result.reason("Stadsdel 000", 2014) == "too_few_units"
    assert result.score("Stadsdel 000", 2014, "work") is not None
    assert compute(*city(units=5), Method()).score("Stadsdel 000", 2014) is not None


def test_every_problem_has_a_sentence_in_both_languages_without_blanks() -> None:
    for code in PROBLEMS:
        for language in (0, 1):
            said = problem_sentence(Problem(code, "error", "Ekliden", 2014, "w1", (3, 4), "x"), language, first_row=2)
            assert "{" not in said
            assert said.startswith(("Rad 5, 6: ", "Row 5, 6: ")[language])
