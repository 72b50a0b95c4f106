"""Weighted means up the tree, one node at a time, with a reason wherever there is no score.

Knows three means and the demand on how much must be present. Refuses to fill in what is missing: a mean is taken
over what is there, and only where enough is there. Sums go child by child, so a score never depends on its neighbours
in memory. Weights need not sum to anything: every mean divides by the weight of what is present.

With W = Σ w over the children present: arithmetic Σ w·x / W, geometric exp(Σ w·ln x / W), harmonic W / Σ (w/x).
Means: OECD/JRC *Handbook on Constructing Composite Indicators* (2008), ch. 6.
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from app.analysis.framework import FloatArray, Tree
from app.analysis.method import Method
from app.analysis.problems import DOMAIN_MISSING, TOO_LITTLE_WEIGHT, Problem, error, remark

TOLERANCE = 1e-12
"""Slack when comparing shares of weight: 2/3 of three equal weights must count as 2/3."""


def mean_of(tree: Tree, parent: int, method: Method) -> str:
    """Which mean joins the children of parent number `parent`: `within` when all are indicators, else `between`."""
    return method.within if tree.has_only_leaves(parent) else method.between


def weighted_mean(values: list[FloatArray], weights: FloatArray, kind: str) -> tuple[FloatArray, FloatArray]:
    """(mean over what is present, present weight), each of the shape of one of `values`; NaN where nothing is.

    Values that the mean cannot take (≤ 0 for geometric, 0 for harmonic) must have been refused before.
    """
    total, present = np.zeros(values[0].shape), np.zeros(values[0].shape)
    for value, weight in zip(values, weights, strict=True):
        lost = np.isnan(value)
        if not lost.any():
            present += weight
            total += bend(value, kind) * weight
        else:
            present += ~lost * weight
            total += np.where(lost, 0.0, bend(value, kind)) * weight
    with np.errstate(invalid="ignore", divide="ignore"):
        return unbend(total / present, kind), present


def bend(value: FloatArray, kind: str) -> FloatArray:
    """The value in the scale where the mean is a plain sum: itself, its logarithm or its inverse."""
    if kind == "arithmetic":
        return value
    with np.errstate(invalid="ignore", divide="ignore"):
        return np.log(value) if kind == "geometric" else 1.0 / value


def unbend(mean: FloatArray, kind: str) -> FloatArray:
    """The way back from `bend`."""
    if kind == "geometric":
        return np.exp(mean)
    return 1.0 / mean if kind == "harmonic" else mean


def aggregate(
    normalised: FloatArray, tree: Tree, method: Method, weight: FloatArray | None = None
) -> tuple[FloatArray, npt.NDArray[np.int8], list[tuple[str, str, npt.NDArray[np.intp]]]]:
    """Scores of every node.

    normalised: (I, M), any flattened mix of years and units, NaN for missing; weight: (N,), default the framework's.
    Returns scores (N, M); reasons (N - I, M) for the parents, 0 where there is a score; and what a mean cannot take,
    as (code, key of the child, positions in M). Where a mean refuses, the parent is NaN.
    """
    weights = tree.weight if weight is None else weight
    scores = np.full((len(tree.keys), normalised.shape[1]), np.nan)
    scores[: tree.leaf_count] = normalised
    reasons = np.zeros((len(tree.children), normalised.shape[1]), dtype=np.int8)
    refused: list[tuple[str, str, npt.NDArray[np.intp]]] = []
    for parent, children in enumerate(tree.children):
        kind = mean_of(tree, parent, method)
        used = [child for child in children if weights[child] > 0]
        faults = [fault for child in used for fault in _faults(tree.keys[child], scores[child], kind)]
        refused += faults
        node = tree.leaf_count + parent
        if not used or any(code != "negative_in_harmonic" for code, _, _ in faults):
            continue
        values = [scores[child] for child in used]
        score, present = weighted_mean(values, weights[used], kind)
        if node == tree.root:
            enough = _enough_children(values, method.min_domains)
        else:
            enough = _enough_weight(present, float(weights[used].sum()), method.min_share)
        if kind == "harmonic" and len(lost := np.flatnonzero(enough & ~np.isfinite(score))):
            refused.append(("no_harmonic", tree.keys[node], lost))
        scores[node] = np.where(enough, score, np.nan)
        reasons[parent] = np.where(enough, 0, DOMAIN_MISSING if node == tree.root else TOO_LITTLE_WEIGHT)
    return scores, reasons, refused


def _enough_weight(present: FloatArray, whole: float, min_share: float) -> npt.NDArray[np.bool_]:
    return np.asarray((present > 0) & (present >= (min_share - TOLERANCE) * whole))


def _enough_children(values: list[FloatArray], min_domains: int | None) -> npt.NDArray[np.bool_]:
    wanted = len(values) if min_domains is None else min_domains
    return np.asarray(sum((~np.isnan(value)).astype(np.int64) for value in values) >= wanted)


def _faults(key: str, value: FloatArray, kind: str) -> list[tuple[str, str, npt.NDArray[np.intp]]]:
    if kind == "arithmetic":
        return []
    if kind == "geometric":
        bad = {"not_positive": value <= 0}
    else:
        bad = {"zero_in_harmonic": value == 0, "negative_in_harmonic": value < 0}
    return [(code, key, np.flatnonzero(mask)) for code, mask in bad.items() if mask.any()]


def mean_problems(
    refused: list[tuple[str, str, npt.NDArray[np.intp]]], years: tuple[int, ...], units: tuple[str, ...]
) -> list[Problem]:
    """What a mean cannot take, by name: the first unit and year of each child, and how many in all."""
    found = []
    for code, key, places in refused:
        when, who = divmod(int(places[0]), len(units))
        say = remark if code == "negative_in_harmonic" else error
        found.append(say(code, indicator=key, unit=units[who], year=years[when], detail=str(len(places))))
    return found
