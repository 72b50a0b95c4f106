"""What is known of a plan's situation: its own table computed, or a published index where it has nothing else.

It leads a question to the views that can answer it. Refuses to make of a published index what only indicators can say.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TypeAlias

from app.journeys.published import Published
from app.journeys.situation import Situation
from app.journeys.views import registry
from app.journeys.views.asked import Asked
from app.journeys.views.map import map_of
from app.journeys.views.parts import MAP, STANDING, View, kind_of_units
from app.journeys.views.published import published_standing
from app.journeys.views.published_map import published_map
from app.models.errors import UserError
from app.models.wording import typography

Known: TypeAlias = Situation | Published
ALONE: Mapping[str, Callable[[Published, Asked], View]] = {STANDING: published_standing, MAP: published_map}


def view(known: Known, key: str, asked: Asked) -> View | None:
    """The view called `key`, asked what a person has asked; None when the table has nothing to show in it.

    Raises `UserError` when it cannot be made of what is known, saying why.
    """
    if not isinstance(known, Published):
        return registry.view(known, key, asked)
    if key not in ALONE:
        raise UserError("needs_indicators")
    return ALONE[key](known, asked)


def state_line(known: Known) -> str:
    """Which year is shown, and of how many neighbourhoods."""
    if isinstance(known, Published):
        units = "stadsdelsområden" if known.about_boards else "stadsdelar"
        return f"Publicerat index, årgång {known.year}, {len(known.units)} {units}"
    return f"Årgång {known.year}, {len(known.result.units)} {kind_of_units(known)}"


def map_beside(known: Known, asked: Asked) -> View:
    """The map that stands beside another view: always of the index, with what is chosen written out."""
    unit = Asked(unit=asked.unit)
    return published_map(known, unit) if isinstance(known, Published) else map_of(known, unit)


def units_of(known: Known) -> tuple[str, ...]:
    """Everything that can be chosen, by name."""
    units = known.units if isinstance(known, Published) else known.result.units
    return tuple(sorted(units, key=typography.swedish_key))


def meaning(known: Known, mark: str) -> dict[str, str]:
    """What standing at a mark or row chooses in every view: a unit, an indicator, or both ("unit|indicator")."""
    if not isinstance(known, Published):
        return registry.meaning(known, mark)
    return {"unit": mark} if mark in known.units else {}
