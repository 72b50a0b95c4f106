"""Who signs: the keys of this computer and those that have been opened from a file, one to choose."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from app.journeys.signing import KeyCard
from app.models.wording import typography
from app.ui.widgets import Column, TableView

if TYPE_CHECKING:
    from app.ui.theme import Theme

MOST_ROWS = 5


class IdentityChooser(TableView[KeyCard]):
    """A table of keys; the first that is still valid `today` is chosen."""

    def __init__(self, theme: Theme, cards: Sequence[KeyCard], today: date) -> None:
        self._today = today
        name: Column[KeyCard] = Column("Namn", _name, strong=lambda _card: True, tip=_told)
        place: Column[KeyCard] = Column("Organisation", lambda card: card.organisation or "–", width=200, tip=_told)
        until: Column[KeyCard] = Column("Gäller till", self._until, width=150, tone=self._tone)
        columns = [name, until] if theme.narrow else [name, place, until]
        super().__init__(theme, "Underskriftsnycklar", columns, cards)
        self.fit_height(MOST_ROWS)
        usable = next((card for card in cards if not self._over(card)), None)
        if usable is not None:
            self.choose(usable)

    def _over(self, card: KeyCard) -> bool:
        return card.valid_to is not None and card.valid_to < self._today

    def _until(self, card: KeyCard) -> str:
        if card.valid_to is None:
            return "visas när den öppnas"
        day = typography.date_long(card.valid_to.isoformat())
        return f"gick ut {day}" if self._over(card) else day

    def _tone(self, card: KeyCard) -> str:
        return "stop" if self._over(card) else ""


def _name(card: KeyCard) -> str:
    return card.name or card.path.name


def _told(card: KeyCard) -> str:
    return f"{_name(card)}, {card.organisation or 'organisation visas när den öppnas'}\n{card.path}"
