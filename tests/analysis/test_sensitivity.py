"""Each choice is tried alone, what is refused is told, and leaving something out is leaving it out."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from types import SimpleNamespace

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.analysis import Choice, Framework, IndexRefused, Method, compute, default_choices, one_at_a_time, prepare
from app.analysis.sensitivity import altered
from tests.analysis.made_up_indices import KEYS, framework, tables

City = Callable[..., tuple[pd.DataFrame, Framework]]
quick = settings(deadline=None, max_examples=40)
LENIENT = Method(min_share=0.0, min_domains=1)


def left_out(key: str) -> Choice:
    return Choice(f"without:{key}", "indicator", weights=((key, 0.0),), node=key)


@pytest.mark.parametrize("table", ["remove_L1_scores", "remove_L2_scores"])
def test_leaving_out_an_indicator_or_a_domain_agrees_with_the_reference(asem: SimpleNamespace, table: str) -> None:
    wanted = asem.read(table).set_index("uCode")
    keys = list(wanted.columns.drop("Nominal"))
    found = one_at_a_time(asem.values, asem.framework, Method(), [left_out(key) for key in keys])
    units = list(found.result.panel.units)
    for key, alternative in zip(keys, found.alternatives, strict=True):
        assert np.abs(alternative.index[0] - wanted.loc[units, key]).max() < 1e-9
        ranks = wanted[key].round(10).rank(ascending=False, method="min")
        assert [found.rank(alternative, unit, 2018) for unit in units] == ranks[units].to_list()
    assert np.abs(found.result.scores[-1, 0] - wanted.loc[units, "Nominal"]).max() < 1e-9


def test_the_default_choices_cover_every_kind_and_leave_out_what_the_method_does(city: City) -> None:
    values, made = city(years=(2013, 2014))
    choices = default_choices(prepare(values, made, Method()))
    keys = [choice.key for choice in choices]
    assert len(set(keys)) == len(keys)
    assert {choice.kind for choice in choices} == {
        "normalise", "means", "bounds", "outliers", "weights", "domain", "indicator",
    }  # fmt: skip
    assert "minmax" not in keys
    assert {"geometric", "geometric_between", "geometric_positive", "pooled", "each_year", "first", "winsorise"} <= set(
        keys
    )
    assert [key for key in keys if key.startswith("without:")] == [
        f"without:{key}" for key in ("health", "work", "h1", "h2", "h3", "w1", "w2", "w3")
    ]
    other = default_choices(prepare(values, made, Method(normalise="percentile", treat="winsorise")))
    said = {choice.key for choice in other}
    assert {"minmax", "none"} <= said
    assert not said & {"percentile", "pooled", "each_year", "winsorise"}


def test_equal_weights_are_tried_only_where_they_are_not_equal_and_what_has_none_gets_none(city: City) -> None:
    values, made = city()
    equal = next(c for c in default_choices(prepare(values, made, Method())) if c.key == "equal")
    assert dict(equal.weights) == dict.fromkeys(("h1", "h2", "h3", "w1", "w2", "w3", "work", "health"), 1.0)
    without = made.reweighed({"w1": 0.0, "w2": 5.0, "w3": 5.0})
    assert "equal" not in {choice.key for choice in default_choices(prepare(values, without, Method()))}


def test_what_is_refused_stands_among_the_others_with_its_reason(city: City) -> None:
    values, made = city()
    found = one_at_a_time(values, made, Method())
    by_key = {alternative.choice.key: alternative for alternative in found.alternatives}
    refused = by_key["geometric"]
    assert refused.refused[0].code == "not_positive"
    assert np.isnan(refused.ranks).all()
    assert np.isnan(refused.index).all()
    assert found.rank(refused, "Stadsdel 001", 2014) is None
    assert found.ranked(refused, 2014) == 0
    assert not by_key["geometric_positive"].refused
    assert found.ranked(by_key["geometric_positive"], 2014) == 8


def test_the_only_indicator_of_a_domain_cannot_be_left_out_alone(city: City) -> None:
    values, made = city()
    lonely = made.reweighed({"w2": 0.0, "w3": 0.0})
    found = one_at_a_time(values, lonely, Method(), [left_out("w1"), left_out("work")])
    assert [problem.code for problem in found.alternatives[0].refused] == ["no_weight"]
    assert found.alternatives[0].refused[0].indicator == "work"
    assert not found.alternatives[1].refused


def test_an_index_that_asks_for_all_domains_asks_for_one_fewer_without_one(city: City) -> None:
    values, made = city()
    found = one_at_a_time(values, made, Method(min_domains=2), [left_out("work")])
    health = found.result.ranks.droplevel("year")["health"]
    assert [found.rank(found.alternatives[0], unit, 2014) for unit in found.result.units] == health.to_list()


def test_a_method_that_cannot_take_the_table_at_all_is_refused(city: City) -> None:
    values, made = city()
    with pytest.raises(IndexRefused):
        one_at_a_time(values.assign(value=1.0), made, Method())


def test_the_frame_has_a_row_for_every_choice_year_and_unit(city: City) -> None:
    values, made = city(years=(2013, 2014))
    found = one_at_a_time(values, made, Method())
    assert len(found.frame) == len(found.alternatives) * 2 * 8
    rows = found.frame.reset_index()
    assert rows[rows["choice"] == "geometric"]["rank"].isna().all()
    first = found.alternatives[0]
    row = rows[(rows["choice"] == first.choice.key) & (rows["year"] == 2014) & (rows["unit"] == "Stadsdel 003")]
    assert list(row["rank"]) == [found.rank(first, "Stadsdel 003", 2014)]


@quick
@given(tables(), st.sampled_from(KEYS))
def test_leaving_out_an_indicator_is_computing_without_it(values: pd.DataFrame, key: str) -> None:
    found = one_at_a_time(values, framework(), LENIENT, [left_out(key)]).alternatives[0]
    nodes = framework().nodes
    # c1 is alone in its domain and the domain cannot be without it
    if key == "c1":
        assert [problem.code for problem in found.refused] == ["no_weight"]
        return
    rest = compute(values[values["indicator"] != key], Framework(nodes[nodes["key"] != key]), LENIENT)
    np.testing.assert_allclose(found.index, rest.scores[-1], atol=1e-9, rtol=0)
    np.testing.assert_array_equal(found.ranks, rest.index_ranks)


@quick
@given(tables(years=(2013, 2014)), st.data())
def test_no_choice_hangs_on_which_others_are_tried(values: pd.DataFrame, data: st.DataObject) -> None:
    choices = default_choices(prepare(values, framework(), LENIENT))
    whole = {a.choice.key: a for a in one_at_a_time(values, framework(), LENIENT).alternatives}
    some = data.draw(st.lists(st.sampled_from(choices), min_size=1, max_size=4, unique=True))
    found = one_at_a_time(values, framework(), LENIENT, some).alternatives
    assert [alternative.choice for alternative in found] == some
    for alternative in found:
        np.testing.assert_array_equal(alternative.ranks, whole[alternative.choice.key].ranks)
        np.testing.assert_array_equal(alternative.index, whole[alternative.choice.key].index)
        assert alternative.refused == whole[alternative.choice.key].refused


@quick
@given(tables(), st.sampled_from(KEYS[:-1]))
def test_nobody_moves_because_another_lost_its_index(values: pd.DataFrame, key: str) -> None:
    method = Method(min_share=0.3)  # whoever lacks the other indicator of the domain loses its index
    found = one_at_a_time(values, framework(), method, [left_out(key)])
    only = found.alternatives[0]
    own, other = found.result.index_ranks[0], only.ranks[0]
    both = ~np.isnan(own) & ~np.isnan(other)
    for place, unit in enumerate(found.result.panel.units):
        move = found.move(only, unit, 2014)
        if not both[place]:
            assert move is None
            continue
        kept = pd.DataFrame({"own": own[both], "other": other[both]}).rank(method="min")
        at = int(both[:place].sum())
        assert move == kept["other"].iloc[at] - kept["own"].iloc[at]


@quick
@given(tables(), st.floats(0.01, 100))
def test_weights_count_only_beside_each_other(values: pd.DataFrame, factor: float) -> None:
    plain = framework()
    grown = plain.reweighed(
        {key: float(weight) * factor for key, weight in zip(plain.tree.keys, plain.tree.weight, strict=True)}
    )
    one, two = (compute(values, made, LENIENT) for made in (plain, grown))
    np.testing.assert_allclose(one.scores, two.scores, atol=1e-9, rtol=0)


@quick
@given(tables(), st.dictionaries(st.sampled_from([*KEYS, "a", "b", "c"]), st.sampled_from([0.0, 0.5, 1.0, 3.0])))
def test_a_reweighed_framework_is_the_one_written_with_those_weights(
    values: pd.DataFrame, weights: dict[str, float]
) -> None:
    nodes = framework().nodes
    written = Framework(
        nodes.assign(weight=[weights.get(key, w) for key, w in zip(nodes["key"], nodes["weight"], strict=True)])
    )
    try:
        found = framework().reweighed(weights)
    except IndexRefused as refusal:
        with pytest.raises(IndexRefused):
            written.tree  # noqa: B018
        assert refusal.problems[0].code == "no_weight"
        return
    if any(found.tree.weight[found.tree.number[key]] == 0 for key in "abc"):
        return  # a parent without weight may be left empty here, but not in a framework that is read
    assert found.tree.children == written.tree.children
    wanted = compute(values, written, LENIENT)
    np.testing.assert_array_equal(compute(values, found, LENIENT).scores, wanted.scores)
    assert compute(values, found, LENIENT).fingerprint == wanted.fingerprint


def test_a_weight_below_zero_and_an_unknown_key_are_refused() -> None:
    with pytest.raises(IndexRefused) as refusal:
        framework().reweighed({"a1": -1.0})
    assert refusal.value.problems[0].code == "bad_weight"
    with pytest.raises(KeyError):
        framework().reweighed({"nothing": 1.0})


def test_a_choice_that_changes_both_method_and_weights_changes_both(city: City) -> None:
    values, made = city()
    both = Choice("both", "weights", replace(Method(), normalise="zscore"), (("work", 0.0),))
    found = altered(prepare(values, made, Method()), both)
    assert found.method.normalise == "zscore"
    assert found.framework.tree.weight[made.tree.number["work"]] == 0.0
