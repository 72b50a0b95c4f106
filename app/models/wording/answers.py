"""What the coverage says in words: of a row, of a gap, and to the group in a few sentences."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.models.wording import Sentence
from app.models.wording.typography import number, spelled

if TYPE_CHECKING:
    from collections.abc import Sequence

    from app.models.answers import Begins, Need, Step
    from app.models.chain import Gap

HEADS: dict[Step, Sentence] = {
    "finding": ("Slutsats", "Finding"),
    "goal": ("Mål", "Goal"),
    "measure": ("Mått", "Measure"),
    "activity": ("Aktivitet", "Activity"),
}
FIRST: Sentence = ("Svag indikator", "Weak indicator")
MONEY: Sentence = ("Kronor", "Kronor")
ALONE: dict[Begins, Sentence] = {
    "finding": ("Slutsats utan svag indikator", "Finding on no weak indicator"),
    "goal": ("Mål utan slutsats", "Goal without a finding"),
    "measure": ("Mått utan mål", "Measure without a goal"),
    "activity": ("Aktivitet utan mål", "Activity without a goal"),
}
STRAYS: Sentence = ("Svarar inte på någon svag indikator", "Answers no weak indicator")
LACKS: dict[Need, Sentence] = {
    "finding": ("Saknar slutsats", "No finding"),
    "goal": ("Saknar mål", "No goal"),
    "measure": ("Saknar mått", "No measure"),
    "activity": ("Saknar aktivitet", "No activity"),
    "cost": ("Saknar kostnad", "No cost"),
}
PARTLY: dict[Need, Sentence] = {
    "goal": ("{some} av {all} slutsatser saknar mål", "{some} of {all} findings without a goal"),
    "measure": ("{some} av {all} mål saknar mått", "{some} of {all} goals without a measure"),
    "activity": ("{some} av {all} mål saknar aktivitet", "{some} of {all} goals without an activity"),
    "cost": ("{some} av {all} aktiviteter saknar kostnad", "{some} of {all} activities without a cost"),
}
ALL: Sentence = ("alla {count}", "all {count}")
LEFT: Sentence = ("Lämnas, med motivering i planen", "Left, with a reason in the plan")
SHARED: Sentence = ("delas med andra rader", "split with other rows")
SPLIT: Sentence = (
    "En aktivitet som svarar på flera rader räknas en gång: dess kronor delas lika mellan raderna.",
    "An activity that answers several rows is counted once: its kronor are split equally over them.",
)
SUM: Sentence = ("Summa, lika med planens budget", "Sum, the same as the plan's budget")
_TOLD: dict[Gap, tuple[Sentence, Sentence]] = {
    "no_finding": (
        ("{count} mål svarar inte på någon slutsats.", "{count} goal answers no finding."),
        ("{count} mål svarar inte på någon slutsats.", "{count} goals answer no finding."),
    ),
    "no_measure": (
        ("{count} mål saknar mått.", "{count} goal has no measure."),
        ("{count} mål saknar mått.", "{count} goals have no measure."),
    ),
    "no_activity": (
        ("{count} mål saknar aktivitet.", "{count} goal has no activity."),
        ("{count} mål saknar aktivitet.", "{count} goals have no activity."),
    ),
    "no_baseline": (
        ("{count} mått saknar baslinje.", "{count} measure has no baseline."),
        ("{count} mått saknar baslinje.", "{count} measures have no baseline."),
    ),
    "no_target": (
        ("{count} mått saknar målvärde.", "{count} measure has no target."),
        ("{count} mått saknar målvärde.", "{count} measures have no target."),
    ),
}
_WITHOUT_GOAL: dict[str, tuple[Sentence, Sentence]] = {
    "finding": (
        ("{count} slutsats saknar mål.", "{count} finding has no goal."),
        ("{count} slutsatser saknar mål.", "{count} findings have no goal."),
    ),
    "measure": (
        ("{count} mått hör inte till något mål.", "{count} measure belongs to no goal."),
        ("{count} mått hör inte till något mål.", "{count} measures belong to no goal."),
    ),
    "activity": (
        ("{count} aktivitet leder inte till något mål.", "{count} activity serves no goal."),
        ("{count} aktiviteter leder inte till något mål.", "{count} activities serve no goal."),
    ),
}
_APPLICATION: tuple[Sentence, Sentence] = (
    ("{count} ansökan saknar aktivitet.", "{count} application has no activity."),
    ("{count} ansökningar saknar aktivitet.", "{count} applications have no activity."),
)
NEUTER_COUNTS = frozenset({"goal", "measure"})
COSTS: Sentence = ("Planen kostar {sum}.", "The plan costs {sum}.")
BESIDE: Sentence = (
    "Planen kostar {sum}, varav {beside} inte svarar på någon svag indikator.",
    "The plan costs {sum}, of which {beside} answer no weak indicator.",
)


def places(names: Sequence[str], everywhere: int, language: int = 0) -> str:
    """ "Ekliden, Norrtorp"; "alla fyra" when they are all the neighbourhoods there are, and more than two."""
    if len(names) == everywhere > 2:
        count = number(everywhere) if language else spelled(everywhere, "", "").strip().lower()
        return ALL[language].format(count=count)
    return ", ".join(names)


def lacks(need: Need, some: int, whole: int, language: int = 0) -> str:
    """ "Saknar mått" when all of them do, "1 av 2 mål saknar mått" when some do. `whole` 0: the row itself lacks it."""
    if some < whole:
        return PARTLY[need][language].format(some=number(some), all=number(whole))
    return LACKS[need][language]


def told(kind: str, gap: Gap, count: int, language: int = 0) -> str:
    """ "Två mål saknar mått.": how many records of a kind have a gap; "" for one that is told elsewhere."""
    if gap == "no_goal":
        forms = _WITHOUT_GOAL[kind]
    elif (kind, gap) == ("application", "no_activity"):
        forms = _APPLICATION
    elif gap in _TOLD:
        forms = _TOLD[gap]
    else:
        return ""
    return forms[count != 1][language].format(count=_count(count, kind, language))


def _count(count: int, kind: str, language: int) -> str:
    return number(count) if language or count > 12 else spelled(count, "", "", kind in NEUTER_COUNTS).strip()
