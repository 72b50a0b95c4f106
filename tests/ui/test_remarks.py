"""What the rules say: at once of a small plan, in the pauses of a large one, never of a plan that is no more."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QObject

from app.journeys.session import Session
from app.models import rules, verbs
from app.ui import remarks
from app.ui.remarks import Remarks
from tests.ui.plan_pieces import small_session


@pytest.fixture
def opened(tmp_path: Path) -> Iterator[tuple[Session, dict[str, str]]]:
    session, ids = small_session(tmp_path)
    yield session, ids
    session.close()


def of(session: Session) -> Remarks:
    parent = QObject()
    made = Remarks(session, lambda: None, parent)
    made.setParent(None)
    return made


def test_a_small_plan_is_checked_at_once(qtbot: Any, opened: Any) -> None:
    session, _ = opened
    known = of(session)
    assert known.so_far == known.every == rules.check(session.plan)


def test_a_large_plan_is_checked_in_the_pauses(qtbot: Any, opened: Any, monkeypatch: Any) -> None:
    monkeypatch.setattr(remarks, "CHECKED_AT_ONCE", 0)
    session, _ = opened
    known = of(session)
    with qtbot.waitSignal(known.ready):
        assert known.so_far == []
    assert known.so_far == rules.check(session.plan)


def test_what_was_said_before_a_change_stands_until_the_new_is_ready(qtbot: Any, opened: Any, monkeypatch: Any) -> None:
    session, ids = opened
    known = of(session)
    before = known.every
    monkeypatch.setattr(remarks, "CHECKED_AT_ONCE", 0)
    session.do(verbs.set_value(session.plan, ids["m1"], "baseline_value", "12"))
    known.forget()
    with qtbot.waitSignal(known.ready):
        assert known.so_far == before
    assert known.so_far == rules.check(session.plan) != before


def test_a_check_that_a_change_has_overtaken_says_nothing(qtbot: Any, opened: Any, monkeypatch: Any) -> None:
    monkeypatch.setattr(remarks, "CHECKED_AT_ONCE", 0)
    session, _ = opened
    known = of(session)
    said: list[str] = []
    known.ready.connect(lambda: said.append("ready"))
    assert known.so_far == []
    known.forget()
    qtbot.wait(20)
    assert said == []
