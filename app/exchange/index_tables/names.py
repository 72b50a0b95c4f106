"""How a name in the table becomes a place or an indicator: the same after tidying, or what somebody has stated.

It knows which names are sums of others. A name that looks like a place's is shown as a suggestion and never used.
"""

from __future__ import annotations

from dataclasses import dataclass
from difflib import get_close_matches

from app.exchange.index_tables.memory import Memory, meanings
from app.exchange.index_tables.recipe import Recipe
from app.models.places import CITY, DISTRICT_BOARD, Place, Places, name_key

_MAX_SUGGESTED = 40
NOT_HERE = "hor_inte_hit"
RECIPE, PLAN, SHIPPED = "recipe", "plan", "shipped"


@dataclass(frozen=True)
class Meant:
    """A name that was taken for something else than it says. `by`: stated for this table, in the plan, or shipped."""

    kind: str
    name: str
    meaning: str
    by: str


class Names:
    """The names of one table under its recipe and what people have stated before; the recipe goes first."""

    def __init__(self, places: Places | None, recipe: Recipe, memory: Memory) -> None:
        self.places, self._level = places, recipe.level
        self._own, _ = meanings(recipe.aliases)
        self._known, self._unclear = meanings(memory.places)
        self._own_indicators, _ = meanings(recipe.indicator_aliases)
        self._known_indicators, self._unclear_indicators = meanings(memory.indicators)
        self._totals = frozenset(map(name_key, recipe.totals or ()))
        self._not_here = frozenset(map(name_key, recipe.not_here))

    def place(self, text: str) -> str | None:
        """The unit a name stands for; None when no place answers to it."""
        if name_key(text) in self._not_here:
            return None
        name = self._stands_for(text)
        if self.places is None:
            return CITY if name_key(name) == name_key(CITY) else " ".join(name.split())
        found: Place | None = self.places.find(name, self._level)
        if found is None and name_key(name) == name_key(CITY):
            return CITY
        if found is None and (self._level is None or any(each.kind == "city" for each in self.places.named(name))):
            found = self.places.find(name)
        return found.name if found else None

    def meant(self, text: str) -> Meant | None:
        """How a name came to stand for a place of another name; None where it is the place's own."""
        unit, key = self.place(text), name_key(text)
        if unit is None or name_key(unit) == key:
            return None
        by = RECIPE if key in self._own else PLAN if key in self._known else SHIPPED
        return None if self.places is None and by == SHIPPED else Meant("place", text, unit, by)

    def indicator(self, name: str) -> Meant | None:
        """What a person has said that the name of an indicator means; None where nobody has."""
        key = name_key(name)
        own = self._own_indicators.get(key)
        meaning = own or self._known_indicators.get(key)
        if meaning is None or meaning == name:
            return None
        return Meant("indicator", name, meaning, RECIPE if own else PLAN)

    def unclear(self, name: str) -> tuple[str, ...]:
        """The several meanings a name has in the plan; none where it has one or none."""
        key = name_key(name)
        if key in self._own or key in self._own_indicators:
            return ()
        return self._unclear.get(key) or self._unclear_indicators.get(key, ())

    def left_out(self, label: str) -> str:
        """The reason the rows of a name are left out: it is a sum of others, or is said not to belong; "" for none."""
        if name_key(label) in self._not_here:
            return NOT_HERE
        text = self._stands_for(label)
        if self.places is not None and self.place(text) is not None:
            return ""
        if name_key(text) in self._totals:
            return "summarad"
        above = self.places.find(text, DISTRICT_BOARD) if self.places else None
        return "namnd_bland_stadsdelar" if above and self._level == "neighbourhood" else ""

    def suggestions(self, names: list[str]) -> list[tuple[str, ...]]:
        """For each of the first names, places that look alike; none for the others."""
        known = sorted({place.name for place in self.places or ()})
        found = [tuple(get_close_matches(name[:60], known, 3)) for name in names[:_MAX_SUGGESTED]]
        return found + [()] * (len(names) - len(found))

    def _stands_for(self, text: str) -> str:
        key = name_key(text)
        return self._own.get(key) or self._known.get(key) or text
