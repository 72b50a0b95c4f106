"""What would follow if figures of a neighbourhood were others: index, domains and places, before and after.

Joins the plan's targets and a computed situation with the engine's arithmetic. Refuses to foresee: it is told as
arithmetic, and whether an activity leads to its target is not known here.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from app.journeys.situation import ROOT, Situation
from app.journeys.views.parts import indicator_label, kind_of_units, node_label
from app.models.plan import Record
from app.models.targets import Aim, aims
from app.models.wording import typography
from app.models.wording.views import what_if as words

if TYPE_CHECKING:
    from app.analysis import FigureChange, NodeChange


@dataclass(frozen=True)
class Effect:
    """`index` is None where there is no index at all; `domains` by key, in the order of the framework."""

    unit: str
    index: NodeChange | None
    domains: Mapping[str, NodeChange]
    figures: tuple[FigureChange, ...]


@dataclass(frozen=True)
class TargetEffect:
    """What one measure's newest target would do for the neighbourhood it is about; `sentence` says it whole."""

    unit: str
    indicator: str
    aim: Aim
    effect: Effect
    sentence: str


def year_of(situation: Situation, indicator: str) -> int:
    """The year whose figures are changed: the index' year, and without an index the newest of the domain."""
    tree = situation.result.framework.tree
    if situation.has_index:
        return situation.year
    return situation.year_of(tree.keys[tree.parent[tree.number[indicator]]])


def known_changes(situation: Situation, changes: Mapping[str, float]) -> dict[str, float]:
    """Those of `changes` that are about indicators of this table: another table may have been chosen since."""
    leaves = situation.result.framework.tree.leaves
    return {key: value for key, value in changes.items() if key in leaves}


def effect(situation: Situation, unit: str, changes: Mapping[str, float]) -> Effect:
    """What `changes` (indicator → figure in its own unit) would do for `unit`.

    With an index everything is of its year. Without one each domain is of its own newest year. Raises `UserError` as
    `what_if` does.
    """
    from app.analysis import what_if

    tree = situation.result.framework.tree
    if situation.has_index:
        found = what_if(situation.result, unit, situation.year, changes)
        return Effect(unit, found.index, {node.key: node for node in found.domains}, found.figures)
    domains: dict[str, NodeChange] = {}
    figures: list[FigureChange] = []
    for domain in (tree.keys[node] for node in tree.shown if tree.leaf_count <= node < tree.root):
        own = {key: value for key, value in changes.items() if tree.keys[tree.parent[tree.number[key]]] == domain}
        found = what_if(situation.result, unit, situation.year_of(domain), own)
        domains[domain] = next(node for node in found.domains if node.key == domain)
        figures += found.figures
    return Effect(unit, None, domains, tuple(figures))


def targets_of(situation: Situation, unit: str) -> dict[str, Aim]:
    """The newest target for each indicator in a neighbourhood; a measure in another unit than the indicator's is not
    about the same figure."""
    found: dict[str, Aim] = {}
    for key in situation.result.framework.tree.leaves:
        definition = situation.definitions.get(key)
        if definition is None or unit not in situation.result.panel.units:
            continue
        for aim in aims(situation.plan, definition.id, unit, partial(_raw, situation, unit, key)):
            measured_in = situation.plan.record(aim.measure).text("unit")
            if not measured_in or measured_in == definition.text("unit"):
                found[key] = aim  # by year, so the last stays
    return found


def _raw(situation: Situation, unit: str, indicator: str, year: int) -> float | None:
    return situation.result.raw(unit, year, indicator) if year in situation.result.years else None


def effect_of_target(situation: Situation, measure: Record) -> TargetEffect | None:
    """What reaching a measure's newest target would do; None when the measure is about no indicator of the table, about
    none of the plan's neighbourhoods, has no target, or its neighbourhood has no scores.

    Raises `UserError` as `what_if` does.
    """
    for unit in situation.own:
        for indicator, aim in targets_of(situation, unit).items():
            if aim.measure == measure.id:
                found = effect(situation, unit, {indicator: float(aim.value)})
                told = sentence(situation, found, {indicator: aim})
                return TargetEffect(unit, indicator, aim, found, told) if told else None
    return None


def figure_words(situation: Situation, indicator: str, value: float) -> str:
    """ "38,4 %", and "30 %" for a whole one."""
    record = situation.definitions.get(indicator)
    return typography.with_unit(words.figure(value), record.text("unit") if record else "")


def sentence(situation: Situation, found: Effect, targets: Mapping[str, Aim]) -> str:
    """The effect told in one sentence; "" where the neighbourhood has no scores at all.

    `targets`: those whose value the changed figures are set to.
    """
    changed = [figure for figure in found.figures if figure.after != figure.before]
    aimed = [figure for figure in changed if figure.indicator in targets]
    years = [targets[figure.indicator].year for figure in aimed]
    rest = [_moved(situation, figure) for figure in changed if figure not in aimed]
    opening = words.opening(found.unit, [_moved(situation, figure) for figure in aimed], years, rest)
    node = _told_node(found)
    if node is None:
        return ""
    name = "indexet" if node.key == ROOT else words.in_sentence(node_label(situation, node.key))
    before, after = sides(node)
    kind = kind_of_units(situation)
    if not changed:
        return words.unchanged(found.unit, name, before, kind)
    return f"{opening} {words.consequence(name, before, after, kind)}."


def _moved(situation: Situation, figure: FigureChange) -> words.Moved:
    key = figure.indicator
    return words.Moved(
        indicator_label(situation, key),
        None if figure.before is None else figure_words(situation, key, figure.before),
        figure_words(situation, key, figure.after),
        figure.before is not None and figure.after > figure.before,
    )


def _told_node(found: Effect) -> NodeChange | None:
    """The index, or without one the domain that moves most."""
    if found.index is not None and (found.index.before is not None or found.index.after is not None):
        return found.index
    known = [node for node in found.domains.values() if node.after is not None]
    return max(known, key=lambda node: abs((node.after or 0.0) - (node.before or 0.0)), default=None)


def sides(node: NodeChange) -> tuple[words.Side, words.Side]:
    """A node before and after, as the sentences want it."""
    before = words.Side(node.before, node.rank_before, node.of_before)
    return before, words.Side(node.after, node.rank_after, node.of_after)
