"""A PDF as pictures of its pages. PDFium is used on the window's thread only: it does not bear two at a time."""

from __future__ import annotations

from PySide6.QtGui import QImage

from app.models.errors import UserError

MOST_PIXELS = 24_000_000
"""A page larger than this is rendered smaller and stretched."""


def page_count(content: bytes) -> int:
    """How many pages. Raises `UserError("document_not_shown")`."""
    document = PdfFile(content, "PDF")
    try:
        return document.count
    finally:
        document.close()


class PdfFile:
    """An open PDF. `close` when done. Raises `UserError("document_not_shown")` when it cannot be opened."""

    def __init__(self, content: bytes, name: str) -> None:
        import pypdfium2

        self._name = name
        try:
            self._document = pypdfium2.PdfDocument(content)
        except pypdfium2.PdfiumError as error:
            raise UserError("document_not_shown", file=name) from error
        self.count = len(self._document)

    def size(self, page: int) -> tuple[float, float]:
        """Width and height in points."""
        width, height = self._document.get_page_size(page)
        return float(width) or 1.0, float(height) or 1.0

    def picture(self, page: int, width: int) -> QImage:
        """The page, `width` pixels wide."""
        across, down = self.size(page)
        scale = width / across
        scale *= min(1.0, (MOST_PIXELS / (across * down * scale * scale)) ** 0.5)
        loaded = self._document[page]
        bitmap = loaded.render(scale=scale, prefer_bgrx=True)
        try:
            data = bytes(bitmap.buffer)
            image = QImage(data, bitmap.width, bitmap.height, bitmap.stride, QImage.Format.Format_RGB32)
            return image.copy()  # the picture owns its pixels from here
        finally:
            bitmap.close()
            loaded.close()

    def text(self, page: int) -> str:
        """What the page says, for a screen reader."""
        loaded = self._document[page]
        words = loaded.get_textpage()
        try:
            return str(words.get_text_bounded()).strip()
        finally:
            words.close()
            loaded.close()

    def close(self) -> None:
        self._document.close()
