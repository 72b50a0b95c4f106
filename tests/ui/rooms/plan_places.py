"""Places for the rooms that show the plan itself."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from app.journeys import example
from app.journeys.session import Session
from tests.storage.desk import hurried, library_in
from tests.ui.plan_pieces import SMALL, Place, small_session

Make = Callable[..., Place]


def example_session(folder: Path) -> tuple[Session, dict[str, str]]:
    """The whole example plan, with an index to compute."""
    return hurried(example.build(library_in(folder))), {}


@pytest.fixture
def place(qtbot: Any, theme: Any, jobs: Any, scripted: Any, tmp_path: Path) -> Iterator[Make]:
    """`place("delete", items=…)` is the small plan, `place(whole=True)` the example; answers are given in order."""
    made: list[Place] = []

    def make(*answers: Any, items: Any = SMALL, whole: bool = False, look: Any = theme) -> Place:
        folder = tmp_path / f"data{len(made)}"
        session, ids = example_session(folder) if whole else small_session(folder, items)
        made.append(Place(qtbot, look, jobs, session, ids, scripted(*answers)))
        return made[-1]

    yield make
    for one in made:
        one.close()
