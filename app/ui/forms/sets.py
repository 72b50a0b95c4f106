"""The editor for a set of references: what is chosen as chips, and a button that offers the rest."""

from __future__ import annotations

from collections.abc import Collection
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QMenu, QWidget

from app.models.plan import FieldValue
from app.models.wording import typography
from app.ui.forms.editors import GONE, Options
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
        self._stored: tuple[str, ...] = ()
        self._shown: list[tuple[str, str]] | None = None
        self._flow = FlowLayout(self, theme.px(6))
        self._add = button(theme, "Lägg till", kind="quiet", icon="plus", on=self.offer)
        self._add.setAccessibleName(f"Lägg till i {name}")
        self.setFocusProxy(self._add)
        self.menu = QMenu(self)
        self._tail: list[QWidget] = [self._add]
        self._show()

    def add_way(self, way: QWidget) -> None:
        """Another way to choose, after "Lägg till"; what is chosen there is told to `choose_all`."""
        self._tail.append(way)
        self._flow.addWidget(way)

    @property
    def chosen(self) -> tuple[str, ...]:
        """What is chosen now, sorted."""
        return self._chosen

    def choose_all(self, chosen: Collection[str]) -> None:
        """Another whole set, as one change."""
        if tuple(sorted(chosen)) != self._chosen:
            self._commit(set(chosen))

    @property
    def dirty(self) -> bool:
        """A reference is stored when it is chosen or removed, or taken back."""
        return False

    def show_value(self, value: FieldValue) -> None:
        self._chosen = self._stored = value if isinstance(value, tuple) else ()
        self._show()

    def finish(self) -> None:
        """A reference is committed when it is chosen or removed."""

    def not_taken(self) -> None:
        """What was chosen could not be stored: what is stored stands again."""
        self.show_value(self._stored)

    def offer(self) -> None:
        """Lists everything that is not chosen yet."""
        self.menu.clear()
        rest = [(value, words) for value, words in self._options() if value not in self._chosen]
        for value, words in rest:
            self.menu.addAction(words).triggered.connect(partial(self._link, value))
        if not rest:
            self.menu.addAction(self._nothing).setEnabled(False)
        else:
            self.menu.setActiveAction(self.menu.actions()[0])
        self.menu.popup(self._add.mapToGlobal(self._add.rect().bottomLeft()))

    def _show(self) -> None:
        words = dict(self._options())
        chips = [(target, words.get(target, GONE)) for target in self._chosen]
        chips.sort(key=lambda chip: (chip[0] not in words, typography.swedish_key(chip[1])))
        if chips == self._shown:
            return
        self._shown = chips
        for way in self._tail:
            self._flow.removeWidget(way)
        clear(self._flow)
        for target, told in chips:
            chip = Chip(self._theme, told)
            chip.removed.connect(partial(self._unlink, target))
            self._flow.addWidget(chip)
            chip.show()
        for way in self._tail:
            self._flow.addWidget(way)
            way.show()

    def _link(self, target: str, _checked: bool = False) -> None:
        self._commit({*self._chosen, target})

    def _unlink(self, target: str) -> None:
        self._commit(set(self._chosen) - {target})

    def _commit(self, chosen: set[str]) -> None:
        self._chosen = tuple(sorted(chosen))
        self._show()
        self._add.setFocus()
        self.committed.emit(self._chosen)
