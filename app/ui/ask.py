"""How the window asks a person: questions, one line of text, files. Injected, so that tests answer instead.

It knows how to ask, never what the answer leads to.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from PySide6.QtWidgets import QApplication, QDialog, QFileDialog, QLineEdit, QWidget

from app.ui.printing import a4_printer
from app.ui.widgets.dialogs import CANCEL, Dialog, Question, Verb
from app.ui.widgets.fields import Field

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

    from app.ui.theme import Theme


class Asker(Protocol):
    """Everything that stops and waits for a person goes through one of these."""

    def choose(self, question: Question) -> str:
        """The key of the verb chosen; "" when the person left with Escape or Avbryt."""

    def text(self, question: Question, caption: str, value: str = "", *, secret: bool = False) -> str | None:
        """One line of text, or None when the person left. The question's verbs say what happens with it."""

    def open_file(self, title: str, kinds: str) -> Path | None:
        """An existing file; `kinds` as "Handslag-filer (*.handslag)"."""

    def save_file(self, title: str, suggested: str, kinds: str) -> Path | None:
        """Where to write; `suggested` is a file name."""

    def printer(self, name: str) -> QPrinter | None:
        """A printer to print `name` on, with the pages wanted."""

    def run(self, dialog: QDialog) -> bool:
        """Show a dialog of the room's own and wait; True when it was accepted."""


class WindowAsker:
    """Asks in dialogs over the active window."""

    def __init__(self, theme: Theme) -> None:
        self._theme = theme

    def choose(self, question: Question) -> str:
        dialog = Dialog(self._theme, question.title, question.sentence, question.verbs, self._over())
        self.run(dialog)
        return dialog.answer

    def text(self, question: Question, caption: str, value: str = "", *, secret: bool = False) -> str | None:
        dialog = TextDialog(self._theme, question, caption, self._over())
        dialog.line.setText(value)
        if secret:
            dialog.line.setEchoMode(QLineEdit.EchoMode.Password)
        return dialog.line.text() if self.run(dialog) else None

    def open_file(self, title: str, kinds: str) -> Path | None:
        chosen, _ = QFileDialog.getOpenFileName(self._over(), title, str(Path.home()), kinds)
        return Path(chosen) if chosen else None

    def save_file(self, title: str, suggested: str, kinds: str) -> Path | None:
        chosen, _ = QFileDialog.getSaveFileName(self._over(), title, str(Path.home() / suggested), kinds)
        return Path(chosen) if chosen else None

    def printer(self, name: str) -> QPrinter | None:
        from PySide6.QtPrintSupport import QPrintDialog

        chosen = a4_printer(name)
        dialog = QPrintDialog(chosen, self._over())
        dialog.setWindowTitle(f"Skriv ut {name}")
        dialog.setMinMax(1, 9999)
        return chosen if self.run(dialog) else None

    def run(self, dialog: QDialog) -> bool:
        accepted = dialog.exec() == QDialog.DialogCode.Accepted
        dialog.deleteLater()
        return accepted

    def _over(self) -> QWidget | None:
        return QApplication.activeWindow()


class TextDialog(Dialog):
    """A question answered with one line of text; the primary verb is closed until something is written."""

    def __init__(self, theme: Theme, question: Question, caption: str, parent: QWidget | None = None) -> None:
        verbs = question.verbs if len(question.verbs) > 1 else (CANCEL, Verb("ok", "Fortsätt", "primary"))
        super().__init__(theme, question.title, question.sentence, verbs, parent)
        self.line = QLineEdit()
        self.body.addWidget(Field(theme, caption, self.line))
        self.line.textChanged.connect(self._open_verbs)
        self._open_verbs("")
        self.line.setFocus()

    def _open_verbs(self, text: str) -> None:
        for key, made in self.buttons.items():
            made.setEnabled(not key or bool(text.strip()))
