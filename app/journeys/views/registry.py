"""Every view of the situation in the order of the tabs: its key, the word on its tab, how it is made, its file name.

A new view is one line here. Refuses to know how a view is drawn or worked out.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TypeAlias

from app.journeys.situation import Situation
from app.journeys.views.asked import Asked
from app.journeys.views.heat import heat_view
from app.journeys.views.map import map_of
from app.journeys.views.parts import (
    HEAT,
    MAP,
    PROFILE,
    PROPORTION,
    ROBUST,
    SIMILAR,
    STANDING,
    TREND,
    WHAT_IF,
    WHY,
    View,
)
from app.journeys.views.profile import profile
from app.journeys.views.proportion import proportion
from app.journeys.views.robust import robust
from app.journeys.views.similar import similar
from app.journeys.views.standing import standing
from app.journeys.views.trend import trend
from app.journeys.views.what_if import what_if_view
from app.journeys.views.why import why

Builder: TypeAlias = Callable[[Situation, Asked], View | None]


@dataclass(frozen=True)
class ViewKind:
    """One view: `file` is what its saved pictures and tables are called."""

    key: str
    tab: str
    build: Builder
    file: str


VIEWS = (
    ViewKind(STANDING, "Läget", standing, "laget"),
    ViewKind(WHY, "Varför", why, "varfor"),
    ViewKind(PROFILE, "Profil", profile, "profil"),
    ViewKind(HEAT, "Värmetabell", heat_view, "varmetabell"),
    ViewKind(TREND, "Utveckling", trend, "utveckling"),
    ViewKind(SIMILAR, "Liknande", similar, "liknande"),
    ViewKind(WHAT_IF, "Vad händer om", what_if_view, "vad-hander-om"),
    ViewKind(ROBUST, "Hur säkert", robust, "hur-sakert"),
    ViewKind(PROPORTION, "Proportionalitet", proportion, "proportionalitet"),
    ViewKind(MAP, "Karta", map_of, "karta"),
)
KINDS: Mapping[str, ViewKind] = {kind.key: kind for kind in VIEWS}


def view(situation: Situation, key: str, asked: Asked) -> View | None:
    """The view called `key`, asked what a person has asked; None when the table has nothing to show in it.

    Raises `UserError` when it cannot be made of this table, saying why.
    """
    return KINDS[key].build(situation, asked)


def meaning(situation: Situation, mark: str) -> dict[str, str]:
    """What standing at a mark or row chooses in every view: a unit, an indicator, or both ("unit|indicator")."""
    found = {}
    for part in mark.split("|"):
        if part in situation.result.units:
            found["unit"] = part
        elif part in situation.definitions:
            found["indicator"] = part
    return found


def mark_of(shown: View, asked: Asked) -> str:
    """The row in which a view shows what is chosen: both together, the unit or the indicator; "" where it has none."""
    keys = {row.key for row in shown.table.rows}
    unit = asked.unit or shown.unit
    wanted = (f"{unit}|{asked.indicator}", asked.indicator or "", unit)
    return next((key for key in wanted if key in keys), "")
