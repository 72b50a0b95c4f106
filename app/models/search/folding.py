"""Text as a Swede looks for it: case and accents do not matter, but å, ä and ö are letters of their own.

"café" is found by "CAFE", while "mal" does not find "mål". Dashes of all kinds, no-break spaces and curly quotes are
found by what a keyboard has. It knows characters, never what is looked for.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

_MARKS = re.compile("[\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff]")
_LETTERS = frozenset("åäöÅÄÖ")
_SAME = {
    "\u00a0": " ", "\u202f": " ", "\u2009": " ", "\n": " ", "\t": " ", "\u2212": "-", "\u2013": "-", "\u2014": "-",
    "\u2010": "-", "\u2011": "-", "”": '"', "“": '"', "’": "'", "æ": "ä", "ø": "ö",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Folded:
    """`text` folded, and where each of its characters begins in the text as written; `places` empty: at the same."""

    text: str
    places: tuple[int, ...] = ()

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The stretch as written that a stretch of the folded text stands for."""
        if not self.places:
            return start, end
        return self.places[start], self.places[end]


def fold(text: str) -> str:
    """The text folded: what two texts have in common when a reader would call them the same."""
    return text.lower() if text.isascii() and "\n" not in text and "\t" not in text else folded(text).text


def folded(text: str) -> Folded:
    """The text folded, with the way back to the text as written."""
    if text.isascii():
        return Folded(text.lower().replace("\n", " ").replace("\t", " "))
    return _composed(text) if _MARKS.search(text) else Folded(text.translate(_TABLE))


def _composed(text: str) -> Folded:
    """A letter and the marks written after it are one character; its place is the letter's."""
    out: list[str] = []
    places: list[int] = []
    at = 0
    while at < len(text):
        end = at + 1
        while end < len(text) and _MARKS.match(text[end]):
            end += 1
        for char in unicodedata.normalize("NFC", text[at:end])[:1]:
            out.append(char.translate(_TABLE))
            places.append(at)
        at = end
    return Folded("".join(out), (*places, len(text)))


def _letter(char: str) -> str:
    """One character for one, so that places stay as they are."""
    char = unicodedata.normalize("NFC", char)
    if char in _SAME:
        return _SAME[char]
    if char in _LETTERS:
        return char.lower()
    base = unicodedata.normalize("NFD", char)[0]
    lower = base.lower()
    return _SAME.get(lower, lower) if len(lower) == 1 else base


class _Table(dict[int, str]):
    """Every character met so far and what it folds to, for `str.translate`."""

    def __missing__(self, code: int) -> str:
        found = self[code] = _letter(chr(code))
        return found


_TABLE = _Table()
