"""What happens when something is raised and nobody took it: a calm sentence for what the world does, a report for bugs.

The report holds where in the program it happened and on what machine, never what anybody has written. The plan is safe
either way: every change was stored when it was made.
"""

from __future__ import annotations

import sys
import traceback
from collections.abc import Callable
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

from app.models.errors import UserError
from app.ui.widgets.dialogs import CANCEL, Question, Verb

if TYPE_CHECKING:
    from app.ui.ask import Asker

ROOT = Path(__file__).resolve().parents[2]
UNDERSTOOD = Verb("", "Jag förstår", "primary")


def report(error: BaseException) -> str:
    """Where it happened, frame by frame, and on what. No messages, values or paths of the person's own."""
    import platform

    from PySide6 import __version__ as qt_version

    lines = [
        "Felrapport från Handslag",
        f"Python {platform.python_version()}, Qt {qt_version}, {platform.system()} {platform.release()}",
        "",
    ]
    for link in _chain(error):
        lines.append(f"{type(link).__module__}.{type(link).__qualname__}")
        frames = traceback.extract_tb(link.__traceback__)
        lines += [f"  {_inside(frame.filename)}:{frame.lineno} {frame.name}" for frame in frames]
    return "\n".join(lines) + "\n"


def _chain(error: BaseException) -> list[BaseException]:
    links: list[BaseException] = []
    link: BaseException | None = error
    while link is not None and link not in links:
        links.append(link)
        link = link.__cause__ or (None if link.__suppress_context__ else link.__context__)
    return links


def _inside(name: str) -> str:
    """The file inside the program, or only its name when it lies elsewhere: a path can hold a person's name."""
    path = Path(name)
    return path.relative_to(ROOT).as_posix() if path.is_relative_to(ROOT) else path.name


class CrashHandler:
    """`sys.excepthook` while the window is open. One dialog at a time; the rest goes to stderr alone."""

    def __init__(self, asker: Callable[[], Asker]) -> None:
        self._asker = asker
        self._asking = False

    def install(self) -> None:
        sys.excepthook = self

    def __call__(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error, trace)
            return
        if not isinstance(error, UserError):
            traceback.print_exception(kind, error, trace)
        if self._asking:
            return
        self._asking = True
        try:
            self.tell(error)
        finally:
            self._asking = False

    def tell(self, error: BaseException) -> None:
        """Say it to the person: the sentence of a UserError, or that this is our fault, with a report to save."""
        ask = self._asker()
        if isinstance(error, UserError):
            ask.choose(Question("Det gick inte den här gången", str(error), [UNDERSTOOD]))
            return
        answer = ask.choose(
            Question(
                "Något gick fel i Handslag. Vill du spara en rapport?",
                "Allt du har gjort är sparat. Rapporten säger var i programmet det hände, men inget av det du har "
                "skrivit. Lämna den till den som sköter Handslag hos er.",
                [CANCEL, Verb("save", "Spara rapporten", "primary")],
            )
        )
        if answer == "save":
            self._save(ask, report(error))

    def _save(self, ask: Asker, text: str) -> None:
        path = ask.save_file("Spara rapporten", "handslag-felrapport.txt", "Text (*.txt)")
        if path is None:
            return
        try:
            path.write_text(text, "utf-8")
        except OSError as error:
            ask.choose(
                Question(
                    "Rapporten kunde inte sparas",
                    f"Det gick inte att skriva i {path.parent} ({error.strerror}). Välj en annan mapp nästa gång.",
                    [UNDERSTOOD],
                )
            )
