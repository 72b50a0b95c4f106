"""Where the room says what went wrong and how far its long work has come. One piece of work at a time."""

from __future__ import annotations

from collections.abc import Callable, Generator
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget
from shiboken6 import isValid

from app.journeys.snapshot import Progress
from app.models.errors import UserError
from app.ui.widgets import Notice, ProgressLine, clear

if TYPE_CHECKING:
    from app.ui.jobs import JobRunner
    from app.ui.theme import Level, Theme

T = TypeVar("T")


class WorkArea(QWidget):
    """`worked(busy)` when work begins and ends. Takes no room while there is nothing to say."""

    worked = Signal(bool)

    def __init__(self, theme: Theme, jobs: JobRunner) -> None:
        super().__init__()
        self._theme, self._jobs = theme, jobs
        self.busy = False
        self.progress = ProgressLine(theme)
        inner = QVBoxLayout(self)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.setSpacing(theme.px(8))
        self._said = QVBoxLayout()
        inner.addLayout(self._said)
        inner.addWidget(self.progress)
        self.hide()

    def say(self, level: Level, title: str, text: str = "") -> None:
        """A notice, in place of the one before."""
        self.calm()
        self._said.addWidget(Notice(self._theme, level, title, text))
        self.show()

    def calm(self) -> None:
        """Nothing to say any more."""
        clear(self._said)
        self.setVisible(self.busy)

    def run(
        self,
        words: str,
        work: Callable[[], Generator[Progress, None, T]],
        done: Callable[[T], object],
        failed: Callable[[UserError], object] | None = None,
    ) -> None:
        """Run `work` on the worker; a `UserError` becomes a notice, or goes to `failed`."""
        self.calm()
        self._work(True)

        def finish(result: T) -> None:
            if isValid(self):  # the window may have been built anew meanwhile
                self._work(False)
                done(result)

        def fail(error: BaseException) -> None:
            if not isinstance(error, UserError):
                if isValid(self):
                    self._work(False)
                raise error
            if isValid(self):
                self._work(False)
                (failed or self.tell)(error)

        def stopped() -> None:
            if isValid(self):
                self._work(False)
                self.say("info", "arbetet avbröts.", "Inget skrevs och planen är orörd.")

        job = self._jobs.start(work, finish, fail, self._step, stopped)
        self.progress.begin(words, job.cancel)

    def tell(self, error: UserError) -> None:
        """What went wrong and the next step."""
        self.say("stop", str(error))

    def _step(self, step: Progress) -> None:
        if isValid(self) and self.busy:
            self.progress.show_progress(step.words, step.done, step.total)

    def _work(self, busy: bool) -> None:
        self.busy = busy
        if not busy:
            self.progress.end()
        self.setVisible(busy or self._said.count() > 0)
        self.worked.emit(busy)
