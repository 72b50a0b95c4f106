"""Which room shows a record, so that everything named anywhere can be gone to. Pure words, no window."""

from __future__ import annotations

from app.models.plan import Plan, Record
from app.models.thread import StationKey

ROOM_OF = {
    "application": "applications",
    "decision": "applications",
    "dataset": "situation",
    "indicator_definition": "situation",
    "index_method": "situation",
    "package": "submit",
}
NOWHERE = frozenset({"comment", "receipt", "reply", "ils_paste"})
STATION_OF: dict[StationKey, tuple[str, str]] = {
    "index": ("situation", ""),
    "findings": ("action_plan", "finding"),
    "goals": ("action_plan", "goal"),
    "measures": ("action_plan", "measure"),
    "activities": ("action_plan", "activity"),
    "applications": ("applications", "application"),
    "decisions": ("applications", ""),
}


WEAK = "svaga"
"""The place in *Lägesbild* where weak indicators are answered: alone, or with an indicator's id after a colon."""


def weak_place(indicator: str) -> str:
    """Where a weak indicator is answered."""
    return f"{WEAK}:{indicator}"


def place_of(plan: Plan, room: str, record_id: str | None) -> str | None:
    """Where a next step leads in its room: an indicator of *Lägesbild* waits to be answered, not to be described."""
    record = plan.get(record_id)
    if room == "situation" and record is not None and record.type == "indicator_definition":
        return weak_place(record.id)
    return record_id


def room_of(record: Record) -> str:
    """The key of the room where the record is read and changed; "" when none shows it yet."""
    return "" if record.type in NOWHERE else ROOM_OF.get(record.type, "action_plan")


def of_station(plan: Plan, key: StationKey) -> tuple[str, str | None]:
    """The room of a station of the thread, and the first record to open there."""
    room, kind = STATION_OF[key]
    first = next(iter(plan.of(kind)), None) if kind else None
    return room, first.id if first is not None else None


def way_to(plan: Plan, record: Record) -> tuple[str, str] | None:
    """Room and record where something can be read: its own, or else those of what it lies under or is about."""
    known: Record | None = record
    for _ in range(8):  # a plan from elsewhere may go in circles
        if known is None:
            return None
        room = room_of(known)
        if room:
            return room, known.id
        known = plan.get(known.parent) or next(iter(plan.targets(known, "about")), None)
    return None
