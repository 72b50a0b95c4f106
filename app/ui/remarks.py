"""What the rules say of the open plan, worked out when somebody asks; of a large plan in the pauses of its people."""

from __future__ import annotations

import time
from collections.abc import Callable, Generator
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from app.models import rules

if TYPE_CHECKING:
    from app.journeys.session import Session

CHECKED_AT_ONCE, SLICE = 1_000, 0.006
"""A plan of so many records is checked at once; a larger one for so many seconds at a time."""
Facts = Callable[[], rules.IndexFacts | None]


class Remarks(QObject):
    """`forget` when the plan or the index is another; `ready()` when a large plan has been checked anew."""

    ready = Signal()

    def __init__(self, session: Session, facts: Facts, parent: QObject) -> None:
        super().__init__(parent)
        self._session, self._facts = session, facts
        self._known: list[rules.Remark] | None = None
        self._before: list[rules.Remark] = []
        self._checking: Generator[None, None, list[rules.Remark]] | None = None
        self._slices = QTimer(self, interval=0)
        self._slices.timeout.connect(self._check_a_while)

    @property
    def every(self) -> list[rules.Remark]:
        """Everything the rules say now, stops first; whoever asks waits for it."""
        if self._known is None:
            self._take(rules.check(self._session.plan, self._facts()))
        return self._known or []

    @property
    def so_far(self) -> list[rules.Remark]:
        """As `every`, without making anybody wait: of a large plan what was said before the change, until `ready`."""
        if self._known is not None or len(self._session.plan) <= CHECKED_AT_ONCE:
            return self.every
        if self._checking is None:
            self._checking = rules.checking(self._session.plan, self._facts())
            self._slices.start()
        return self._before

    def forget(self) -> None:
        """What was said, and what is being checked, is of a plan that is no more."""
        self._known = self._checking = None
        self._slices.stop()

    def _take(self, found: list[rules.Remark]) -> None:
        self.forget()
        self._known = self._before = found

    def _check_a_while(self) -> None:
        until = time.perf_counter() + SLICE
        while self._checking is not None and time.perf_counter() < until:
            try:
                next(self._checking)
            except StopIteration as done:
                self._take(done.value)
                self.ready.emit()
