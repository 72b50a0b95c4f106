"""A missing figure is missing: it behaves like no number at all, and every empty score says why it is empty."""

from __future__ import annotations

import math
from dataclasses import replace

import numpy as np
import pandas as pd
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from app.analysis import CITY_ROW, IndexRefused, IndexResult, compute
from app.analysis.aggregate import mean_of
from app.analysis.framework import Tree
from app.analysis.problems import REASONS, STATUSES
from tests.analysis.made_up_indices import Case, cases

ANY_NUMBER = st.one_of(st.just(0.0), st.floats(allow_nan=False, allow_infinity=False))
MEANS = {
    "arithmetic": lambda pairs: sum(w * x for w, x in pairs) / sum(w for w, _ in pairs),
    "geometric": lambda pairs: math.exp(sum(w * math.log(x) for w, x in pairs) / sum(w for w, _ in pairs)),
    "harmonic": lambda pairs: sum(w for w, _ in pairs) / sum(w / x for w, x in pairs),
}


def without(case: Case, unit: str, key: str, number: float = math.nan, status: str = "bortfall") -> Case:
    """The same case with one figure marked as missing; whatever number stands in its cell."""
    values = case.values.assign(status="ok")
    values.loc[values["value"].isna(), "status"] = "ej_levererad"
    row = (values["unit"] == unit) & (values["indicator"] == key)
    values.loc[row, "value"] = number
    values.loc[row, "status"] = status
    return replace(case, values=values)


def picked(data: st.DataObject, case: Case) -> tuple[str, str]:
    units = sorted(set(case.values["unit"]) - {"u0", "u1", CITY_ROW})
    return data.draw(st.sampled_from(units)), data.draw(st.sampled_from(case.leaves))


@given(cases(), st.data(), ANY_NUMBER, st.sampled_from(STATUSES[1:]))
def test_no_number_in_a_missing_cell_changes_anything(
    case: Case, data: st.DataObject, number: float, status: str
) -> None:
    unit, key = picked(data, case)
    empty, filled = without(case, unit, key, status=status).result, without(case, unit, key, number, status).result
    np.testing.assert_array_equal(filled.scores, empty.scores)
    np.testing.assert_array_equal(filled.rank_array, empty.rank_array)
    np.testing.assert_array_equal(filled.reasons, empty.reasons)
    assert filled.fingerprint == empty.fingerprint
    assert filled.score(unit, 2014, key) is None
    assert filled.reason(unit, 2014, key) == status


@given(cases(), st.data())
def test_everybody_else_is_measured_as_if_the_one_with_the_missing_figure_were_not_there(
    case: Case, data: st.DataObject
) -> None:
    """It neither sets a bound nor counts among those who are ranked."""
    unit, key = picked(data, case)
    lost = without(case, unit, key).result.normalised[key].unstack().loc[2014]
    others = replace(case, values=case.values[case.values["unit"] != unit]).result
    absent = others.normalised[key].unstack().loc[2014]
    np.testing.assert_allclose(lost.drop(unit), absent, rtol=1e-12)
    np.testing.assert_array_equal(others.units, [name for name in lost.index if name != unit])


def expected(result: IndexResult, tree: Tree, node: int, who: int) -> float | None:
    """The mean over the children that have a score, from the definition; None where too little is there."""
    parent = node - tree.leaf_count
    kids = [(float(tree.weight[kid]), float(result.scores[kid, 0, who])) for kid in tree.children[parent]]
    known = [(weight, score) for weight, score in kids if not math.isnan(score)]
    if node == tree.root:
        enough = len(known) >= (result.method.min_domains or len(kids))
    else:
        enough = sum(w for w, _ in known) >= (result.method.min_share - 1e-12) * sum(w for w, _ in kids)
    return MEANS[mean_of(tree, parent, result.method)](known) if known and enough else None


@given(cases())
def test_a_mean_is_over_what_is_there_and_only_where_enough_is_there(case: Case) -> None:
    result, tree = case.result, case.framework.tree
    assume(not any(problem.code == "too_few_units" for problem in result.problems))
    for node in range(tree.leaf_count, len(tree.keys)):
        for who in range(len(result.panel.units)):
            wanted, found = expected(result, tree, node, who), result.scores[node, 0, who]
            assert math.isnan(found) if wanted is None else found == pytest.approx(wanted, rel=1e-9)


@given(cases(holes=False), st.data())
def test_a_missing_figure_leaves_what_a_figure_like_the_rest_of_its_domain_would(
    case: Case, data: st.DataObject
) -> None:
    """Not zero, not the city's mean: the one number that is neutral is the domain's own score."""
    unit, key = picked(data, case)
    result, tree = without(case, unit, key).result, case.framework.tree
    leaf, (_, _, who) = tree.number[key], result.place(unit, 2014)
    node = tree.parent[leaf]
    score = result.scores[node, 0, who]
    assume(tree.weight[leaf] > 0 and not math.isnan(score))
    kids = tree.children[node - tree.leaf_count]
    full = [(float(tree.weight[kid]), float(score if kid == leaf else result.scores[kid, 0, who])) for kid in kids]
    assume(not any(math.isnan(value) for _, value in full))
    kind = mean_of(tree, node - tree.leaf_count, result.method)
    assert MEANS[kind](full) == pytest.approx(score, rel=1e-9)
    away = [(w, x + 1.0 if place == kids.index(leaf) else x) for place, (w, x) in enumerate(full)]
    assert abs(MEANS[kind](away) - score) > 1e-9 * abs(score)


@given(cases(years=(2014, 2015), baselines=(2014, "all", None), city=True), st.integers(0, 3))
def test_every_empty_score_says_why_and_every_score_is_a_finite_number(case: Case, small: int) -> None:
    units = sorted(set(case.values["unit"]) - {CITY_ROW})
    people = pd.DataFrame(
        {"unit": units, "year": 2014, "population": [999.0] * small + [1000.0] * (len(units) - small)}
    )
    try:
        result = compute(case.values, case.framework, case.method, people)
    except IndexRefused:
        assume(False)
    empty = np.isnan(result.scores)
    assert np.isfinite(result.scores[~empty]).all()
    assert {REASONS[code] for code in result.reasons[~empty]} <= {"ok"}
    assert "ok" not in {REASONS[code] for code in result.reasons[empty]}
    ranked = ~np.isnan(result.rank_array)
    np.testing.assert_array_equal(ranked, ~empty & result.counted)
    assert not ranked[:, :, [result.panel.units.index(name) for name in (CITY_ROW, *units[:small])]].any()
