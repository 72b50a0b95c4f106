"""The ways to the page *Metod*, and back to the standard method where what was settled keeps the index uncomputed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.journeys import method, method_change
from app.ui.rooms.situation.method_page import MethodPage
from app.ui.widgets import CANCEL, Question, Verb

if TYPE_CHECKING:
    from app.ui.room import Context
    from app.ui.rooms.situation.room import SituationRoom

BACK = Verb("back", "Tillbaka till standardmetoden", "primary")
SAID = "Den valda metoden tas bort ur planen och indexet räknas som vanligt igen. Det går att ångra."


def open_method(room: SituationRoom) -> MethodPage | None:
    """The page where the method is chosen; where no index can be computed, the way back to the standard one."""
    situation = room.context.standpoint.situation
    if situation is None:
        offer_standard(room.context)
        return None
    return room.side if isinstance(room.side, MethodPage) else room.open_side(MethodPage(room.context, situation))


def follow(room: SituationRoom, way: str) -> None:
    """Where a view's own ways lead. KeyError for one that nobody knows."""
    {"method": open_method}[way](room)


def offer_standard(context: Context) -> None:
    """Asks whether the settled method is to be taken away; says so when there is nothing to choose a method for."""
    if not method.records_of(context.session.plan) or not context.session.writable:
        context.tell("Läs in en tabell och beskriv dess indikatorer, så finns det något att välja metod för.")
    elif context.ask.choose(Question("Ta bort den valda metoden?", SAID, (CANCEL, BACK))) == BACK.key:
        method_change.go_back(context.session)
        context.tell("Standardmetoden gäller igen.")
