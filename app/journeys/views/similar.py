"""*Liknande stadsdelar*: who is most like a neighbourhood, and whom to ring to exchange experience."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.figures.scene import Measure, Scene
from app.figures.similar import SimilarData, SimilarRow, similar_chart
from app.journeys.situation import Situation
from app.journeys.views.asked import NOTHING, Asked, Chooser
from app.journeys.views.likeness import BY_DOMAIN, BY_INDICATOR, Likeness
from app.journeys.views.own import highest_own
from app.journeys.views.parts import (
    DASH,
    SIMILAR,
    Row,
    Table,
    View,
    kind_of_units,
    node_label,
    quote,
    source_line,
    unit_chooser,
)
from app.models.wording import analysis, typography
from app.models.wording.views import similar as words

if TYPE_CHECKING:
    from app.analysis import Neighbour

FAR_SHARE = 0.15
"""The nearest is not much like the one asked for when it differs by more than this share of the scale."""


def similar(situation: Situation, asked: Asked = NOTHING) -> View | None:
    """*Liknande stadsdelar*. None where the table knows no unit of the plan and none is chosen."""
    result = situation.result
    unit = asked.unit if asked.unit in result.units else highest_own(situation)
    if unit is None:
        return None
    likeness = Likeness(situation, unit, asked.options.get("on", BY_DOMAIN))
    answer = _answer(likeness)
    data = _data(likeness)
    title = f"{unit} och de mest lika, {likeness.year}"

    def build(width: float, height: float, measure: Measure, scale: float) -> Scene:
        return similar_chart(data, (width, height), measure, scale=scale, title=title)

    return View(
        SIMILAR,
        words.question(unit),
        answer,
        _caveat(likeness),
        title,
        build,
        _table(likeness),
        _reading(likeness),
        source_line(situation, likeness.year),
        quote(situation, SIMILAR, unit, answer, result.score(unit, likeness.year), year=likeness.year),
        unit=unit,
        choosers=(unit_chooser(situation, result.units, unit), *_choosers(likeness)),
        table_width="broad",
    )


def _answer(likeness: Likeness) -> str:
    if not likeness.near:
        reason = "small_population" if likeness.is_small else "too_little_weight"
        return words.nobody(likeness.unit, likeness.year, analysis.REASON_WORDS[reason][0])
    first = likeness.near[0]
    names = [_named(likeness, first.unit), *(found.unit for found in likeness.near[1:3])]
    told = [words.nearest(likeness.unit, names, first.apart, _is_far(likeness, first))]
    ring = likeness.outside or first
    if ring is not first:
        told.append(words.outside(likeness.board(likeness.unit), _named(likeness, ring.unit)))
    return " ".join((*told, _compared(likeness, ring)))


def _named(likeness: Likeness, unit: str) -> str:
    return words.named(unit, "" if likeness.same_board(unit) else words.board_words(likeness.board(unit)))


def _compared(likeness: Likeness, found: Neighbour) -> str:
    """What they share most, what differs the most, and by how much the other is higher."""
    by_size = sorted(found.differences.items(), key=lambda item: abs(item[1]))
    (alike, _), (differs, by) = by_size[0], by_size[-1]
    shared, largest = (node_label(likeness.situation, node) for node in (alike, differs))
    return words.compared(found.unit, shared, largest, by)


def _is_far(likeness: Likeness, found: Neighbour) -> bool:
    from app.analysis.method import scale_of

    method = likeness.situation.result.method
    low, high = scale_of(method)
    return method.normalise in ("minmax", "goalposts") and found.apart > FAR_SHARE * (high - low)


def _caveat(likeness: Likeness) -> str:
    told = [(unit, analysis.REASON_WORDS[reason][0]) for unit, reason in likeness.left_out]
    return " ".join((words.NOT_SAID, *([words.left_out(told)] if told else [])))


def _reading(likeness: Likeness) -> str:
    on = "områden" if likeness.on == BY_DOMAIN else "indikatorer"
    others = likeness.found.compared if likeness.found is not None else 0
    return words.how_to_read(on, others, kind_of_units(likeness.situation))


def _choosers(likeness: Likeness) -> tuple[Chooser, ...]:
    if not likeness.situation.has_index:
        return ()
    ways = ((BY_DOMAIN, "Huvudområden"), (BY_INDICATOR, "Indikatorer"))
    return (Chooser("on", "Jämför på", ways, likeness.on),)


def _data(likeness: Likeness) -> SimilarData:
    return SimilarData(
        tuple((node_label(likeness.situation, node), _short(likeness, node)) for node in likeness.columns),
        _drawn(likeness, likeness.unit, None),
        tuple(_drawn(likeness, found.unit, found.apart) for found in likeness.near),
        words.caption(likeness.unit, not likeness.situation.about_boards),
    )


def _short(likeness: Likeness, node: str) -> str:
    return words.SHORT_DOMAINS.get(node) or node_label(likeness.situation, node)


def _drawn(likeness: Likeness, unit: str, apart: float | None) -> SimilarRow:
    board = words.board_words(likeness.board(unit))
    same = likeness.same_board(unit)
    scores = likeness.scores(unit)
    told = []
    for node, score, own in zip(likeness.columns, scores, likeness.scores(likeness.unit), strict=True):
        difference = None if unit == likeness.unit or score is None or own is None else score - own
        told.append((node_label(likeness.situation, node), score, difference))
    source = likeness.situation.dataset.text("name")
    return SimilarRow(
        unit,
        words.SAME_BOARD if same and apart is not None else board,
        scores,
        f"{words.mark(unit, board, apart, told)}, {likeness.year}, {source}",
        "" if apart is None else typography.number(apart, 1),
        same,
    )


def _table(likeness: Likeness) -> Table:
    """The neighbourhood itself, the nearest, and those that are left out with their reason."""
    boards = [] if likeness.situation.about_boards else ["Nämnd"]
    what = "Stadsdel" if kind_of_units(likeness.situation) == "stadsdelar" else "Område"
    heads = [_short(likeness, node) for node in likeness.columns]
    titles = (what, *boards, words.FAR_TITLE, *heads)
    rows = [_row(likeness, likeness.unit, DASH)]
    rows += [_row(likeness, found.unit, typography.number(found.apart, 1)) for found in likeness.near]
    for unit, why in likeness.left_out:  # the reason stands where there is room for words
        cells = (unit, analysis.REASON_WORDS[why][0], *(DASH for _ in titles[2:]))
        rows.append(Row(unit, cells, unit in likeness.situation.own, muted=True))
    return Table(titles, frozenset(range(len(titles) - len(heads) - 1, len(titles))), tuple(rows))


def _row(likeness: Likeness, unit: str, far: str) -> Row:
    board = [] if likeness.situation.about_boards else [likeness.board(unit)]
    figures = [DASH if score is None else typography.number(score, 1) for score in likeness.scores(unit)]
    return Row(unit, (unit, *board, far, *figures), unit in likeness.situation.own)
