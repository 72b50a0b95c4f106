"""Long work: off the window's thread, told on it, stoppable, and gone when the window is."""

from __future__ import annotations

import threading
from collections.abc import Generator
from typing import TYPE_CHECKING, Any

from app.ui.jobs import JobRunner

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


class Ledger:
    """Writes down how a job ended and on which thread it was told."""

    def __init__(self) -> None:
        self.results: list[Any] = []
        self.errors: list[BaseException] = []
        self.steps: list[Any] = []
        self.cancelled = 0
        self.threads: set[int] = set()

    def start(self, jobs: JobRunner, work: Any) -> Any:
        return jobs.start(work, self._done, self.errors.append, self._step, self._cancelled)

    def _done(self, result: Any) -> None:
        self.threads.add(threading.get_ident())
        self.results.append(result)

    def _step(self, step: Any) -> None:
        self.threads.add(threading.get_ident())
        self.steps.append(step)

    def _cancelled(self) -> None:
        self.cancelled += 1

    @property
    def ended(self) -> int:
        return len(self.results) + len(self.errors) + self.cancelled


def test_work_runs_elsewhere_and_is_told_here(qtbot: QtBot, jobs: JobRunner) -> None:
    ran_on: list[int] = []

    def work() -> Generator[int, None, str]:
        ran_on.append(threading.get_ident())
        yield from range(3)
        return "klart"

    ledger = Ledger()
    ledger.start(jobs, work)
    qtbot.waitUntil(lambda: ledger.ended == 1)
    assert (ledger.results, ledger.steps) == (["klart"], [0, 1, 2])
    assert ledger.threads == {threading.get_ident()}
    assert ran_on != [threading.get_ident()]
    assert not jobs.busy


def test_a_failure_is_handed_over_whole(qtbot: QtBot, jobs: JobRunner) -> None:
    def work() -> Generator[int, None, None]:
        yield 1
        raise ValueError("trasig")

    ledger = Ledger()
    ledger.start(jobs, work)
    qtbot.waitUntil(lambda: ledger.ended == 1)
    assert [str(error) for error in ledger.errors] == ["trasig"]
    assert ledger.errors[0].__traceback__ is not None


def test_stopped_work_tidies_up_and_tells_no_result(qtbot: QtBot, jobs: JobRunner) -> None:
    going, tidied = threading.Event(), threading.Event()

    def work() -> Generator[int, None, None]:
        try:
            while True:
                going.set()
                yield 1
        finally:
            tidied.set()

    results: list[Any] = []
    tidy_when_told: list[bool] = []
    job = jobs.start(work, results.append, results.append, None, lambda: tidy_when_told.append(tidied.is_set()))
    assert going.wait(5)
    job.cancel()
    qtbot.waitUntil(lambda: tidy_when_told == [True])
    assert results == []


def test_jobs_are_done_one_at_a_time_in_order(qtbot: QtBot, jobs: JobRunner) -> None:
    inside: list[int] = []
    most: list[int] = []

    def work(number: int) -> Any:
        def steps() -> Generator[int, None, int]:
            inside.append(number)
            most.append(len(inside))
            yield number
            inside.remove(number)
            return number

        return steps

    ledger = Ledger()
    for number in range(5):
        ledger.start(jobs, work(number))
    qtbot.waitUntil(lambda: ledger.ended == 5)
    assert ledger.results == [0, 1, 2, 3, 4]
    assert max(most) == 1


def test_shutting_down_waits_for_the_worker_and_calls_nobody(qtbot: QtBot, qapp: Any) -> None:
    runner, going, ledger = JobRunner(), threading.Event(), Ledger()

    def work() -> Generator[int, None, None]:
        while True:
            going.set()
            yield 1

    ledger.start(runner, work)
    ledger.start(runner, work)
    assert going.wait(5)
    runner.shutdown()
    qapp.processEvents()
    assert ledger.ended == 0
    assert not [thread for thread in threading.enumerate() if thread.name.startswith("job")]


def test_no_thread_is_started_before_there_is_work(qapp: Any) -> None:
    runner = JobRunner()
    assert not [thread for thread in threading.enumerate() if thread.name.startswith("job")]
    runner.shutdown()
