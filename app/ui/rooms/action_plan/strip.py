"""The red thread through one record, as stations over its form."""

from __future__ import annotations

from app.models.plan import Plan
from app.models.trace import STOPS, Stop, trace
from app.models.wording import labels, typography
from app.ui.widgets import Station

WORDS: dict[Stop, str] = {
    "index": "Index",
    "finding": "Slutsats",
    "goal": "Mål",
    "measure": "Mått",
    "activity": "Aktivitet",
    "application": "Ansökan",
    "decision": "Beslut",
}
LATER: frozenset[Stop] = frozenset({"application", "decision"})


def stations(plan: Plan, record_id: str) -> tuple[Station, ...]:
    """One station for each stop: what is there, what is missing, and where the record itself stands."""
    found = trace(plan, record_id)
    if found.at is None:
        return ()
    return tuple(_station(stop, len(found.records[stop]), stop == found.at) for stop in STOPS)


def _station(stop: Stop, count: int, here: bool) -> Station:
    if here:
        return Station(stop, WORDS[stop], "here", "du är här")
    if count:
        return Station(stop, WORDS[stop], "filled", _counted(stop, count))
    if stop in LATER:
        return Station(stop, WORDS[stop], "later", "ännu inte")
    return Station(stop, WORDS[stop], "missing", "saknas", tone="remark")


def _counted(stop: Stop, count: int) -> str:
    if stop == "index":
        return typography.plural(count, "indikator", "indikatorer")
    return labels.counted(count, stop)
