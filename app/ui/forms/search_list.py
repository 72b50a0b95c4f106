"""A list to search in, dropped down under a choice that offers more than can be looked through."""

from __future__ import annotations

from PySide6.QtCore import QAbstractItemModel, QEvent, QModelIndex, QObject, QPoint, QSortFilterProxyModel, Qt, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QLabel, QLineEdit, QListView, QVBoxLayout, QWidget

LINES, LETTERS = 12, 60
"""How many lines the list shows at most, and how many letters of each."""
_MOVES = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown)
NOTHING = "Inget har de orden. Sök på något annat."


class SearchList(QFrame):
    """What is written leaves the lines that hold it. `chosen(row)` by Enter or a click, `left()` when it is gone."""

    chosen = Signal(int)
    left = Signal()

    def __init__(self, model: QAbstractItemModel, current: int, over: QWidget) -> None:
        super().__init__(over, Qt.WindowType.Popup)
        self.setProperty("box", "card")
        self._lines = QSortFilterProxyModel(self)
        self._lines.setSourceModel(model)
        self._lines.setFilterCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        name = over.accessibleName()
        self.setAccessibleName(f"Välj {name}")
        self.line = QLineEdit()
        self.line.setPlaceholderText(f"Sök bland {model.rowCount() - 1}")
        self.line.setAccessibleName(f"Sök i {name}")
        self.line.textChanged.connect(self._search)
        self.line.installEventFilter(self)
        self.list = QListView()
        self.list.setAccessibleName(f"Att välja bland i {name}")
        self.list.setModel(self._lines)
        self.list.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.list.setWordWrap(True)  # what tells two goals apart may be their last words
        self.list.setResizeMode(QListView.ResizeMode.Adjust)
        self.list.setSpacing(3)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.clicked.connect(self._choose)
        self._nothing = QLabel(NOTHING)
        self._nothing.hide()
        inner = QVBoxLayout(self)
        inner.setContentsMargins(8, 8, 8, 8)
        for piece in (self.line, self._nothing, self.list):
            inner.addWidget(piece)
        self.list.setCurrentIndex(self._lines.mapFromSource(model.index(max(current, 0), 0)))

    def drop_down(self, under: QWidget) -> None:
        """Shows itself below a widget, or above it where the screen ends; never outside the screen."""
        letter = self.fontMetrics()
        room = under.screen().availableGeometry()
        width = min(max(under.width(), letter.averageCharWidth() * LETTERS), room.width() - 20)
        height = letter.lineSpacing() * (LINES + 4)
        self.resize(width, min(height, room.height() - 20))
        place = under.mapToGlobal(QPoint(0, under.height()))
        if place.y() + self.height() > room.bottom():
            place.setY(max(room.top(), under.mapToGlobal(QPoint(0, 0)).y() - self.height()))
        place.setX(min(place.x(), room.right() - width))
        self.move(place)
        self.show()
        self.list.scrollTo(self.list.currentIndex(), QAbstractItemView.ScrollHint.PositionAtCenter)
        self.line.setFocus()

    def hideEvent(self, event: QHideEvent) -> None:
        """Escape and a click beside it leave the choice as it was."""
        super().hideEvent(event)
        self.left.emit()
        self.deleteLater()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The arrows move in the list while the keyboard stays in the line."""
        if watched is self.line and event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            if event.key() in _MOVES:
                self.list.keyPressEvent(event)
                return True
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self._choose(self.list.currentIndex())
                return True
        return super().eventFilter(watched, event)

    def _search(self, text: str) -> None:
        self._lines.setFilterFixedString(" ".join(text.split()))
        found = self._lines.rowCount() > 0
        self._nothing.setVisible(not found)
        if found and not self.list.currentIndex().isValid():
            self.list.setCurrentIndex(self._lines.index(0, 0))

    def _choose(self, index: QModelIndex) -> None:
        if index.isValid():
            row = self._lines.mapToSource(index).row()
            self.close()
            self.chosen.emit(row)
