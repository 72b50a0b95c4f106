"""Replace words in the plan's texts: every place with before and after and a tick, then all the ticked in one step."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QPainter, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QCheckBox, QHeaderView, QLineEdit, QStyle, QStyleOptionViewItem, QTreeView

from app.models.errors import UserError
from app.models.search import replacing
from app.models.search.replacing import Place, Wanted
from app.models.wording import labels, typography
from app.ui.find.rows import write
from app.ui.widgets import CANCEL, Dialog, Field, RowDelegate, Verb, button, label, row

if TYPE_CHECKING:
    from app.ui.room import Context

PLACE = Qt.ItemDataRole.UserRole
DO = "replace"
ABOUT = (
    "Ersätter i löpande text och i namn på slutsatser, mål, mått, aktiviteter, ansökningar och arbetsgrupper. "
    "Citat ur indexet, beslut, versioner, kommentarer och det boende har sagt rörs aldrig."
)
WHERE_WIDTH = 230
Index = QModelIndex | QPersistentModelIndex


class ReplaceDialog(Dialog):
    """The list follows what is written; nothing is replaced before the button is pressed. One undo takes it back."""

    def __init__(self, context: Context, typed: str = "") -> None:
        verbs = [CANCEL, Verb(DO, "Ersätt", "primary")]
        super().__init__(context.theme, "Ersätt i texterna", ABOUT, verbs)
        self._context = context
        theme = context.theme
        room = self.screen().availableGeometry()
        self.resize(min(theme.px(940), room.width() - 60), min(theme.px(620), room.height() - 60))
        self.find_line, self.put_line = QLineEdit(typed), QLineEdit()
        self.whole = QCheckBox("Bara hela ord")
        self.whole.setChecked(True)
        self.case = QCheckBox("Skilj på stora och små bokstäver")
        self._rows = QStandardItemModel(self)
        self.list = QTreeView()
        self.list.setModel(self._rows)
        self.list.setAccessibleName("Ställen att ersätta på")
        self.list.setRootIsDecorated(False)
        self.list.setMinimumHeight(theme.px(190))
        self.list.setEditTriggers(QTreeView.EditTrigger.NoEditTriggers)
        self.list.setItemDelegate(_Rows(context, self.list))
        self.told = label("", "small", "ink_soft", wrap=True)
        self.refused = label("", tone="stop", wrap=True)
        self.refused.hide()
        self._lay_out()
        for line in (self.find_line, self.put_line):
            line.textChanged.connect(lambda _text: self._show())
        for box in (self.whole, self.case):
            box.toggled.connect(lambda _on: self._show())
        self._rows.itemChanged.connect(lambda _item: self._count())
        self._show()

    def _lay_out(self) -> None:
        theme = self._context.theme
        lines = row(
            Field(theme, "Sök", self.find_line), Field(theme, "Ersätt med", self.put_line), spacing=theme.px(16)
        )
        every = button(theme, "Markera alla", kind="quiet", on=lambda: self._tick_all(Qt.CheckState.Checked))
        none = button(theme, "Avmarkera alla", kind="quiet", on=lambda: self._tick_all(Qt.CheckState.Unchecked))
        for made in (every, none):
            made.setAutoDefault(False)
        self.body.addLayout(lines)
        self.body.addLayout(row(self.whole, self.case, None, every, none, spacing=theme.px(12)))
        self.body.addWidget(self.told)
        self.body.addWidget(self.list, 1)
        self.body.addWidget(self.refused)

    @property
    def wanted(self) -> Wanted:
        """What is to be replaced by what."""
        return Wanted(self.find_line.text(), self.put_line.text(), self.whole.isChecked(), self.case.isChecked())

    def ticked(self) -> list[Place]:
        """The places that would be replaced."""
        items = (self._rows.item(at, 0) for at in range(self._rows.rowCount()))
        return [item.data(PLACE) for item in items if item.checkState() == Qt.CheckState.Checked]

    def close_with(self, key: str) -> None:
        """Replaces before closing; when that cannot be done the reason stands here and what was written stays."""
        if key != DO:
            super().close_with(key)
            return
        chosen, wanted = self.ticked(), self.wanted
        words = f"ersatte ”{wanted.find}” med ”{wanted.put}” på {typography.plural(len(chosen), 'ställe', 'ställen')}"
        try:
            self._context.session.do(replacing.replaced(self._context.session.plan, chosen), words=words)
        except UserError as error:
            self.refused.setText(str(error))
            self.refused.show()
            return
        super().close_with(key)
        self._context.tell(f"{words[:1].upper()}{words[1:]}")

    def _show(self) -> None:
        plan = self._context.session.plan
        self.refused.hide()
        self._rows.blockSignals(True)
        self._rows.clear()
        self._rows.setHorizontalHeaderLabels(["Var", "Före", "Efter"])
        for place in replacing.places(plan, self.wanted):
            record = plan.record(place.record)
            where = f"{labels.title_of(record)} · {labels.field_label(record.type, place.field)}"
            cells = [
                QStandardItem(where),
                QStandardItem(_whole(place, place.found)),
                QStandardItem(_whole(place, place.put)),
            ]
            cells[0].setCheckable(True)
            cells[0].setCheckState(Qt.CheckState.Checked)
            cells[0].setToolTip(where)
            for cell in cells:
                cell.setData(place, PLACE)
            self._rows.appendRow(cells)
        self._rows.blockSignals(False)
        self._rows.layoutChanged.emit()
        header = self.list.header()
        header.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Interactive)
        self.list.setColumnWidth(0, self._context.theme.px(WHERE_WIDTH))
        self._count()

    def _tick_all(self, state: Qt.CheckState) -> None:
        for at in range(self._rows.rowCount()):
            self._rows.item(at, 0).setCheckState(state)

    def _count(self) -> None:
        chosen, count = len(self.ticked()), self._rows.rowCount()
        do = self.buttons[DO]
        do.setEnabled(bool(chosen))
        verb = "Ersätt" if self.put_line.text() else "Ta bort ordet"
        do.setText(f"{verb} på {typography.plural(chosen, 'ställe', 'ställen')}" if chosen else "Ersätt")
        do.setAccessibleName(do.text())
        wanted = self.wanted
        if not wanted.find.strip():
            self.told.setText("Skriv vad som ska ersättas.")
        elif not count:
            self.told.setText(f"”{wanted.find}” står inte i någon text som kan ersättas.")
        else:
            empty = "" if wanted.put else " Ordet tas bort: inget står i Ersätt med."
            self.told.setText(f"Står på {typography.plural(count, 'ställe', 'ställen')}.{empty}")


def _whole(place: Place, words: str) -> str:
    return f"{place.lead}{words}{place.tail}"


class _Rows(RowDelegate):
    """Before and after with the words that differ in strong."""

    def __init__(self, context: Context, parent: QTreeView) -> None:
        super().__init__(context.theme, parent, 32)
        self._look = context.theme

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        place = index.data(PLACE)
        if index.column() == 0 or not isinstance(place, Place):
            super().paint(painter, option, index)
            return
        painter.save()
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(option.rect, self._look.colour("accent_soft"))
        words = place.found if index.column() == 1 else place.put
        lead = place.lead[-18:] if len(place.lead) > 18 else place.lead  # what differs stays in sight
        lead = lead if lead == place.lead else f"…{lead}"
        room = option.rect.adjusted(self._look.px(6), 0, -self._look.px(6), 0)
        role = "ink_soft" if index.column() == 1 else "ink"
        write(self._look, painter, room, [(lead, "body", role), (words, "strong", "ink"), (place.tail, "body", role)])
        painter.restore()
