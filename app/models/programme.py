"""What is known of the programme itself: its four themes. Goals and sub-goals are not known here and are imported.

Source: Program för en sammanhållen stad 2015–2020, the proposal of autumn 2014.
"""

from __future__ import annotations

from app.models import order
from app.models.change import Change, Create, Edit, Set
from app.models.verbs import Chance

THEMES = ("Stadsmiljö och boende", "Skola och utbildning", "Jobb och företagande", "Trygghet i vardagen")
SOURCE = "Ur förslaget till Program för en sammanhållen stad 2015–2020"
PERIOD = (2015, 2020)


def themes(chance: Chance) -> Change:
    """The four themes as records, each marked with its source."""
    edits: list[Edit] = []
    position = ""
    for number, theme in enumerate(THEMES, start=1):
        here = f"#{len(edits)}"
        position = order.between(position, "", chance(order.CHANCE_LENGTH))
        filled = {"level": "theme", "code": str(number), "wording": theme, "source_document": SOURCE}
        edits += [Create("programme_goal"), Set(here, "position", position), Set(here, "status", "proposal")]
        edits += [Set(here, name, value) for name, value in filled.items()]
    return Change(tuple(edits))
