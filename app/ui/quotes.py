"""What the plan's findings quoted, kept beside what the newer tables say; the tables are read on the worker.

Where no table has been replaced nothing has to be read, and it is known at once. `changed` when there is something new.
"""

from __future__ import annotations

from collections.abc import Generator, Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from app.journeys.snapshot import Progress, Snapshot, take
from app.models import datasets
from app.models.errors import UserError

if TYPE_CHECKING:
    from app.journeys.quoted import Quoted
    from app.journeys.session import Session
    from app.journeys.situation import Situation
    from app.ui.jobs import JobRunner

RESTS_ON = frozenset({"evidence", "finding", "dataset", "indicator_definition"})


class Quotes(QObject):
    """`of(evidence id)` is what it quoted; None until it is known."""

    changed = Signal()

    def __init__(self, session: Session, jobs: JobRunner) -> None:
        super().__init__()
        self._session, self._jobs = session, jobs
        self._known: Mapping[str, Quoted] = {}
        self._asked = 0

    def of(self, evidence: str) -> Quoted | None:
        """What a piece of evidence quoted and what is said of it now."""
        return self._known.get(evidence)

    def end(self) -> None:
        """The plan is being closed: what is still looked up is told to nobody."""
        self._asked += 1

    def look(self, situation: Situation | None) -> None:
        """Looks everything up again; an answer to an earlier look is passed over."""
        from app.journeys.quoted import all_quoted

        self._asked += 1
        plan, asked = self._session.plan, self._asked
        if not any(datasets.replacement(plan, table.id) for table in plan.of("dataset")):
            self._known = all_quoted(plan, self._session.blob, None)
            return
        snapshot = take(self._session)

        def done(found: Mapping[str, Quoted]) -> None:
            if asked == self._asked:
                self._known = found
                self.changed.emit()

        self._jobs.start(lambda: _looked_up(snapshot, situation), done, self._failed)

    def _failed(self, error: BaseException) -> None:
        """A table that is not on this computer leaves its quotes as they stand."""
        if not isinstance(error, UserError):
            raise error
        self._known = {}
        self.changed.emit()


def _looked_up(snapshot: Snapshot, situation: Situation | None) -> Generator[Progress, None, Mapping[str, Quoted]]:
    from app.journeys.quoted import all_quoted

    yield Progress(0, 1, "Läser tabellerna")
    return all_quoted(snapshot.plan, snapshot.blob, situation)
