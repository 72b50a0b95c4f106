"""Paper: a finished PDF onto the printer a person chose, page by page.

It prints what every document already is, so that paper, file and preview cannot differ.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QPageLayout, QPageSize, QPainter

from app.models.errors import UserError
from app.ui.pdf import PdfFile

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

FINEST = 300
"""Dots per inch that a page is drawn at; finer is not seen and takes much memory."""


def a4_printer(name: str) -> QPrinter:
    """The printer of this computer, set to A4 as the documents are; `name` is what its queue shows."""
    from PySide6.QtPrintSupport import QPrinter

    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    printer.setPageOrientation(QPageLayout.Orientation.Portrait)
    printer.setFullPage(True)
    printer.setDocName(name)
    return printer


def print_pdf(printer: QPrinter, content: bytes, name: str) -> int:
    """Prints the pages the person asked for, and says how many. Raises `UserError("not_printed")`."""
    file = PdfFile(content, name)
    painter = QPainter()
    try:
        if not painter.begin(printer):
            raise UserError("not_printed", name=name)
        wanted = _wanted(printer, file.count)
        for place, page in enumerate(wanted):
            if place and not printer.newPage():
                raise UserError("not_printed", name=name)
            _paint(painter, printer, file, page)
        return len(wanted)
    finally:
        if painter.isActive():
            painter.end()
        file.close()


def _wanted(printer: QPrinter, count: int) -> range:
    """The pages chosen in the dialog; all when none were."""
    first, last = printer.fromPage() or 1, printer.toPage() or count
    return range(min(first, count) - 1, min(last, count))


def _paint(painter: QPainter, printer: QPrinter, file: PdfFile, page: int) -> None:
    """The page as large as the paper allows, its proportions kept."""
    paper = printer.paperRect(printer.Unit.DevicePixel).toRect()
    across, down = file.size(page)
    size = QSize(round(across), round(down)).scaled(paper.size(), Qt.AspectRatioMode.KeepAspectRatio)
    wide = min(size.width(), round(size.width() * FINEST / max(printer.resolution(), 1)) or 1)
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    corner = QRect((paper.width() - size.width()) // 2, 0, size.width(), size.height())
    painter.drawImage(corner, file.picture(page, wide))
