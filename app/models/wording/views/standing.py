"""What *Läget* says beside its answer: how its chart is read and what its column heads are."""

from __future__ import annotations

from app.models.wording.published import genitive
from app.models.wording.typography import NBSP

INTERVAL = f"strecket: 9{NBSP}av{NBSP}10 beräkningar"
INTERVAL_HEAD = f"9{NBSP}av{NBSP}10"
OWN_INDEX = "Index"
OWN_HEAD = "Eget index"
"""What our own index heads its column with where another stands beside it."""
LONGEST_HEAD = 12
"""A publisher's name longer than this does not head a column of figures."""


def aside(*, drawn: bool = False) -> str:
    """What stands softly in the chart's head: what the line is, and the diamond where a published index is drawn."""
    return f"{INTERVAL}, rutan: publicerat" if drawn else INTERVAL


def heads(publisher: str) -> tuple[str, str]:
    """The heads of the two columns of a published index: its value and its place."""
    short = publisher if publisher and len(publisher) <= LONGEST_HEAD else "Publicerat"
    return short, "Plats där"


def reading(how: str, publisher: str) -> str:
    """How the chart is read where a published index stands in it."""
    whose = f"{genitive(publisher)} index" if publisher else "det publicerade indexet"
    return f"{how} Den tomma rutan är {whose}. Det räknas aldrig in i vårt."
