"""The five steps of handing in, as stations of the thread."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.ui.widgets import Card, Station, ThreadStrip

if TYPE_CHECKING:
    from app.ui.theme import Theme
    from app.ui.widgets.thread import State

CHECKS, READ, SIGN, VERDICT, DONE = range(5)
SHORT = ("Kontroller", "Läs", "Skriv under", "Omdöme", "Klart")
"""For large text, where the whole words would be cut."""
STEPS = ("Kontroller", "Läs dokumenten", "Skriv under", "Kontrollera det som skrevs", "Klart")


class Steps(Card):
    """The strip over the pages. Hidden for a package somebody else made: it goes through no steps here."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self._words = SHORT if theme.narrow else STEPS
        self.strip = ThreadStrip(theme, name="Inlämningens fem steg")
        self.body.setContentsMargins(theme.px(8), theme.px(8), theme.px(8), theme.px(6))
        self.body.addWidget(self.strip)

    def show_step(self, at: int, *, own: bool) -> None:
        """Steps before `at` are ticked; the last one is ticked when it is reached."""
        self.setVisible(own)
        self.strip.set_stations([self._station(number, at) for number in range(len(STEPS))])

    def _station(self, number: int, at: int) -> Station:
        passed = number < at or number == at == DONE
        state: State = "filled" if passed else ("here" if number == at else "later")
        return Station(str(number), self._words[number], state, check=passed)
