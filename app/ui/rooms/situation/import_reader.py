"""Reads a table on the worker, again each time something is stated, and shows how far it has come.

Only the newest reading counts: an older one that is still under way is stopped and never heard of.
"""

from __future__ import annotations

from collections.abc import Generator
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from app.journeys import import_index
from app.journeys.snapshot import Progress
from app.models.errors import UserError
from app.ui.jobs import Cancelled

if TYPE_CHECKING:
    from app.exchange.index_tables import Reading, Recipe
    from app.ui.jobs import Job
    from app.ui.room import Context
    from app.ui.widgets import ProgressLine


class _Share(QObject):
    """Carries the worker's progress to the window's thread."""

    told = Signal(float)


class TableReader(QObject):
    """`delivered(Reading)`, `failed(sentence)` or `stopped` for the newest reading."""

    delivered = Signal(object)
    failed = Signal(str)
    stopped = Signal()

    def __init__(self, context: Context, path: Path, progress: ProgressLine) -> None:
        super().__init__()
        self._context, self._path, self._progress = context, path, progress
        self._job: Job | None = None

    @property
    def busy(self) -> bool:
        """Whether a reading is under way."""
        return self._job is not None

    def read(self, recipe: Recipe) -> None:
        """Starts reading with what `recipe` states; an earlier reading is stopped."""
        self.stop()
        plan, path, share = self._context.session.plan, self._path, _Share()
        held: list[Job] = []

        def tell(part: float) -> None:
            if held and held[0].stop.is_set():
                raise Cancelled
            share.told.emit(part)

        def work() -> Generator[Progress, None, Reading]:
            yield Progress(0, 1, f"Läser {path.name}")
            return import_index.read_table(plan, path, recipe, tell)

        share.told.connect(self._show_share)

        def deliver(reading: Reading) -> None:
            if self._end(job):
                self.delivered.emit(reading)

        jobs = self._context.jobs
        job = jobs.start(work, deliver, lambda error: self._fail(job, error))
        held.append(job)
        self._job = job
        self._progress.begin(f"Läser {path.name}", self._cancel)

    def _cancel(self) -> None:
        """The person sees at once that it has stopped; the worker lays down its tools at its next telling."""
        self.stop()
        self.stopped.emit()

    def stop(self) -> None:
        """Stops what is under way without a word."""
        if self._job is not None:
            self._job.cancel()
            self._job = None
            self._progress.end()

    def _show_share(self, part: float) -> None:
        if self._job is not None:
            done = round(part * 100)
            self._progress.show_progress(f"Läser {self._path.name}, {done}\u00a0%", done, 100)

    def _fail(self, job: Job, error: BaseException) -> None:
        if not isinstance(error, UserError):
            raise error
        if self._end(job):
            self.failed.emit(str(error))

    def _end(self, job: Job) -> bool:
        """Whether it was the newest reading that came to its end."""
        if job is not self._job:
            return False
        self._job = None
        self._progress.end()
        return True
