"""What a neighbourhood is compared with: the whole city, another neighbourhood, or several taken together.

Knows one mean over units, weighted by inhabitants, for scores and for figures in their own units alike. Refuses to fill
in: a unit without a value is not in the mean of that indicator, and where no inhabitants are known the mean is plain
and says so.

Formula: Σ pᵤ·xᵤ / Σ pᵤ over the units u with a value, p the inhabitants of the year (1 for each when unknown).
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TypeAlias

import numpy as np

from app.analysis.aggregate import aggregate
from app.analysis.framework import FloatArray
from app.analysis.panel import CodeArray, MaskArray
from app.analysis.result import IndexResult
from app.models.errors import UserError

ReferenceName: TypeAlias = str | tuple[str, ...]
"""`CITY`, the name of a unit, or the names of several (a board's neighbourhoods)."""

CITY = "city"
UNIT, POPULATION_MEAN, PLAIN_MEAN = "unit", "population_mean", "plain_mean"


@dataclass(frozen=True, eq=False)
class Reference:
    """One side of a comparison in one year.

    `kind`: `UNIT` (a row of the table, also the city's), `POPULATION_MEAN` or `PLAIN_MEAN` (no inhabitants known).
    `name` is the row's name, else the kind. `units`: the row, or those whose mean it is. `place` is the row's position
    among the panel's units, -1 for a mean. `scores` (N,) of every node and `figures` (I,) in their own units, NaN where
    missing; `known` (I,): how many of `units` have a figure.
    """

    kind: str
    name: str
    units: tuple[str, ...]
    place: int
    scores: FloatArray
    figures: FloatArray
    known: CodeArray


def mean_over_units(figures: FloatArray, members: MaskArray, people: FloatArray | None) -> tuple[FloatArray, bool]:
    """(mean over the last axis, whether it is weighted by inhabitants).

    figures: (…, U), NaN for missing; members: (U,), who is in the mean; people: (U,) or None. Each mean is over the
    members with a figure, NaN where none has. Where no member has a known inhabitant every member counts alike.
    """
    there = members & ~np.isnan(figures)
    weighted = people is not None and bool(np.nansum(np.where(members, people, 0.0)) > 0)
    weight = np.nan_to_num(people) if weighted and people is not None else np.ones(figures.shape[-1])
    share = np.where(there, weight, 0.0)
    with np.errstate(invalid="ignore", divide="ignore"):
        return (np.where(there, figures, 0.0) * share).sum(axis=-1) / share.sum(axis=-1), weighted


def reference(result: IndexResult, year: int, asked: ReferenceName = CITY) -> Reference:
    """What `asked` means in `year`, with scores and figures; no index is demanded of it.

    `CITY`: the row of the whole city if it has an index, else the population-weighted mean of the neighbourhoods, else
    the row as it is. Several names: their mean, population-weighted, plain where no inhabitants are known.
    Each indicator's mean is taken first and the means of the framework over those, so a mean is one made-up unit.
    Neither the city's row nor a neighbourhood below the population floor is in a mean. Raises KeyError for an unknown
    unit or year, and `UserError("no_reference")` when there is nothing to compare with.
    """
    panel = result.panel
    when = result.place(panel.units[0], year)[1]
    if isinstance(asked, tuple):
        return _mean_of(result, when, np.isin(np.arange(len(panel.units)), [result.place(u, year)[2] for u in asked]))
    if asked != CITY:
        return _row(result, when, result.place(asked, year)[2])
    if panel.city >= 0 and not math.isnan(result.scores[-1, when, panel.city]):
        return _row(result, when, panel.city)
    if panel.population is not None:
        return _mean_of(result, when, result.counted[when])
    if panel.city >= 0:
        return _row(result, when, panel.city)
    raise UserError("no_reference", year=year)


def _row(result: IndexResult, when: int, place: int) -> Reference:
    figures = result.panel.values[:, when, place]
    name = result.panel.units[place]
    known = (~np.isnan(figures)).astype(np.int64)
    return Reference(UNIT, name, (name,), place, result.scores[:, when, place], figures, known)


def _mean_of(result: IndexResult, when: int, asked: MaskArray) -> Reference:
    panel, tree = result.panel, result.framework.tree
    members = asked & result.counted[when]
    if not members.any():
        raise UserError("no_reference", year=panel.years[when])
    people = None if panel.population is None else panel.population[when]
    raw = panel.values[:, when]
    leaves, weighted = mean_over_units(result.scores[: tree.leaf_count, when], members, people)
    scores, _, _ = aggregate(leaves[:, np.newaxis], tree, result.method)
    return Reference(
        kind=POPULATION_MEAN if weighted else PLAIN_MEAN,
        name=POPULATION_MEAN if weighted else PLAIN_MEAN,
        units=tuple(panel.units[place] for place in np.flatnonzero(members)),
        place=-1,
        scores=scores[:, 0],
        figures=mean_over_units(raw, members, people)[0],
        known=(members & ~np.isnan(raw)).sum(axis=-1),
    )
