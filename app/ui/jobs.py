"""Long work off the window's thread: a plain generator whose yields are progress and whose return is the result.

One worker computes, the window's thread commits: every callback given here is called on the window's thread. It knows
nothing of what the work is about.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Generator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Qt, Signal, Slot

if TYPE_CHECKING:
    from concurrent.futures import Future, ThreadPoolExecutor

Work = Callable[[], Generator[Any, None, Any]]


class Cancelled(Exception):
    """The person stopped the work; nothing was committed."""


@dataclass(eq=False)
class Job:
    """One piece of work under way; `cancel()` stops it at its next yield."""

    done: Callable[[Any], object]
    failed: Callable[[BaseException], object]
    progress: Callable[[Any], object] | None = None
    cancelled: Callable[[], object] | None = None
    stop: threading.Event = field(default_factory=threading.Event)

    def cancel(self) -> None:
        self.stop.set()


class JobRunner(QObject):
    """Runs jobs one at a time in the order given. `shutdown` before the application ends."""

    _progressed = Signal(object, object)
    _settled = Signal(object, object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pool: ThreadPoolExecutor | None = None
        self._live: set[Job] = set()
        self._progressed.connect(self._report, Qt.ConnectionType.QueuedConnection)
        # Queued even when emitted on this thread: a future that is already done calls back at once.
        self._settled.connect(self._deliver, Qt.ConnectionType.QueuedConnection)

    @property
    def busy(self) -> bool:
        return bool(self._live)

    def start(
        self,
        work: Work,
        done: Callable[[Any], object],
        failed: Callable[[BaseException], object],
        progress: Callable[[Any], object] | None = None,
        cancelled: Callable[[], object] | None = None,
    ) -> Job:
        """Start `work`; exactly one of `done(result)`, `failed(error)` and `cancelled()` is called in the end."""
        from concurrent.futures import ThreadPoolExecutor

        if self._pool is None:
            self._pool = ThreadPoolExecutor(max_workers=1, thread_name_prefix="job")
        job = Job(done, failed, progress, cancelled)
        self._live.add(job)
        future = self._pool.submit(self._run, work, job)
        future.add_done_callback(lambda settled: self._settled.emit(job, settled))
        return job

    def _run(self, work: Work, job: Job) -> Any:
        steps = work()
        try:
            while True:
                if job.stop.is_set():
                    steps.close()
                    raise Cancelled
                self._progressed.emit(job, next(steps))
        except StopIteration as end:
            return end.value

    @Slot(object, object)
    def _report(self, job: Job, step: Any) -> None:
        if job in self._live and job.progress is not None and not job.stop.is_set():
            job.progress(step)

    @Slot(object, object)
    def _deliver(self, job: Job, future: Future[Any]) -> None:
        if job not in self._live:
            return
        self._live.discard(job)
        if future.cancelled() or isinstance(future.exception(), Cancelled):
            if job.cancelled is not None:
                job.cancelled()
        elif (error := future.exception()) is not None:
            job.failed(error)
        else:
            job.done(future.result())

    def shutdown(self) -> None:
        """Stop everything, wait for the worker, and call nobody back."""
        for job in self._live:
            job.stop.set()
        self._live.clear()
        if self._pool is not None:
            self._pool.shutdown(wait=True, cancel_futures=True)
            self._pool = None
