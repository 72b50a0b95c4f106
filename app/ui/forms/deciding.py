"""A decided target's new value waits, under its field, for the decision that changes it; both are one change."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from PySide6.QtCore import Qt

from app.models import decided, verbs
from app.models.decided import Reference
from app.models.errors import UserError
from app.models.plan import FieldValue, Record
from app.models.wording import labels, typography
from app.ui.forms.editors import ParsedEdit
from app.ui.forms.field import FormField
from app.ui.forms.reference import DecisionAsk

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from app.ui.room import Context

Waiting: TypeAlias = tuple[str, str, FieldValue]
"""The record, its field and the value that waits."""


def ask_decision(context: Context, field: FormField, editor: QWidget, waiting: Waiting) -> None:
    """Asks under the field, with the keyboard there; an earlier question there gives way."""
    for before in field.findChildren(DecisionAsk):
        before.hide()
        before.deleteLater()
    record_id, name, value = waiting
    target = context.session.plan.record(record_id)
    words = decided.change_words(target, name, value, "§").rpartition(", ")[0]
    ask = DecisionAsk(context.theme, f"Vilket beslut {words}?", context.session.today(), _broken(context, target))
    inner = field.layout()
    assert inner is not None
    inner.addWidget(ask)

    def close() -> None:
        ask.hide()
        ask.deleteLater()
        field.refuse("")
        editor.setFocus(Qt.FocusReason.OtherFocusReason)

    def leave() -> None:
        if isinstance(editor, ParsedEdit):
            editor.give_up()
        close()

    def change(reference: Reference) -> None:
        try:
            _store(context, waiting, reference)
        except UserError as error:
            field.refuse(str(error))
            return
        if isinstance(editor, ParsedEdit):
            editor.finish()
        close()

    ask.left.connect(leave)
    ask.decided.connect(change)
    ask.show()
    ask.fields.date.setFocus(Qt.FocusReason.OtherFocusReason)


def _store(context: Context, waiting: Waiting, reference: Reference) -> None:
    record_id, name, value = waiting
    plan = context.session.plan
    words = decided.change_words(plan.record(record_id), name, value, reference.words)
    change = verbs.set_value(plan, record_id, name, value, decision=reference.words)
    context.session.do(change, words=words)


def _broken(context: Context, target: Record) -> str:
    """Which applications are no longer what was decided when the target is another; "" for none."""
    found = [f"”{labels.title_of(one)}”" for one in decided.applications_decided(context.session.plan, target)]
    if not found:
        return ""
    if len(found) == 1:
        return f"Ansökan {found[0]} är beslutad med det gamla värdet och behöver beslutas på nytt."
    return f"Ansökningarna {typography.listed(found)} är beslutade med det gamla värdet och behöver beslutas på nytt."
