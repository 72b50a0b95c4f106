"""Writing in a cell: the form's own editor laid over it, and beside it the reason when what was written is refused.

What cannot be read stays, with its sentence, until it is mended or given back with Escape.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QRect, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QFrame, QLineEdit, QVBoxLayout, QWidget

from app.journeys.cells import in_a_cell
from app.models.errors import UserError
from app.models.plan import FieldValue
from app.models.schema import fields_of
from app.models.wording import labels
from app.ui.forms.editors import ChoiceEdit, FlagEdit, ParsedEdit
from app.ui.forms.making import Editor, change_of, editor_of
from app.ui.forms.prose import ProseEdit
from app.ui.forms.sets import SetEdit
from app.ui.widgets import Notice

if TYPE_CHECKING:
    from app.ui.room import Context
    from app.ui.rooms.action_plan.table.grid import Grid

LEAST_WIDTH, SENTENCE_WIDTH = 120, 340
WIDE_WIDTH = 360
"""Long texts and sets of names need more room than their cell."""


class CellEditing(QObject):
    """`begin` at a cell, `place` when the table has moved; `left(rows, columns)` says where the person goes on."""

    left = Signal(int, int)

    def __init__(self, context: Context, grid: Grid) -> None:
        super().__init__(grid)
        self._context, self._grid = context, grid
        self.editor: Editor | None = None
        self.sentence: Notice | None = None
        self._holder: QWidget | None = None
        self._record = self._column = ""
        self._pad = context.theme.px(8)
        for bar in (grid.verticalScrollBar(), grid.horizontalScrollBar()):
            bar.valueChanged.connect(lambda _value: self.place())
        grid.horizontalHeader().sectionResized.connect(lambda *_sizes: self.place())

    def begin(self, record_id: str, column: str, typed: str = "") -> bool:
        """Opens the editor of a cell, with what has been typed in place of what stands there; False when it cannot."""
        if not self.finish():
            return False
        record = self._context.session.plan.record(record_id)
        declared = fields_of(record.type)[column]
        if declared.kind == "flag":
            self._record, self._column = record_id, column
            self._store(not record.flag(column))
            return True
        editor = editor_of(self._context, record.type, declared, labels.field_label(record.type, column))
        self.editor, self._record, self._column = editor, record_id, column
        self._holder = self._held(editor)
        editor.setAccessibleName(labels.field_label(record.type, column))
        editor.show_value(record.get(column))
        editor.committed.connect(self._store)
        editor.refused.connect(self._refuse)
        for part in (editor, *editor.findChildren(QWidget)):
            part.installEventFilter(self)
        self.place()
        self._holder.show()
        editor.setFocus(Qt.FocusReason.OtherFocusReason)
        _begin_writing(editor, typed)
        return True

    @property
    def open(self) -> bool:
        """True while a cell is being written in."""
        return self.editor is not None

    def finish(self) -> bool:
        """Stores what is written and closes; False when it could not be read or stored: it stays, with its reason."""
        editor = self.editor
        if editor is None:
            return True
        editor.finish()
        if self.editor is None:
            return True
        if editor.dirty or self.sentence is not None:
            editor.setFocus()
            return False
        self.close()
        return True

    def close(self) -> None:
        """Takes the editor away with what is written in it."""
        editor, self.editor = self.editor, None
        holder, self._holder = self._holder, None
        self._calm()
        if editor is not None and holder is not None:
            editor.blockSignals(True)
            editor.removeEventFilter(self)
            had_focus = editor.hasFocus() or editor.isAncestorOf(QApplication.focusWidget() or self._grid)
            holder.hide()
            holder.deleteLater()
            if had_focus:
                self._grid.setFocus()

    def place(self) -> None:
        """Lays the editor over its cell, which may have moved; away with it when the record is no longer shown."""
        editor, holder = self.editor, self._holder
        if editor is None or holder is None:
            return
        row, place = self._grid.rows.row_of(self._record), self._grid.rows.column_of(self._column)
        if row < 0 or place < 0:
            self.close()
            return
        cell = self._grid.visualRect(self._grid.rows.index(row, place))
        holder.setGeometry(self._room(cell, editor))
        holder.raise_()
        if self.sentence is not None:
            self._place_sentence(holder.geometry())

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Escape gives back, Enter and Tab store and go on; leaving the cell stores."""
        if self.editor is None:
            return False
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            return self._key(event)
        if event.type() == QEvent.Type.FocusOut:
            QTimer.singleShot(0, self, self._look_where_focus_went)
        return False

    def _key(self, event: QKeyEvent) -> bool:
        editor = self.editor
        if event.key() == Qt.Key.Key_Escape:
            self.close()
            return True
        if event.key() in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab):
            if self.finish():
                self.left.emit(0, -1 if event.key() == Qt.Key.Key_Backtab else 1)
            return True
        plain = not event.modifiers() & Qt.KeyboardModifier.ShiftModifier
        enters = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and plain
        if enters and isinstance(editor, ParsedEdit):
            if self.finish():
                self.left.emit(1, 0)
            return True
        return False

    def _look_where_focus_went(self) -> None:
        """Lists and calendars over the window, and another program, are not somewhere else in the plan."""
        editor, focus = self.editor, QApplication.focusWidget()
        if editor is None or self.sentence is not None or not self._grid.isActiveWindow():
            return
        inside = focus is not None and (focus is editor or editor.isAncestorOf(focus))
        if not inside and QApplication.activePopupWidget() is None:
            self.finish()

    def _store(self, value: FieldValue) -> None:
        session, record_id, name = self._context.session, self._record, self._column
        editor = self.editor
        try:
            change = change_of(session.plan, record_id, name, value)
            if change.edits:
                session.do(change)
        except UserError as error:
            if editor is not None:
                editor.not_taken()
                self._refuse(str(in_a_cell(error, _written(editor, value))))
            else:
                self._context.tell(str(error))
            return
        self._calm()
        if isinstance(editor, ChoiceEdit | FlagEdit) and self.editor is editor:
            self.close()

    def _refuse(self, sentence: str) -> None:
        self._calm()
        self.sentence = Notice(self._context.theme, "stop", sentence, "Rätta, eller tryck Esc för att ge tillbaka.")
        self.sentence.setParent(self._grid.viewport())
        if self.editor is not None:
            self.editor.setAccessibleDescription(sentence)
        if self._holder is not None:
            self._place_sentence(self._holder.geometry())
        self.sentence.show()
        self.sentence.raise_()

    def _calm(self) -> None:
        sentence, self.sentence = self.sentence, None
        if sentence is not None:
            sentence.hide()
            sentence.deleteLater()
        if self.editor is not None:
            self.editor.setAccessibleDescription("")

    def _held(self, editor: Editor) -> QWidget:
        """What lies over the cell: the editor, in a box of its own where it is made of several parts."""
        if not isinstance(editor, SetEdit):
            editor.setParent(self._grid.viewport())
            return editor
        box = QFrame(self._grid.viewport())
        box.setProperty("box", "card")
        inside = QVBoxLayout(box)
        inside.setContentsMargins(self._pad, self._pad, self._pad, self._pad)
        inside.addWidget(editor)
        return box

    def _room(self, cell: QRect, editor: Editor) -> QRect:
        wide = isinstance(editor, ProseEdit | SetEdit)
        width = max(cell.width(), self._context.theme.px(WIDE_WIDTH if wide else LEAST_WIDTH))
        height = max(cell.height(), editor.sizeHint().height())
        if isinstance(editor, SetEdit):
            height = max(height, editor.heightForWidth(width - 2 * self._pad) + 2 * self._pad)
        elif isinstance(editor, ProseEdit):
            height = max(cell.height(), editor.height())
        return _inside(QRect(cell.left(), cell.top(), width, height), self._grid.viewport().rect())

    def _place_sentence(self, at: QRect) -> None:
        if self.sentence is None:
            return
        room = self._grid.viewport().rect()
        width = min(self._context.theme.px(SENTENCE_WIDTH), room.width())
        height = max(self.sentence.heightForWidth(width), self.sentence.sizeHint().height())
        below = QRect(at.left(), at.bottom() + 4, width, height)
        if below.bottom() > room.bottom():
            below.moveBottom(at.top() - 4)
        self.sentence.setGeometry(_inside(below, room))


def _begin_writing(editor: Editor, typed: str) -> None:
    """What was typed stands in the cell; without it all of what stands there is marked, or the list opens."""
    if isinstance(editor, QLineEdit):
        if typed:
            editor.setText(typed)
        else:
            editor.selectAll()
    elif isinstance(editor, ProseEdit):
        if typed:
            editor.selectAll()
            editor.insertPlainText(typed)
    elif isinstance(editor, ChoiceEdit):
        QTimer.singleShot(0, editor, editor.showPopup)


def _written(editor: Editor, value: FieldValue) -> str:
    return editor.text() if isinstance(editor, QLineEdit) else str(value or "")


def _inside(wanted: QRect, room: QRect) -> QRect:
    """The rectangle moved so that it is seen, where it can be."""
    moved = QRect(wanted)
    if moved.right() > room.right():
        moved.moveRight(room.right())
    if moved.bottom() > room.bottom():
        moved.moveBottom(room.bottom())
    moved.moveTo(max(moved.left(), 0), max(moved.top(), 0))
    return moved
