"""The dialog for a new cost line: which activity, what, who pays, which year and how much."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QLineEdit

from app.journeys.costs import read_tkr, tkr
from app.models.plan import FieldValue, Record
from app.models.schema import COST_KINDS, FINANCING
from app.models.wording import labels
from app.models.wording.cells import read_whole, year_text
from app.ui.forms.editors import ChoiceEdit, ParsedEdit
from app.ui.widgets import CANCEL, Dialog, Field, Verb

if TYPE_CHECKING:
    from app.ui.theme import Theme


class LineDialog(Dialog):
    """`activity` and `given()` once it has been accepted."""

    def __init__(self, theme: Theme, activities: Sequence[Record], year: int | None) -> None:
        super().__init__(
            theme,
            "Lägg till en kostnad",
            "Kostnaden hör till en aktivitet. Fler år fylls i direkt i tabellen.",
            [CANCEL, Verb("add", "Lägg till raden", "primary")],
        )
        self.activity = activities[0].id
        self._values: dict[str, FieldValue] = {"kind": "staff", "financed_by": "programme_funds", "year": year}
        self._note = QLineEdit()
        self.body.addWidget(Field(theme, labels.field_label("cost", "note"), self._note))
        named = [(record.id, labels.title_of(record)) for record in activities]
        about = ChoiceEdit(lambda: named)
        about.show_value(self.activity)
        about.committed.connect(self._choose_activity)
        self.body.addWidget(Field(theme, "Aktivitet", about))
        self._choice("kind", COST_KINDS)
        self._choice("financed_by", FINANCING)
        self._parsed = [
            self._line("year", ParsedEdit(read_whole, year_text), labels.field_label("cost", "year")),
            self._line("amount", ParsedEdit(read_tkr, _amount_text), "Belopp, tkr"),
        ]
        self._note.setFocus()

    def given(self) -> dict[str, object]:
        """The fields of the new cost."""
        for edit in self._parsed:
            edit.finish()
        filled: dict[str, object] = {name: value for name, value in self._values.items() if value is not None}
        return filled | ({"note": self._note.text().strip()} if self._note.text().strip() else {})

    def _choose_activity(self, value: str | None) -> None:
        self.activity = value or self.activity

    def _choice(self, name: str, keys: tuple[str, ...]) -> None:
        options = [(key, labels.choice_label("cost", name, key)) for key in keys]
        edit = ChoiceEdit(lambda: options)
        edit.show_value(self._values[name])
        edit.committed.connect(lambda value: self._values.__setitem__(name, value))
        self.body.addWidget(Field(self.theme, labels.field_label("cost", name), edit))

    def _line(self, name: str, edit: ParsedEdit, caption: str) -> ParsedEdit:
        field = Field(self.theme, caption, edit)
        edit.show_value(self._values.get(name))
        edit.committed.connect(lambda value: self._values.__setitem__(name, value))
        edit.refused.connect(lambda sentence: field.set_remark("stop", sentence))
        self.body.addWidget(field)
        return edit


def _amount_text(value: FieldValue) -> str:
    return tkr(value) if isinstance(value, int) and value else ""
