"""How a name in the table becomes a place: the same after tidying, or an alias that somebody has stated, or nothing.

It knows which names are sums of others. A name that looks like a place's is shown as a suggestion and never used.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from difflib import get_close_matches

from app.exchange.index_tables.recipe import Recipe
from app.models.places import CITY, DISTRICT_BOARD, Place, Places, name_key

_MAX_SUGGESTED = 40


@dataclass(frozen=True)
class Names:
    """The names of one table under its recipe."""

    places: Places | None
    recipe: Recipe
    aliases: dict[str, str] = field(init=False)
    totals: frozenset[str] = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "aliases", {name_key(alias): name for alias, name in self.recipe.aliases})
        object.__setattr__(self, "totals", frozenset(map(name_key, self.recipe.totals or ())))

    def place(self, text: str) -> str | None:
        """The unit a name stands for; None when no place answers to it."""
        name, level = self.aliases.get(name_key(text), text), self.recipe.level
        if self.places is None:
            return CITY if name_key(name) == name_key(CITY) else " ".join(name.split())
        found: Place | None = self.places.find(name, level)
        if found is None and name_key(name) == name_key(CITY):
            return CITY
        if found is None and (level is None or any(each.kind == "city" for each in self.places.named(name))):
            found = self.places.find(name)
        return found.name if found else None

    def is_total(self, label: str) -> str:
        """The reason a name, or what it is an alias of, is a sum of others; "" when it is none."""
        text = self.aliases.get(name_key(label), label)
        if self.places is not None and self.place(text) is not None:
            return ""
        if name_key(text) in self.totals:
            return "summarad"
        above = self.places.find(text, DISTRICT_BOARD) if self.places else None
        return "namnd_bland_stadsdelar" if above and self.recipe.level == "neighbourhood" else ""

    def suggestions(self, names: list[str]) -> list[tuple[str, ...]]:
        """For each of the first names, places that look alike; none for the others."""
        known = sorted({place.name for place in self.places or ()})
        found = [tuple(get_close_matches(name[:60], known, 3)) for name in names[:_MAX_SUGGESTED]]
        return found + [()] * (len(names) - len(found))
