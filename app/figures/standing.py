"""View *Läget*: every neighbourhood's index as a dot with its 90 % interval, highest first.

It answers "where do we stand, and how surely?". It knows rows, not frames; a neighbourhood without an index is told in
words and never drawn at zero.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from app.figures.layout import APART, Sheet, fits, spread
from app.figures.numbers import number, tick_decimals, ticks
from app.figures.scene import (
    Box,
    Ellipse,
    Line,
    Mark,
    Measure,
    Polygon,
    Prim,
    Scene,
    Text,
    box_ring,
    diamond,
    text_box,
)

OWN_RADIUS, OTHER_RADIUS, CAP, LEADER = 5.0, 2.2, 5.0, 30.0
DIAMOND = 7.0
"""Half the width of a published value's hollow mark, which goes round the dot where the two are the same."""
DIAMOND_WORDS = "publicerat index"


@dataclass(frozen=True, slots=True)
class StandingRow:
    """One neighbourhood: its index, the ends of its 90 % interval and its rank, each None where there is none.

    `published` is another's index of it, drawn as a hollow diamond for own rows; `beside` is what is said of that.
    Own rows and the one that is `chosen` are written out.
    """

    unit: str
    own: bool
    score: float | None
    low: float | None = None
    high: float | None = None
    rank: int | None = None
    published: float | None = None
    beside: str = ""
    chosen: bool = False

    @property
    def named(self) -> bool:
        """Whether its name stands in the chart."""
        return self.own or self.chosen

    @property
    def reach(self) -> tuple[float, float]:
        """The ends of what is drawn: the interval, or the dot alone."""
        score = self.score or 0.0
        return (score if self.low is None else self.low), (score if self.high is None else self.high)

    @property
    def drawn_published(self) -> float | None:
        """The published value where it is drawn: for own rows."""
        return self.published if self.own else None

    def words(self, decimals: int = 1) -> str:
        """Name, value, interval and rank, and what is published, as tooltip and to a screen reader."""
        if self.score is None:
            return f"{self.unit}: uppgift saknas"
        text = f"{self.unit}: index {number(self.score, decimals)}"
        if self.low is not None and self.high is not None:
            text += f", 9\u00a0av\u00a010 beräkningar {number(self.low)}–{number(self.high)}"
        text += f", plats {self.rank}" if self.rank is not None else ""
        return f"{text}. {self.beside}" if self.beside else text


@dataclass(frozen=True, slots=True)
class _Plot:
    """The plot's box, the values at its left and right edge, and the rows drawn in it, highest first."""

    sheet: Sheet
    box: Box
    first: float
    last: float
    rows: tuple[StandingRow, ...]
    city: float | None
    decimals: int = 1

    def x(self, value: float) -> float:
        """Where a value stands."""
        left, _, right, _ = self.box
        return left + (value - self.first) / (self.last - self.first) * (right - left)

    @property
    def pitch(self) -> float:
        """Distance between two rows."""
        return (self.box[3] - self.box[1]) / max(len(self.rows), 1)

    def ends(self, row: StandingRow) -> tuple[float, float]:
        """Where what is drawn of a row begins and ends: interval, dot and the published value's diamond."""
        low, high = (self.x(end) for end in row.reach)
        if row.drawn_published is None:
            return low, high
        middle, half = self.x(row.drawn_published), self.sheet.px(DIAMOND)
        return min(low, middle - half), max(high, middle + half)

    def caption(self, row: StandingRow) -> str:
        """A label: name and value."""
        return f"{row.unit} {number(row.score or 0.0, self.decimals)}"

    def placed(self) -> list[tuple[StandingRow, float]]:
        """Each row with its height."""
        return [(row, self.box[1] + (index + 0.5) * self.pitch) for index, row in enumerate(self.rows)]


def standing_chart(
    rows: Sequence[StandingRow],
    city: float | None,
    size: tuple[float, float],
    measure: Measure,
    *,
    scale: float = 1.0,
    title: str = "Index per stadsdel, ordnat",
    city_name: str = "Hela staden",
    ends: tuple[str, str] = ("låg social risk", "hög social risk"),
    reaches: Sequence[float] = (0.0, 100.0),
    decimals: int = 1,
) -> Scene:
    """Rows drawn highest score first, own ones larger, capped and labelled; `city` is the dashed, named line.

    The axis spans what it `reaches`, 0–100, and grows in round steps where a value lies outside. Own labels are at
    least 20 px apart; where there is room for fewer, the highest are labelled and the others keep their marks.
    """
    sheet = Sheet(*size, measure, scale)
    drawn = tuple(
        sorted((row for row in rows if row.score is not None), key=lambda row: (-(row.score or 0.0), row.unit))
    )
    shown = [row.drawn_published for row in drawn if row.drawn_published is not None]
    ends_of = [end for row in drawn for end in row.reach]
    axis = ticks([*reaches, *ends_of, *shown, *([] if city is None else [city])], 4)
    plot = _plot(sheet, drawn, axis, city, decimals)
    prims: list[Prim] = [*_axis(plot, axis, ends), *_city(plot, city_name)]
    for row, y in plot.placed():
        prims += _dot(plot, row, y)
    prims += [*_hollow(plot), *_key(plot, ends)]
    labels = _labels(plot)
    for prim in labels.values():
        prims += prim
    marks = [_mark(plot, row, y, labels.get(row.unit, [])) for row, y in plot.placed()]
    return Scene(*size, title, _description(rows, city, city_name, decimals), tuple(prims), tuple(marks))


def _description(rows: Sequence[StandingRow], city: float | None, city_name: str, decimals: int) -> str:
    known = [row for row in rows if row.score is not None]
    own = sorted((row for row in known if row.own), key=lambda row: -(row.score or 0.0))
    parts = [f"{len(known)} stadsdelar ordnade efter index, högst överst"]
    parts += [] if city is None else [f"{city_name} har {number(city, decimals)}"]
    parts += [row.words(decimals) for row in own]
    missing = [row.unit for row in rows if row.score is None]
    parts += [f"Uppgift saknas för {', '.join(missing)}"] if missing else []
    return ". ".join(parts) + "."


def _plot(
    sheet: Sheet, drawn: tuple[StandingRow, ...], axis: Sequence[float], city: float | None, decimals: int
) -> _Plot:
    """As wide as leaves room for each own label to the right of its interval, but at least half the sheet."""
    whole = _Plot(sheet, (0, 0, 0, 0), axis[0], axis[-1], drawn, city, decimals)
    first, last = axis[0], axis[-1]
    half = sheet.px(DIAMOND) if any(row.drawn_published is not None for row in drawn) else 0.0
    left = max(sheet.px(6), half + sheet.px(2))
    right = sheet.width - sheet.px(14)
    for row in drawn:
        share = (max(row.reach[1], row.drawn_published or row.reach[1]) - first) / (last - first)
        if row.named and share > 0:
            room = sheet.width - left - half - sheet.px(LEADER + 2) - sheet.wide(whole.caption(row), bold=row.own)
            right = min(right, left + room / share)
    right = max(right, left + (sheet.width - left) * 0.5)
    return replace(whole, box=(left, sheet.px(26), right, sheet.height - sheet.px(48)))


def _axis(plot: _Plot, axis: Sequence[float], ends: tuple[str, str]) -> list[Prim]:
    sheet, (left, top, right, bottom) = plot.sheet, plot.box
    places = tick_decimals(axis)
    prims: list[Prim] = []
    for value in axis:
        x = plot.x(value)
        prims.append(Line(((x, top), (x, bottom)), "line", sheet.px(1)))
        figure = number(value, places)
        at = (x, bottom + sheet.px(14))
        prims.append(_inside(sheet, sheet.text(at, figure, small=True, anchor="middle", colour="ink_soft")))
    low, high = ends
    under = bottom + sheet.px(34)
    prims.append(sheet.text((left, under), low, small=True, colour="ink_soft"))
    if sheet.wide(low, small=True) + sheet.wide(high, small=True) + sheet.px(24) < right - left:
        prims.append(sheet.text((right, under), high, small=True, anchor="end", colour="ink_soft"))
    return prims


def _key(plot: _Plot, ends: tuple[str, str]) -> list[Prim]:
    """What the diamond is, between the words of the axis' ends, where one is drawn and there is room."""
    sheet, px = plot.sheet, plot.sheet.px
    left, _, right, bottom = plot.box
    low, high = (sheet.wide(words, small=True) for words in ends)
    begins = left + low + px(24)
    x, y = begins + px(DIAMOND), bottom + px(34)
    ends_at = x + px(DIAMOND + 6) + sheet.wide(DIAMOND_WORDS, small=True)
    if not any(row.drawn_published is not None for row in plot.rows) or ends_at > right - high - px(24):
        return []
    ring = diamond(x, y, px(DIAMOND - 2), "").rings
    words = sheet.text((x + px(DIAMOND + 6), y), DIAMOND_WORDS, small=True, colour="ink_soft")
    return [Polygon(ring, stroke="ink_soft", width=px(1.6)), words]


def _inside(sheet: Sheet, text: Text) -> Text:
    """The text moved sideways until no letter is cut by the sheet's edge."""
    left, _, right, _ = text_box(text, sheet.measure)
    return replace(text, x=text.x + max(0.0, -left) - max(0.0, right - sheet.width))


def _city(plot: _Plot, name: str) -> list[Prim]:
    if plot.city is None:
        return []
    sheet, x, (_, top, _, bottom) = plot.sheet, plot.x(plot.city), plot.box
    dash = (sheet.px(5), sheet.px(3))
    caption = sheet.text(
        (x, sheet.px(10)), f"{name} {number(plot.city, plot.decimals)}", bold=True, small=True, anchor="middle"
    )
    return [Line(((x, top - sheet.px(6)), (x, bottom)), "ink", sheet.px(1.6), dash), _inside(sheet, caption)]


def _dot(plot: _Plot, row: StandingRow, y: float) -> list[Prim]:
    px = plot.sheet.px
    low, high = (plot.x(end) for end in row.reach)
    role = _role(row)
    radius = px(OWN_RADIUS) if row.own else max(px(1), min(px(OTHER_RADIUS), plot.pitch / 2))
    prims: list[Prim] = []
    if high > low:
        prims.append(Line(((low, y), (high, y)), role, px(2.2 if row.own else 1)))
    if high > low and row.own:
        prims += [Line(((x, y - px(CAP)), (x, y + px(CAP))), role, px(2.2)) for x in (low, high)]
    return [*prims, Ellipse(plot.x(row.score or 0.0), y, radius, radius, fill=role)]


def _role(row: StandingRow) -> str:
    return "own" if row.own else "other"


def _hollow(plot: _Plot) -> list[Prim]:
    """A diamond for each published value, over every dot: first the grounds that set them off, then the lines."""
    px = plot.sheet.px
    rings = [
        diamond(plot.x(row.drawn_published), y, px(DIAMOND), "").rings
        for row, y in plot.placed()
        if row.drawn_published is not None
    ]
    grounds = [Polygon(ring, stroke="surface", width=px(4)) for ring in rings]
    return [*grounds, *(Polygon(ring, stroke="own", width=px(1.8)) for ring in rings)]


def _labels(plot: _Plot) -> dict[str, list[Prim]]:
    """For each own neighbourhood there is room for, and the chosen one, its bent leader and its text."""
    apart, (_, top, _, bottom) = plot.sheet.px(APART), plot.box
    room = fits(top, bottom, apart) - any(row.chosen and not row.own for row in plot.rows)
    own = [row for row in plot.rows if row.own][:room]
    named = [(row, y) for row, y in plot.placed() if row in own or row.chosen]
    heights = spread([y for _, y in named], apart, top, bottom)
    return {row.unit: _label(plot, row, y, at) for (row, y), at in zip(named, heights, strict=True)}


def _label(plot: _Plot, row: StandingRow, y: float, at: float) -> list[Prim]:
    """After the interval, clear of the intervals beside it and of the city's line; before it where there is no room."""
    sheet, px = plot.sheet, plot.sheet.px
    caption, start = plot.caption(row), plot.ends(row)[1] + px(4)
    beside = [other for other, height in plot.placed() if abs(height - at) < px(APART / 2) or other is row]
    x = max(start + px(LEADER - 4), *(plot.ends(other)[1] + px(10) for other in beside))
    wide = sheet.wide(caption, bold=row.own)
    line = None if plot.city is None else plot.x(plot.city)
    if line is not None and x - px(4) < line < x + wide + px(4):
        x = line + px(8)
    if x + wide > sheet.width:
        return _label_before(plot, row, y, at)
    stub = x - px(4)
    bend = max(start, stub - px(6) - abs(at - y)) if abs(at - y) > 0.5 else stub
    leader = ((start, y), (bend, y), (max(bend, stub - px(6)), at), (stub, at))
    text = sheet.text((x, at), caption, bold=row.own)
    return [Line(leader, _role(row), px(1)), sheet.clear(text), text]


def _label_before(plot: _Plot, row: StandingRow, y: float, at: float) -> list[Prim]:
    sheet, px = plot.sheet, plot.sheet.px
    start = plot.ends(row)[0] - px(4)
    stub = start - px(LEADER - 8)
    caption = sheet.fitted(plot.caption(row), stub - px(4), bold=row.own)
    leader = ((start, y), (stub + px(6), at), (stub, at))
    text = sheet.text((stub - px(4), at), caption, bold=row.own, anchor="end")
    return [Line(leader, _role(row), px(1)), sheet.clear(text), text]


def _mark(plot: _Plot, row: StandingRow, y: float, label: Sequence[Prim]) -> Mark:
    """Around dot and interval; pointing at the label is pointing at it."""
    low, high = plot.ends(row)
    radius, dot = plot.sheet.px(OWN_RADIUS + 3 if row.own else 6), plot.x(row.score or 0.0)
    side = plot.sheet.px(4)
    box = (min(low - side, dot - radius), y - radius, max(high + side, dot + radius), y + radius)
    texts = tuple(text_box(prim, plot.sheet.measure) for prim in label if isinstance(prim, Text))
    return Mark(row.unit, row.words(plot.decimals), (box_ring(box),), texts)
