"""What can be done with the open record, as changes and questions. Pure but for the words; the room does and asks."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from app.models import decided, prefilled, verbs
from app.models.change import Change
from app.models.hanging import hanging
from app.models.plan import Plan, Record
from app.models.schema import RECORD_TYPES, fields_of
from app.models.wording import labels, typography
from app.ui.forms.reference import DecidedRemoval
from app.ui.text import capital
from app.ui.widgets import CANCEL, Question, Verb

if TYPE_CHECKING:
    from app.ui.theme import Theme

LINK_FROM = {"goal": ("finding", "findings"), "measure": ("goal", "goal"), "activity": ("goal", "goals")}
"""A new record of a type is linked to the open record of another type through a field."""
MADE_ELSEWHERE = frozenset({"evidence", "attachment", "indicator_definition"})
"""Made where their content comes from: in Lägesbild, in Skicka in, or with the file itself."""
NEVER_DELETED = frozenset({"plan", "version"})
MOST_NAMED, LONGEST_NAME = 3, 60


def links_for(plan: Plan, kind: str, near: Record | None) -> dict[str, object]:
    """The fields that tie a new record of `kind` to the open one, or to what the open one stands under."""
    if kind not in LINK_FROM or near is None:
        return {}
    wanted, through = LINK_FROM[kind]
    found = near if near.type == wanted else _above(plan, near, wanted)
    if found is None:
        return {}
    return {through: [found.id] if fields_of(kind)[through].kind == "refs" else found.id}


def with_answers(plan: Plan, given: dict[str, object]) -> dict[str, object]:
    """A new application's links, with what the plan already answers for it."""
    activities = given.get("activities")
    chosen = [str(one) for one in activities] if isinstance(activities, list | tuple) else []
    return {**prefilled.for_application(plan, chosen), **given}


def _above(plan: Plan, record: Record, wanted: str) -> Record | None:
    """The first record of the type that this one, or the one it lies under, points to."""
    for field in fields_of(record.type).values():
        if field.kind in ("ref", "refs"):
            found = next((target for target in plan.targets(record, field.name) if target.type == wanted), None)
            if found is not None:
                return found
    parent = plan.get(record.parent)
    if parent is None:
        return None
    return parent if parent.type == wanted else _above(plan, parent, wanted)


def moved(plan: Plan, record: Record, beside: Sequence[str], step: int, chance: verbs.Chance) -> Change | None:
    """The record one place up (-1) or down (1) among those shown `beside` it; None at the end of the row."""
    here = list(beside)
    to = here.index(record.id) + step if record.id in here else -1
    if not 0 <= to < len(here):
        return None
    if step > 0:
        return verbs.move(plan, record.id, here[to], chance)
    others = [r.id for r in verbs.siblings(plan, record.type, record.parent) if r.id != record.id]
    place = others.index(here[to])
    return verbs.move(plan, record.id, others[place - 1] if place else None, chance)


def question_before_delete(plan: Plan, *records: Record) -> Question:
    """What goes with the records and what will be left without them; all are of one type."""
    kind, many = labels.type_label(records[0].type), len(records) > 1
    what = labels.counted(len(records), records[0].type) if many else kind
    hangs = hanging(plan, [record.id for record in records])
    said = ["Du kan ångra det."]
    if hangs.under:
        said.append(f"{capital(_counted(hangs.under_counts))} som hör dit följer med.")
    if hangs.leaning:
        named = _named(hangs.leaning)
        stays = "pekar dit och blir kvar utan den kopplingen"
        said.append(f"{capital(_counted(hangs.leaning_counts))} {stays}: {named}.")
    title = f"Ta bort {what}?" if many else f"Ta bort {kind} ”{labels.title_of(records[0])}”?"
    return Question(title, " ".join(said), [CANCEL, Verb("delete", f"Ta bort {what}", "stop")])


def _counted(counts: Mapping[str, int]) -> str:
    known = [labels.counted(count, kind) for kind, count in counts.items() if kind in RECORD_TYPES]
    return typography.listed(known)


def _named(records: Sequence[Record]) -> str:
    """The first few by name, in quotation marks, and how many more there are."""
    names = [typography.quoted(_short(labels.title_of(record))) for record in records[:MOST_NAMED]]
    more = len(records) - MOST_NAMED
    return typography.listed([*names, f"{typography.number(str(more))} till"] if more > 0 else names)


def _short(title: str) -> str:
    tidy = " ".join(title.split())
    return tidy if len(tidy) <= LONGEST_NAME else f"{tidy[: LONGEST_NAME - 1]}…"


def decided_targets(plan: Plan, *records: Record) -> list[Record]:
    """The decided targets that would go with the records."""
    gone = [plan.record(each) for record in records for each in verbs.family(plan, record)]
    return [one for one in gone if decided.is_bound(plan, one)]


def removal_dialog(theme: Theme, plan: Plan, records: Sequence[Record], today: str) -> DecidedRemoval:
    """The question before records go with targets that have been decided on: which decision says so."""
    asked = question_before_delete(plan, *records)
    count = len(decided_targets(plan, *records))
    what = (
        "Målvärdet är beslutat" if count == 1 else f"{typography.spelled(count, 'målvärde', 'målvärden')} är beslutade"
    )
    sentence = f"{what}. Ange beslutet som tar bort det. {asked.sentence}"
    return DecidedRemoval(theme, asked.title, sentence, asked.verbs[-1].words, today)


def question_before_leaving(fields: Sequence[str]) -> Question:
    """Something written could not be read or stored, and would be lost."""
    what = typography.listed([f"”{name}”" for name in fields])
    return Question(
        "Det du skrev är inte sparat",
        f"I {what} står något som inte gick att spara. Skälet står under fältet.",
        [Verb("leave", "Lämna utan att spara", "stop"), Verb("", "Gå tillbaka och rätta", "primary")],
    )
