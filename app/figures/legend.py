"""What the shapes of a chart mean: each beside its words, on as many lines as they need.

It knows lengths and lines. It refuses to know what is explained: each shape draws itself at the place it is given.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from app.figures.layout import Sheet
from app.figures.scene import Point, Prim

Sign: TypeAlias = Callable[[Point], Sequence[Prim]]
"""The shape around the middle it is given."""
LINE, ROOM, CLOSE, GAP = 19.0, 20.0, 16.0, 16.0
"""Height of a line, width of a shape with the space after it, of one without words, space between two."""


@dataclass(frozen=True, slots=True)
class Legend:
    """Its shapes and words, and how much height they take."""

    prims: tuple[Prim, ...]
    height: float


def legend(sheet: Sheet, signs: Sequence[tuple[Sign, str]], top: float = 0.0, left: float = 0.0) -> Legend:
    """`signs` from `left` to the sheet's right edge, going on under each other where the width is at an end.

    A sign without words stands close to the next, which speaks for both.
    """
    prims: list[Prim] = []
    x, y = left, top + sheet.px(LINE) / 2
    for sign, words in signs:
        wide = sheet.px(ROOM) + sheet.wide(words, small=True) if words else sheet.px(CLOSE)
        if x > left and x + wide > sheet.width:
            x, y = left, y + sheet.px(LINE)
        prims += sign((x + sheet.px(7), y))
        if words:
            text = sheet.fitted(words, sheet.width - x - sheet.px(ROOM), small=True)
            prims.append(sheet.text((x + sheet.px(ROOM), y), text, small=True, colour="ink_soft"))
        x += wide + sheet.px(GAP) * bool(words)
    height = y + sheet.px(LINE) / 2 - top if signs else 0.0
    return Legend(tuple(prims), height)
