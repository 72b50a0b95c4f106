"""Where a long Swedish word may be broken at the end of a line.

The patterns are those of pyphen; where they break a compound in the wrong place the word is listed here. At least three
letters stand on each side of a break.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

import pyphen

SHORTEST = 10
LEAST = 3
EXCEPTIONS = (
    "skuld-råd-giv",
    "stadsdels-nämnd",
    "stadsdels-förvaltning",
    "social-sekre-terar",
    "fastig-hets-skötsel",
    "barn-omsorg",
    "kvälls-öppet",
    "bostads-bolag",
    "resurs-fördelning",
    "arbets-löshet",
    "ohälso-tal",
    "exempel-nämnd",
    "exempel-bostäder",
    "före-bygg",
    "före-trädare",
    "förenings-råd",
)
"""The beginnings of words with their breaks; what follows such a beginning is left to the patterns."""


@cache
def _patterns() -> pyphen.Pyphen:
    return pyphen.Pyphen(lang="sv_SE", left=LEAST, right=LEAST)


def places(word: str) -> tuple[int, ...]:
    """The numbers of letters after which the word may be broken, in order; none for a word under ten letters."""
    if len(word) < SHORTEST:
        return ()
    lower = word.casefold()
    for exception in EXCEPTIONS:
        plain = exception.replace("-", "")
        if lower.startswith(plain):
            known = _marked(exception)
            rest = [at for at in _patterns().positions(word) if at > len(plain)]
            return _inside(word, [*known, *rest])
    return _inside(word, _patterns().positions(word))


def pairs(word: str) -> Iterator[tuple[str, str]]:
    """Head and tail for each place, the longest head first, as reportlab asks for them."""
    for at in reversed(places(word)):
        yield word[:at], word[at:]


def _marked(exception: str) -> list[int]:
    return [at - seen for seen, at in enumerate(i for i, letter in enumerate(exception) if letter == "-")]


def _inside(word: str, found: list[int]) -> tuple[int, ...]:
    return tuple(at for at in found if LEAST <= at <= len(word) - LEAST)
