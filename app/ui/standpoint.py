"""What is known of the open plan beyond its records: the computed index, the rules' remarks, the thread's coverage.

One for each open plan. The index is computed on the worker when what it rests on has changed; remarks and coverage are
worked out when somebody asks, and again after each change. `changed` tells the rooms that there is something new.
"""

from __future__ import annotations

from collections.abc import Generator
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from app.journeys.snapshot import Progress, Snapshot, take
from app.models import coverage, rules, thread
from app.models.errors import UserError
from app.ui.quotes import RESTS_ON as QUOTES_REST_ON
from app.ui.quotes import Quotes
from app.ui.remarks import Remarks

if TYPE_CHECKING:
    from app.journeys.published import Published
    from app.journeys.session import Session
    from app.journeys.situation import Situation
    from app.journeys.views import Known
    from app.ui.jobs import JobRunner

RESTS_ON = frozenset({"dataset", "indicator_definition", "index_method", "plan"})


class Standpoint(QObject):
    """`situation` is None until computed, and when there is nothing to compute; `problem` says why it failed.

    `published` is there only where a plan has a published index and nothing to compute one of its own from.
    """

    changed = Signal()

    def __init__(self, session: Session, jobs: JobRunner) -> None:
        super().__init__()
        self._session, self._jobs = session, jobs
        self.situation: Situation | None = None
        self.published: Published | None = None
        self.problem: UserError | None = None
        self.computing = False
        self._settled = False
        self._stale_while_computing = False
        self._dataset: str | None = None
        self._matrix: coverage.Matrix | None = None
        self.quotes = Quotes(session, jobs)
        self.quotes.changed.connect(self.changed)
        self._stop_listening = session.subscribe(self._plan_changed)
        self._told = QTimer(self, interval=0, singleShot=True)
        self._told.timeout.connect(self.changed)
        self._checks = Remarks(session, lambda: self.known.facts() if self.known is not None else None, self)
        self._checks.ready.connect(self.changed)

    def begin(self) -> None:
        """Starts computing the index, when the window has been shown."""
        if not self.computing:
            self._compute()

    def show_dataset(self, dataset: str | None) -> None:
        """Computes from this table instead of the newest one; None for the newest again."""
        if dataset != self._dataset:
            self._dataset = dataset
            self._compute()

    def end(self) -> None:
        """The plan is being closed."""
        self._stop_listening()
        self.quotes.end()
        self._checks.forget()
        self._told.stop()

    @property
    def known(self) -> Known | None:
        """What the views can be made of: the plan's own index, else a published one."""
        return self.situation if self.situation is not None else self.published

    @property
    def waiting(self) -> bool:
        """True while there is a table to compute and nothing is known of it yet, neither an index nor a problem."""
        unknown = self.situation is None and self.problem is None
        return unknown and self.has_table and (self.computing or not self._settled)

    @property
    def has_table(self) -> bool:
        """True when a table of indicators has been loaded."""
        return any(record.text("kind") == "indicators" for record in self._session.plan.of("dataset"))

    @property
    def remarks(self) -> list[rules.Remark]:
        """Everything the rules say, stops first; without the index until it has been computed."""
        return self._checks.every

    @property
    def remarks_so_far(self) -> list[rules.Remark]:
        """As `remarks`, without making anybody wait: of a large plan those before the last change, until `changed`."""
        return self._checks.so_far

    @property
    def matrix(self) -> coverage.Matrix:
        """The coverage of the weak indicators."""
        if self._matrix is None:
            self._matrix = coverage.matrix(self._session.plan, self._weak())
        return self._matrix

    @property
    def stations(self) -> tuple[thread.Station, ...]:
        """The seven stations of the thread."""
        return thread.summary(self._session.plan, self.matrix, self.remarks)

    @property
    def next_step(self) -> thread.NextStep:
        """What to do now."""
        return thread.next_step(self._session.plan, self.matrix, self.remarks)

    def _weak(self) -> tuple[coverage.WeakIndicator, ...] | None:
        if self.situation is None:
            return None
        pairs = [(weak.indicator, weak.unit) for weak in self.situation.weak]
        return coverage.weak_by_key(self._session.plan, pairs)

    def _plan_changed(self, kinds: frozenset[str], _records: frozenset[str]) -> None:
        self._checks.forget()
        self._matrix = None
        if kinds & RESTS_ON:
            self._compute()
        elif kinds & QUOTES_REST_ON:
            self.quotes.look(self.situation)
        self._told.start()

    def _compute(self) -> None:
        if self.computing:
            self._stale_while_computing = True
            return
        self.computing = True
        snapshot, dataset = take(self._session), self._dataset
        self._jobs.start(lambda: _computed(snapshot, dataset), self._done, self._failed)

    def _done(self, found: tuple[Situation | None, Published | None]) -> None:
        self.published = found[1]
        self._settle(found[0], None)

    def _failed(self, error: BaseException) -> None:
        self.published = None
        if not isinstance(error, UserError):
            self._settle(None, None)
            raise error
        self._settle(None, error)

    def _settle(self, found: Situation | None, problem: UserError | None) -> None:
        self.computing, self._settled = False, True
        self.situation, self.problem = found, problem
        self.quotes.look(found)
        self._checks.forget()
        self._matrix = None
        self._told.start()
        if self._stale_while_computing:
            self._stale_while_computing = False
            self._compute()


def _computed(
    snapshot: Snapshot, dataset: str | None
) -> Generator[Progress, None, tuple[Situation | None, Published | None]]:
    from app.journeys.situation import only_published, situation

    yield Progress(0, 1, "Räknar indexet")
    found = situation(snapshot.plan, snapshot.blob, dataset)
    if found is None:
        return None, only_published(snapshot.plan, snapshot.blob)
    found.weak  # noqa: B018 - worked out here, so that the window does not wait for it
    found.intervals  # noqa: B018
    found.alternatives  # noqa: B018
    found.profiles  # noqa: B018
    return found, None
