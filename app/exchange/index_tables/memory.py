"""What people have stated before: which places and indicators names mean, and how tables that look alike were read.

It only holds what it is given. A name with two meanings has none until somebody settles which.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from app.exchange.index_tables.recipe import Recipe
from app.models.places import name_key

Pairs = tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Remembered:
    """A table that was taken in: what it is called, what was stated to read it, and what its columns were called."""

    name: str
    stated: Recipe
    headings: tuple[str, ...]


@dataclass(frozen=True)
class Memory:
    """`places` and `indicators` are (name, meaning); `tables` the tables taken in, newest first."""

    places: Pairs = ()
    indicators: Pairs = ()
    tables: tuple[Remembered, ...] = ()


def meanings(pairs: Iterable[tuple[str, str]]) -> tuple[dict[str, str], dict[str, tuple[str, ...]]]:
    """(name → meaning, name → its several meanings), names folded."""
    found: dict[str, list[str]] = {}
    for name, meaning in pairs:
        known = found.setdefault(name_key(name), [])
        if meaning not in known:
            known.append(meaning)
    one = {key: several[0] for key, several in found.items() if len(several) == 1}
    return one, {key: tuple(several) for key, several in found.items() if len(several) > 1}
