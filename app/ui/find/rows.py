"""The rows of what was found: a heading for each kind of record, then each hit with the words around it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from app.models.schema import RECORD_TYPES, fields_of
from app.models.search.index import Found, Hit
from app.models.wording import labels, typography
from app.models.wording.label_types import TYPE_WORDS

if TYPE_CHECKING:
    from app.ui.theme import Theme

HIT = Qt.ItemDataRole.UserRole
Index = QModelIndex | QPersistentModelIndex


def fill(model: QStandardItemModel, found: Found) -> None:
    """The rows of `found`: headings cannot be chosen."""
    model.clear()
    counts = dict(found.counts)
    kind = ""
    for hit in found.hits:
        if hit.type != kind:
            kind = hit.type
            model.appendRow(_heading(kind, counts[kind]))
        item = QStandardItem(hit.title)
        item.setEditable(False)
        item.setData(hit, HIT)
        item.setAccessibleText(spoken(hit))
        model.appendRow(item)


def _heading(kind: str, count: int) -> QStandardItem:
    words = labels.type_plural(kind) if kind in TYPE_WORDS else kind
    item = QStandardItem(f"{words[:1].upper()}{words[1:]} ({typography.number(count)})")
    item.setEditable(False)
    item.setFlags(Qt.ItemFlag.NoItemFlags)
    return item


def hit_rows(model: QStandardItemModel) -> Iterator[int]:
    """The numbers of the rows that can be chosen."""
    return (row for row in range(model.rowCount()) if model.item(row).data(HIT) is not None)


def in_title(hit: Hit) -> bool:
    """Whether what was found stands in the record's name, which is shown anyway."""
    known = RECORD_TYPES.get(hit.type)
    return known is not None and known.title == hit.field and hit.context == hit.title


def field_words(hit: Hit) -> str:
    """What the field where it was found is called; "" for an id or a field of a newer version."""
    if hit.type not in RECORD_TYPES or hit.field not in fields_of(hit.type):
        return hit.field
    return labels.field_label(hit.type, hit.field)


def spoken(hit: Hit) -> str:
    """The row as a screen reader says it."""
    kind = labels.type_label(hit.type) if hit.type in TYPE_WORDS else hit.type
    under = "" if in_title(hit) else f", {field_words(hit)}: {hit.context}"
    return f"{hit.title}, {kind}{under}"


class HitRows(QStyledItemDelegate):
    """Paints headings small and strong, hits as a name over the words around what was found, that in strong."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        theme, hit = self._theme, index.data(HIT)
        painter.save()
        whole = QRect(option.rect)
        inner = whole.adjusted(theme.px(12), theme.px(4), -theme.px(8), -theme.px(4))
        if hit is None:
            write(self._theme, painter, inner, [(str(index.data()), "smallstrong", "ink_soft")])
            painter.restore()
            return
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(whole, theme.colour("accent_soft"))
            painter.fillRect(whole.x(), whole.y(), theme.px(3), whole.height(), theme.colour("accent"))
        inner.setHeight(self._line("body"))
        if in_title(hit):
            write(theme, painter, inner, _marked(hit, "body", "strong", "ink"))
        else:
            write(theme, painter, inner, [(hit.title, "body", "ink")])
            inner.translate(0, self._line("body"))
            inner.setHeight(self._line("small"))
            lead = f"{field_words(hit)}: " if hit.field else "Id: "
            write(
                theme, painter, inner, [(lead, "small", "ink_soft"), *_marked(hit, "small", "smallstrong", "ink_soft")]
            )
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: ARG002
        hit = index.data(HIT)
        if hit is None:
            return QSize(0, self._line("smallstrong") + self._theme.px(12))
        lines = self._line("body") if in_title(hit) else self._line("body") + self._line("small")
        return QSize(0, lines + self._theme.px(8))

    def _line(self, kind: str) -> int:
        return QFontMetrics(self._theme.font(kind)).height()


def write(theme: Theme, painter: QPainter, where: QRect, parts: Sequence[tuple[str, str, str]]) -> None:
    """Pieces (text, type, role) of one line after each other, the one that does not fit cut with an ellipsis."""
    left = where.x()
    for text, font, role in parts:
        room = where.right() - left
        if room <= 0 or not text:
            continue
        painter.setFont(theme.font(font))
        painter.setPen(theme.colour(role))
        shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, room)
        at = QRect(left, where.y(), room, where.height())
        painter.drawText(at, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, shown)
        left += painter.fontMetrics().horizontalAdvance(shown)
        if shown != text:
            return


def _marked(hit: Hit, plain: str, strong: str, role: str) -> list[tuple[str, str, str]]:
    found = (hit.context[hit.start : hit.end], strong, "ink")
    return [(hit.context[: hit.start], plain, role), found, (hit.context[hit.end :], plain, role)]
