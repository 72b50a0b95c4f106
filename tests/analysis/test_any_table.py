"""Whatever stands in a table, the answer is an index without hidden holes or a list of errors: never a crash."""

from __future__ import annotations

import json
import math
from typing import Any

import numpy as np
import pandas as pd
from hypothesis import given
from hypothesis import strategies as st

from app.analysis import CITY_ROW, Framework, IndexRefused, Method, check, compute
from app.analysis.problems import ERROR, REASONS, STATUSES
from app.models.errors import UserError
from app.models.wording.index_problems import problem_sentence
from tests.analysis.made_up_indices import Case, cases, methods

ODD_CELLS = {
    "year": st.sampled_from([2014, "2014", 2014.0, 2014.5, None, "", "i fjol", math.inf, -1, True]),
    "unit": st.sampled_from(["u0", " u1 ", "Ny", "", None, CITY_ROW, "hela staden", 7, math.nan]),
    "indicator": st.sampled_from(["i0", "i1", "index", "x", "", None, 3]),
    "value": st.one_of(
        st.sampled_from([None, "", "12,5", "12.5", "..", "1_000", math.inf, -math.inf, math.nan, True, [1], "NA"]),
        st.floats(),
        st.integers(-(10**400), 10**400),
    ),
    "status": st.sampled_from([*STATUSES, "", None, "hemligt", 3]),
}
ODD_NODES = {
    "key": st.sampled_from(["i0", "index", "", None, 5]),
    "parent": st.sampled_from(["index", "i0", "borta", "", None]),
    "weight": st.one_of(st.sampled_from([None, "", "en", "1", True, [1]]), st.floats()),
    "direction": st.sampled_from([1, -1, "1", "-1.0", 0, None, "upp", math.nan]),
    "low": st.one_of(st.none(), st.floats(), st.just("låg")),
    "high": st.one_of(st.none(), st.floats()),
    "target": st.one_of(st.none(), st.floats()),
}

ODD_CHOICES = st.one_of(
    st.none(), st.booleans(), st.integers(), st.floats(), st.text(), st.lists(st.floats(), max_size=3)
)


def spoilt(frame: pd.DataFrame, cells: dict[str, st.SearchStrategy[Any]], data: st.DataObject) -> pd.DataFrame:
    """The frame with up to three cells replaced, one row doubled and one column lost, each perhaps."""
    frame = frame.astype(object)
    for _ in range(data.draw(st.integers(0, 3))):
        column = data.draw(st.sampled_from([name for name in cells if name in frame.columns]))
        frame.iat[data.draw(st.integers(0, len(frame) - 1)), frame.columns.get_loc(column)] = data.draw(cells[column])
    if data.draw(st.booleans()):
        frame = pd.concat([frame, frame.iloc[[data.draw(st.integers(0, len(frame) - 1))]]], ignore_index=True)
    if data.draw(st.integers(0, 9)) == 0:
        frame = frame.drop(columns=data.draw(st.sampled_from(list(frame.columns))))
    return frame


@given(cases(years=(2013, 2014), baselines=(2014, 2000, 2030, "all", None), city=True), st.data())
def test_a_spoilt_table_is_computed_whole_or_refused_with_reasons(case: Case, data: st.DataObject) -> None:
    values = spoilt(case.values.assign(status="ok"), ODD_CELLS, data)
    framework = case.framework
    if data.draw(st.booleans()):
        framework = Framework(spoilt(framework.nodes, ODD_NODES, data))
    problems = check(values, framework, case.method)
    for problem in problems:
        for language in (0, 1):
            assert problem_sentence(problem, language, first_row=2).endswith(".")
    try:
        result = compute(values, framework, case.method)
    except IndexRefused as refusal:
        assert refusal.problems
        assert set(refusal.problems) <= set(problems)
        return
    assert not [problem for problem in problems if problem.severity == ERROR]
    empty = np.isnan(result.scores)
    assert np.isfinite(result.scores[~empty]).all()
    assert (np.array(REASONS)[result.reasons] == "ok").tolist() == (~empty).tolist()


@given(st.dictionaries(st.sampled_from(sorted(vars(Method()))), ODD_CHOICES))
def test_any_json_is_a_method_or_a_plain_error(given_choices: dict[str, Any]) -> None:
    try:
        method = Method.from_json(json.dumps(given_choices))
    except UserError as fault:
        assert fault.code == "bad_method"
        return
    assert Method.from_json(method.to_json()) == method


@given(methods())
def test_every_method_reads_back_from_its_own_json(method: Method) -> None:
    assert Method.from_json(method.to_json()) == method
