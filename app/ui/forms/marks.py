"""How the marks of prose look while one writes: the words as they will be read, the marks themselves quiet."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QFont, QSyntaxHighlighter, QTextCharFormat, QTextDocument

from app.models import markup

if TYPE_CHECKING:
    from app.ui.theme import Theme


class MarkHighlighter(QSyntaxHighlighter):
    """Sets each line of a document; sizes stay, so that the field keeps its height."""

    def __init__(self, theme: Theme, document: QTextDocument) -> None:
        super().__init__(document)
        self._quiet = QTextCharFormat()
        self._quiet.setForeground(theme.colour("ink_soft"))
        self._link = theme.colour("accent")

    def highlightBlock(self, text: str) -> None:
        """One line. A position counts UTF-16 units, as Qt does."""
        at = places(text)
        line = markup.line_of(text)
        if line.kind == "heading":
            self.setFormat(0, at[len(text)], _bold(QTextCharFormat()))
        styled = {"bold": _bold, "italic": _italic, "link": self._linked}
        for span in markup.spans(text):
            first, last = span.inner
            for place in range(first, last):
                self.setFormat(at[place], at[place + 1] - at[place], styled[span.kind](self.format(at[place])))
            for start, end in ((span.start, first), (last, span.end)):
                self.setFormat(at[start], at[end] - at[start], self._quiet)
        if line.mark:
            self.setFormat(0, at[line.mark], self._quiet)

    def _linked(self, shape: QTextCharFormat) -> QTextCharFormat:
        shape.setForeground(self._link)
        shape.setFontUnderline(True)
        return shape


def _bold(shape: QTextCharFormat) -> QTextCharFormat:
    shape.setFontWeight(QFont.Weight.Bold)
    return shape


def _italic(shape: QTextCharFormat) -> QTextCharFormat:
    shape.setFontItalic(True)
    return shape


def places(text: str) -> list[int]:
    """Where each code point stands in Qt's counting, and where the text ends."""
    found = [0]
    for letter in text:
        found.append(found[-1] + (2 if ord(letter) > 0xFFFF else 1))
    return found
