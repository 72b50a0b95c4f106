"""How a cell of the cost table is edited: an amount or a name is written, a kind or a payer is chosen from a list."""

from __future__ import annotations

from PySide6.QtCore import QAbstractItemModel, Qt
from PySide6.QtWidgets import QLineEdit, QStyleOptionViewItem, QWidget

from app.models.wording import labels
from app.ui.rooms.applications.cost_model import CHOICES, FIELDS, Index
from app.ui.widgets import RowDelegate
from app.ui.widgets.fields import ComboBox


class CellDelegate(RowDelegate):
    """A list for the columns of choices, a line for the others."""

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:  # noqa: ARG002
        field = FIELDS[index.column()] if index.column() < len(FIELDS) else ""
        if field not in CHOICES:
            made = QLineEdit(parent)
            made.setAccessibleName(str(index.model().headerData(index.column(), Qt.Orientation.Horizontal)))
            made.setFrame(False)
            return made
        box = ComboBox(parent)
        box.setAccessibleName(labels.field_label("cost", field))
        for key in CHOICES[field]:
            box.addItem(labels.choice_label("cost", field, key), key)
        box.activated.connect(lambda _at: self._chosen(box))
        return box

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        said = str(index.data(Qt.ItemDataRole.EditRole) or "")
        if isinstance(editor, ComboBox):
            editor.setCurrentIndex(editor.findData(said))
        elif isinstance(editor, QLineEdit) and not editor.isModified():
            editor.setText(said)
            editor.selectAll()

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        if isinstance(editor, ComboBox):
            if editor.currentData() is not None:
                model.setData(index, editor.currentData())
        elif isinstance(editor, QLineEdit):
            model.setData(index, editor.text())

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, index: Index) -> None:
        """Over the cell, and as wide as its words need."""
        super().updateEditorGeometry(editor, option, index)
        if isinstance(editor, ComboBox):
            editor.resize(max(editor.width(), editor.sizeHint().width()), editor.height())

    def _chosen(self, box: ComboBox) -> None:
        self.commitData.emit(box)
        self.closeEditor.emit(box, RowDelegate.EndEditHint.NoHint)
