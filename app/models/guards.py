"""What one edit needs beside it: a decision for a decided target, grounds for a judgement, an end to a quote.

Asked by the verbs before anything is stored. It answers with further edits of the same change, or with a `UserError`.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from app.models import decided
from app.models.change import Edit, Set, SetRef
from app.models.errors import UserError
from app.models.plan import FieldValue, Plan, Record

QUOTED = ("baseline_value", "baseline_year", "indicator", "neighbourhood", "unit")
"""The fields of a measure that make up the quote of its baseline."""


def beside(plan: Plan, record: Record, name: str, value: FieldValue, decision: str) -> list[Edit]:
    """The edits that go with setting a field of an existing record to a stored value.

    Raises `UserError` for a decided target without a new decision, and for a judgement without its grounds.
    """
    check_judgement({"fulfilment": record.get("fulfilment"), "motive": record.get("motive"), name: value}, record.type)
    if decided.check_change(plan, record, name, value, decision):
        return [Set(record.id, decided.REFERENCE, decision.strip())]
    if record.type == "measure" and name in QUOTED and not record.is_empty("baseline_dataset"):
        return [SetRef(record.id, "baseline_dataset", None)]
    return []


def before_removal(plan: Plan, records: Iterable[Record], decision: str) -> list[Edit]:
    """The edits that go before taking records away: the decision, on each target that had been decided."""
    return [
        Set(target.id, decided.REFERENCE, decision.strip()) for target in decided.check_removal(plan, records, decision)
    ]


def note(beside_it: Iterable[Edit], decision: str) -> str:
    """What history says of the change: the decision, where the edit carries it."""
    carried = any(isinstance(edit, Set) and edit.field == decided.REFERENCE for edit in beside_it)
    return f"beslut {decision.strip()}" if carried else ""


def check_judgement(given: Mapping[str, object], record_type: str) -> None:
    """Raises `UserError("judgement_without_motive")` for a follow-up that judges without saying why."""
    if record_type == "follow_up" and given.get("fulfilment") and not str(given.get("motive") or "").strip():
        raise UserError("judgement_without_motive")
