"""The engine agrees with COINr's results for ASEM, and with its functions on awkward vectors."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from types import SimpleNamespace

import numpy as np
import pandas as pd
import pytest

from app.analysis import Framework, IndexRefused, Method, Uncertainty, check, compute, prepare, rank_intervals
from app.analysis.aggregate import aggregate, weighted_mean
from app.analysis.compute import refit
from app.analysis.normalise import Baseline, normalise
from app.analysis.treat import kurtosis, skewness, treat
from app.analysis.uncertainty import count_ranks, draw_ranks, draw_scores, quantile_of_counts

EXACT = 1e-9
MEANS = {"a_amean": "arithmetic", "a_gmean": "geometric", "a_hmean": "harmonic"}
NORMALISATIONS = {
    "minmax_0_100": Method(),
    "minmax_1_100": Method(scale=(1, 100)),
    "zscore_0_1": Method(normalise="zscore"),
    "zscore_10_2": Method(normalise="zscore", scale=(10, 2)),
    "prank": Method(normalise="percentile", reverse="negate"),
}


def _largest_difference(found: pd.DataFrame, wanted: pd.DataFrame) -> float:
    wanted = wanted.set_index("uCode")
    found = found.droplevel("year").loc[wanted.index, wanted.columns]
    return float(np.abs(found.to_numpy(dtype=float) - wanted.to_numpy(dtype=float)).max())


def test_the_nominal_scores_agree_at_every_level(asem: SimpleNamespace) -> None:
    result = compute(asem.values, asem.framework, Method())
    assert _largest_difference(result.normalised, asem.read("asem_06_normalised")) < EXACT
    found = pd.concat([result.normalised, result.domains, result.index["score"].rename("Index")], axis=1)
    assert _largest_difference(found, asem.read("asem_07_aggregated")) < EXACT


def test_the_nominal_ranks_are_the_same(asem: SimpleNamespace) -> None:
    """One published rank stands apart: Greece's 5.1000000000000005 was ranked after 5.1 without rounding."""
    ranks = compute(asem.values, asem.framework, Method()).ranks.droplevel("year")
    wanted = asem.read("asem_08_ranks").set_index("uCode").loc[ranks.index]
    differs = [(unit, key) for key in ranks for unit in ranks.index if ranks.loc[unit, key] != wanted.loc[unit, key]]
    assert differs == [("GRC", "TolMin")]


@pytest.mark.parametrize(
    ("table", "method"),
    [
        ("norm_minmax_1_100", NORMALISATIONS["minmax_1_100"]),
        ("norm_zscore_0_1", NORMALISATIONS["zscore_0_1"]),
        ("norm_rank", Method(normalise="rank")),
        ("norm_prank", NORMALISATIONS["prank"]),
    ],
)
def test_the_alternative_normalisations_agree(asem: SimpleNamespace, table: str, method: Method) -> None:
    assert _largest_difference(compute(asem.values, asem.framework, method).normalised, asem.read(table)) < EXACT


def test_a_mirrored_percentile_differs_from_a_negated_one_only_where_a_reversed_indicator_has_ties(
    asem: SimpleNamespace,
) -> None:
    mirrored = compute(asem.values, asem.framework, Method(normalise="percentile")).normalised.droplevel("year")
    wanted = asem.read("norm_prank").set_index("uCode").loc[mirrored.index, mirrored.columns]
    differs = {key for key in mirrored.columns if np.abs(mirrored[key] - wanted[key]).max() > EXACT}
    wide = asem.values.pivot(index="unit", columns="indicator", values="value")
    reversed_keys = asem.nodes[asem.nodes["direction"] == -1]["key"]
    assert differs == {key for key in reversed_keys if key in wide and wide[key].duplicated().any()}
    plain = asem.nodes[asem.nodes["direction"] == 1]["key"]
    same = [key for key in plain if key in wide]
    assert np.abs(mirrored[same] - wanted[same]).to_numpy().max() < EXACT


@pytest.mark.parametrize("norm", NORMALISATIONS)
@pytest.mark.parametrize("mean", MEANS)
def test_each_of_the_fifteen_combinations_agrees_or_is_refused(asem: SimpleNamespace, norm: str, mean: str) -> None:
    table = asem.read("agg_scenarios")
    table = table[(table["norm"] == norm) & (table["agg"] == mean)]
    method = replace(NORMALISATIONS[norm], within=MEANS[mean], between=MEANS[mean])
    if (table["level_code"] == "ERROR").any():
        with pytest.raises(IndexRefused):
            compute(asem.values, asem.framework, method)
        return
    result = compute(asem.values, asem.framework, method)
    tolerance = 1e-7 if (norm, mean) == ("zscore_0_1", "a_hmean") else EXACT
    for key, rows in table.groupby("level_code"):
        units = list(rows["uCode"])
        scores = [result.score(unit, 2018, key) for unit in units]
        np.testing.assert_allclose(scores, rows["score"], atol=tolerance, rtol=0)
        if tolerance == EXACT:
            wanted = rows["score"].round(10).rank(ascending=False, method="min").to_list()
            assert [result.rank(unit, 2018, key) for unit in units] == wanted


@pytest.mark.parametrize(("table", "level"), [("remove_L1_scores", 1), ("remove_L2_scores", 2)])
def test_an_indicator_or_a_domain_of_weight_zero_is_left_out(asem: SimpleNamespace, table: str, level: int) -> None:
    wanted = asem.read(table).set_index("uCode")
    prepared = prepare(asem.values, asem.framework, Method())
    tree = asem.framework.tree
    z = normalise(prepared.values, prepared.baseline, prepared.counted, tree, Method())[:, 0, :]
    for key in wanted.columns.drop("Nominal"):
        weight = tree.weight.copy()
        weight[tree.number[key]] = 0.0
        scores, _, _ = aggregate(z, tree, Method(), weight)
        assert np.abs(scores[tree.root] - wanted.loc[list(prepared.panel.units), key]).max() < EXACT


def test_a_weight_of_zero_in_the_framework_does_the_same(asem: SimpleNamespace) -> None:
    wanted = asem.read("remove_L1_scores").set_index("uCode")
    nodes = asem.nodes.copy()
    nodes.loc[nodes["key"] == "Goods", "weight"] = 0
    index = compute(asem.values, Framework(nodes), Method()).index.droplevel("year")["score"]
    assert np.abs(index - wanted.loc[index.index, "Goods"]).max() < EXACT


def test_the_panel_aggregates_the_same(asem: SimpleNamespace) -> None:
    wanted = asem.read("asem_p_global_aggregated")
    tree = asem.framework.tree
    scores, _, refused = aggregate(wanted[list(tree.leaves)].to_numpy(dtype=float).T, tree, Method(min_share=0))
    assert not refused
    np.testing.assert_allclose(scores, wanted[list(tree.keys)].to_numpy(dtype=float).T, atol=EXACT, rtol=0)


def test_the_untreated_indicators_of_the_panel_agree_from_their_raw_figures(asem: SimpleNamespace) -> None:
    """Bounds over all years together. The other 18 had had their outliers treated before."""
    wanted = asem.read("asem_p_global_aggregated").set_index(["Time", "uCode"])
    raw = (
        asem.read("asem_p_00_raw_panel")
        .set_index(["Time", "uCode"])
        .loc[wanted.index, list(asem.framework.tree.leaves)]
    )
    values = (
        raw.melt(ignore_index=False, var_name="indicator")
        .reset_index()
        .set_axis(["year", "unit", "indicator", "value"], axis=1)
    )
    found = compute(values, asem.framework, Method(baseline="all", min_share=0)).normalised
    found.index = found.index.set_names(["Time", "uCode"])
    differences = (found.loc[wanted.index] - wanted[found.columns]).abs().max()
    agree = differences[differences < EXACT].index
    assert len(agree) == 31
    assert (found.loc[wanted.index, agree].isna() == wanted[agree].isna()).to_numpy().all()


def test_the_lineage_and_the_weights_are_those_of_the_framework(asem: SimpleNamespace) -> None:
    tree = asem.framework.tree
    lineage = asem.read("asem_00_lineage")
    assert len(lineage) == tree.leaf_count
    for row in lineage.itertuples(index=False):
        for child, parent in pairwise(row):
            assert tree.keys[tree.parent[tree.number[child]]] == parent
    weights = asem.read("asem_00_weights").set_index("iCode")["Weight"]
    assert dict(zip(tree.keys, tree.weight, strict=True)) == dict(weights)


def test_unequal_weights_at_every_level_make_weighted_means_of_weighted_means(asem: SimpleNamespace) -> None:
    """Against pandas, level by level: nothing is published for these weights."""
    weights = asem.read("agg_weights_unequal").set_index("iCode")["Weight"]
    nodes = asem.nodes.assign(weight=asem.nodes["key"].map(weights))
    result = compute(asem.values, Framework(nodes), Method())
    level = asem.read("asem_06_normalised").set_index("uCode")
    lineage = asem.read("asem_00_lineage")
    for below, above in pairwise(["Indicator", "Pillar", "Sub-index", "Index"]):
        parent = lineage.drop_duplicates(below).set_index(below)[above]
        shares = pd.DataFrame(
            {key: weights[key] * (parent[key] == parent.unique()) for key in level}, index=parent.unique()
        )
        level = (level @ shares.T) / shares.sum(axis=1)
        for key in level:
            found = [result.score(unit, 2018, key) for unit in level.index]
            np.testing.assert_allclose(found, level[key], atol=EXACT, rtol=0)


@pytest.mark.parametrize("mean", ["amean", "gmean", "hmean"])
def test_means_with_holes_and_weights_agree(asem: SimpleNamespace, mean: str) -> None:
    rows = asem.read("unit_aggregate_input").to_numpy(dtype=float)
    wanted = asem.read("unit_aggregate")
    found, _ = weighted_mean(list(rows.T), np.array([1.0, 2.0, 3.0]), MEANS[f"a_{mean}"])
    np.testing.assert_allclose(found, wanted[wanted["agg"] == mean]["y"].to_numpy(dtype=float), atol=EXACT, rtol=0)


VECTOR_METHODS = {
    "minmax": Method(),
    "zscore": Method(normalise="zscore"),
    "rank": Method(normalise="rank"),
    "prank": Method(normalise="percentile"),
    "borda": Method(normalise="borda"),
    "dist2max": Method(normalise="distance_to_reference"),
    "dist2targ_6": Method(normalise="distance_to_target"),
    "dist2targ_neg_2": Method(normalise="distance_to_target"),
    "goalposts_0_10": Method(normalise="goalposts"),
    "goalposts_0_10_neg": Method(normalise="goalposts"),
}


@pytest.mark.parametrize("function", VECTOR_METHODS)
@pytest.mark.parametrize("vector", ["plain", "na", "ties", "neg", "two", "allna", "outlier"])
def test_each_normalisation_agrees_on_awkward_vectors(asem: SimpleNamespace, vector: str, function: str) -> None:
    table = asem.read("unit_vectors")
    table = table[(table["vector"] == vector) & (table["func"] == function)]
    x = pd.to_numeric(table["x"]).to_numpy(dtype=float)[np.newaxis, np.newaxis, :]
    wanted = pd.to_numeric(table["y"].replace({"NA": None, "NaN": None})).to_numpy(dtype=float)
    columns = ["key", "parent", "weight", "direction", "low", "high", "target"]
    target = float(function.rsplit("_", 1)[1]) if "targ" in function else None
    row = ("x", "index", 1, -1 if "neg" in function else 1, 0, 10, target)
    tree = Framework(pd.DataFrame([("index", "", 1, None, None, None, None), row], columns=columns)).tree
    with np.errstate(invalid="ignore", divide="ignore"):
        found = normalise(x, Baseline(x, ((2014,),)), np.ones(x.shape[1:], bool), tree, VECTOR_METHODS[function])
    np.testing.assert_allclose(found[0, 0], wanted, atol=EXACT, rtol=0)


@pytest.mark.parametrize("function", VECTOR_METHODS)
@pytest.mark.parametrize("vector", ["const", "one"])
def test_what_cannot_tell_anybody_apart_is_an_error_unless_the_bounds_come_from_outside(
    asem: SimpleNamespace, vector: str, function: str
) -> None:
    table = asem.read("unit_vectors")
    rows = table[(table["vector"] == vector) & (table["func"] == function)]
    values = pd.DataFrame({"year": 2014, "unit": [f"u{i}" for i in rows["i"]], "indicator": "x", "value": rows["x"]})
    way, target = (-1, -99.0) if "neg" in function else (1, 99.0)
    nodes = [("index", "", 1, None, None, None, None), ("x", "index", 1, way, 0, 10, target)]
    columns = ["key", "parent", "weight", "direction", "low", "high", "target"]
    problems = check(values, Framework(pd.DataFrame(nodes, columns=columns)), VECTOR_METHODS[function])
    wanted = {"const": "constant", "one": "only_one_value"}[vector]
    assert (wanted in {problem.code for problem in problems}) == (not function.startswith("goalposts"))


@pytest.mark.parametrize("function", ["goalposts_0_10", "goalposts_0_10_neg"])
@pytest.mark.parametrize("vector", ["const", "one"])
def test_goalposts_agree_where_everybody_is_the_same(asem: SimpleNamespace, vector: str, function: str) -> None:
    test_each_normalisation_agrees_on_awkward_vectors(asem, vector, function)


def test_the_logarithm_of_the_last_resort_agrees(asem: SimpleNamespace) -> None:
    table = asem.read("unit_vectors")
    rows = table[(table["vector"] == "outlier") & (table["func"] == "log_CT")]
    block = pd.to_numeric(rows["x"]).to_numpy(dtype=float)[np.newaxis, np.newaxis, :]
    _, treated, _, _ = treat(block, block, 0, ("x",))
    np.testing.assert_allclose(treated[0, 0], pd.to_numeric(rows["y"]).to_numpy(dtype=float), atol=EXACT, rtol=0)


@pytest.mark.parametrize("vector", ["plain", "na", "ties", "neg", "outlier"])
def test_shape_and_winsorising_agree_on_awkward_vectors(asem: SimpleNamespace, vector: str) -> None:
    table = asem.read("unit_vectors")
    table = table[table["vector"] == vector].assign(y=lambda frame: pd.to_numeric(frame["y"].replace({"NA": None})))
    rows = table[table["func"] == "winsorise"]
    x = pd.to_numeric(rows["x"]).to_numpy(dtype=float)
    known = x[~np.isnan(x)]
    assert skewness(known) == pytest.approx(table[table["func"] == "skew"]["y"].iloc[0], abs=EXACT)
    assert kurtosis(known) == pytest.approx(table[table["func"] == "kurt"]["y"].iloc[0], abs=EXACT)
    block = x[np.newaxis, np.newaxis, :]
    _, treated, _, _ = treat(block, block, 5, ("x",))
    np.testing.assert_allclose(treated[0, 0], rows["y"].to_numpy(dtype=float), atol=EXACT, rtol=0)


def test_winsorising_gives_the_treated_table_and_lists_what_it_did(asem: SimpleNamespace) -> None:
    method = Method(treat="winsorise", winmax=5)
    prepared = prepare(asem.long_form(asem.read("asem_04_screened")), asem.framework, method)
    wanted = asem.read("asem_05_treated").set_index("uCode")
    for leaf, key in enumerate(asem.framework.tree.leaves):
        found = prepared.values[leaf, 0]
        np.testing.assert_allclose(found, wanted.loc[list(prepared.panel.units), key], atol=EXACT, rtol=0)
    assert {done.indicator: done.capped for done in prepared.treatments}["Services"] == 4


@pytest.fixture(scope="module")
def drawn(asem: SimpleNamespace) -> pd.DataFrame:
    """Ranks of the 500 published draws, computed by the engine: one column per draw."""
    draws, weights = asem.read("ua_draws"), asem.read("ua_weight_sets")
    sets = weights.pivot(index="iCode", columns="weight_set", values="Weight")
    tree = asem.framework.tree
    screened = prepare(asem.long_form(asem.read("asem_04_screened")), asem.framework, Method())
    columns: dict[int, np.ndarray] = {}
    for (winmax, norm, mean), members in draws.groupby(["winmax", "norm", "agg"]):
        scaled = Method(scale=(1, 100)) if norm == "n_minmax" else Method(normalise="zscore", scale=(10, 2))
        method = replace(scaled, treat="winsorise", winmax=int(winmax), within=MEANS[mean], between=MEANS[mean])
        prepared = refit(screened, method)
        z = normalise(prepared.values, prepared.baseline, prepared.counted, tree, method)[:, 0, :]
        block = np.ones((len(tree.keys), len(members)))
        for node, key in enumerate(tree.keys):
            if key in sets.index:
                block[node] = sets.loc[key, members["weight_set"]]
        present = np.ones((len(tree.keys), z.shape[1]), dtype=bool)
        ranks = draw_ranks(draw_scores(z, present, tree, method, block), 10)
        columns |= dict(zip(members["draw"], ranks.T, strict=True))
    return pd.DataFrame(columns, index=list(screened.panel.units))


def test_every_rank_of_the_published_draws_is_the_same(asem: SimpleNamespace, drawn: pd.DataFrame) -> None:
    wanted = asem.read("ua_ranks").set_index("uCode").loc[drawn.index]
    for draw in drawn.columns:
        assert (drawn[draw] == wanted[f"r_{draw}"]).all(), draw


def test_the_intervals_of_the_published_draws_are_the_same(asem: SimpleNamespace, drawn: pd.DataFrame) -> None:
    wanted = asem.read("ua_rankstats").set_index("uCode").loc[drawn.index]
    counts = count_ranks(-drawn.to_numpy(dtype=float), 0)
    for share, column in ((0.05, "Q5"), (0.5, "Median"), (0.95, "Q95")):
        np.testing.assert_allclose(quantile_of_counts(counts, share), wanted[column], atol=EXACT, rtol=0)


def test_a_run_of_our_own_on_the_same_data_surrounds_the_nominal_rank(asem: SimpleNamespace) -> None:
    found = rank_intervals(asem.values, asem.framework, Uncertainty(draws=500), 2018).frame
    assert ((found["low"] <= found["rank"] + 1) & (found["rank"] - 1 <= found["high"])).mean() > 0.95
