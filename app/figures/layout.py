"""Where things go: the drawing sheet with its text sizes, labels pushed apart, texts that must fit.

It knows lengths. It refuses to know what is drawn.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from app.figures.scene import Anchor, Measure, Point, Rectangle, Text, text_box

BODY, SMALL = 15.0, 13.0
"""Text sizes of the window at the reader's size 1.0; nothing is drawn smaller than SMALL."""
APART = 20.0
"""Least distance between the base lines of two labels."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """A drawing surface. `scale` is the reader's text size in the window, about 0.65 for points in a document."""

    width: float
    height: float
    measure: Measure
    scale: float = 1.0

    def px(self, length: float) -> float:
        """A length of the design at this sheet's scale."""
        return length * self.scale

    @property
    def body(self) -> float:
        """Size of labels and names."""
        return self.px(BODY)

    @property
    def small(self) -> float:
        """Size of axis figures, units and column heads."""
        return self.px(SMALL)

    def wide(self, text: str, bold: bool = False, small: bool = False) -> float:
        """Width of a text in the body or small size."""
        return self.measure(text, self.small if small else self.body, bold)

    def text(
        self,
        at: Point,
        text: str,
        *,
        bold: bool = False,
        small: bool = False,
        anchor: Anchor = "start",
        colour: str = "ink",
    ) -> Text:
        """A text of the body or small size whose capitals are centred on the height of `at`."""
        size = self.small if small else self.body
        return Text(at[0], at[1] + 0.33 * size, text, size, bold, anchor, colour)

    def clear(self, text: Text) -> Rectangle:
        """A ground in the card's colour under a text, so that no axis line runs through its letters."""
        left, _, right, _ = text_box(text, self.measure)
        pad = self.px(2)
        return Rectangle(
            left - pad, text.y - 0.72 * text.size, right - left + 2 * pad, 0.92 * text.size, fill="surface"
        )

    def fitted(self, text: str, room: float, bold: bool = False, small: bool = False) -> str:
        """The text, or as much of its beginning as fits with "…" after it."""
        if self.wide(text, bold, small) <= room:
            return text
        kept = text
        while kept and self.wide(f"{kept}…", bold, small) > room:
            kept = kept[:-1].rstrip()
        return f"{kept}…"

    def lines(self, text: str, room: float, most: int = 0, *, bold: bool = False, small: bool = False) -> list[str]:
        """The text between words in lines no wider than `room`; a word that is wider is broken with a hyphen.

        With `most`, what does not fit in so many lines is left out and the last ends with "…".
        """
        lines: list[str] = []
        for word in text.split(" "):
            longer = f"{lines[-1]} {word}" if lines else word
            if lines and self.wide(longer, bold, small) <= room:
                lines[-1] = longer
            else:
                lines += self._broken(word, room, bold, small)
        if most and len(lines) > most:
            lines = [*lines[: most - 1], self.fitted(" ".join(lines[most - 1 :]), room, bold, small)]
        return lines

    def _broken(self, word: str, room: float, bold: bool, small: bool) -> list[str]:
        parts: list[str] = []
        while self.wide(word, bold, small) > room and len(word) > 1:
            keep = next((n for n in range(len(word) - 1, 1, -1) if self.wide(f"{word[:n]}-", bold, small) <= room), 1)
            parts.append(f"{word[:keep]}-")
            word = word[keep:]
        return [*parts, word]


def spread(wanted: Sequence[float], apart: float, low: float, high: float) -> list[float]:
    """Positions near `wanted` (ascending), at least `apart` from each other and inside [low, high].

    Least squares: neighbours that collide move as one group about their mean (pool adjacent violators). The caller
    asks for no more than `fits(low, high, apart)` positions.
    """
    groups: list[tuple[float, int]] = []
    for index, want in enumerate(wanted):
        total, count = want - index * apart, 1
        while groups and groups[-1][0] / groups[-1][1] >= total / count:
            before = groups.pop()
            total, count = total + before[0], count + before[1]
        groups.append((total, count))
    last = high - (len(wanted) - 1) * apart
    flat = [min(max(total / count, low), last) for total, count in groups for _ in range(count)]
    return [value + index * apart for index, value in enumerate(flat)]


def fits(low: float, high: float, apart: float) -> int:
    """How many positions `spread` can place between low and high."""
    return max(0, math.floor((high - low) / apart + 1e-9) + 1)
