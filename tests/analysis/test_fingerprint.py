"""The fingerprint changes when, and only when, something that the index is computed from does."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pandas as pd
from hypothesis import given
from hypothesis import strategies as st

from app.analysis import Framework, Method, compute
from app.analysis.fingerprint import fingerprint
from app.analysis.panel import read_panel
from tests.analysis.made_up_indices import Case, cases

City = Callable[..., tuple[pd.DataFrame, Framework]]


def printed(case: Case, population: pd.DataFrame | None = None) -> str:
    panel, problems = read_panel(case.values, case.framework.tree, population)
    assert panel is not None
    assert not [problem for problem in problems if problem.severity == "error"]
    return fingerprint(panel, case.framework.tree, case.method)


def nodes_with(case: Case, **columns: object) -> Case:
    return replace(case, framework=Framework(case.framework.nodes.assign(**columns)))


def leaf_cell(case: Case, key: str, column: str, value: object) -> Case:
    nodes = case.framework.nodes
    return nodes_with(case, **{column: nodes[column].astype(object).where(nodes["key"] != key, value)})


@given(cases(years=(2014, 2015)), st.data())
def test_every_figure_every_reason_and_every_name_is_in_it(case: Case, data: st.DataObject) -> None:
    row = data.draw(st.sampled_from(list(case.values.index[case.values["value"].notna()])))
    key, unit = case.values.loc[row, "indicator"], case.values.loc[row, "unit"]
    cell = case.values.index == row
    value = case.values["value"]
    changed = {
        "the last bit of a figure": case.values.assign(value=value.where(~cell, math.nextafter(value[row], math.inf))),
        "a figure lost": case.values.assign(value=value.where(~cell)),
        "a reason": case.values.assign(status=pd.Series("ok", case.values.index).where(~cell, "sekretess")),
        "another year": case.values.assign(year=case.values["year"] + 1),
        "another name": case.values.assign(unit=case.values["unit"].replace({unit: f"{unit}x"})),
    }
    prints = {name: printed(replace(case, values=values)) for name, values in changed.items()}
    way = case.framework.nodes.set_index("key").loc[key, "direction"]
    prints |= {
        "a weight": printed(leaf_cell(case, key, "weight", 3.0)),
        "a direction": printed(leaf_cell(case, key, "direction", -way)),
        "a low": printed(leaf_cell(case, key, "low", 49.0)),
        "a high": printed(leaf_cell(case, key, "high", 451.0)),
        "a target": printed(leaf_cell(case, key, "target", 901.0)),
        "no target": printed(leaf_cell(case, key, "target", None)),
        "as it was": printed(case),
    }
    assert len(set(prints.values())) == len(prints), prints


def other(name: str, value: Any) -> Any:
    known: dict[str, Any] = {
        "normalise": "zscore",
        "scale": (0.0, 7.0),
        "treat": "winsorise" if value == "none" else "none",
        "reference": "u1",
        "within": "harmonic" if value != "harmonic" else "arithmetic",
        "between": "harmonic" if value != "harmonic" else "arithmetic",
        "reverse": "negate" if value == "mirror" else "mirror",
        "min_domains": 2,
        "baseline": "all",
        "clip": not value,
    }
    return known[name] if name in known else value + 1


@given(cases(normalise=("minmax",)), st.sampled_from(sorted(vars(Method()))))
def test_every_choice_of_the_method_is_in_it(case: Case, name: str) -> None:
    changed = replace(case.method, **{name: other(name, getattr(case.method, name))})
    assert printed(replace(case, method=changed)) != printed(case)


@given(cases(), st.data())
def test_the_population_is_in_it_for_the_units_and_years_of_the_table_only(case: Case, data: st.DataObject) -> None:
    units = sorted(set(case.values["unit"]))
    people = pd.DataFrame({"unit": units, "year": 2014, "population": 5000.0})
    plain = printed(case, people)
    assert plain != printed(case)
    row = data.draw(st.integers(0, len(units) - 1))
    assert printed(case, people.assign(population=people["population"].where(people.index != row, 5001.0))) != plain
    beyond = pd.DataFrame({"unit": ["elsewhere", units[0]], "year": [2014, 2030], "population": [7.0, 9.0]})
    assert printed(case, pd.concat([people, beyond])) == plain


@given(cases(years=(2013, 2014)), st.randoms(use_true_random=False))
def test_how_the_same_thing_is_written_is_not_in_it(case: Case, chance: Any) -> None:
    rows, nodes = list(case.values.index), list(case.framework.nodes.index)
    chance.shuffle(rows)
    chance.shuffle(nodes)
    said = case.values.assign(status=case.values["value"].isna().map({True: "ej_levererad", False: "ok"}))
    lost = case.values["value"].isna().groupby(case.values["unit"]).transform("all")
    same = {
        "rows": replace(case, values=case.values.loc[rows]),
        "nodes": replace(case, framework=Framework(case.framework.nodes.loc[nodes])),
        "labels": nodes_with(case, label="Etikett", source="SCB", unit="kr"),
        "the root's own weight and direction": leaf_cell(
            leaf_cell(case, "index", "weight", 9.0), "index", "direction", -1
        ),
        "whole numbers": replace(case, values=case.values.astype({"year": "float64", "value": "object"})),
        "statuses": replace(case, values=said),
        "a number in a cell that is marked as missing": replace(case, values=said.fillna({"value": 17.0})),
        "how many were asked": replace(case, values=case.values.assign(n=100)),
        "rows of missing figures": replace(case, values=case.values[case.values["value"].notna() | lost]),
    }
    wanted = printed(case)
    assert {name: printed(one) for name, one in same.items()} == dict.fromkeys(same, wanted)


def test_minus_zero_is_zero(city: City) -> None:
    values, framework = city()
    zero, minus = (values.assign(value=values["value"].where(values.index != 3, sign)) for sign in (0.0, -0.0))
    assert compute(zero, framework, Method()).fingerprint == compute(minus, framework, Method()).fingerprint


def test_it_is_the_same_on_every_computer_and_in_every_version_of_this_engine() -> None:
    """Whoever changes this number must raise `ENGINE_VERSION`, or old findings cannot be recomputed."""
    nodes = [("index", "", 1, None), ("a", "index", 1, 1), ("b", "index", 2.5, -1)]
    rows = [(2014, f"Å{n}", key, n * 1.1 + shift) for n in range(6) for key, shift in (("a", 0), ("b", 0.3))]
    values = pd.DataFrame(rows, columns=["year", "unit", "indicator", "value"])
    framework = Framework(pd.DataFrame(nodes, columns=["key", "parent", "weight", "direction"]))
    assert compute(values, framework, Method()).fingerprint == (
        "97573cbc75528e60dd4de631c6842518ef03814bd8512363c43b20948b2970c7"
    )
