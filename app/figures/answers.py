"""The coverage as a picture: each weak indicator a line, the thread from station to station, with what stands there.

Under a station is what it is called, or a sign and words for what is missing; last the kronor. It knows texts and
states. It refuses to know records and rules.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Literal

from app.figures.framed import moved
from app.figures.layout import Sheet
from app.figures.scene import Box, Ellipse, Line, Mark, Measure, Point, Prim, Rectangle, Scene, box_ring
from app.figures.signs import remark_sign

State = Literal["there", "missing", "blank"]
HEAD, TRACK, LINE, PAD, GROUP = 32.0, 26.0, 17.0, 8.0, 38.0
LEAST, FIRST, MONEY = 138.0, 1.25, 0.72
"""The narrowest column in pixels, and how wide the first and the last are beside the others."""
MOST_LINES, RADIUS = 3, 5.5


@dataclass(frozen=True, slots=True)
class Cell:
    """One station of a line: what stands there, and what is missing. `label` is all of it, to be read aloud."""

    key: str
    state: State
    texts: tuple[str, ...]
    lacks: tuple[str, ...]
    label: str


@dataclass(frozen=True, slots=True)
class AnswerLine:
    """One row: what it is about, where, what else is to be known of it, a cell for each step, and the kronor."""

    key: str
    title: str
    under: str
    cells: tuple[Cell, ...]
    money: Cell
    label: str


@dataclass(frozen=True, slots=True)
class AnswerData:
    """The heads, the rows in groups with a heading each ("" for none), and what the kronor add up to."""

    heads: tuple[str, ...]
    groups: tuple[tuple[str, tuple[AnswerLine, ...]], ...]
    total: tuple[str, str]
    title: str = "Täckning"
    description: str = ""

    @property
    def lines(self) -> tuple[AnswerLine, ...]:
        """Every row."""
        return tuple(line for _, lines in self.groups for line in lines)


@dataclass(frozen=True)
class Table:
    """The rows with their places found."""

    data: AnswerData
    sheet: Sheet
    edges: tuple[float, ...]
    tops: Mapping[str, Box]
    headings: tuple[tuple[str, float], ...]
    height: float
    words: Mapping[str, list[str]]

    @property
    def head(self) -> float:
        """How high the heads are."""
        return self.sheet.px(HEAD)

    @property
    def breaks(self) -> tuple[float, ...]:
        """Where the table may be divided: under each row, but never between a heading and its first row."""
        return tuple(sorted(bottom for _, _, _, bottom in self.tops.values()))

    def heads(self) -> Scene:
        """The columns' names alone: they stay while the rows scroll."""
        sheet, px = self.sheet, self.sheet.px
        prims: list[Prim] = [
            Rectangle(0, 0, sheet.width, self.head, fill="surface"),
            Line(((0, self.head - px(1)), (sheet.width, self.head - px(1))), "edge", px(1)),
        ]
        for at, words in enumerate(self.data.heads):
            last = at == len(self.data.heads) - 1
            x = self.edges[at + 1] - px(PAD) if last else self.edges[at] + px(PAD)
            room = self.edges[at + 1] - self.edges[at] - px(2 * PAD)
            head = sheet.fitted(words, room, bold=True, small=True)
            anchor: Literal["start", "end"] = "end" if last else "start"
            prims.append(sheet.text((x, px(16)), head, bold=True, small=True, anchor=anchor, colour="ink_soft"))
        return Scene(sheet.width, self.head, self.data.title, self.data.title, tuple(prims))

    def scene(self) -> Scene:
        """The rows, their headings and the sum."""
        prims: list[Prim] = []
        for words, top in self.headings:
            y = top + self.sheet.px(GROUP / 2 + 4)
            prims.append(self.sheet.text((self.sheet.px(PAD), y), words, bold=True))
        marks: list[Mark] = []
        for line in self.data.lines:
            prims += self._row(line)
            marks += self._marks(line)
        prims += self._total()
        described = self.data.description or self.data.title
        return Scene(self.sheet.width, self.height, self.data.title, described, tuple(prims), tuple(marks))

    def _row(self, line: AnswerLine) -> Iterator[Prim]:
        sheet, px = self.sheet, self.sheet.px
        _, top, right, bottom = self.tops[line.key]
        yield Line(((0, bottom), (right, bottom)), "line", px(1))
        y = top + px(TRACK / 2 + 2)
        for at, words in enumerate(self.words[f"{line.key}/"]):
            yield sheet.text((px(PAD), y + at * px(LINE)), words, bold=True, small=True)
        y += len(self.words[f"{line.key}/"]) * px(LINE)
        for at, words in enumerate(self.words[f"{line.key}/under"]):
            yield sheet.text((px(PAD), y + at * px(LINE)), words, small=True, colour="ink_soft")
        yield from self._thread(line, top + px(TRACK / 2 + 2))
        for at, cell in enumerate(line.cells, 1):
            under = TRACK / 2 + 2 if cell.state == "blank" else TRACK + 8
            yield from self._cell(cell, self.edges[at] + px(PAD), top + px(under))
        yield from self._money(line.money, top + px(TRACK / 2 + 2))

    def _thread(self, line: AnswerLine, y: float) -> Iterator[Prim]:
        """Solid red between two stations that are there, dotted grey where one is missing, else nothing."""
        px = self.sheet.px
        radius = px(RADIUS)
        places = [self.edges[at] + px(PAD) + radius for at in range(1, len(line.cells) + 1)]
        for (one, two), (x1, x2) in zip(pairwise(line.cells), pairwise(places), strict=True):
            if "blank" in (one.state, two.state):
                continue
            reach = ((x1 + radius + px(3), y), (x2 - radius - px(3), y))
            if one.state == two.state == "there":
                yield Line(reach, "thread", px(3))
            else:
                yield Line(reach, "other", px(2), (px(3), px(4)))
        for cell, x in zip(line.cells, places, strict=True):
            yield from _station(self.sheet, (x, y), cell.state)

    def _cell(self, cell: Cell, x: float, y: float) -> Iterator[Prim]:
        sheet, px = self.sheet, self.sheet.px
        for words in self.words[cell.key]:
            yield sheet.text((x, y), words, small=True, colour="ink" if cell.state == "there" else "ink_soft")
            y += px(LINE)
        yield from self._lacks(cell, x, y)

    def _lacks(self, cell: Cell, x: float, y: float) -> Iterator[Prim]:
        """A sign before the first line of each."""
        sheet, px = self.sheet, self.sheet.px
        for words in self.words[f"{cell.key}/lack"]:
            if not words.startswith(" "):
                yield from remark_sign(sheet, (x + px(6), y))
            yield sheet.text((x + px(18), y), words.strip(), bold=True, small=True, colour="remark")
            y += px(LINE)

    def _money(self, cell: Cell, y: float) -> Iterator[Prim]:
        sheet, px = self.sheet, self.sheet.px
        x = self.edges[-1] - px(PAD)
        for at in range(len(cell.texts)):
            soft = "ink_soft" if at else "ink"
            for part in self.words[f"{cell.key}/{at}"]:
                yield sheet.text((x, y), part, bold=not at, small=True, anchor="end", colour=soft)
                y += px(LINE)
        yield from self._lacks(cell, self.edges[-2] + px(PAD), y)

    def _total(self) -> Iterator[Prim]:
        sheet, px = self.sheet, self.sheet.px
        y = self.height - px(GROUP / 2)
        words, amount = self.data.total
        yield Line(((0, self.height - px(GROUP)), (sheet.width, self.height - px(GROUP))), "edge", px(1))
        room = self.edges[-1] - sheet.wide(amount, bold=True, small=True) - px(4 * PAD)
        yield sheet.text((px(PAD), y), sheet.fitted(words, room, bold=True, small=True), bold=True, small=True)
        yield sheet.text((self.edges[-1] - px(PAD), y), amount, bold=True, small=True, anchor="end")

    def _marks(self, line: AnswerLine) -> Iterator[Mark]:
        """The row's own cell first, then each step and the kronor."""
        _, top, _, bottom = self.tops[line.key]
        inset = self.sheet.px(2)
        labels = [(line.key, line.label), *((cell.key, cell.label) for cell in (*line.cells, line.money))]
        for at, (key, label) in enumerate(labels):
            box = self.edges[at] + inset, top + inset, self.edges[at + 1] - inset, bottom - inset
            yield Mark(key, label, (box_ring(box),))


def _station(sheet: Sheet, at: Point, state: State) -> Iterator[Prim]:
    radius = sheet.px(RADIUS)
    if state == "there":
        yield Ellipse(*at, radius, radius, fill="thread")
    elif state == "missing":
        yield Ellipse(*at, radius - sheet.px(1), radius - sheet.px(1), "surface", "thread", sheet.px(2))


def table(data: AnswerData, width: float, measure: Measure, scale: float = 1.0) -> Table:
    """Finds the places. As wide as `width` when the columns then are wide enough to read, else wider."""
    sheet = Sheet(width, 0.0, measure, scale)
    shares = [FIRST, *([1.0] * (len(data.heads) - 2)), MONEY]
    unit = max(width / sum(shares), sheet.px(LEAST))
    edges = [0.0]
    for share in shares:
        edges.append(edges[-1] + unit * share)
    sheet = replace(sheet, width=edges[-1])
    words = {key: lines for line in data.lines for key, lines in _wrapped(sheet, line, edges)}
    tops: dict[str, Box] = {}
    headings: list[tuple[str, float]] = []
    y = 0.0
    for heading, lines in data.groups:
        if heading and lines:
            headings.append((heading, y))
            y += sheet.px(GROUP)
        for line in lines:
            bottom = y + _height(sheet, line, words)
            tops[line.key] = (0.0, y, sheet.width, bottom)
            y = bottom
    return Table(data, sheet, tuple(edges), tops, tuple(headings), y + sheet.px(GROUP), words)


def answer_chart(data: AnswerData, width: float, measure: Measure, *, scale: float = 1.0) -> Scene:
    """The whole table with its heads, for a file or a page."""
    found = table(data, width, measure, scale)
    body = found.scene()
    prims = (*found.heads().prims, *(moved(prim, 0, found.head) for prim in body.prims))
    marks = tuple(
        replace(mark, rings=tuple(tuple((x, y + found.head) for x, y in ring) for ring in mark.rings))
        for mark in body.marks
    )
    return Scene(body.width, body.height + found.head, body.title, body.description, prims, marks)


def _wrapped(sheet: Sheet, line: AnswerLine, edges: Sequence[float]) -> Iterator[tuple[str, list[str]]]:
    rooms = [right - left - sheet.px(2 * PAD) for left, right in pairwise(edges)]
    yield f"{line.key}/", sheet.lines(line.title, rooms[0], MOST_LINES, bold=True, small=True)
    yield f"{line.key}/under", sheet.lines(line.under, rooms[0], MOST_LINES, small=True) if line.under else []
    for cell, room in zip(line.cells, rooms[1:], strict=False):
        yield cell.key, [part for text in cell.texts for part in sheet.lines(text, room, MOST_LINES, small=True)]
        yield f"{cell.key}/lack", _lacks(sheet, cell, room)
    for at, text in enumerate(line.money.texts):
        yield f"{line.money.key}/{at}", sheet.lines(text, rooms[-1], bold=not at, small=True)
    yield f"{line.money.key}/lack", _lacks(sheet, line.money, rooms[-1])


def _lacks(sheet: Sheet, cell: Cell, room: float) -> list[str]:
    """The lines of what is missing; those after the first of each begin with a space and get no sign."""
    found: list[str] = []
    for lack in cell.lacks:
        first, *more = sheet.lines(lack, room - sheet.px(18), bold=True, small=True)
        found += [first, *(f" {part}" for part in more)]
    return found


def _height(sheet: Sheet, line: AnswerLine, words: Mapping[str, list[str]]) -> float:
    named = len(words[f"{line.key}/"]) + len(words[f"{line.key}/under"])
    stations = max(len(words[cell.key]) + len(words[f"{cell.key}/lack"]) for cell in line.cells)
    money = sum(len(words[f"{line.money.key}/{at}"]) for at in range(len(line.money.texts)))
    money += len(words[f"{line.money.key}/lack"])
    beside = max(named, money) * LINE + TRACK / 2
    track = TRACK / 2 if all(cell.state == "blank" for cell in line.cells) else TRACK
    return sheet.px(max(track + stations * LINE, beside) + PAD)
