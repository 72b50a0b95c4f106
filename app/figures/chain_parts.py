"""A results chain in the parts that hang together, so that a page can be filled with whole ones."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from app.figures.chain import ChainData


def parts(data: ChainData) -> list[ChainData]:
    """The parts between which there is no line, in the order of their first cards. Every card and line is in one."""
    beside: dict[str, set[str]] = {card.key: set() for card in data.cards}
    for line in data.lines:
        beside[line.left].add(line.right)
        beside[line.right].add(line.left)
    found: list[ChainData] = []
    seen: set[str] = set()
    for card in data.cards:
        if card.key not in seen:
            together = _reached(card.key, beside)
            seen |= together
            found.append(_only(data, together))
    return found


def gathered(whole: ChainData, fits: Callable[[ChainData], bool]) -> list[ChainData]:
    """The parts put together as long as they fit; one that does not fit by itself stands alone."""
    pages: list[frozenset[str]] = []
    for part in parts(whole):
        keys = frozenset(card.key for card in part.cards)
        if pages and fits(_only(whole, pages[-1] | keys)):
            pages[-1] |= keys
        else:
            pages.append(keys)
    return [_only(whole, keys) for keys in pages]


def _reached(key: str, beside: dict[str, set[str]]) -> frozenset[str]:
    reached: set[str] = set()
    waiting = [key]
    while waiting:
        here = waiting.pop()
        if here not in reached:
            reached.add(here)
            waiting += beside[here]
    return frozenset(reached)


def _only(data: ChainData, keys: frozenset[str]) -> ChainData:
    cards = tuple(card for card in data.cards if card.key in keys)
    return replace(data, cards=cards, lines=tuple(line for line in data.lines if line.left in keys))
