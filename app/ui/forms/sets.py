"""The editor for a set of references: what is chosen as chips, and a button that offers the rest."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QMenu, QWidget

from app.models.plan import FieldValue
from app.ui.forms.editors import Options
from app.ui.forms.flow import FlowLayout
from app.ui.widgets import Chip, button, clear

if TYPE_CHECKING:
    from app.ui.theme import Theme

NOTHING_LEFT = "Det finns inget mer att välja"


class SetEdit(QWidget):
    """Chips that can be removed, then "Lägg till". `committed` has the whole new set, sorted."""

    committed = Signal(object)
    refused = Signal(str)

    def __init__(self, theme: Theme, name: str, options: Options, nothing: str = NOTHING_LEFT) -> None:
        super().__init__()
        self._theme, self._options, self._nothing = theme, options, nothing
        self._chosen: tuple[str, ...] = ()
        self._flow = FlowLayout(self, theme.px(6))
        self._add = button(theme, "Lägg till", kind="quiet", icon="plus", on=self._offer)
        self._add.setAccessibleName(f"Lägg till i {name}")
        self.setFocusProxy(self._add)
        self._show()

    def show_value(self, value: FieldValue) -> None:
        chosen = value if isinstance(value, tuple) else ()
        if chosen != self._chosen or not self._flow.count():
            self._chosen = chosen
            self._show()

    def finish(self) -> None:
        """A reference is committed when it is chosen or removed."""

    def _show(self) -> None:
        self._flow.removeWidget(self._add)
        clear(self._flow)
        words = dict(self._options())
        for target in sorted(self._chosen, key=lambda key: words.get(key, key)):
            chip = Chip(self._theme, words.get(target, "finns inte kvar"))
            chip.removed.connect(lambda gone=target: self._commit(set(self._chosen) - {gone}))
            self._flow.addWidget(chip)
        self._flow.addWidget(self._add)
        self._add.show()

    def _offer(self) -> None:
        menu = QMenu(self)
        rest = [(value, words) for value, words in self._options() if value not in self._chosen]
        for value, words in rest:
            menu.addAction(words).triggered.connect(
                lambda _checked=False, new=value: self._commit({*self._chosen, new})
            )
        if not rest:
            menu.addAction(self._nothing).setEnabled(False)
        menu.exec(self._add.mapToGlobal(self._add.rect().bottomLeft()))
        menu.deleteLater()

    def _commit(self, chosen: set[str]) -> None:
        self._chosen = tuple(sorted(chosen))
        self._show()
        self._add.setFocus()
        self.committed.emit(self._chosen)
