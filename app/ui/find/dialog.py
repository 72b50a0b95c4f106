"""Find anything in the plan: type, see each hit in its words, Enter goes there. It changes nothing."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QModelIndex, QObject, Qt, QTimer
from PySide6.QtGui import QKeyEvent, QStandardItemModel
from PySide6.QtWidgets import QDialog, QLineEdit, QListView, QVBoxLayout, QWidget

from app.models.search.index import Found, Hit, SearchIndex
from app.models.wording import typography
from app.ui.find import rows
from app.ui.widgets.basic import button, label, row

if TYPE_CHECKING:
    from app.models.plan import Plan
    from app.ui.theme import Theme

AT_A_TIME = 200
MARGIN = 60
MOST = 200
STEPS = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_PageDown: 8, Qt.Key.Key_PageUp: -8}
INVITES = (
    "Ord, namn, nummer eller datum, var som helst i planen. Å, ä och ö skiljs åt; accenter och versaler gör det inte."
)


class FindDialog(QDialog):
    """Arrows move among the hits while the line keeps the keyboard; Enter goes, Escape leaves.

    `opened(hit)` when the person chose one, and `replace(typed)` for the button; both after the dialog has closed.
    """

    def __init__(
        self,
        theme: Theme,
        plan: Plan,
        index: SearchIndex,
        opened: Callable[[Hit], object],
        *,
        replace: Callable[[str], object] | None = None,
        typed: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._plan, self._index, self._opened, self._replace = plan, index, opened, replace
        self.found = Found((), ())
        self.setWindowTitle("Sök i planen")
        self.setAccessibleName("Sök i planen")
        self.setModal(True)
        room = self.screen().availableGeometry()
        self.resize(min(theme.px(720), room.width() - MARGIN), min(theme.px(560), room.height() - MARGIN))
        self.line = QLineEdit()
        self.line.setPlaceholderText("Sök i allt som står i planen")
        self.line.setAccessibleName("Sök i planen")
        self.line.setClearButtonEnabled(True)
        self.told = label(INVITES, "small", "ink_soft", wrap=True)
        self._model = QStandardItemModel(self)
        self.list = QListView()
        self.list.setAccessibleName("Träffar")
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # the line keeps the focus; arrows are passed on
        self.list.setItemDelegate(rows.HitRows(theme, self.list))
        self.list.setModel(self._model)
        self.list.clicked.connect(self._clicked)
        self._lay_out(theme)
        self.line.installEventFilter(self)
        self.line.textChanged.connect(self.search)
        self._warming = QTimer(self, interval=0)
        self._warming.timeout.connect(self._warm)
        self._warming.start()
        self.line.setText(typed)
        self.line.selectAll()

    def _lay_out(self, theme: Theme) -> None:
        inner = QVBoxLayout(self)
        inner.setContentsMargins(theme.px(16), theme.px(16), theme.px(16), theme.px(12))
        inner.setSpacing(theme.px(8))
        for piece in (self.line, self.told):
            inner.addWidget(piece)
        inner.addWidget(self.list, 1)
        if self._replace is not None:
            swap = button(theme, "Ersätt i texterna …", kind="quiet", icon="pen-line", on=self._to_replace)
            swap.setAutoDefault(False)
            inner.addLayout(row(swap, None))

    def search(self, typed: str) -> None:
        """Shows what holds the words typed."""
        self.found = self._index.find(self._plan, typed, MOST)
        rows.fill(self._model, self.found)
        self.told.setText(_summary(self.found, typed))
        self._choose_near(0, 1)

    def go(self) -> None:
        """Close, then go to the chosen hit, so that what it opens stands over the window and not over this."""
        hit = self.list.currentIndex().data(rows.HIT)
        if isinstance(hit, Hit):
            self.accept()
            self._opened(hit)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.line and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            key = Qt.Key(event.key())
            if key in STEPS:
                step = STEPS[key]
                self._choose_near(self.list.currentIndex().row() + step, 1 if step > 0 else -1)
                return True
            if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self.go()
                return True
        return super().eventFilter(watched, event)

    def _choose_near(self, wanted: int, step: int) -> None:
        """The row wanted, or past a heading the next one in the direction of the step; at an end the last there."""
        chosen = list(rows.hit_rows(self._model))
        if not chosen:
            self.line.setAccessibleDescription("")
            return
        ahead = [at for at in chosen if at >= wanted] if step > 0 else [at for at in reversed(chosen) if at <= wanted]
        at = ahead[0] if ahead else (chosen[-1] if step > 0 else chosen[0])
        index = self._model.index(at, 0)
        self.list.setCurrentIndex(index)
        if at == chosen[0]:
            self.list.scrollToTop()
        self.line.setAccessibleDescription(self._model.item(at).accessibleText())

    def _clicked(self, index: QModelIndex) -> None:
        if index.data(rows.HIT) is not None:
            self.go()

    def _warm(self) -> None:
        if self._index.warm(self._plan, AT_A_TIME):
            self._warming.stop()

    def _to_replace(self) -> None:
        self.accept()
        if self._replace is not None:
            self._replace(self.line.text())


def _summary(found: Found, typed: str) -> str:
    if not typed.strip():
        return INVITES
    if not found.total:
        return f"Inget i planen innehåller ”{typed.strip()}”. Prova ett kortare ord."
    words = typography.plural(found.total, "post", "poster")
    return f"{words} innehåller det." if found.total <= MOST else f"{words} innehåller det. De första {MOST} visas."
