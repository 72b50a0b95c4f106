"""Ways into *Lägesbild* by name: a neighbourhood to choose in every view, a table to show."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from app.journeys import views
from app.ui.room import Named

if TYPE_CHECKING:
    from app.ui.rooms.situation.room import SituationRoom


def named(room: SituationRoom) -> list[Named]:
    """Every neighbourhood that can be asked about, to be chosen in the view that is open."""
    known = room.context.standpoint.known
    units = views.units_of(known) if known is not None else ()
    return [Named(unit, "Stadsdel", partial(choose_unit, room, unit)) for unit in units]


def choose_unit(room: SituationRoom, unit: str) -> None:
    """A neighbourhood, in every view."""
    if room.side is not None:
        room.show_tab(room.tabs.current)
    room.ask(room.asked.choosing("unit", unit))
    room.context.tell(f"Vald stadsdel: {unit}")


def show_dataset(room: SituationRoom, dataset: str) -> None:
    """Another table, in the view that was open."""
    room.context.standpoint.show_dataset(dataset)
    room.context.tell(f"Visar tabellen {room.context.session.plan.record(dataset).text('name')}.")
    room.show_tab(room.tabs.current)
