"""Reading in the window: the pages of a PDF under each other, text as text, and other files by their name.

A page is drawn when it comes into view, and the few seen last are kept.
"""

from __future__ import annotations

import json
from collections import OrderedDict
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QImage, QKeyEvent, QPainter, QPaintEvent, QResizeEvent, QTextDocumentFragment
from PySide6.QtWidgets import QFrame, QPlainTextEdit, QScrollArea, QVBoxLayout, QWidget

from app.ui.pdf import PdfFile

if TYPE_CHECKING:
    from app.ui.rooms.submit.papers import Paper
    from app.ui.theme import Theme

KEPT_PAGES = 8
LEAST_ZOOM, MOST_ZOOM, ZOOM_STEP = 0.5, 3.0, 1.25
TEXT_TYPES = frozenset({"application/json", "text/csv", "text/html", "text/plain"})


def as_text(paper: Paper, content: bytes) -> str:
    """The file as a person can read it: JSON in lines, HTML without its marks."""
    text = content.decode("utf-8-sig", "replace")
    if paper.media_type == "application/json":
        return json.dumps(json.loads(text), ensure_ascii=False, indent=2)
    if paper.media_type == "text/html":
        return QTextDocumentFragment.fromHtml(text).toPlainText()
    return text


class TextReader(QPlainTextEdit):
    """A text to read, select and copy."""

    def __init__(self, name: str, text: str) -> None:
        super().__init__()
        self.setReadOnly(True)
        self.setTabChangesFocus(True)
        self.setAccessibleName(name)
        self.setPlainText(text)


class _Page(QWidget):
    """One page, drawn by the reader when seen."""

    def __init__(self, reader: PageReader, number: int) -> None:
        super().__init__()
        self._reader, self._number = reader, number
        self.setAccessibleName(f"Sida {number + 1} av {reader.count}")

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.drawImage(self.rect(), self._reader.picture(self._number))
        painter.end()
        if not self.accessibleDescription():
            self.setAccessibleDescription(self._reader.words(self._number))


class PageReader(QScrollArea):
    """The pages of a PDF, as wide as there is room times the zoom. `moved(page, count)` when another is in view.

    Page Up, Page Down, arrows, Home and End move; plus and minus zoom, 0 fits the width again.
    """

    moved = Signal(int, int)

    def __init__(self, theme: Theme, name: str, content: bytes) -> None:
        super().__init__()
        self._file = PdfFile(content, name)
        self._theme = theme
        self._zoom = 1.0
        self._drawn: OrderedDict[int, QImage] = OrderedDict()
        self._at = -1
        self._closed = False
        self.count = self._file.count
        self._sizes = [self._file.size(number) for number in range(self.count)]
        self.setAccessibleName(f"{name}, {self.count} sidor")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setWidgetResizable(True)
        self._sheet = QFrame()
        self._sheet.setProperty("box", "sunken")
        lines = QVBoxLayout(self._sheet)
        lines.setContentsMargins(theme.px(8), theme.px(8), theme.px(8), theme.px(8))
        lines.setSpacing(theme.space("base"))
        self._pages = [_Page(self, number) for number in range(self.count)]
        for page in self._pages:
            lines.addWidget(page, 0, Qt.AlignmentFlag.AlignHCenter)
        lines.addStretch(1)
        self.setWidget(self._sheet)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)  # else the width would flicker
        self.verticalScrollBar().valueChanged.connect(lambda _value: self._say_where())
        self._measure()

    def picture(self, number: int) -> QImage:
        """The page at the size it is shown, as sharp as the screen; nothing when the file has been let go."""
        if self._closed:
            return QImage()
        if number not in self._drawn:
            width = round(self._pages[number].width() * self.devicePixelRatioF())
            self._drawn[number] = self._file.picture(number, width)
            while len(self._drawn) > KEPT_PAGES:
                self._drawn.popitem(last=False)
        self._drawn.move_to_end(number)
        return self._drawn[number]

    def words(self, number: int) -> str:
        """What the page says."""
        return "" if self._closed else self._file.text(number)

    @property
    def page(self) -> int:
        """The page in the middle of the view, from 1."""
        middle = self.verticalScrollBar().value() + self.viewport().height() // 3
        return max(1, sum(1 for page in self._pages if page.y() <= middle))

    def zoom(self, steps: int) -> None:
        """Larger or smaller by steps; 0 fits the width again."""
        wanted = 1.0 if steps == 0 else self._zoom * ZOOM_STEP**steps
        self._zoom = min(max(wanted, LEAST_ZOOM), MOST_ZOOM)
        self._measure()

    def turn(self, pages: int) -> None:
        """To the top of another page."""
        to = min(max(self.page + pages, 1), self.count) - 1
        self.verticalScrollBar().setValue(self._pages[to].y() - self._theme.px(8))

    def close_file(self) -> None:
        """Let go of the file. Qt may still resize and paint the reader until it is deleted."""
        self._closed = True
        self._drawn.clear()
        self._file.close()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._measure()

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.DevicePixelRatioChange:
            self._drawn.clear()
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        bar = self.verticalScrollBar()
        zooms = {Qt.Key.Key_Plus: 1, Qt.Key.Key_Minus: -1, Qt.Key.Key_0: 0}
        if event.key() in zooms and not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.zoom(zooms[Qt.Key(event.key())])
        elif event.key() == Qt.Key.Key_Home:
            bar.setValue(bar.minimum())
        elif event.key() == Qt.Key.Key_End:
            bar.setValue(bar.maximum())
        elif event.key() == Qt.Key.Key_Space:
            bar.setValue(bar.value() + bar.pageStep())
        else:
            super().keyPressEvent(event)

    def _measure(self) -> None:
        bar = self.verticalScrollBar()
        before = bar.value() / max(1, self._sheet.height())
        width = max(self._theme.px(200), round((self.viewport().width() - self._theme.px(18)) * self._zoom))
        for number, page in enumerate(self._pages):
            across, down = self._sizes[number]
            page.setFixedSize(width, round(width * down / across))
        self._drawn.clear()
        self._sheet.adjustSize()
        bar.setValue(round(before * self._sheet.height()))
        self._say_where()

    def _say_where(self) -> None:
        if (page := self.page) != self._at:
            self._at = page
            self.moved.emit(page, self.count)
