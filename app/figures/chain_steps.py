"""Which card or line of a results chain is next in a direction, for the arrow keys.

From a card to the right or left along its links, or to the nearest card of the next column when nothing is linked; up
and down within the column; on a line up and down among the lines of the same gap. Refuses to know any keyboard.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import TypeVar

from app.figures.chain import ChainCard, ChainLine, Drawing
from app.figures.picking import Direction

One = TypeVar("One")


def step(drawing: Drawing, key: str, direction: Direction) -> str:
    """The key of what is next; the same key where there is nothing more, the first card from a key not drawn."""
    line = next((one for one in drawing.data.lines if one.key == key), None)
    if line is not None:
        return _from_line(drawing, line, direction)
    card = next((one for one in drawing.data.cards if one.key == key), None)
    if card is None:
        return first(drawing)
    if direction in ("up", "down"):
        return _beside(in_column(drawing, card.column), card, direction).key
    return _from_card(drawing, card, direction)


def first(drawing: Drawing) -> str:
    """The topmost card of the first column that has one; "" in an empty chain."""
    return next((card.key for column in range(len(drawing.data.heads)) for card in in_column(drawing, column)), "")


def in_column(drawing: Drawing, column: int) -> list[ChainCard]:
    """The cards of a column from the top."""
    return sorted(
        (card for card in drawing.data.cards if card.column == column), key=lambda card: drawing.box(card.key)[1]
    )


def aim(drawing: Drawing, source: str, among: Collection[str], at: str, direction: Direction) -> str:
    """The card to aim at next, of those a link may be made to; `at` where there is none further that way.

    Up and down go through a column, left and right to the nearest card of the next column that has one.
    """
    cards = [card for card in drawing.data.cards if card.key in among]
    here = next((card for card in cards if card.key == at), None)
    if here is None:
        start = next(card for card in drawing.data.cards if card.key == source)
        return _nearest(drawing, start.key, cards)
    if direction in ("up", "down"):
        column = [card for card in in_column(drawing, here.column) if card.key in among]
        return _beside(column, here, direction).key
    columns = sorted({card.column for card in cards})
    place = columns.index(here.column) + (1 if direction == "right" else -1)
    if not 0 <= place < len(columns):
        return at
    return _nearest(drawing, at, [card for card in cards if card.column == columns[place]])


def _from_line(drawing: Drawing, line: ChainLine, direction: Direction) -> str:
    if direction == "right":
        return line.right
    if direction == "left":
        return line.left
    columns = {card.key: card.column for card in drawing.data.cards}
    same = [one for one in drawing.data.lines if columns[one.left] == columns[line.left]]
    same.sort(key=lambda one: drawing.path(one.key)[0][1])
    return _beside(same, line, direction).key


def _from_card(drawing: Drawing, card: ChainCard, direction: Direction) -> str:
    end = 0 if direction == "right" else -1
    lines = [line for line in drawing.data.lines if card.key == (line.left if direction == "right" else line.right)]
    if lines:
        return min(lines, key=lambda line: drawing.path(line.key)[end][1]).key
    way = 1 if direction == "right" else -1
    column = card.column + way
    while 0 <= column < len(drawing.data.heads):
        cards = in_column(drawing, column)
        if cards:
            return _nearest(drawing, card.key, cards)
        column += way
    return card.key


def _nearest(drawing: Drawing, key: str, cards: Sequence[ChainCard]) -> str:
    """The card whose middle is nearest in height, the nearer column first; "" among none."""
    columns = {card.key: card.column for card in drawing.data.cards}
    return min(
        (card.key for card in cards),
        key=lambda other: (abs(columns[other] - columns[key]), abs(_middle(drawing, other) - _middle(drawing, key))),
        default="",
    )


def _middle(drawing: Drawing, key: str) -> float:
    _, top, _, bottom = drawing.box(key)
    return (top + bottom) / 2


def _beside(row: Sequence[One], here: One, direction: Direction) -> One:
    place = row.index(here) + (1 if direction == "down" else -1)
    return row[min(max(place, 0), len(row) - 1)]
