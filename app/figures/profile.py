"""View *Profil*: each indicator as a strip from the best neighbourhood to the worst, with who stands where on it.

It answers "what are the strengths and weaknesses?". Risk is to the right in every strip, whatever the indicator's
direction, and the strips' ends are their own: it knows places between best and worst, and refuses to know raw figures
but as text.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from app.figures import signs
from app.figures.layout import Sheet
from app.figures.legend import Legend, legend
from app.figures.scene import Box, Line, Mark, Measure, Prim, Rectangle, Scene, box_ring

ROW, TIGHT_ROW, HEAD = 31.0, 19.0, 24.0
REST = "rest"
WORDS = {signs.WEAK: "svag", signs.STRONG: "stark"}
BEYOND = 0.06
"""How far outside the neighbourhoods' own ends a mark may stand, as a share of the strip."""


@dataclass(frozen=True, slots=True)
class Strip:
    """One indicator. Places are 0 at the best neighbourhood and 1 at the worst; None where there is none.

    `figure` is the own figure as text, `middle` the ends of the middle half. Without an own figure `note` is the short
    reason; with one and without places (all alike) `note` says so. `words` is the whole truth for tooltip and reader.
    """

    key: str
    domain: str
    label: str
    figure: str
    words: str
    own: float | None = None
    middle: tuple[float, float] | None = None
    city: float | None = None
    board: float | None = None
    other: float | None = None
    target: float | None = None
    standing: str = ""
    note: str = ""

    @property
    def is_missing(self) -> bool:
        """Whether there is no own figure."""
        return not self.figure


@dataclass(frozen=True, slots=True)
class Names:
    """What the marks are called in the legend; an empty name is a mark that is not there."""

    own: str
    city: str = "Hela staden"
    board: str = ""
    other: str = ""


@dataclass(frozen=True, slots=True)
class _Plot:
    """Names left of the box, strips in it, figures from its right edge to `figures` and the words after them."""

    sheet: Sheet
    box: Box
    figures: float
    pitch: float

    def x(self, place: float) -> float:
        """Where a place between best and worst stands, at most `BEYOND` outside."""
        left, _, right, _ = self.box
        share = (min(max(place, -BEYOND), 1 + BEYOND) + BEYOND) / (1 + 2 * BEYOND)
        return left + share * (right - left)

    def y(self, row: int) -> float:
        """The middle of a row."""
        return self.box[1] + (row + 0.5) * self.pitch


def profile_chart(
    strips: Sequence[Strip],
    names: Names,
    size: tuple[float, float],
    measure: Measure,
    *,
    scale: float = 1.0,
    title: str = "Profil",
    elsewhere: str = "står i tabellen",
) -> Scene:
    """The strips under their domains, in the order given.

    Where the height cannot hold every row, those that tell least (nearest the middle, then without a figure) become
    one line that counts them, under the key `REST`, and says that they are found `elsewhere`.
    """
    sheet = Sheet(*size, measure, scale)
    key = _legend(sheet, strips, names, 0.0)
    room = sheet.height - sheet.px(HEAD) - key.height - sheet.px(4)
    shown, folded = _folded(strips, int(room / sheet.px(TIGHT_ROW)))
    rows = len(shown) + len({strip.domain for strip in shown}) + bool(folded)
    plot = _plot(sheet, shown, min(room / max(rows, 1), sheet.px(ROW)), rows)
    prims: list[Prim] = [*_head(plot, names, plot.box[3] - plot.pitch * bool(folded))]
    marks: list[Mark] = []
    row, domain = 0, ""
    for strip in shown:
        if strip.domain != domain:
            domain = strip.domain
            prims.append(_heading(plot, row, domain))
            row += 1
        prims += [*_strip(plot, strip, row), *_words(plot, strip, row)]
        marks.append(_mark(plot, strip, row))
        row += 1
    if folded:
        text, mark = _rest(plot, folded, row, elsewhere)
        prims.append(text)
        marks.append(mark)
    prims += _legend(sheet, strips, names, plot.box[3] + sheet.px(4)).prims
    return Scene(*size, title, _description(strips, names), tuple(prims), tuple(marks))


def _description(strips: Sequence[Strip], names: Names) -> str:
    parts = [f"{names.own}, indikator för indikator, från bäst till sämst i staden", *(strip.words for strip in strips)]
    return ". ".join(part.rstrip(".") for part in parts) + "."


def _folded(strips: Sequence[Strip], room: int) -> tuple[list[Strip], list[Strip]]:
    """The strips that fit in `room` rows with their headings, and those that do not."""
    shown = list(strips)
    folded: list[Strip] = []
    while shown and len(shown) + len({strip.domain for strip in shown}) + bool(folded) > room:
        least = min(shown, key=_telling)
        shown.remove(least)
        folded.append(least)
    return shown, folded


def _telling(strip: Strip) -> tuple[int, float]:
    """What is neither weak nor strong tells least, nearest the middle first; then what is missing."""
    if strip.is_missing:
        return 1, 0.0
    return (2 if strip.standing in WORDS else 0), abs((0.5 if strip.own is None else strip.own) - 0.5)


def _plot(sheet: Sheet, strips: Sequence[Strip], pitch: float, rows: int) -> _Plot:
    """Names take what they need, at most 42 % of the width; the figures get theirs at the right."""
    px = sheet.px
    labels = [sheet.wide(strip.label) + px(12) for strip in strips]
    heads = [sheet.wide(strip.domain, bold=True, small=True) for strip in strips]
    left = min(max([*labels, *heads, px(60)]) + px(12), sheet.width * 0.42)
    told = px(6 + 14) + max(sheet.wide(word, small=True) for word in WORDS.values())
    figures = sheet.width - told
    notes = [sheet.wide(strip.note, small=True) - told for strip in strips if strip.is_missing]
    widest = max([sheet.wide(strip.figure, bold=True) for strip in strips] + notes, default=0.0)
    right = figures - min(widest, sheet.width * 0.2) - px(8)
    return _Plot(sheet, (left, px(HEAD), right, px(HEAD) + rows * pitch), figures, pitch)


def _head(plot: _Plot, names: Names, bottom: float) -> list[Prim]:
    """Which end is which, with lines down to `bottom`, and whose the figures are."""
    sheet, (left, top, right, _) = plot.sheet, plot.box
    y = top - sheet.px(12)
    low, high = "lägst risk", "högst risk"
    prims: list[Prim] = [Line(((plot.x(end), top), (plot.x(end), bottom)), "line", sheet.px(1)) for end in (0.0, 1.0)]
    prims.append(sheet.text((right, y), high, small=True, anchor="end", colour="ink_soft"))
    if sheet.wide(low, small=True) + sheet.wide(high, small=True) + sheet.px(16) < right - left:
        prims.append(sheet.text((left, y), low, small=True, colour="ink_soft"))
    name = sheet.fitted(names.own, sheet.width - right - sheet.px(14), bold=True, small=True)
    prims.append(sheet.text((sheet.width, y), name, bold=True, small=True, anchor="end", colour="ink_soft"))
    return prims


def _heading(plot: _Plot, row: int, domain: str) -> Prim:
    name = plot.sheet.fitted(domain, plot.box[0] - plot.sheet.px(8), bold=True, small=True)
    return plot.sheet.text((0, plot.y(row)), name, bold=True, small=True, colour="ink_soft")


def _strip(plot: _Plot, strip: Strip, row: int) -> list[Prim]:
    """The line from best to worst with the middle half on it, then who stands where, the own dot over all."""
    sheet, px, y = plot.sheet, plot.sheet.px, plot.y(row)
    left, right = plot.x(0.0), plot.x(1.0)
    if strip.is_missing:
        half = min(px(7), plot.pitch * 0.34)
        box = Rectangle(left, y - half, right - left, 2 * half, stroke="missing", hatch="missing", width=px(1))
        return [box, *_others(plot, strip, y)]
    if strip.own is None:
        return [
            sheet.text((left, y), sheet.fitted(strip.note, right - left, small=True), small=True, colour="ink_soft")
        ]
    prims: list[Prim] = []
    if strip.middle is not None:
        ends = [plot.x(end) for end in sorted(strip.middle)]
        half = min(px(6), plot.pitch * 0.3)
        prims.append(
            Rectangle(
                ends[0], y - half, max(ends[1] - ends[0], px(2)), 2 * half, fill="sunken", stroke="edge", width=px(0.8)
            )
        )
    prims.append(Line(((left, y), (right, y)), "edge", px(1.2)))
    return [*prims, *_others(plot, strip, y), *signs.own_dot(sheet, (plot.x(strip.own), y))]


def _others(plot: _Plot, strip: Strip, y: float) -> list[Prim]:
    prims: list[Prim] = []
    for place, sign in (
        (strip.city, signs.city_tick),
        (strip.board, signs.board_diamond),
        (strip.other, signs.other_square),
        (strip.target, signs.target_flag),
    ):
        if place is not None:
            prims += sign(plot.sheet, (plot.x(place), y))
    return prims


def _words(plot: _Plot, strip: Strip, row: int) -> list[Prim]:
    """The indicator's name, its figure and what the figure is called."""
    sheet, px, y = plot.sheet, plot.sheet.px, plot.y(row)
    bold = strip.standing in WORDS
    prims: list[Prim] = [sheet.text((px(12), y), sheet.fitted(strip.label, plot.box[0] - px(20)), colour="ink")]
    if strip.is_missing:
        room = sheet.width - plot.box[2] - px(8)
        note = sheet.fitted(strip.note, room, small=True)
        return [*prims, sheet.text((sheet.width, y), note, small=True, anchor="end", colour="ink_soft")]
    prims.append(sheet.text((plot.figures, y), strip.figure, bold=bold, anchor="end"))
    if bold:
        prims += signs.standing_sign(sheet, (plot.figures + px(12), y), strip.standing)
        prims.append(sheet.text((plot.figures + px(20), y), WORDS[strip.standing], small=True))
    return prims


def _mark(plot: _Plot, strip: Strip, row: int) -> Mark:
    """Around the own dot, or the strip where there is none; the whole row points at it."""
    px, y = plot.sheet.px, plot.y(row)
    half = min(px(10), plot.pitch / 2)
    if strip.own is None:
        box = (plot.x(0.0) - px(3), y - half, plot.x(1.0) + px(3), y + half)
    else:
        box = (plot.x(strip.own) - px(10), y - half, plot.x(strip.own) + px(10), y + half)
    whole = (0.0, y - plot.pitch / 2, plot.sheet.width, y + plot.pitch / 2)
    return Mark(strip.key, strip.words, (box_ring(box),), (whole,))


def _rest(plot: _Plot, folded: Sequence[Strip], row: int, elsewhere: str) -> tuple[Prim, Mark]:
    """What there was no room for, counted by kind."""
    sheet, y = plot.sheet, plot.y(row)
    kinds = {
        "svaga": sum(strip.standing == signs.WEAK for strip in folded),
        "starka": sum(strip.standing == signs.STRONG for strip in folded),
        "utan uppgift": sum(strip.is_missing for strip in folded),
    }
    told = ", ".join(f"{count} {kind}" for kind, count in kinds.items() if count)
    count = "1 indikator" if len(folded) == 1 else f"{len(folded)} indikatorer"
    words = f"{count} till {elsewhere}" + (f" ({told})" if told else "")
    text = sheet.text((0, y), sheet.fitted(words, sheet.width, small=True), small=True, colour="ink_soft")
    half = plot.pitch / 2
    return text, Mark(REST, f"{words}.", (box_ring((0.0, y - half, sheet.width, y + half)),))


def _legend(sheet: Sheet, strips: Sequence[Strip], names: Names, top: float) -> Legend:
    found = [(partial(signs.own_dot, sheet), names.own)]
    for name, sign, places in (
        (names.city, signs.city_tick, [strip.city for strip in strips]),
        (names.board, signs.board_diamond, [strip.board for strip in strips]),
        (names.other, signs.other_square, [strip.other for strip in strips]),
        ("mål", signs.target_flag, [strip.target for strip in strips]),
    ):
        if name and any(place is not None for place in places):
            found.append((partial(sign, sheet), name))
    if any(strip.middle is not None for strip in strips):
        found.append((partial(_middle_half, sheet), "hälften av alla"))
    return legend(sheet, found, top)


def _middle_half(sheet: Sheet, at: tuple[float, float]) -> list[Prim]:
    (x, y), px = at, sheet.px
    return [
        Rectangle(x - px(7), y - px(6), px(14), px(12), fill="sunken", stroke="edge", width=px(0.8)),
        Line(((x - px(7), y), (x + px(7), y)), "edge", px(1.2)),
    ]
