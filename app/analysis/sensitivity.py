"""Whether a place in the order hangs on the method: one choice changed at a time, everything else as it was.

Knows which other choices are worth trying and computes each of them. Refuses to hide what cannot be computed: an
alternative that the engine refuses is kept with its reasons. After OECD/JRC *Handbook on Constructing Composite
Indicators* (2008), ch. 7 (one-at-a-time), and COINr's `remove_elements` for what is left out.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np
import pandas as pd

from app.analysis.compute import Prepared, compute_prepared, prepare, refit
from app.analysis.framework import FloatArray, Framework, Tree
from app.analysis.method import RANK_BASED, Method
from app.analysis.problems import IndexRefused, Problem
from app.analysis.result import IndexResult

KINDS = ("normalise", "means", "bounds", "outliers", "weights", "domain", "indicator")
NORMALISATIONS = ("minmax", "zscore", "percentile", "exponential")
"""The ways of normalising worth trying: those that need no targets or goalposts from outside."""
POSITIVE = (1.0, 100.0)
"""A scale on which the lowest value is not zero, so that a geometric mean can take it."""


@dataclass(frozen=True)
class Choice:
    """One thing done otherwise. `method` replaces the whole method, `weights` those of the nodes named.

    `kind` is one of `KINDS`; `node` is the indicator or domain it is about, "" for none.
    """

    key: str
    kind: str
    method: Method | None = None
    weights: tuple[tuple[str, float], ...] = ()
    node: str = ""


@dataclass(frozen=True, eq=False)
class Alternative:
    """What came of one choice: index points and ranks (Y, U), or why it was refused (then all NaN)."""

    choice: Choice
    index: FloatArray
    ranks: FloatArray
    refused: tuple[Problem, ...] = ()


@dataclass(frozen=True, eq=False)
class OneAtATime:
    """`result` is the method's own; `alternatives` stand in the order of the choices."""

    result: IndexResult
    alternatives: tuple[Alternative, ...]

    def rank(self, alternative: Alternative, unit: str, year: int) -> int | None:
        """A unit's rank under one alternative; None where it has none. KeyError for an unknown unit or year."""
        _, when, who = self.result.place(unit, year)
        found = alternative.ranks[when, who]
        return None if np.isnan(found) else int(found)

    def move(self, alternative: Alternative, unit: str, year: int) -> int | None:
        """How many places a unit moves, positive towards lower risk; None where it has no rank in both.

        Counted among the units that are ranked both times, so that nobody moves because another lost its index.
        """
        _, when, who = self.result.place(unit, year)
        own, other = self.result.index_ranks[when], alternative.ranks[when]
        if np.isnan(own[who]) or np.isnan(other[who]):
            return None
        both = ~np.isnan(own) & ~np.isnan(other)
        return int((other[both] < other[who]).sum()) - int((own[both] < own[who]).sum())

    def ranked(self, alternative: Alternative, year: int) -> int:
        """How many units have a rank under one alternative."""
        return int((~np.isnan(alternative.ranks[self.result.panel.years.index(year)])).sum())

    @cached_property
    def frame(self) -> pd.DataFrame:
        """One row per (choice, year, unit) with index and rank; missing for what was refused."""
        keys = [alternative.choice.key for alternative in self.alternatives]
        names = ["choice", "year", "unit"]
        rows = pd.MultiIndex.from_product([keys, self.result.panel.years, self.result.panel.units], names=names)
        flat = {
            name: np.array([getattr(alternative, name) for alternative in self.alternatives]).reshape(-1)
            for name in ("index", "ranks")
        }
        ranks = pd.array(flat["ranks"], dtype="Float64").astype("Int64")
        return pd.DataFrame({"score": flat["index"], "rank": ranks}, index=rows)


def one_at_a_time(
    values: pd.DataFrame,
    framework: Framework,
    method: Method,
    choices: Iterable[Choice] | None = None,
    population: pd.DataFrame | None = None,
) -> OneAtATime:
    """The index and ranks of every unit and year under each choice alone, beside the method's own.

    `choices` None tries `default_choices`. Raises `IndexRefused` when the method itself cannot take the table.
    """
    return one_at_a_time_prepared(prepare(values, framework, method, population), choices)


def one_at_a_time_prepared(prepared: Prepared, choices: Iterable[Choice] | None = None) -> OneAtATime:
    """As `one_at_a_time`, on a table already checked."""
    result = compute_prepared(prepared)
    wanted = default_choices(prepared) if choices is None else choices
    return OneAtATime(result, tuple(_tried(prepared, choice, result) for choice in wanted))


def _tried(prepared: Prepared, choice: Choice, own: IndexResult) -> Alternative:
    try:
        found = compute_prepared(altered(prepared, choice))
    except IndexRefused as refusal:
        nothing = np.full(own.scores[-1].shape, np.nan)
        return Alternative(choice, nothing, nothing, refusal.problems)
    return Alternative(choice, found.scores[-1], found.index_ranks)


def altered(prepared: Prepared, choice: Choice) -> Prepared:
    """The table with one thing done otherwise. Raises `IndexRefused` when that cannot be done.

    Where a domain is left out the index asks for one domain fewer, or no unit would have one.
    """
    method = choice.method or prepared.method
    if not choice.weights:
        return refit(prepared, method)
    framework = prepared.framework.reweighed(dict(choice.weights))
    lost = len(prepared.framework.tree.children[-1]) - len(framework.tree.children[-1])
    if method.min_domains is not None:
        method = replace(method, min_domains=max(1, method.min_domains - lost))
    changed = replace(prepared, framework=framework)
    return replace(changed, method=method) if choice.method is None else refit(changed, method)


def default_choices(prepared: Prepared) -> tuple[Choice, ...]:
    """Every other choice worth trying, by kind: what the method already does is left out."""
    tree, method = prepared.framework.tree, prepared.method
    found = [
        *_normalisations(method),
        *_means(method),
        *_bounds(method, prepared.panel.years),
        _outliers(method),
        *_weights(tree),
    ]
    return (*found, *(_without(tree, node) for node in _left_out(tree)))


def _normalisations(method: Method) -> Iterator[Choice]:
    for name in NORMALISATIONS:
        if name != method.normalise:
            yield Choice(name, "normalise", replace(method, normalise=name, scale=None))


def _means(method: Method) -> Iterator[Choice]:
    """A geometric mean as it stands, of the domains alone, and on a capped scale that it can always take."""
    if (method.within, method.between) != ("arithmetic", "arithmetic"):
        yield Choice("arithmetic", "means", replace(method, within="arithmetic", between="arithmetic"))
    if method.between != "geometric":
        yield Choice("geometric_between", "means", replace(method, between="geometric"))
    if (method.within, method.between) != ("geometric", "geometric"):
        bent = replace(method, within="geometric", between="geometric")
        yield Choice("geometric", "means", bent)
        if method.normalise == "minmax" and method.scale is None:
            yield Choice("geometric_positive", "means", replace(bent, scale=POSITIVE, clip=True))


def _bounds(method: Method, years: tuple[int, ...]) -> Iterator[Choice]:
    """Bounds of other years; with one year, or with ranks within each year, there are none."""
    if len(years) < 2 or method.normalise in (*RANK_BASED, "goalposts"):
        return
    others: tuple[tuple[str, int | str | None], ...] = (("pooled", "all"), ("each_year", None), ("first", years[0]))
    for key, baseline in others:
        if method.baseline != baseline:
            yield Choice(key, "bounds", replace(method, baseline=baseline))


def _outliers(method: Method) -> Choice:
    other = "winsorise" if method.treat == "none" else "none"
    return Choice(other, "outliers", replace(method, treat=other))


def _weights(tree: Tree) -> Iterator[Choice]:
    """Equal weights where they are not, and each domain counted double."""
    unequal = any(len({float(tree.weight[kid]) for kid in kids}) > 1 for kids in tree.children)
    if unequal:
        counted = sorted(kid for kids in tree.children for kid in kids)
        yield Choice("equal", "weights", weights=tuple((tree.keys[node], 1.0) for node in counted))
    tops = [node for node in tree.children[-1] if node >= tree.leaf_count]
    for node in tops if len(tops) > 1 else ():
        key = tree.keys[node]
        yield Choice(f"double:{key}", "weights", weights=((key, 2.0 * float(tree.weight[node])),), node=key)


def _left_out(tree: Tree) -> Iterator[int]:
    """Every node that counts: the parents between leaves and root first, then the leaves."""
    counted = [kid for kids in tree.children for kid in kids]
    yield from (node for node in counted if node >= tree.leaf_count)
    yield from (node for node in counted if node < tree.leaf_count)


def _without(tree: Tree, node: int) -> Choice:
    key = tree.keys[node]
    return Choice(
        f"without:{key}", "indicator" if node < tree.leaf_count else "domain", weights=((key, 0.0),), node=key
    )
