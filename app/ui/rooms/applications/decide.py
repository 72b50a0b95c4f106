"""The dialog that records a decision: who decided, when, what, and under which number."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QLineEdit

from app.models.plan import FieldValue
from app.models.schema import INSTANCES, OUTCOMES
from app.models.wording import labels
from app.ui.forms.editors import PARSED, ChoiceEdit
from app.ui.widgets import CANCEL, Dialog, Field, Verb, label

if TYPE_CHECKING:
    from app.ui.theme import Theme


class DecisionDialog(Dialog):
    """`given()` holds the fields of the decision once it has been accepted."""

    def __init__(self, theme: Theme, about: str, instance: str, today: str) -> None:
        super().__init__(
            theme,
            f"Registrera beslut om {about}",
            "Beslutet knyts till innehållet som det är nu. Ändras det senare syns det att beslutet inte längre gäller.",
            [CANCEL, Verb("record", "Registrera beslutet", "primary")],
        )
        self._values: dict[str, FieldValue] = {"instance": instance, "outcome": "approved", "date": today}
        self._choice("instance", INSTANCES)
        self._choice("outcome", OUTCOMES)
        date = PARSED["date"]()
        date.show_value(today)
        date.committed.connect(lambda value: self._values.__setitem__("date", value))
        self._date = date
        self.body.addWidget(Field(theme, labels.field_label("decision", "date"), date))
        self._lines = {name: QLineEdit() for name in ("paragraph", "case_number")}
        for name, line in self._lines.items():
            self.body.addWidget(Field(theme, labels.field_label("decision", name), line))
        self.body.addWidget(label("Paragraf och diarienummer kan fyllas i efteråt.", "small", "ink_soft"))

    def given(self) -> dict[str, object]:
        """The fields as they stand in the dialog; empty ones are left out."""
        self._date.finish()
        filled: dict[str, object] = {name: value for name, value in self._values.items() if value}
        return filled | {name: line.text().strip() for name, line in self._lines.items() if line.text().strip()}

    def _choice(self, name: str, keys: tuple[str, ...]) -> None:
        options = [(key, labels.choice_label("decision", name, key)) for key in keys]
        edit = ChoiceEdit(lambda: options)
        edit.show_value(self._values[name])
        edit.committed.connect(lambda value: self._values.__setitem__(name, value))
        self.body.addWidget(Field(self.theme, labels.field_label("decision", name), edit))
