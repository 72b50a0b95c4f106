"""What *Utveckling* says of a node followed over the years: the answer, what it does not say, how to read it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from app.journeys.situation import ROOT
from app.journeys.views.followed import Followed, nodes_in_order
from app.journeys.views.parts import indicator_label, node_label
from app.models.wording import analysis
from app.models.wording.views import trend as words

if TYPE_CHECKING:
    from app.analysis import Change


@dataclass(frozen=True)
class Said:
    """The sentences; `note` stands over the plot."""

    answer: str
    caveat: str
    reading: str
    note: str = ""


def said(followed: Followed) -> Said:
    """Every sentence of the view. Never over a gap or a change of definition."""
    return Said(_answer(followed), " ".join(_caveats(followed)), " ".join(_reading(followed)), _note(followed))


def _answer(followed: Followed) -> str:
    own, trend = followed.trend.own, followed.trend
    if not own.points:
        reason = own.gaps[-1][1] if own.gaps else "ej_levererad"
        what = "" if followed.node == ROOT else node_label(followed.situation, followed.node)
        return words.nothing(followed.unit, what, analysis.REASON_WORDS[reason][0])
    if own.change is not None:
        return _change(followed, own.change)
    if len(followed.situation.result.years) == 1:
        return words.only_year(own.points[0].year)
    if len(own.points) == 1:
        return words.only_year(own.points[0].year, followed.subject)
    told = words.measured(followed.subject, [(point.year, followed.told(point.value)) for point in own.points])
    margin = _margin(followed, own.points[0].year, own.points[-1].year)
    if margin is None or trend.breaks:
        return told
    change = own.points[-1].value - own.points[0].value
    return f"{told} {words.within_margin(own.points[0].year, own.points[-1].year, margin, change)}"


def _change(followed: Followed, change: Change) -> str:
    values = {point.year: followed.told(point.value) for point in followed.trend.own.points}
    ends, years = (values[change.first], values[change.last]), (change.first, change.last)
    when = words.since(*years, followed.trend.years[-1])
    if followed.is_figure:
        margin = _margin(followed, *years)
        if margin is not None and abs(change.amount) <= margin:
            return words.unsure(followed.subject, ends, years, margin)
        moved = words.moved(change.amount, followed.measure)
        told = words.figure_moved(followed.subject, ends[1], moved, change.risk, when)
    else:
        common = None if change.alike else len(change.indicators)
        told = words.index_moved(followed.subject, change.amount, change.risk, when, common)
    return " ".join((told, *_beside(followed, change)))


def _beside(followed: Followed, change: Change) -> Iterator[str]:
    city = followed.city.change
    if city is not None and followed.unit != followed.city.name:
        yield words.beside(
            followed.unit,
            followed.place(),
            (change.amount, change.risk),
            (city.amount, city.risk),
            near=followed.trend.near,
            of=followed.measure,
        )


def _margin(followed: Followed, first: int, last: int) -> float | None:
    """A survey's margin of change in percentage points; None for what is no survey in per cent."""
    from app.analysis import margin_of_change

    values = {point.year: point.value for point in followed.trend.own.points}
    n = followed.answers
    if not followed.is_figure or followed.measure != "%" or not (n.get(first) and n.get(last)):
        return None
    if not all(0 <= values[year] <= 100 for year in (first, last)):
        return None  # a rate above a hundred per cent is no share of those who answered
    return margin_of_change(values[first], n[first], values[last], n[last])


def _caveats(followed: Followed) -> Iterator[str]:
    yield words.NOT_SAID
    if followed.trend.breaks and followed.trend.own.points:
        named = [
            (year, [indicator_label(followed.situation, key) for key in keys]) for year, keys in followed.trend.breaks
        ]
        yield words.breaks_said(named)
    coming = _coming_and_going(followed)
    if coming:
        yield words.composition_said([indicator_label(followed.situation, key) for key in coming])


def _indicators(followed: Followed) -> list[str]:
    """The indicators the node is joined of, in the order people see them."""
    from app.analysis.trend import leaves_under

    tree = followed.situation.result.framework.tree
    under = {tree.keys[leaf] for leaf in leaves_under(tree, tree.number[followed.node])}
    return [key for key in nodes_in_order(followed.situation) if key in under]


def _coming_and_going(followed: Followed) -> list[str]:
    """The indicators that some of the shown years have and some lack."""
    joined = [set(point.indicators) for point in followed.trend.own.points]
    if not joined:
        return []
    always, ever = set.intersection(*joined), set.union(*joined)
    return [key for key in _indicators(followed) if key in ever - always]


def _reading(followed: Followed) -> Iterator[str]:
    yield words.HOW_TO_READ
    if followed.trend.own.change is not None:
        yield words.FIRST_ROW
    if followed.is_figure:
        yield words.raw_said()
        return
    if _coming_and_going(followed):
        yield words.DOTTED
    yield words.scale_said(_bounds_year(followed))


def _bounds_year(followed: Followed) -> int | None:
    """The year all the indicators are measured against; None where they are measured against different ones."""
    result = followed.situation.result
    measured = {result.baseline.years[result.framework.tree.number[key]] for key in _indicators(followed)}
    years = {year for row in measured for year in row}
    return years.pop() if len(years) == 1 and isinstance(result.method.baseline, int) else None


def _note(followed: Followed) -> str:
    years = followed.situation.result.years
    if len(years) == 1:
        return f"Bara ett år är inläst: {years[0]}"
    what = "index" if followed.node == ROOT else "uppgift"
    return "" if followed.trend.own.points else f"{followed.unit}: {what} saknas alla år"
