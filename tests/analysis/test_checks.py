"""Bad input is named by row, unit, year and indicator; nothing is computed with a hidden hole in it."""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import Any

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.analysis import Framework, IndexRefused, Method, Problem, check, compute
from app.analysis.checks import fractions_among_percentages
from app.models.errors import UserError
from app.models.wording.analysis import PROBLEMS, problem_sentence

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


def test_fractions_among_percentages_are_named(city: City) -> None:
    values, framework = city(units=10)
    place = values["indicator"] == "w1"
    values.loc[place, "value"] = [12.0, 14.5, 9.0, 22.0, 31.0, 0.12, 17.0, 8.5, 0.2, 11.0]
    problem = only(check(values, framework, Method()), "unit_mix")
    assert (problem.indicator, problem.unit, problem.severity) == ("w1", "Stadsdel 005", "error")
    assert problem.detail == "Stadsdel 005 2014, Stadsdel 008 2014"
    nodes = framework.nodes.assign(unit=["kr" if key == "w1" else "" for key in framework.nodes["key"]])
    assert check(values, Framework(nodes), Method()) == []


@pytest.mark.parametrize(
    "figures",
    [
        [0.1, 0.2, 0.9, 3, 11],
        [0.12, 0.14, 0.3],
        [12, 14, 30],
        [0, 12, 14],
        [1, 80, 90],
        [0.12, 1200, 900],
        [-3, 0.2, 9],
    ],
)
def test_honest_figures_are_not_taken_for_a_mix(figures: list[float]) -> None:
    assert fractions_among_percentages(np.array([figures], dtype=float)) == []


@given(st.lists(st.floats(10, 79), min_size=2, max_size=30), st.data())
def test_any_percentage_of_ten_or_more_written_as_a_fraction_is_found(
    figures: list[float], data: st.DataObject
) -> None:
    places = data.draw(st.sets(st.integers(0, len(figures) - 1), min_size=1, max_size=len(figures) - 1))
    mixed = [figure / 100 if place in places else figure for place, figure in enumerate(figures)]
    low, high = [mixed[p] for p in places], [f for p, f in enumerate(mixed) if p not in places]
    near = low and max(low) * 100 <= max(high) * 1.5 and min(low) * 150 >= min(high)
    found = {unit for _, unit in fractions_among_percentages(np.array([mixed]))}
    assert found == (places if near else set())


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


@pytest.mark.parametrize(
    "method",
    [
        Method(normalise="magic"),
        Method(baseline="ever"),
        Method(scale=(1, 0)),
        Method(normalise="rank", scale=(0, 1)),
        Method(normalise="zscore", scale=(0, 0)),
        Method(treat="drop"),
        Method(winmax=-1),
        Method(within="median"),
        Method(between="median"),
        Method(min_share=1.5),
        Method(min_domains=0),
        Method(min_population=math.nan),
        Method(round_decimals=99),
        Method(reverse="both"),
    ],
)
def test_a_method_that_means_nothing_is_refused(city: City, method: Method) -> None:
    only(check(*city(), method), "bad_method")


def test_a_method_reads_back_from_its_own_json() -> None:
    method = Method(normalise="zscore", scale=(10, 2), baseline="all", treat="winsorise", min_domains=3)
    assert Method.from_json(method.to_json()) == method
    assert Method.from_json("{}") == Method()


@pytest.mark.parametrize("text", ["", "[]", '{"normalize": "minmax"}', '{"scale": [1]}', '{"clip": "yes"}', "{"])
def test_json_that_is_no_method_is_a_plain_error(text: str) -> None:
    with pytest.raises(UserError) as fault:
        Method.from_json(text)
    assert fault.value.code == "bad_method"


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
    assert "below_logarithm" in {problem.code for problem in check(values, framework, method)}


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
