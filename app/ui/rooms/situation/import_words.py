"""What people say of a table when it is taken in: its name, its source, who published it, what kind it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QIntValidator
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from app.journeys.import_index import DatasetWords
from app.ui.widgets import Field, label
from app.ui.widgets.fields import ComboBox

if TYPE_CHECKING:
    from app.ui.theme import Theme

KINDS = (
    ("indicators", "Indikatorer att räkna index av"),
    ("population", "Befolkning"),
    ("published_index", "Publicerat index"),
)


class TableWords(QWidget):
    """`changed` when something was written; `words()` is what stands there."""

    changed = Signal()

    def __init__(self, theme: Theme, name: str) -> None:
        super().__init__()
        inner = QVBoxLayout(self)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.setSpacing(theme.px(10))
        inner.addWidget(label("Om tabellen", "heading"))
        self.name, self.source, self.publisher, self.vintage = QLineEdit(name), QLineEdit(), QLineEdit(), QLineEdit()
        self.name.setCursorPosition(0)  # a long name is read from its beginning
        self.vintage.setPlaceholderText("tom: senaste året i tabellen")
        self.kind = ComboBox()
        for key, words in KINDS:
            self.kind.addItem(words, key)
        inner.addWidget(Field(theme, "Namn", self.name, "krävs"))
        inner.addWidget(Field(theme, "Källa", self.source, "krävs vid ansökan"))
        inner.addWidget(Field(theme, "Utgivare", self.publisher))
        inner.addWidget(Field(theme, "Årgång", self.vintage))
        inner.addWidget(Field(theme, "Tabellen är", self.kind))
        self.vintage.setValidator(QIntValidator(1900, 2100, self.vintage))
        for line in (self.name, self.vintage):
            line.textChanged.connect(lambda _text: self.changed.emit())
        self.kind.activated.connect(lambda _at: self.changed.emit())

    def words(self) -> DatasetWords:
        """The words as they stand."""
        return DatasetWords(
            self.name.text().strip(),
            self.source.text().strip(),
            self.publisher.text().strip(),
            kind=str(self.kind.currentData()),
            vintage=int(self.vintage.text()) if self.vintage.hasAcceptableInput() else None,
        )
