"""Step 3: who signs, in which role, and what the signature means."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.journeys import submission
from app.journeys.signing import KeyCard
from app.models.wording import typography
from app.models.wording.submission import OTHER_ORGANISATION, SIGNATURE_SHORT, TWO_KEYS
from app.ui.identity.chooser import IdentityChooser
from app.ui.widgets import Card, EmptyState, Field, button, column, icon_label, label, row, scrolling
from app.ui.widgets.fields import ComboBox

if TYPE_CHECKING:
    from app.ui.theme import Theme

Required = Sequence[tuple[str, str]]


@dataclass(frozen=True)
class Signing:
    """What is to be signed: how many files, who must sign, who has not yet; `onto` names a package that is there.

    `person` works at this computer.
    """

    files: int
    required: Required
    missing: Required
    onto: str = ""
    person: str = ""


class SignPage(QWidget):
    """`signed(card, role)` when the person wants to sign; `made()` and `opened()` for another key; `back()`."""

    signed = Signal(object, str)
    made = Signal()
    opened = Signal()
    back = Signal()

    def __init__(self, theme: Theme, cards: Sequence[KeyCard], signing: Signing, today: date) -> None:
        super().__init__()
        self._theme, self._signing = theme, signing
        self.chooser = IdentityChooser(theme, cards, today)
        self.role = ComboBox()
        self.role.setEditable(True)
        self.stranger = label("", "small", "remark", wrap=True)
        self.stranger.hide()
        if (line := self.role.lineEdit()) is not None:
            line.setAccessibleName("Roll")
        words = [role for role, _ in signing.required] + [submission.role_words(code) for code in submission.ROLE_CODES]
        self.role.addItems(list(dict.fromkeys(words)))
        verb = "Lägg till underskriften" if signing.onto else "Skriv under och spara paketet…"
        self.sign = button(theme, verb, kind="primary", icon="key-round", on=self._ask)
        pieces = (self._who(bool(cards)), self._what())
        columns = column(*pieces, spacing=theme.px(12)) if theme.narrow else row(*pieces, spacing=theme.px(12))
        columns.setStretch(0, 2)
        columns.setStretch(1, 1)
        where = "Tillbaka till paketet" if signing.onto else "Tillbaka till dokumenten"
        back = button(theme, where, kind="quiet", on=self.back.emit)
        foot = [self.sign] if cards else []
        content = QWidget()
        inner = column(columns, column(*foot, back) if theme.narrow else row(back, None, *foot), spacing=theme.px(12))
        inner.setStretch(0, 1)
        content.setLayout(inner)
        page = QVBoxLayout(self)
        page.setContentsMargins(0, 0, 0, 0)
        page.addWidget(scrolling(content, "Skriv under") if theme.narrow else content)
        self.chooser.chosen.connect(self._preselect)
        self.role.currentTextChanged.connect(lambda _text: self._open())
        self._suggest(cards)
        self._open()

    def _who(self, any_key: bool) -> QWidget:
        theme = self._theme
        card = Card(theme, "Vem skriver under?", spacing=12)
        if not any_key:
            card.body.addWidget(
                EmptyState(
                    theme,
                    "key-round",
                    "Ingen underskriftsnyckel än",
                    "En underskriftsnyckel visar vem som skrev under. Skapa en på den här datorn, eller öppna en fil "
                    "du har fått från staden eller bolaget.",
                    ("Skapa ny underskriftsnyckel", self.made.emit),
                    other=("Öppna en nyckelfil (.p12)…", self.opened.emit),
                )
            )
            return card
        card.body.addWidget(self.chooser)
        card.body.addWidget(self.stranger)
        new = button(theme, "Skapa ny underskriftsnyckel", icon="plus", on=self.made.emit)
        file = button(theme, "Öppna en nyckelfil (.p12)…", icon="folder-open", on=self.opened.emit)
        card.body.addLayout(column(new, file) if theme.narrow else row(new, file, None))
        card.body.addWidget(Field(theme, "Roll", self.role, "som den ska stå i underskriften; välj eller skriv egen"))
        card.body.addStretch(1)
        return card

    def _what(self) -> QWidget:
        theme, signing = self._theme, self._signing
        files = typography.plural(signing.files, "fil", "filer")
        onto = f" i {signing.onto}" if signing.onto else ""
        card = Card(theme, "Det här skriver du under")
        card.body.addWidget(label(f"{files}{onto}. Ändras ett enda tecken efteråt underkänns paketet.", wrap=True))
        card.body.addSpacing(theme.px(6))
        card.body.addWidget(label("Underskrifter som krävs", "smallstrong"))
        left = list(signing.missing)
        for role, organisation in signing.required:
            there = (role, organisation) not in left
            icon = icon_label(theme, *(("circle-check", "done") if there else ("circle-dashed", "ink_soft")))
            said = "underskriven" if there else "saknas än"
            line = row(icon, label(f"{role}, {organisation}: {said}", wrap=True))
            line.setStretch(1, 1)
            card.body.addLayout(line)
        card.body.addSpacing(theme.px(6))
        for words in (SIGNATURE_SHORT, TWO_KEYS):
            card.body.addWidget(label(words[0], "small", "ink_soft", wrap=True))
        card.body.addStretch(1)
        return card

    def _suggest(self, cards: Sequence[KeyCard]) -> None:
        """The key of the person at this computer, else of the organisation that is next to sign."""
        owing = [name.casefold() for _, name in self._signing.missing]
        own = [card for card in cards if card.name and card.name == self._signing.person]
        near = [card for name in owing for card in cards if card.organisation.casefold() == name]
        if (own or near) and self.chooser.current() is not None:
            self.chooser.choose((own or near)[0])
        if (card := self.chooser.current()) is not None:
            self._preselect(card)

    def _preselect(self, card: KeyCard) -> None:
        """The role that this person's organisation still owes, else the first one missing."""
        missing = list(self._signing.missing or self._signing.required)
        awaited = {name.casefold() for _, name in self._signing.required}
        self.stranger.setText(OTHER_ORGANISATION[0].format(organisation=card.organisation))
        self.stranger.setVisible(bool(card.organisation and awaited) and card.organisation.casefold() not in awaited)
        own = [role for role, name in missing if name.casefold() == card.organisation.casefold()]
        wanted = own or [role for role, _ in missing]
        if wanted:
            self.role.setCurrentText(wanted[0])
        self._open()

    def _open(self) -> None:
        self.sign.setEnabled(self.chooser.current() is not None and bool(self.role.currentText().strip()))

    def _ask(self) -> None:
        if (card := self.chooser.current()) is not None:
            self.signed.emit(card, self.role.currentText().strip())
