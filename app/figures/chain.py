"""The results chain as a picture: a column for each step from finding to application, and the thread between them.

It knows cards, lines and what is missing on a card, in words. It refuses to know records and rules.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Literal

from app.figures.chain_layout import Block, Grid, Join, Layout, lay_out
from app.figures.framed import moved
from app.figures.layout import Sheet
from app.figures.scene import Box, Ellipse, Line, Mark, Measure, Point, Prim, Rectangle, Ring, Scene, box_ring
from app.figures.signs import remark_sign

Side = Literal["left", "right", ""]
HEAD, EDGE, APART, LANE = 46.0, 10.0, 12.0, 9.0
GAP, LEAST, WIDEST = 46.0, 148.0, 260.0
PAD, ROW, MOST_LINES, STATION = 9.0, 17.0, 4, 3.6


@dataclass(frozen=True, slots=True)
class Lack:
    """What a card lacks, in words, and the side where the thread breaks; "" when it breaks inside the card."""

    words: str
    side: Side = ""


@dataclass(frozen=True, slots=True)
class ChainCard:
    """One record: what it is called, one line more about it, what it lacks. `label` is all of it, to be read aloud."""

    key: str
    column: int
    title: str
    detail: str
    lacks: tuple[Lack, ...]
    label: str


@dataclass(frozen=True, slots=True)
class ChainLine:
    """One link, from a card to one in a column further to the right, and what it means."""

    key: str
    left: str
    right: str
    label: str


@dataclass(frozen=True, slots=True)
class ChainData:
    """The columns' heads with what stands under each, the cards in the plan's order, and the lines between them."""

    heads: tuple[tuple[str, str], ...]
    cards: tuple[ChainCard, ...]
    lines: tuple[ChainLine, ...]
    title: str = "Resultatkedja"
    description: str = ""


@dataclass(frozen=True)
class Drawing:
    """A chain with its places found: `scene` paints it with one thread lit or with all of them."""

    data: ChainData
    sheet: Sheet
    grid: Grid
    layout: Layout
    titles: Mapping[str, list[str]] = field(repr=False)

    @property
    def height(self) -> float:
        """Of the cards and lines, without the heads."""
        return self.layout.height + 2 * self.sheet.px(EDGE)

    @property
    def head(self) -> float:
        """How high the heads are."""
        return self.sheet.px(HEAD)

    @property
    def tallest(self) -> float:
        """The height of the highest card."""
        return max((bottom - top for _, top, _, bottom in self.layout.boxes.values()), default=0.0)

    def heads(self) -> Scene:
        """The columns' names alone, as wide as the picture: they stay while the cards scroll."""
        prims = tuple(self._heads())
        return Scene(self.sheet.width, self.head, self.data.title, self.data.title, prims)

    def scene(self, lit: frozenset[str] | None = None) -> Scene:
        """Cards and lines. `lit`: the cards of the thread to follow; None when all of it is the thread."""
        prims: list[Prim] = []
        lines = sorted(self.data.lines, key=lambda line: self._is_lit(line, lit))
        for line in lines:
            prims += self._line(line, self._is_lit(line, lit))
        for card in self.data.cards:
            prims += self._card(card, lit is not None and card.key in lit)
        for line in lines:
            prims += self._stations(line, self._is_lit(line, lit))
        size = (self.sheet.width, self.height)
        return Scene(*size, self.data.title, self.data.description or self.data.title, tuple(prims), self._marks())

    def box(self, key: str) -> Box:
        """Where a card stands."""
        edge = self.sheet.px(EDGE)
        left, top, right, bottom = self.layout.boxes[key]
        return left + edge, top + edge, right + edge, bottom + edge

    def path(self, key: str) -> tuple[Point, ...]:
        """Where a line runs."""
        edge = self.sheet.px(EDGE)
        return tuple((x + edge, y + edge) for x, y in self.layout.paths[key])

    def _is_lit(self, line: ChainLine, lit: frozenset[str] | None) -> bool:
        return lit is None or (line.left in lit and line.right in lit)

    def _heads(self) -> Iterator[Prim]:
        sheet, px = self.sheet, self.sheet.px
        yield Rectangle(0, 0, sheet.width, self.head, fill="surface")
        yield Line(((0, self.head - px(1)), (sheet.width, self.head - px(1))), "edge", px(1))
        for column, (title, note) in enumerate(self.data.heads):
            left = self.grid.left(column) + px(EDGE)
            room = self.grid.width
            yield sheet.text((left, px(13)), sheet.fitted(title, room, bold=True), bold=True)
            if note:
                yield sheet.text((left, px(32)), sheet.fitted(note, room, small=True), small=True, colour="ink_soft")

    def _card(self, card: ChainCard, lit: bool) -> Iterator[Prim]:
        sheet, px = self.sheet, self.sheet.px
        left, top, right, bottom = self.box(card.key)
        stroke = ("ink", 1.6) if lit else ("remark", 1.2) if card.lacks else ("edge", 1.0)
        yield Rectangle(left, top, right - left, bottom - top, "surface", stroke[0], px(stroke[1]))
        y = top + px(PAD + ROW / 2)
        for words in self.titles[card.key]:
            yield sheet.text((left + px(PAD), y), words, bold=True, small=True)
            y += px(ROW)
        if card.detail:
            detail = sheet.fitted(card.detail, right - left - 2 * px(PAD), small=True)
            yield sheet.text((left + px(PAD), y), detail, small=True, colour="ink_soft")
            y += px(ROW)
        for lack in card.lacks:
            yield from remark_sign(sheet, (left + px(PAD + 6), y))
            words = sheet.fitted(lack.words, right - left - px(2 * PAD + 17), bold=True, small=True)
            yield sheet.text((left + px(PAD + 17), y), words, bold=True, small=True, colour="remark")
            if lack.side:
                at = left if lack.side == "left" else right
                yield Ellipse(at, y, px(5), px(5), "surface", "thread", px(2))
            y += px(ROW)

    def _line(self, line: ChainLine, lit: bool) -> Iterator[Prim]:
        yield Line(self.path(line.key), "thread" if lit else "other", self.sheet.px(3.0 if lit else 1.4))

    def _stations(self, line: ChainLine, lit: bool) -> Iterator[Prim]:
        radius = self.sheet.px(STATION if lit else 2.4)
        for x, y in (self.path(line.key)[0], self.path(line.key)[-1]):
            yield Ellipse(x, y, radius, radius, fill="thread" if lit else "other")

    def _marks(self) -> tuple[Mark, ...]:
        """Column by column from the top, after each card the lines that leave it to the right."""
        leaving: dict[str, list[ChainLine]] = {}
        for line in self.data.lines:
            leaving.setdefault(line.left, []).append(line)
        cards = sorted(self.data.cards, key=lambda card: (card.column, self.box(card.key)[1]))
        return tuple(mark for card in cards for mark in self._marks_of(card, leaving.get(card.key, [])))

    def _marks_of(self, card: ChainCard, lines: list[ChainLine]) -> Iterator[Mark]:
        yield Mark(card.key, card.label, (box_ring(self.box(card.key)),))
        for line in sorted(lines, key=lambda one: self.path(one.key)[0][1]):
            yield Mark(line.key, line.label, (_around(self.path(line.key), self.sheet.px(4)),))


def drawing(data: ChainData, width: float, measure: Measure, scale: float = 1.0) -> Drawing:
    """Finds the places. The picture is as wide as `width` if the columns then are wide enough to read, else wider."""
    sheet = Sheet(width, 0.0, measure, scale)
    count = max(len(data.heads), 1)
    px, edges, gaps = sheet.px, 2 * sheet.px(EDGE), (count - 1) * sheet.px(GAP)
    column = min(max((width - edges - gaps) / count, px(LEAST)), px(WIDEST))
    grid = Grid(count, column, px(GAP), px(APART), px(LANE))
    room = column - 2 * px(PAD)
    titles = {card.key: sheet.lines(card.title, room, MOST_LINES, bold=True, small=True) for card in data.cards}
    blocks = [
        Block(card.key, card.column, px(2 * PAD + ROW * (len(titles[card.key]) + bool(card.detail) + len(card.lacks))))
        for card in data.cards
    ]
    layout = lay_out(blocks, [Join(line.key, line.left, line.right) for line in data.lines], grid)
    return Drawing(data, replace(sheet, width=edges + grid.right(count - 1)), grid, layout, titles)


def chain_chart(
    data: ChainData, width: float, measure: Measure, *, scale: float = 1.0, lit: frozenset[str] | None = None
) -> Scene:
    """The whole picture with its heads, for a file or a page."""
    found = drawing(data, width, measure, scale)
    body = found.scene(lit)
    prims = (*found.heads().prims, *(moved(prim, 0, found.head) for prim in body.prims))
    marks = tuple(_lowered(mark, found.head) for mark in body.marks)
    return Scene(body.width, body.height + found.head, body.title, body.description, prims, marks)


def _lowered(mark: Mark, down: float) -> Mark:
    return replace(mark, rings=tuple(tuple((x, y + down) for x, y in ring) for ring in mark.rings))


def _around(path: tuple[Point, ...], reach: float) -> Ring:
    """The outline of a line as wide as a finger can hit: both sides of it, `reach` away."""
    over: list[Point] = []
    under: list[Point] = []
    for at, (x, y) in enumerate(path):
        (x1, y1), (x2, y2) = path[max(at - 1, 0)], path[min(at + 1, len(path) - 1)]
        length = ((x2 - x1) ** 2 + (y2 - y1) ** 2) ** 0.5 or 1.0
        right, down = -(y2 - y1) / length * reach, (x2 - x1) / length * reach
        over.append((x + right, y + down))
        under.append((x - right, y - down))
    return (*over, *reversed(under))
