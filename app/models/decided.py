"""A target that has been decided on changes only with a reference to the decision that changes it.

It knows which targets an approval is about and what a reference must name. It refuses to ask whether the decision was
wise, and whether it has been recorded: the minutes are elsewhere, the reference says where.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from app.models.decisions import FORWARDING, YES
from app.models.errors import UserError
from app.models.plan import FieldValue, Plan, Record
from app.models.schema import INSTANCES
from app.models.wording import labels, typography

PROMISED = ("value", "value_women", "value_men", "year")
"""The fields of a target that a decision is about."""
REFERENCE = "decision_reference"


@dataclass(frozen=True, slots=True)
class Reference:
    """Who decided, when (ISO date) and under which paragraph."""

    instance: str
    date: str
    paragraph: str

    @property
    def words(self) -> str:
        """ "Lokala styrgruppen 2016-03-02 § 12": how a target keeps it."""
        return f"{labels.choice_label('decision', 'instance', self.instance)} {self.date} {self.paragraph}"


def reference(instance: str, day: str, paragraph: str, today: str) -> Reference:
    """The reference a person has named; `day` and `today` are ISO dates.

    Raises `UserError` for an unknown instance, a day that is missing or has not been yet, and a missing paragraph.
    """
    if instance not in INSTANCES:
        raise UserError("reference_without_instance")
    try:
        made = date.fromisoformat(day)
    except ValueError as error:
        raise UserError("reference_without_date") from error
    if made > date.fromisoformat(today):
        raise UserError("reference_in_the_future", date=typography.date_long(day))
    number = " ".join(paragraph.replace("§", " ").split())
    if not number:
        raise UserError("reference_without_paragraph")
    return Reference(instance, made.isoformat(), f"§{typography.NBSP}{number}")


def is_bound(plan: Plan, target: Record) -> bool:
    """Whether the target's value stands under an approval, so that another value takes another decision."""
    if target.type != "target" or all(target.is_empty(name) for name in PROMISED if name != "year"):
        return False
    return approval(plan, target) is not None


def approval(plan: Plan, target: Record) -> Record | None:
    """The newest favourable decision about the plan or a version of it, the target's measure or goal, or an application
    that is measured by it; None when nobody has approved."""
    measure = plan.get(target.parent)
    about = [plan.id, *(version.id for version in plan.of("version"))]
    if measure is not None:
        applications = plan.referring(measure.id, "application")
        about += [measure.id, *measure.refs("goal"), *(one.id for one in applications)]
    standing = [found for one in about if (found := _approved(plan, one)) is not None]
    return max(standing, key=lambda one: (one.text("date"), one.id), default=None)


def applications_decided(plan: Plan, target: Record) -> tuple[Record, ...]:
    """The applications that are measured by the target's measure and have been approved: another value breaks that."""
    measure = plan.get(target.parent)
    found = plan.referring(measure.id, "application") if measure is not None else []
    return tuple(one for one in found if _approved(plan, one.id) is not None)


def _approved(plan: Plan, record_id: str) -> Record | None:
    """The newest decision of any instance, where the newest of that instance is favourable."""
    newest: dict[str, Record] = {}
    for decision in sorted(plan.referring(record_id, "decision", "about"), key=lambda one: (one.text("date"), one.id)):
        newest[decision.text("instance")] = decision
    kept = [decision for instance, decision in newest.items() if _is_yes(instance, decision.text("outcome"))]
    return max(kept, key=lambda one: (one.text("date"), one.id), default=None)


def _is_yes(instance: str, outcome: str) -> bool:
    return outcome in (YES | FORWARDING if instance == "district_board" else YES)


def check_change(plan: Plan, record: Record, name: str, value: FieldValue, decision: str) -> bool:
    """True when this edit of a decided target must carry `decision` with it, False when it may be made freely.

    Raises `UserError("target_decided")` when it needs a decision and none is named, or only the one that holds.
    """
    if record.type != "target" or name not in PROMISED or record.is_empty(name) or value == record.get(name):
        return False
    if not is_bound(plan, record):
        return False
    _check_named(plan, record, decision)
    return True


def check_removal(plan: Plan, records: Iterable[Record], decision: str) -> tuple[Record, ...]:
    """Those of `records` that are decided targets. Raises `UserError` as `check_change` does."""
    held = tuple(record for record in records if is_bound(plan, record))
    for record in held:
        _check_named(plan, record, decision)
    return held


def _check_named(plan: Plan, target: Record, decision: str) -> None:
    if decision.strip() and decision.strip() != target.text(REFERENCE).strip():
        return
    made = approval(plan, target)
    day = typography.day(made.text("date") if made is not None else "")
    raise UserError("target_decided", year=labels.title_of(target), date=day)


def change_words(target: Record, name: str, value: FieldValue, decision: str) -> str:
    """ "ändrade målvärde 45 → 40, beslut § 12": what the change is called in history and beside undo."""
    label = labels.field_label("target", name)
    what = label[:1].lower() + label[1:]
    return f"ändrade {what} {_shown(target.get(name))} → {_shown(value)}, {_decided(decision)}"


def removal_words(targets: Iterable[Record], decision: str) -> str:
    """ "tog bort målvärde 40 för 2018, beslut § 12"."""
    told = [f"{_shown(one.get('value'))} för {_shown(one.get('year'))}" for one in targets]
    return f"tog bort målvärde {typography.listed(told)}, {_decided(decision)}"


def _decided(decision: str) -> str:
    """Only the paragraph, where the reference ends in one: the whole of it stands in the target."""
    _, sign, paragraph = decision.partition("§")
    return f"beslut §{paragraph}" if sign else f"beslut {decision}"


def _shown(value: FieldValue) -> str:
    if value is None or value == "":
        return "inget"
    return typography.number(value) if isinstance(value, str) else str(value)
