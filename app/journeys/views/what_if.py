"""*Vad händer om*: what would the index be if the targets were reached, or if any figure were another?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.figures.change import ChangeRow, change_chart
from app.figures.scene import Measure, Scene
from app.journeys.situation import ROOT, Situation
from app.journeys.views.asked import NOTHING, Asked, Chooser
from app.journeys.views.effect import Effect, effect, figure_words, sentence, sides, year_of
from app.journeys.views.moving import Moving, domain_asked, moving
from app.journeys.views.own import highest_own, shown_instead
from app.journeys.views.parts import (
    DASH,
    WHAT_IF,
    Row,
    Table,
    View,
    indicator_label,
    no_index_sentence,
    node_label,
    quote,
    source_line,
    unit_chooser,
)
from app.models.errors import UserError
from app.models.wording import typography
from app.models.wording.views import what_if as words

if TYPE_CHECKING:
    from app.analysis import FigureChange, NodeChange


def what_if_view(situation: Situation, asked: Asked = NOTHING) -> View | None:
    """*Vad händer om*: the plan's targets for a neighbourhood, or whatever a person has set its figures to.

    A neighbourhood without any score is told of the plan's highest instead; None where the table has no scores.
    """
    units = [unit for unit in situation.result.units if _has_scores(situation, unit)]
    own = highest_own(situation)
    chosen = asked.unit if asked.unit in units else own if own in units else next(iter(units), None)
    if chosen is None:
        return None
    moved = moving(situation, chosen, asked)
    found, answer = _told(situation, moved)
    rows = _chart_rows(situation, found)

    def build(width: float, height: float, measure: Measure, scale: float) -> Scene:
        return change_chart(rows, (width, height), measure, scale=scale, title=f"Före och efter i {chosen}")

    index = None if found.index is None else found.index.before
    changed = [figure.indicator for figure in found.figures if figure.after != figure.before]
    return View(
        WHAT_IF,
        words.question(chosen, bool(moved.targets)),
        answer,
        _caveat(situation, found, asked.unit),
        f"Före och efter i {chosen}",
        build,
        _table(situation, found),
        words.HOW_TO_READ,
        source_line(situation),
        quote(situation, WHAT_IF, chosen, f"{answer} {words.NOT_A_FORECAST}", index, indicators=changed),
        unit=chosen,
        choosers=(unit_chooser(situation, units, chosen), _which_sliders(situation, asked)),
        sliders=moved.sliders,
        aside="ring: nu, pilspets: efter",
        table_width="middle",
    )


def _has_scores(situation: Situation, unit: str) -> bool:
    tree = situation.result.framework.tree
    return any(situation.result.score(unit, year_of(situation, key), key) is not None for key in tree.leaves)


def _told(situation: Situation, moved: Moving) -> tuple[Effect, str]:
    """The effect and its sentence; what the method cannot take is told instead, and the sliders stay."""
    try:
        found = effect(situation, moved.unit, moved.changes)
    except UserError as refusal:
        return effect(situation, moved.unit, {}), str(refusal)
    return found, sentence(situation, found, moved.reached)


def _which_sliders(situation: Situation, asked: Asked) -> Chooser:
    tree = situation.result.framework.tree
    domains = [tree.keys[node] for node in tree.shown if tree.leaf_count <= node < tree.root]
    options = ((ROOT, "Målen och de svagaste"), *((domain, node_label(situation, domain)) for domain in domains))
    return Chooser("node", "Reglage", options, domain_asked(situation, asked) or ROOT)


def _caveat(situation: Situation, found: Effect, wanted: str | None) -> str:
    from app.analysis.method import RANK_BASED

    told = [words.NOT_A_FORECAST]
    if not situation.has_index:
        told.insert(0, no_index_sentence(situation))
    told.insert(0, shown_instead(situation, wanted, found.unit))
    if situation.result.method.normalise in RANK_BASED:
        told.append(words.BY_RANK)
    missing = [figure for figure in found.figures if figure.before is None]
    if missing:
        year = year_of(situation, missing[0].indicator)
        told.append(words.was_missing([indicator_label(situation, figure.indicator) for figure in missing], year))
    beyond = [indicator_label(situation, figure.indicator) for figure in found.figures if figure.outside]
    if beyond:
        told.append(words.outside(beyond))
    return " ".join(filter(None, told))


def _nodes(found: Effect) -> list[NodeChange]:
    return [*([] if found.index is None else [found.index]), *found.domains.values()]


def _chart_rows(situation: Situation, found: Effect) -> tuple[ChangeRow, ...]:
    rows = []
    for node in _nodes(found):
        before, after = sides(node)
        label = node_label(situation, node.key)
        year = situation.year if situation.has_index else situation.year_of(node.key)
        said = words.row_words(label, found.unit, year, before, after)
        note = words.place_note(before, after)
        rows.append(ChangeRow(node.key, label, node.before, node.after, note, said, node.key == ROOT))
    return tuple(rows)


def _table(situation: Situation, found: Effect) -> Table:
    """The index and the domains, then the figures that were changed, each in its own unit."""
    rows = [_node_row(situation, node) for node in _nodes(found)]
    rows += [_figure_row(situation, figure) for figure in found.figures if figure.after != figure.before]
    return Table(("", "Före", "Efter", "Plats"), frozenset({1, 2, 3}), tuple(rows))


def _node_row(situation: Situation, node: NodeChange) -> Row:
    before, after = (
        words.MISSING if score is None else typography.number(score, 1) for score in (node.before, node.after)
    )
    place = words.place_change(*sides(node)) or DASH
    return Row(node.key, (node_label(situation, node.key), before, after, place), muted=node.after is None)


def _figure_row(situation: Situation, figure: FigureChange) -> Row:
    label, key = indicator_label(situation, figure.indicator), figure.indicator
    before = words.MISSING if figure.before is None else figure_words(situation, key, figure.before)
    after = figure_words(situation, key, figure.after)
    return Row(key, (label, before, after, words.OUTSIDE if figure.outside else DASH))
