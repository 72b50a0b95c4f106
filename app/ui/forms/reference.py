"""Three fields for the decision that changes what has been decided: who, when and paragraph.

Beside the field whose value waits for it, or in the question before something decided is taken away. What is lacking is
said under the field that lacks it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QLineEdit, QVBoxLayout, QWidget

from app.models.decided import Reference, reference
from app.models.errors import UserError
from app.models.schema import INSTANCES
from app.models.wording import labels
from app.ui.forms.dates import DateEdit
from app.ui.forms.editors import ChoiceEdit
from app.ui.widgets import CANCEL, Dialog, Field, Verb, button, column, label, row

if TYPE_CHECKING:
    from app.ui.theme import Theme

LACKS = {
    "reference_without_instance": "instance",
    "reference_without_date": "date",
    "reference_in_the_future": "date",
    "reference_without_paragraph": "paragraph",
}


class ReferenceFields(QWidget):
    """`read()` gives the reference, or None with the reason told where it is lacking. `today` is an ISO date.

    The fields stand beside each other where there is room, `under` each other in a narrow place.
    """

    def __init__(self, theme: Theme, today: str, *, under: bool = False) -> None:
        super().__init__()
        self._today = today
        self._day = ""
        self._instance = "local_group"
        self.instance = ChoiceEdit(
            lambda: [(key, labels.choice_label("decision", "instance", key)) for key in INSTANCES]
        )
        self.instance.show_value(self._instance)
        self.instance.committed.connect(self._chosen)
        self.date = DateEdit(theme, labels.field_label("decision", "date"))
        self.date.committed.connect(self._dated)
        self.date.refused.connect(self._unread)
        self.paragraph = QLineEdit()
        self.paragraph.setPlaceholderText("till exempel § 12")
        pieces: dict[str, QWidget] = {"instance": self.instance, "date": self.date, "paragraph": self.paragraph}
        self._fields: dict[str, Field] = {
            name: Field(theme, labels.field_label("decision", name), piece) for name, piece in pieces.items()
        }
        inside = QVBoxLayout(self)
        inside.setContentsMargins(0, 0, 0, 0)
        shown = list(self._fields.values())
        inside.addLayout(column(*shown) if under or theme.narrow else row(*shown, spacing=theme.px(12)))

    def read(self) -> Reference | None:
        """The reference as it stands in the fields; None when something is lacking, which is then said beside it."""
        self.date.finish()
        if self.date.dirty:
            return None
        for field in self._fields.values():
            field.set_remark(None)
        try:
            return reference(self._instance, self._day, self.paragraph.text(), self._today)
        except UserError as error:
            lacking = LACKS[error.code]
            self._fields[lacking].set_remark("stop", str(error))
            self._fields[lacking].control.setFocus(Qt.FocusReason.OtherFocusReason)
            return None

    def _unread(self, said: str) -> None:
        self._fields["date"].set_remark("stop", said)

    def _chosen(self, value: object) -> None:
        self._instance = str(value or "")

    def _dated(self, value: object) -> None:
        self._day = str(value or "")
        self._fields["date"].set_remark(None)


class DecisionAsk(QFrame):
    """Under a field whose new value waits for a decision. `decided(Reference)` or `left()`; `follows`: what breaks."""

    decided = Signal(object)
    left = Signal()

    def __init__(self, theme: Theme, what: str, today: str, follows: str = "") -> None:
        super().__init__()
        self.setProperty("box", "sunken")
        self.setAccessibleName("Beslut om ändringen")
        self.fields = ReferenceFields(theme, today, under=True)
        self.keep = button(theme, "Låt det gamla stå", kind="quiet", on=self.left.emit)
        self.change = button(theme, "Ändra enligt beslutet", kind="primary", on=self._decide)
        inside = QVBoxLayout(self)
        inside.setContentsMargins(theme.px(12), theme.px(10), theme.px(12), theme.px(10))
        inside.addWidget(label(what, wrap=True))
        if follows:
            inside.addWidget(label(follows, "small", "remark", wrap=True))
        inside.addWidget(self.fields)
        inside.addLayout(row(None, self.keep, self.change, spacing=theme.px(8)))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter decides, Escape leaves the old value."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._decide()
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def _decide(self) -> None:
        found = self.fields.read()
        if found is not None:
            self.decided.emit(found)


class DecidedRemoval(Dialog):
    """The question before decided targets are taken away; `reference` is there once it has been answered."""

    def __init__(self, theme: Theme, title: str, sentence: str, verb: str, today: str) -> None:
        super().__init__(theme, title, sentence, [CANCEL, Verb("delete", verb, "stop")])
        self.setMinimumWidth(theme.px(620))
        self.reference: Reference | None = None
        self.fields = ReferenceFields(theme, today)
        self.body.addWidget(self.fields)

    def close_with(self, key: str) -> None:
        """Stays open while the reference lacks something."""
        self.reference = self.fields.read() if key else None
        if not key or self.reference is not None:
            super().close_with(key)
