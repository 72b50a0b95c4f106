"""What the links of the results chain are called: beside undo, in the picture, and when one cannot be made."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.models.wording import Sentence, labels

if TYPE_CHECKING:
    from app.models.chain import Gap, Kind, Way

TIED: Sentence = ("kopplade {right} till {left}", "linked {right} to {left}")
UNTIED: Sentence = ("kopplade bort {right} från {left}", "unlinked {right} from {left}")
MOVED: Sentence = ("flyttade {right} till annat {left}", "moved {right} to another {left}")
MADE: Sentence = ("lade till {kind} för {near}", "added {kind} for {near}")
GAPS: dict[Gap, Sentence] = {
    "no_finding": ("Saknar slutsats", "No finding"),
    "no_goal": ("Saknar mål", "No goal"),
    "no_measure": ("Saknar mått", "No measure"),
    "no_baseline": ("Saknar baslinje", "No baseline"),
    "no_target": ("Saknar målvärde", "No target"),
    "no_activity": ("Saknar aktivitet", "No activity"),
    "unmeasured": ("Pengarna mäts inte", "Money not measured"),
}
SAYS: dict[tuple[str, str], Sentence] = {
    ("finding", "goal"): ("Målet ”{right}” svarar på slutsatsen ”{left}”", "The goal ”{right}” answers ”{left}”"),
    ("goal", "measure"): ("Måttet ”{right}” mäter målet ”{left}”", "The measure ”{right}” measures ”{left}”"),
    ("goal", "activity"): ("Aktiviteten ”{right}” leder till målet ”{left}”", "The activity ”{right}” serves ”{left}”"),
    ("measure", "application"): (
        "Ansökan ”{right}” följs upp med måttet ”{left}”",
        "The application ”{right}” is followed up by ”{left}”",
    ),
    ("activity", "application"): (
        "Ansökan ”{right}” betalar aktiviteten ”{left}”",
        "The application ”{right}” pays for ”{left}”",
    ),
}
ERRORS: dict[str, Sentence] = {
    "chain_no_link": (
        "Det går inte att koppla {one} till {other}: de är redan kopplade, eller hör inte ihop i tråden. "
        "Välj en post som är markerad.",
        "{one} cannot be linked to {other}: they are linked already, or do not meet on the thread. "
        "Choose one that is marked.",
    ),
    "chain_measure_kind": (
        "Måttet säger inte om det är resultatmått eller processmått. Öppna måttet, fyll i fältet Slag och försök igen.",
        "The measure does not say whether it is an outcome or a process measure. Fill that in and try again.",
    ),
}


def name(kind: str, language: int = 0) -> str:
    """ "slutsats"."""
    return labels.type_label(kind, language)


def tied(way: Way, language: int = 0) -> str:
    """ "kopplade mål till slutsats"."""
    return _of(TIED, way, language)


def untied(way: Way, language: int = 0) -> str:
    """ "kopplade bort mål från slutsats"."""
    return _of(UNTIED, way, language)


def moved(way: Way, language: int = 0) -> str:
    """ "flyttade mått till annat mål"."""
    return _of(MOVED, way, language)


def made(kind: Kind, near: str, language: int = 0) -> str:
    """ "lade till mål för slutsats"."""
    return MADE[language].format(kind=name(kind, language), near=name(near, language))


def gap(one: Gap, language: int = 0) -> str:
    """ "Saknar mål"."""
    return GAPS[one][language]


def says(left: str, right: str, titles: tuple[str, str], language: int = 0) -> str:
    """What a link between two kinds means, with what the two records are called, left first."""
    return SAYS[left, right][language].format(left=titles[0], right=titles[1])


def _of(sentence: Sentence, way: Way, language: int) -> str:
    return sentence[language].format(left=name(way.left, language), right=name(way.right, language))
