"""A table that has been read becomes part of the plan, in one change, without the window standing still."""

from __future__ import annotations

from collections.abc import Generator
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from app.journeys import import_index
from app.journeys.snapshot import Progress
from app.models.errors import UserError

if TYPE_CHECKING:
    from app.exchange.index_tables import Reading, Recipe
    from app.journeys.import_index import DatasetWords
    from app.ui.jobs import Job
    from app.ui.room import Context
    from app.ui.widgets import ProgressLine

MANY_FIGURES = 50_000
"""From so many figures on, writing them takes long enough to be noticed."""


class TakingIn(QObject):
    """`taken(Imported)` when the table is in the plan, `refused(sentence)` when not; `stopped` when work has ended."""

    taken = Signal(object)
    refused = Signal(str)
    stopped = Signal()

    def __init__(self, context: Context, progress: ProgressLine) -> None:
        super().__init__()
        self._context, self._progress = context, progress
        self._job: Job | None = None

    @property
    def busy(self) -> bool:
        """Whether the bytes of a large table are being made."""
        return self._job is not None

    def begin(self, reading: Reading, words: DatasetWords, stated: Recipe, remember: bool) -> None:
        """Takes the table in. The bytes of a large one are made on the worker; this thread only commits."""
        if len(reading.rows) < MANY_FIGURES:
            self._commit(reading, words, stated, remember, None)
            return

        def work() -> Generator[Progress, None, bytes]:
            yield Progress(0, 1, "Skriver värdena")
            return import_index.content_of(reading)

        def made(content: bytes) -> None:
            if job is self._job:  # who stopped it is told at once, and the worker never heard of again
                self._end()
                self._commit(reading, words, stated, remember, content)

        job: Job
        job = self._job = self._context.jobs.start(work, made, lambda error: self._fail(job, error))
        self._progress.begin("Skriver värdena", self.stop)

    def stop(self) -> None:
        """Stops what is under way."""
        if self._job is not None:
            self._job.cancel()
            self._end()

    def _commit(
        self, reading: Reading, words: DatasetWords, stated: Recipe, remember: bool, content: bytes | None
    ) -> None:
        session = self._context.session
        try:
            imported = import_index.take_in(session, reading, words, stated=stated, remember=remember, content=content)
        except UserError as error:
            self.refused.emit(str(error))
            return
        self.taken.emit(imported)

    def _fail(self, job: Job, error: BaseException) -> None:
        if not isinstance(error, UserError):
            raise error
        if job is self._job:
            self._end()
            self.refused.emit(str(error))

    def _end(self) -> None:
        self._job = None
        self._progress.end()
        self.stopped.emit()
