"""View *Hur säkert*: the place a neighbourhood gets under each other choice, beside the place the method gives it.

It answers "does the place hang on the method?". It knows ranks and words; what cannot be computed is told in words
and hatched, never drawn at a place.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import count

from app.figures.layout import Sheet
from app.figures.scene import Box, Ellipse, Line, Mark, Measure, Prim, Rectangle, Scene, Text, box_ring, text_box
from app.models.wording.views.robust import moved_words

ROW, TIGHT_ROW, TOP, BOTTOM, DOT = 26.0, 18.0, 30.0, 40.0, 5.0
LEAST_SPAN = 7
"""Places shown at least, where the order has as many: a move of one place must not look like a leap."""


@dataclass(frozen=True, slots=True)
class RobustRow:
    """One choice done otherwise: the rank it gives among `of`; without a rank `note` says why there is none.

    `move` is how far the place moved among those ranked both times, positive towards lower risk: where others lost
    their index the rank alone says too much. Rows of one group stand together; `label` stands under the group's
    heading, `name` by itself, and `why` says what is done otherwise.
    """

    key: str
    group: str
    label: str
    rank: int | None
    of: int = 0
    move: int = 0
    note: str = ""
    name: str = ""
    why: str = ""

    def words(self) -> str:
        """The choice, the place and how far it moved, as tooltip and to a screen reader."""
        found = self.note
        if self.rank is not None:
            found = f"plats {self.rank} av {self.of}, {moved_words(self.move)}"
        return f"{self.name or self.label}: {found}{f'. {self.why}' if self.why else ''}"


@dataclass(frozen=True, slots=True)
class _Shown:
    """A row as drawn: one choice, or several folded into one with the span of their ranks."""

    key: str
    group: str
    label: str
    words: str
    low: int | None
    high: int | None
    note: str = ""


@dataclass(frozen=True, slots=True)
class _Plot:
    """Names left of the box; `first` and `last` are the places at its edges, `met` the span of what choices give."""

    sheet: Sheet
    box: Box
    first: float
    last: float
    pitch: float
    own: int
    met: tuple[int, int]

    def x(self, rank: float) -> float:
        """Where a place stands."""
        return self.box[0] + (rank - self.first) / (self.last - self.first) * (self.box[2] - self.box[0])

    def y(self, row: int) -> float:
        """The middle of a row."""
        return self.box[1] + (row + 0.5) * self.pitch


def robust_chart(
    own: int,
    of: int,
    rows: Sequence[RobustRow],
    size: tuple[float, float],
    measure: Measure,
    *,
    scale: float = 1.0,
    title: str = "Platsen under varje annat val",
) -> Scene:
    """A dot per choice; the line is the method's own place `own` of `of`, the ground behind all places together.

    Where the height cannot hold every row, those that move the place least are folded into one row of their group,
    with the span of their places.
    """
    sheet = Sheet(*size, measure, scale)
    shown = _folded(own, rows, int((sheet.height - sheet.px(TOP + BOTTOM)) / sheet.px(TIGHT_ROW)))
    groups = list(dict.fromkeys(row.group for row in shown))
    plot = _plot(sheet, own, of, shown, len(groups))
    lines: list[Prim] = []
    marks = []
    at = -1
    for group in groups:
        at += 1
        lines.append(_heading(plot, at, group))
        for row in (row for row in shown if row.group == group):
            at += 1
            lines += _row(plot, at, row)
            marks.append(_mark(plot, at, row))
    prims = [*_ground(plot), *_axis(plot), *_line(plot), *lines]
    return Scene(*size, title, _description(own, of, rows), tuple(prims), tuple(marks))


def _description(own: int, of: int, rows: Sequence[RobustRow]) -> str:
    return ". ".join([f"Med metoden plats {own} av {of}", *(row.words() for row in rows)]) + "."


def _folded(own: int, rows: Sequence[RobustRow], room: int) -> list[_Shown]:
    """The rows in their order, those that move least folded group by group until all fit in `room`."""
    groups = list(dict.fromkeys(row.group for row in rows))
    kept, folded = list(rows), list[RobustRow]()

    def taken() -> int:
        return len(kept) + len({row.group for row in folded}) + len(groups)

    while kept and taken() > room:
        least = min(reversed(kept), key=_weight)
        kept.remove(least)
        folded.append(least)
    shown = []
    for group in groups:
        shown += [_single(own, row) for row in kept if row.group == group]
        rest = [row for row in rows if row in folded and row.group == group]
        if rest:
            shown.append(_single(own, rest[0]) if len(rest) == 1 else _several(own, rest, len(rest) == len(rows)))
    return shown


def _weight(row: RobustRow) -> float:
    """What is worth a row of its own: a move most, then a place that is lost."""
    return 0.5 if row.rank is None else abs(row.move)


def _single(own: int, row: RobustRow) -> _Shown:
    return _Shown(row.key, row.group, row.label, row.words(), *_ends(own, [row]), row.note)


def _ends(own: int, rows: Sequence[RobustRow]) -> tuple[int | None, int | None]:
    """The highest and the lowest place that rows give, both None where none gives one."""
    places = [own + row.move for row in rows if row.rank is not None]
    return min(places, default=None), max(places, default=None)


def _several(own: int, rows: Sequence[RobustRow], everything: bool) -> _Shown:
    low, high = _ends(own, rows)
    lost = sum(row.rank is None for row in rows)
    label = f"{len(rows)} {'val' if everything else 'andra'}"
    said = [f"{lost} utan plats"] if lost else []
    if low is not None:
        said.insert(
            0, "samma plats" if low == high == own else f"plats {low}" if low == high else f"plats {low}–{high}"
        )
    words = f"{label}: {', '.join(said)} ({'; '.join(row.name or row.label for row in rows)})"
    return _Shown(
        f"{rows[0].group}: {label}", rows[0].group, label, words, low, high, ", ".join(said[low is not None :])
    )


def _plot(sheet: Sheet, own: int, of: int, shown: Sequence[_Shown], groups: int) -> _Plot:
    """Names take what they need, at most 52 % of the width; the places span what is met, and somewhat more."""
    wide = [sheet.wide(row.label) + sheet.px(12) for row in shown]
    wide += [sheet.wide(row.group, bold=True, small=True) for row in shown]
    left = min(max(wide, default=0.0) + sheet.px(20), sheet.width * 0.52)
    met = [own, *(end for row in shown for end in (row.low, row.high) if end is not None)]
    first, last = _span(min(met), max(met), of)
    pitch = min((sheet.height - sheet.px(TOP + BOTTOM)) / max(len(shown) + groups, 1), sheet.px(ROW))
    box = (left, sheet.px(TOP), sheet.width - sheet.px(18), sheet.px(TOP) + (len(shown) + groups) * pitch)
    return _Plot(sheet, box, first - 0.5, last + 0.5, pitch, own, (min(met), max(met)))


def _span(low: int, high: int, of: int) -> tuple[int, int]:
    """The first and the last place shown: one more at each side, at least `LEAST_SPAN` in all, inside the order."""
    low, high = max(1, low - 1), min(of, high + 1)
    while high - low + 1 < min(LEAST_SPAN, of):
        low, high = max(1, low - 1), min(of, high + 1)
    return low, high


def _ground(plot: _Plot) -> list[Prim]:
    """Behind everything, from the highest to the lowest place that any choice gives."""
    low, high = plot.met
    left, right = plot.x(low - 0.5), plot.x(high + 0.5)
    return [Rectangle(left, plot.box[1], right - left, plot.box[3] - plot.box[1], fill="accent_soft")]


def _axis(plot: _Plot) -> list[Prim]:
    sheet, (left, top, right, bottom) = plot.sheet, plot.box
    first, last = round(plot.first + 0.5), round(plot.last - 0.5)
    step = next(step for step in _steps() if (last - first) // step <= 7)
    prims: list[Prim] = []
    for rank in (rank for rank in range(first, last + 1) if rank == 1 or rank % step == 0):
        x = plot.x(rank)
        prims.append(Line(((x, top), (x, bottom)), "line", sheet.px(1)))
        prims.append(sheet.text((x, bottom + sheet.px(12)), str(rank), small=True, anchor="middle", colour="ink_soft"))
    under = bottom + sheet.px(29)
    high, low = "högre risk", "lägre risk"
    if sheet.wide(high, small=True) + sheet.wide(low, small=True) + sheet.px(24) < right - left:
        prims.append(sheet.text((left, under), high, small=True, colour="ink_soft"))
        prims.append(sheet.text((right, under), low, small=True, anchor="end", colour="ink_soft"))
    return prims


def _steps() -> Iterator[int]:
    """1, 2, 5, 10, 20, 50 …: a place is whole, so no step may be 2.5."""
    return (step * 10**power for power in count() for step in (1, 2, 5))


def _line(plot: _Plot) -> list[Prim]:
    """The method's own place, with what all choices give together where there is room for it."""
    sheet, x = plot.sheet, plot.x(plot.own)
    low, high = plot.met
    said = f"metoden: plats {plot.own}"
    longer = f"{said}, alla val: {low}–{high}" if low < high else f"{said}, alla val lika"
    if sheet.wide(longer, bold=True, small=True) <= sheet.width:
        said = longer
    caption = sheet.text((x, sheet.px(10)), said, bold=True, small=True, anchor="middle", colour="own")
    stroke = Line(((x, plot.box[1] - sheet.px(6)), (x, plot.box[3])), "own", sheet.px(1.8))
    return [stroke, _inside(sheet, caption)]


def _inside(sheet: Sheet, text: Text) -> Text:
    """The text moved sideways until no letter is cut by the sheet's edge."""
    left, _, right, _ = text_box(text, sheet.measure)
    return replace(text, x=text.x + max(0.0, -left) - max(0.0, right - sheet.width))


def _heading(plot: _Plot, row: int, group: str) -> Prim:
    sheet = plot.sheet
    name = sheet.fitted(group, plot.box[0] - sheet.px(8), bold=True, small=True)
    return sheet.text((0, plot.y(row)), name, bold=True, small=True, colour="ink_soft")


def _row(plot: _Plot, at: int, row: _Shown) -> list[Prim]:
    """Name, the way from the method's place, and the dot with its place where that is another."""
    sheet, y, px = plot.sheet, plot.y(at), plot.sheet.px
    name = sheet.text((px(12), y), sheet.fitted(row.label, plot.box[0] - px(20)))
    if row.low is None or row.high is None:
        return [name, *_without(plot, row, y)]
    radius = min(px(DOT), plot.pitch * 0.3)
    own = plot.x(plot.own)
    prims: list[Prim] = [name]
    for rank in dict.fromkeys((row.low, row.high)):
        role = "own" if rank == plot.own else "raises" if rank < plot.own else "lowers"
        if rank != plot.own:
            prims.append(Line(((own, y), (plot.x(rank), y)), role, px(2)))
        prims.append(Ellipse(plot.x(rank), y, radius, radius, fill=role))
        if rank != plot.own:
            prims += _place(plot, rank, y, radius)
    if row.note and plot.x(row.high) + px(90) < plot.box[2]:
        prims.append(sheet.text((plot.x(row.high) + px(26), y), row.note, small=True, colour="ink_soft"))
    return prims


def _place(plot: _Plot, rank: int, y: float, radius: float) -> list[Prim]:
    """The place in figures, on the far side of the dot where the sheet has room for it, else under nothing."""
    sheet, gap = plot.sheet, radius + plot.sheet.px(4)
    before = rank < plot.own
    at = plot.x(rank) - gap if before else plot.x(rank) + gap
    text = sheet.text((at, y), str(rank), bold=True, small=True, anchor="end" if before else "start")
    left, _, right, _ = text_box(text, sheet.measure)
    return [text] if left >= plot.box[0] - sheet.px(8) and right <= sheet.width else []


def _without(plot: _Plot, row: _Shown, y: float) -> list[Prim]:
    """Hatched, with the reason in words, beside the ground where one side has room."""
    sheet, px = plot.sheet, plot.sheet.px
    half, wide = min(px(6), plot.pitch * 0.3), px(22)
    left = _free(plot, wide + px(6) + sheet.wide(row.note, small=True))
    shape = Rectangle(left, y - half, wide, 2 * half, stroke="missing", hatch="missing", width=px(1))
    room = sheet.width - left - wide - px(10)
    text = sheet.text((left + wide + px(6), y), sheet.fitted(row.note, room, small=True), small=True, colour="ink_soft")
    return [sheet.clear(text), shape, text]


def _free(plot: _Plot, wanted: float) -> float:
    """Where something so wide can begin: after the ground, else before it, else at the left."""
    low, high = plot.met
    gap = plot.sheet.px(8)
    after, before = plot.x(high + 0.5) + gap, plot.x(low - 0.5) - gap - wanted
    if after + wanted <= plot.sheet.width:
        return after
    return before if before >= plot.box[0] else plot.box[0]


def _mark(plot: _Plot, at: int, row: _Shown) -> Mark:
    """Around the dot; the whole row points at it."""
    px, y = plot.sheet.px, plot.y(at)
    if row.low is None or row.high is None:
        left, right = plot.box[0], plot.box[0] + px(22)
    else:
        left, right = plot.x(row.low), plot.x(row.high)
    half = min(px(DOT + 3), plot.pitch / 2)
    whole = (0.0, y - plot.pitch / 2, plot.sheet.width, y + plot.pitch / 2)
    return Mark(row.key, row.words, (box_ring((left - half, y - half, right + half, y + half)),), (whole,))
