"""The two forms that come before any plan: who works at this computer, and what a new plan is called.

They check only that what is needed has been written, under the field where it is missing.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QWidget

from app.journeys.session import Person
from app.ui.theme import Theme
from app.ui.widgets.dialogs import CANCEL, Dialog, Verb
from app.ui.widgets.fields import ComboBox, Field


class PersonFields:
    """The two fields of a person, wherever they are asked for."""

    def __init__(self, theme: Theme, person: Person) -> None:
        self.name, self.organisation = QLineEdit(person.name), QLineEdit(person.organisation)
        self.name.setPlaceholderText("För- och efternamn")
        self.name_field = Field(theme, "Ditt namn", self.name)
        self.name.textChanged.connect(lambda _text: self.name_field.set_remark(None))
        self.all = (self.name_field, Field(theme, "Din organisation", self.organisation, "får vara tomt"))

    @property
    def person(self) -> Person:
        return Person(self.name.text().strip(), self.organisation.text().strip())

    def check(self) -> bool:
        """Whether there is a name; asks for it under the field otherwise."""
        self.name_field.set_remark(None if self.person.name else "stop", "skriv ditt namn")
        if not self.person.name:
            self.name.setFocus()
        return bool(self.person.name)


class PersonDialog(Dialog):
    """`person` as written; the name is needed, the organisation not."""

    def __init__(self, theme: Theme, person: Person, parent: QWidget | None = None) -> None:
        super().__init__(
            theme,
            "Vem arbetar vid den här datorn?",
            "Namnet syns för andra i planer du börjar från och med nu.",
            [CANCEL, Verb("keep", "Spara namnet", "primary")],
            parent,
        )
        self.fields = PersonFields(theme, person)
        for field in self.fields.all:
            self.body.addWidget(field)
        self.person = person

    def close_with(self, key: str) -> None:
        """Keeping asks for the name when it is missing."""
        if key and not self.fields.check():
            return
        self.person = self.fields.person
        super().close_with(key)


class NewPlanDialog(Dialog):
    """A title and a district board, and who is writing when that is not known; `filled` and `person` afterwards."""

    def __init__(self, theme: Theme, boards: Sequence[str], person: Person, parent: QWidget | None = None) -> None:
        super().__init__(
            theme,
            "Vad ska handlingsplanen heta?",
            "Titel och nämnd kan ändras senare. Allt annat skrivs i planen.",
            [CANCEL, Verb("create", "Skapa planen", "primary")],
            parent,
        )
        self.title = QLineEdit()
        self.title.setPlaceholderText("Handlingsplan 2015–2020")
        self.board = ComboBox()
        self.board.setPlaceholderText("Välj nämnd")
        self.board.addItems(list(boards))
        self.board.setCurrentIndex(-1)
        self.title_field = Field(theme, "Titel", self.title)
        self.board_field = Field(theme, "Stadsdelsnämnd", self.board)
        self.title.textChanged.connect(lambda _text: self.title_field.set_remark(None))
        self.board.currentIndexChanged.connect(lambda _index: self.board_field.set_remark(None))
        self.body.addWidget(self.title_field)
        self.body.addWidget(self.board_field)
        self.who = None if person.name else PersonFields(theme, person)
        for field in self.who.all if self.who else ():
            self.body.addWidget(field)
        self.title.setFocus(Qt.FocusReason.OtherFocusReason)
        self.filled = ("", "")
        self.person = person

    def close_with(self, key: str) -> None:
        """Creating asks for what is missing under its field; leaving asks nothing."""
        if not key or self._check():
            super().close_with(key)

    def _check(self) -> bool:
        title, board = self.title.text().strip(), self.board.currentText()
        named = self.who.check() if self.who else True
        self.title_field.set_remark(None if title else "stop", "skriv en titel")
        self.board_field.set_remark(None if board else "stop", "välj en nämnd")
        if not (title and board):
            (self.board if title else self.title).setFocus()
        self.filled = (title, board)
        self.person = self.who.person if self.who else self.person
        return bool(title and board and named)
