"""Lines whose columns are held apart by spaces alone.

It knows that two or more spaces part columns, and, when told how many figures a line ends with, how to share
out single spaces between columns and thousands. It refuses a line that can be shared out in more than one way:
that line is one cell, for a person to see.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

_TOKEN = re.compile(r"[-\u2212\u2013]?[0-9]+(?:[.,][0-9]+)*%?|\.{1,2}|…|[-\u2013\u2212]|~[0-9]+")
_TAIL = re.compile(r"[0-9]{3}(?:[.,][0-9]+)?")
_HEAD = re.compile(r"[-\u2212\u2013]?[1-9][0-9]{0,2}")


def split(lines: Iterable[str], numbers_per_row: int | None) -> Iterable[list[str]]:
    """Each line as cells: label and `numbers_per_row` figures where told, else split at two spaces or more."""
    if numbers_per_row is None:
        return (re.split(r"[ \u00a0]{2,}|\t", line.rstrip()) for line in lines)
    return (_label_and_figures(line, numbers_per_row) for line in lines)


def _label_and_figures(line: str, wanted: int) -> list[str]:
    tokens = line.split()
    start = len(tokens)
    while start and _TOKEN.fullmatch(tokens[start - 1]):
        start -= 1
    found = _ways(tuple(tokens[start:]), wanted)
    if len(found) != 1:
        return [line.strip()] if line.strip() else []
    return [" ".join(tokens[:start]), *found[0]]


def _ways(tokens: tuple[str, ...], wanted: int) -> list[list[str]]:
    """Up to two ways to join `tokens` to `wanted` figures; two mean that the line is unclear."""
    if not wanted <= len(tokens) <= 3 * wanted or len(tokens) > 60:
        return []
    ways: list[tuple[int, list[str]]] = [(0, [])]
    for done in range(wanted):
        left = wanted - done - 1
        grown: list[tuple[int, list[str]]] = []
        for at, figures in ways:
            for size in (1, 2, 3):
                part = tokens[at : at + size]
                rest = len(tokens) - at - size
                if len(part) == size and left <= rest <= 3 * left and _joins(part):
                    grown.append((at + size, [*figures, " ".join(part)]))
        ways = _two_of_each(grown)
    return [figures for at, figures in ways if at == len(tokens)]


def _two_of_each(ways: list[tuple[int, list[str]]]) -> list[tuple[int, list[str]]]:
    """Two ways to the same place are enough to know that it is unclear, and keep the work small."""
    kept: dict[int, int] = {}
    few = []
    for way in ways:
        kept[way[0]] = kept.get(way[0], 0) + 1
        if kept[way[0]] <= 2:
            few.append(way)
    return few


def _joins(part: tuple[str, ...]) -> bool:
    if len(part) == 1:
        return re.match(r"[-\u2212\u2013]?0[0-9]", part[0]) is None
    return (
        _HEAD.fullmatch(part[0]) is not None
        and all(re.fullmatch("[0-9]{3}", each) for each in part[1:-1])
        and _TAIL.fullmatch(part[-1]) is not None
    )
