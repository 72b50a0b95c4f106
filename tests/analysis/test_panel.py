"""A table is placed cell by cell under the names people wrote, and what cannot be placed is named by its rows."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable
from decimal import Decimal
from typing import Any

import numpy as np
import pandas as pd
import pytest

from app.analysis import CITY_ROW, Framework, Method, Problem, check, compute
from app.models.wording.index_problems import problem_sentence

City = Callable[..., tuple[pd.DataFrame, Framework]]


def only(problems: list[Problem], code: str) -> Problem:
    found = [problem for problem in problems if problem.code == code]
    assert len(found) == 1, problems
    return found[0]


def renamed(values: pd.DataFrame, names: dict[str, str]) -> pd.DataFrame:
    return values.assign(unit=values["unit"].replace(names))


def test_a_name_is_the_same_however_its_letters_are_put_together_and_whatever_stands_around_it(city: City) -> None:
    values, framework = city()
    apart = unicodedata.normalize("NFD", "Årsta")
    wanted = compute(renamed(values, {"Stadsdel 000": "Årsta"}), framework, Method())
    found = compute(renamed(values, {"Stadsdel 000": f" {apart} "}), framework, Method())
    assert found.fingerprint == wanted.fingerprint
    people = pd.DataFrame({"unit": wanted.units, "year": 2014, "population": 5000})
    mixed = renamed(values, {"Stadsdel 000": apart})
    assert check(mixed, framework, Method(), people) == []


@pytest.mark.parametrize("name", ["Hela Staden", "hela staden", "HELA STADEN", "Hela  staden"])
def test_a_row_that_is_nearly_the_city_is_asked_about_and_not_ranked_as_a_neighbourhood(city: City, name: str) -> None:
    values, framework = city()
    problem = only(check(renamed(values, {"Stadsdel 003": name}), framework, Method()), "city_row_name")
    assert (problem.severity, problem.unit) == ("error", name)
    assert problem.rows == tuple(values.index[values["unit"] == "Stadsdel 003"])
    assert CITY_ROW in problem_sentence(problem)


def test_figures_given_for_a_domain_are_refused_as_such(city: City) -> None:
    values, framework = city()
    values.loc[3, "indicator"] = "work"
    problem = only(check(values, framework, Method()), "not_an_indicator")
    assert (problem.indicator, problem.rows) == ("work", (3,))


def test_a_unit_that_the_population_does_not_know_is_named_with_all_its_rows(city: City) -> None:
    values, framework = city()
    people = pd.DataFrame({"unit": sorted(set(values["unit"]))[1:], "year": 2014, "population": 5000})
    problem = only(check(values, framework, Method(), people), "unknown_unit")
    assert problem.rows == tuple(values.index[values["unit"] == "Stadsdel 000"])


@pytest.mark.parametrize(
    "dtype",
    [
        {"year": "Int64"},
        {"year": "float64"},
        {"year": "string"},
        {"unit": "category", "indicator": "category"},
        {"value": "Float64"},
        {"value": "string"},
    ],
)
def test_the_kind_of_a_column_changes_nothing(city: City, dtype: dict[str, Any]) -> None:
    values, framework = city()
    values.loc[5, "value"] = np.nan
    wanted = compute(values, framework, Method())
    found = compute(values.astype(dtype), framework, Method())
    np.testing.assert_array_equal(found.scores, wanted.scores)
    assert found.fingerprint == wanted.fingerprint


def test_decimal_numbers_are_numbers(city: City) -> None:
    values, framework = city()
    exact = values.assign(value=[Decimal(str(value)) for value in values["value"]])
    assert compute(exact, framework, Method()).fingerprint == compute(values, framework, Method()).fingerprint


def test_a_computed_index_cannot_be_written_in(city: City) -> None:
    result = compute(*city(), Method())
    for array in (result.scores, result.reasons, result.panel.values):
        with pytest.raises(ValueError, match="read-only"):
            array[0] = 1
