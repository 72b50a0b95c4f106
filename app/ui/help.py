"""F1: the handbook's page about the room, read in the window. Nothing outside the handbook is ever opened."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QUrl
from PySide6.QtGui import QTextCharFormat, QTextCursor, QTextDocument, QTextTable
from PySide6.QtWidgets import QTextBrowser, QWidget

from app.ui.widgets.dialogs import Dialog, Verb

if TYPE_CHECKING:
    from app.ui.theme import Theme

HANDBOOK = Path(__file__).resolve().parents[2] / "docs" / "handbok"
FIRST_PAGE = "fonstret"


def page_text(page: str, folder: Path = HANDBOOK) -> str:
    """The page's Markdown; the page about the window when there is no page of that name."""
    path = folder / f"{page}.md"
    return (path if path.is_file() else folder / f"{FIRST_PAGE}.md").read_text("utf-8")


def _calm(document: QTextDocument, theme: Theme) -> None:
    """Headings in the house's sizes, air between paragraphs, tables without a grid: Markdown brings none of it."""
    block = document.begin()
    while block.isValid():
        cursor = QTextCursor(block)
        shape = block.blockFormat()
        level = shape.headingLevel()
        shape.setBottomMargin(theme.px(6))
        shape.setTopMargin(theme.px(14 if level > 1 else 0))
        cursor.setBlockFormat(shape)
        if level:
            cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock, QTextCursor.MoveMode.KeepAnchor)
            words = QTextCharFormat()
            words.setFont(theme.font("title" if level == 1 else "heading"))
            cursor.setCharFormat(words)
        block = block.next()
    for frame in document.rootFrame().childFrames():
        if isinstance(frame, QTextTable):
            grid = frame.format().toTableFormat()
            grid.setBorder(0)
            grid.setCellPadding(theme.px(4))
            frame.setFormat(grid)


class HelpDialog(Dialog):
    """A page of the handbook. Links lead to other pages of it; addresses outside are shown, not opened."""

    def __init__(self, theme: Theme, page: str, parent: QWidget | None = None, folder: Path = HANDBOOK) -> None:
        super().__init__(theme, "Hjälp", "", [Verb("", "Stäng hjälpen")], parent)
        self._folder = folder
        self.resize(theme.px(760), theme.px(600))
        self.browser = QTextBrowser()
        self.browser.setProperty("box", "reading")
        self.browser.setAccessibleName("Handboken")
        self.browser.setOpenLinks(False)
        self.browser.setOpenExternalLinks(False)
        self.browser.anchorClicked.connect(self._follow)
        self.body.addWidget(self.browser, 1)
        self.body.setStretch(0, 1)
        self.show_page(page)
        self.browser.setFocus()

    def show_page(self, page: str) -> None:
        self.browser.setMarkdown(page_text(page, self._folder))
        _calm(self.browser.document(), self.theme)
        self.sentence.hide()

    def _follow(self, link: QUrl) -> None:
        name = Path(link.path())
        if not link.scheme() and name.suffix == ".md" and (self._folder / name.name).is_file():
            self.show_page(name.stem)
        elif not link.scheme() and link.hasFragment():
            self.browser.scrollToAnchor(link.fragment())
        else:
            self.sentence.setText(f"Länken leder ut ur handboken och öppnas inte: {link.toString()}")
            self.sentence.show()
