"""What the draws say hangs on the seed alone: not on chunks, on the order of rows, or on how often they are run."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import numpy as np
import pandas as pd
from hypothesis import given, reject, settings
from hypothesis import strategies as st

from app.analysis import Framework, IndexRefused, Method, RankIntervals, Uncertainty, rank_intervals
from app.analysis.aggregate import aggregate
from app.analysis.uncertainty import count_ranks, draw_ranks, draw_scores, quantile_of_counts
from app.models.errors import UserError
from tests.analysis.made_up_indices import Case, cases

DEAR = settings(max_examples=20)
CHOICES = Uncertainty(draws=200, winmax=(None, 1))


def intervals(case: Case, choices: Uncertainty) -> RankIntervals:
    try:
        return rank_intervals(case.values, case.framework, replace(choices, method=case.method), 2014)
    except IndexRefused:
        reject()
    except UserError as fault:
        assert fault.code == "no_index_year"
        reject()


def same(one: RankIntervals, two: RankIntervals) -> None:
    pd.testing.assert_frame_equal(one.frame, two.frame, check_exact=True)
    assert (one.draws, one.kept) == (two.draws, two.kept)


@DEAR
@given(cases(normalise=("minmax", "zscore")), st.integers(1, 300))
def test_any_size_of_chunk_gives_the_same_intervals(case: Case, chunk: int) -> None:
    means = (("arithmetic", "arithmetic"), (case.method.within, case.method.between))
    scales = (("minmax", (1.0, 100.0)), ("zscore", (1000.0, 1.0)))
    choices = replace(CHOICES, means=means, normalise=scales)
    same(intervals(case, choices), intervals(case, replace(choices, chunk=chunk)))


@DEAR
@given(cases(normalise=("minmax", "zscore")), st.integers(0, 2**32 - 1), st.randoms(use_true_random=False))
def test_the_same_seed_gives_the_same_intervals_whatever_the_order_of_rows(case: Case, seed: int, chance: Any) -> None:
    case = replace(case, method=replace(case.method, within="arithmetic", between="arithmetic"))
    rows, nodes = list(case.values.index), list(case.framework.nodes.index)
    chance.shuffle(rows)
    chance.shuffle(nodes)
    choices = replace(CHOICES, seed=seed)
    moved = replace(case, values=case.values.loc[rows], framework=Framework(case.framework.nodes.loc[nodes]))
    once = intervals(case, choices)
    same(once, intervals(case, choices))
    same(once, intervals(moved, choices))


@DEAR
@given(cases(normalise=("minmax", "zscore")))
def test_an_interval_lies_among_the_ranks_and_holds_its_own_median(case: Case) -> None:
    case = replace(case, method=replace(case.method, within="arithmetic", between="arithmetic"))
    found = intervals(case, CHOICES)
    assert ((found.low >= 1) & (found.low <= found.median) & (found.median <= found.high)).all()
    assert found.high.max() <= len(found.units)
    assert (found.points_low <= found.points_high).all()


@given(st.integers(0, 10_000), st.sampled_from(["arithmetic", "geometric", "harmonic"]), st.integers(1, 130))
def test_a_draw_is_the_same_as_computing_with_its_weights(seed: int, mean: str, draws: int) -> None:
    source = np.random.default_rng(seed)
    nodes = [("top", "", 1, None), ("a", "top", 1, None), ("x", "top", 2, 1)]
    nodes += [(f"l{place}", "a", 1, 1) for place in range(3)]
    tree = Framework(pd.DataFrame(nodes, columns=["key", "parent", "weight", "direction"])).tree
    z = source.uniform(1, 100, (tree.leaf_count, 6))
    z[tree.number["l1"], 2] = np.nan
    method = Method(within=mean, between=mean, min_share=0, min_domains=1)
    weights = source.uniform(0.5, 1.5, (len(tree.keys), draws))
    scores, _, _ = aggregate(z, tree, method)
    found = draw_scores(z, ~np.isnan(scores), tree, method, weights)
    for draw in range(draws):
        np.testing.assert_allclose(
            found[:, draw], aggregate(z, tree, method, weights[:, draw])[0][tree.root], rtol=1e-12
        )


@given(
    st.lists(st.lists(st.integers(-5, 5), min_size=7, max_size=7), min_size=1, max_size=40),
    st.floats(0, 1),
    st.sampled_from((1.0, 0.37, 1e4, 1e12)),
)
def test_ranks_and_their_quantiles_are_those_of_pandas_and_numpy(
    rows: list[list[int]], share: float, scale: float
) -> None:
    """Whether there is room for scores as whole numbers or not; what differs in the eleventh decimal is tied."""
    scores = np.array(rows, dtype=float).T * scale
    ranks = draw_ranks(scores, 10)
    np.testing.assert_array_equal(ranks, pd.DataFrame(scores).rank(ascending=False, method="min"))
    nudged = scores + np.where(np.arange(7)[:, np.newaxis] % 2, 1e-12, 0.0)
    np.testing.assert_array_equal(draw_ranks(nudged, 10), ranks)
    np.testing.assert_allclose(
        quantile_of_counts(count_ranks(scores, 10), share), np.quantile(ranks, share, axis=1), atol=1e-9
    )
