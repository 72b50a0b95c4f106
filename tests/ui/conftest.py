"""What tests of the window share: a theme on the application, an asker that answers by itself, a job runner."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import pytest

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication, QDialog

    from app.ui.jobs import JobRunner
    from app.ui.theme import Theme
    from app.ui.widgets.dialogs import Question


@pytest.fixture(scope="session")
def look_cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("look")


@pytest.fixture(scope="session")
def fonts(qapp: QApplication) -> None:
    from app.ui.theme import FONT_FILES, READING_FONT_FILES, load_fonts

    load_fonts(FONT_FILES + READING_FONT_FILES)


@pytest.fixture
def dressed(qapp: QApplication, fonts: None, look_cache: Path) -> Callable[[str, float], Theme]:
    """`dressed("dark", 2.0)` makes a theme and applies it to the application."""
    from app.ui.theme import Theme, load_tokens

    def dress(name: str, scale: float) -> Theme:
        made = Theme(load_tokens(), name, look_cache, scale)
        made.apply(qapp)
        return made

    return dress


@pytest.fixture
def theme(dressed: Callable[[str, float], Theme]) -> Theme:
    """The light theme at text size 1.0, applied to the application."""
    return dressed("light", 1.0)


class ScriptedAsker:
    """Answers in order from `answers` and remembers every question in `asked`; running out fails the test."""

    def __init__(self, *answers: Any) -> None:
        self.answers = list(answers)
        self.asked: list[Any] = []

    def _next(self, asked: Any) -> Any:
        self.asked.append(asked)
        assert self.answers, f"nobody expected to be asked {asked}"
        return self.answers.pop(0)

    def choose(self, question: Question) -> str:
        return self._next(question)

    def text(self, question: Question, caption: str, value: str = "", *, secret: bool = False) -> str | None:
        return self._next(question)

    def open_file(self, title: str, kinds: str) -> Path | None:
        return self._next(title)

    def save_file(self, title: str, suggested: str, kinds: str) -> Path | None:
        return self._next(title)

    def printer(self, name: str) -> Any:
        return self._next(name)

    def run(self, dialog: QDialog) -> bool:
        """An answer that is callable is given the dialog to fill in first."""
        answer = self._next(dialog)
        return bool(answer(dialog)) if callable(answer) else bool(answer)


@pytest.fixture
def scripted() -> type[ScriptedAsker]:
    """`scripted("delete", None)` makes an asker that answers so."""
    return ScriptedAsker


@pytest.fixture
def jobs(qapp: QApplication) -> Iterator[JobRunner]:
    from app.ui.jobs import JobRunner

    runner = JobRunner()
    yield runner
    runner.shutdown()


@pytest.fixture
def nameless() -> Any:
    """A function that lists every focusable widget under a widget that a screen reader could not name."""
    from PySide6.QtCore import Qt
    from PySide6.QtGui import QAccessible
    from PySide6.QtWidgets import QWidget

    def look(widget: QWidget) -> list[str]:
        found = []
        for child in [widget, *widget.findChildren(QWidget)]:
            takes_focus = child.focusPolicy() != Qt.FocusPolicy.NoFocus and child.window() is widget.window()
            face = QAccessible.queryAccessibleInterface(child) if takes_focus else None
            if takes_focus and not (face and face.text(QAccessible.Text.Name).strip()):
                found.append(f"{type(child).__name__} {child.objectName()}")
        return found

    return look
