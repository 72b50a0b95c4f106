"""What happens if a table is taken in as it stands: questions nobody has answered, names nobody has placed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.models.wording import typography
from app.ui.widgets import button, label

if TYPE_CHECKING:
    from app.exchange.index_tables import Reading
    from app.ui.theme import Theme


class Unsettled(QWidget):
    """One line over the buttons, there only when something is unsettled; `wanted` to see the questions."""

    wanted = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._words = label("", "strong", "remark", wrap=True)
        self.look = button(theme, "Visa frågorna", kind="quiet", on=self.wanted.emit)
        inner = QHBoxLayout(self)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.setSpacing(theme.space("room"))
        inner.addWidget(self._words, 1)
        inner.addWidget(self.look)
        self.hide()

    def show_reading(self, reading: Reading | None, hindrance: str) -> str:
        """Says why a reading cannot be taken in, or what is unsettled in it, and gives the words back.

        A question that must be answered stands over the table already, and is not said twice.
        """
        said = "" if reading is None or reading.blocking else hindrance or unsettled(reading)
        self._words.setText(said)
        self.look.setVisible(bool(reading is not None and reading.questions))
        self.setVisible(bool(said))
        return said


def unsettled(reading: Reading) -> str:
    """What will happen with what nobody has settled; "" when everything is."""
    said = []
    asked = sum(not question.blocking for question in reading.questions)
    if asked:
        count = "En fråga är obesvarad" if asked == 1 else f"{typography.number(asked, 0)} frågor är obesvarade"
        said.append(f"{count}. Läser du in nu gäller det som läsaren har antagit.")
    names = len(reading.unmatched)
    if names:
        whose = "ett okänt namn" if names == 1 else f"{typography.number(names, 0)} okända namn"
        said.append(f"Rader med {whose} läses inte in.")
    return " ".join(said)
