"""What a story needs: a data folder of its own, a clock and a chance that repeat, and an officer at the window.

A certificate must be valid on the day someone checks it, so the clock starts an hour ago and ticks a second at a time.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from app.journeys.library import Library
    from tests.stories.officer import Officer

HOUR = 3_600_000


@pytest.fixture
def shelf(tmp_path: Path) -> Callable[[], Library]:
    """The same shelf of plans each time it is asked for, as a program started anew would find it."""
    from app.journeys.library import Library
    from tests.storage.desk import MemorySecrets, Repeating, Ticking

    clock, secrets = Ticking(time.time_ns() // 1_000_000 - HOUR), MemorySecrets()
    return lambda: Library(tmp_path / "data", clock, Repeating(f"story {clock.now}"), secrets)


@pytest.fixture
def open_window(
    qtbot: Any, tmp_path: Path, shelf: Callable[[], Library], monkeypatch: pytest.MonkeyPatch
) -> Iterator[Callable[[], Officer]]:
    """`open_window()` starts the program's window on the shelf; an earlier one is closed first."""
    from app.journeys import library
    from app.ui import wiring
    from app.ui.desk import Desk
    from app.ui.theme import load_fonts
    from tests.stories.officer import Answering, Officer

    load_fonts()
    (tmp_path / "cache").mkdir()
    monkeypatch.setattr(library, "standard", lambda *_: shelf())
    desks: list[Desk] = []

    def close() -> None:
        while desks:
            desks[-1].window.close()
            desks.pop().close()

    def start() -> Officer:
        close()
        officer = Officer(qtbot)
        desk = Desk(
            tmp_path / "data",
            tmp_path / "cache",
            lambda ask: wiring.doors(tmp_path / "data", ask),
            wiring.ROOMS,
            Answering(officer),
        )
        desks.append(desk)
        desk.open_newest()
        officer.sit_down(desk)
        return officer

    yield start
    close()
