"""From a table of values to an index: place, check, normalise, join, rank.

`prepare` does everything that reads frames and finds faults; `compute_prepared` only calculates. Refuses to compute
when anything is an error: there is no index with a hidden hole in it.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
import pandas as pd

from app.analysis.aggregate import aggregate, mean_problems
from app.analysis.checks import table_problems
from app.analysis.framework import FloatArray, Framework, framework_problems
from app.analysis.method import POSTED, RANK_BASED, Method, method_problems
from app.analysis.normalise import Baseline, Bounds, baseline_problems, normalise, take_baseline
from app.analysis.panel import MaskArray, Panel, StatusArray, read_panel
from app.analysis.problems import (
    ERROR,
    NO_CITY_POSITION,
    OK,
    SMALL_POPULATION,
    TOO_FEW_UNITS,
    Problem,
    error,
    refuse_errors,
    remark,
)
from app.analysis.result import IndexResult
from app.analysis.treat import Treatment, treat

FEWEST_UNITS = 5


@dataclass(frozen=True, eq=False)
class Prepared:
    """A checked table, ready to compute: `values` (I, Y, U) after treatment, `baseline` likewise."""

    framework: Framework
    method: Method
    panel: Panel
    values: FloatArray
    baseline: Baseline
    counted: MaskArray
    treatments: tuple[Treatment, ...]
    problems: tuple[Problem, ...]


def check(
    values: pd.DataFrame, framework: Framework, method: Method, population: pd.DataFrame | None = None
) -> list[Problem]:
    """Everything wrong or worth saying, errors first. Never raises for what is in the table.

    values: long frame `year, unit, indicator, value[, status][, n]`; population: `unit, year, population`.
    """
    prepared, problems = _examine(values, framework, method, population)
    if prepared is not None:
        _, _, late = scores_of(prepared)
        problems = [*problems, *late]
    return sorted(problems, key=lambda problem: problem.severity != ERROR)


def prepare(
    values: pd.DataFrame, framework: Framework, method: Method, population: pd.DataFrame | None = None
) -> Prepared:
    """Check and place a table. Raises `IndexRefused` with every error found."""
    prepared, problems = _examine(values, framework, method, population)
    refuse_errors(problems)
    if prepared is None:
        raise AssertionError("a table without errors is always prepared")
    return prepared


def compute(
    values: pd.DataFrame, framework: Framework, method: Method, population: pd.DataFrame | None = None
) -> IndexResult:
    """The index of every unit and year, with all nodes under it. Raises `IndexRefused` when something is an error."""
    return compute_prepared(prepare(values, framework, method, population))


def compute_prepared(prepared: Prepared) -> IndexResult:
    """Normalise and join a prepared table. Raises `IndexRefused` when a mean cannot take a value, by name."""
    scores, reasons, problems = scores_of(prepared)
    refuse_errors(problems)
    return IndexResult(
        framework=prepared.framework,
        method=prepared.method,
        panel=prepared.panel,
        counted=prepared.counted,
        scores=scores,
        reasons=reasons,
        baseline=prepared.baseline,
        treatments=prepared.treatments,
        problems=(*prepared.problems, *problems),
    )


def refit(prepared: Prepared, method: Method) -> Prepared:
    """The same table under another method. Raises `IndexRefused` when that method cannot take it."""
    problems = method_problems(method)
    refuse_errors(problems)
    changed = _fit(prepared.panel, prepared.framework, method)
    refuse_errors(changed.problems)
    return changed


def _examine(
    values: pd.DataFrame, framework: Framework, method: Method, population: pd.DataFrame | None
) -> tuple[Prepared | None, list[Problem]]:
    problems = [*method_problems(method), *framework_problems(framework)]
    if problems:
        return None, problems
    panel, problems = read_panel(values, framework.tree, population)
    if panel is None or any(problem.severity == ERROR for problem in problems):
        return None, problems
    prepared = _fit(panel, framework, method)
    problems += [*table_problems(panel, framework, values), *prepared.problems]
    if any(problem.severity == ERROR for problem in problems):
        return None, problems
    return replace(prepared, problems=tuple(problems)), problems


def _fit(panel: Panel, framework: Framework, method: Method) -> Prepared:
    tree = framework.tree
    counted = panel.counted(method.min_population)
    bounds_from = None if method.normalise in RANK_BASED else method.baseline
    baseline = take_baseline(panel.values, counted, panel.years, bounds_from)
    values = usable_values(panel, method)
    treatments: tuple[Treatment, ...] = ()
    problems: list[Problem] = []
    if method.treat == "winsorise":
        sample, values, treatments, below = treat(baseline.sample, values, method.winmax, tree.leaves)
        problems = [
            error("below_logarithm", indicator=tree.leaves[leaf], year=panel.years[when], unit=panel.units[who])
            for leaf, when, who in below
        ]
        if method.normalise in POSTED:
            logged = {done.indicator for done in treatments if done.shift is not None}
            problems += [error("logged_posts", indicator=key) for key in sorted(logged)]
        baseline = replace(baseline, sample=sample)
    reference, reference_problems = _reference(panel, values, baseline, framework, method)
    bounds = Bounds(baseline.sample)
    problems = [*problems, *reference_problems, *baseline_problems(baseline, bounds, tree, method)]
    if reference is not None:
        baseline = replace(baseline, reference=reference)
        worst = np.where(tree.direction[:, np.newaxis] > 0, bounds.low, bounds.high)
        level = (reference == worst).any(axis=1)
        problems += [error("reference_at_worst", indicator=tree.leaves[row]) for row in np.flatnonzero(level)]
    return Prepared(framework, method, panel, values, baseline, counted, treatments, tuple(problems))


def usable_values(panel: Panel, method: Method) -> FloatArray:
    """(I, Y, U) without those of neighbourhoods below the population floor: they may not even cause an error."""
    small = panel.small(method.min_population)
    return np.where(small, np.nan, panel.values) if small.any() else panel.values


def _reference(
    panel: Panel, values: FloatArray, baseline: Baseline, framework: Framework, method: Method
) -> tuple[FloatArray | None, list[Problem]]:
    """The reference unit's own value in the year of the bounds (I, 1), or each year (I, Y)."""
    if method.normalise != "distance_to_reference" or method.reference is None:
        return None, []
    if method.reference not in panel.units:
        return None, [error("reference_unknown", unit=method.reference)]
    own = values[:, :, panel.units.index(method.reference)]
    if isinstance(method.baseline, int):
        place = {year: index for index, year in enumerate(panel.years)}
        own = np.array([[own[row, place.get(years[0], 0)]] for row, years in enumerate(baseline.years)])
    lost = np.isnan(own).any(axis=1) & ~np.isnan(baseline.sample).all(axis=(1, 2))
    keys = framework.tree.leaves
    return own, [error("reference_missing", unit=method.reference, indicator=keys[row]) for row in np.flatnonzero(lost)]


def scores_of(prepared: Prepared) -> tuple[FloatArray, StatusArray, list[Problem]]:
    """Scores and reasons (N, Y, U), and what came up on the way."""
    tree, panel, method = prepared.framework.tree, prepared.panel, prepared.method
    years, units = len(panel.years), len(panel.units)
    z = normalise(prepared.values, prepared.baseline, prepared.counted, tree, method)
    small = panel.small(method.min_population)
    if small.any():
        z[:, small] = np.nan
    problems = _beyond_numbers(z, prepared)
    scores, parent_reasons, refused = aggregate(z.reshape(len(z), years * units), tree, method)
    scores = scores.reshape(len(tree.keys), years, units)
    status = panel.status.copy()
    if panel.city >= 0:
        city = status[:, :, panel.city]
        city[(city == OK) & np.isnan(z[:, :, panel.city])] = NO_CITY_POSITION
    reasons = np.concatenate([status, parent_reasons.reshape(-1, years, units)])
    reasons[:, small] = SMALL_POPULATION
    problems += mean_problems(refused, panel.years, panel.units)
    with_index = (~np.isnan(scores[-1]) & prepared.counted).sum(axis=1)
    for when in np.flatnonzero(with_index < FEWEST_UNITS):
        problems.append(remark("too_few_units", year=panel.years[when], detail=str(int(with_index[when]))))
        reasons[-1, when, ~np.isnan(scores[-1, when])] = TOO_FEW_UNITS
        scores[-1, when] = np.nan
    return scores, reasons, problems


def _beyond_numbers(z: FloatArray, prepared: Prepared) -> list[Problem]:
    """Figures so far from the bounds that no finite score comes of them: one problem per indicator."""
    panel = prepared.panel
    found: list[Problem] = []
    lost = np.isfinite(z) == np.isnan(prepared.values)
    if not lost.any():
        return found
    lost &= np.isinf(z) | prepared.counted
    for leaf in np.flatnonzero(lost.any(axis=(1, 2))):
        when, who = np.argwhere(lost[leaf])[0]
        key = prepared.framework.tree.keys[leaf]
        found.append(error("beyond_numbers", indicator=key, unit=panel.units[who], year=panel.years[when]))
    return found
