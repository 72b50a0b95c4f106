"""A place for forms over the small plan."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from app.ui.forms import RecordForm
from tests.ui.plan_pieces import Place, small_session


@pytest.fixture
def place(qtbot: Any, theme: Any, jobs: Any, scripted: Any, tmp_path: Path) -> Iterator[Place]:
    session, ids = small_session(tmp_path / "data")
    made = Place(qtbot, theme, jobs, session, ids, scripted())
    yield made
    made.close()


@pytest.fixture
def form_of(place: Place) -> Callable[..., RecordForm]:
    """`form_of("g1")` shows the form of a record of the small plan, refreshed at every change as in a room."""

    def make(name: str, **more: Any) -> RecordForm:
        form = place.show(lambda context: RecordForm(context, place.ids[name], **more))
        place.stops.append(place.session.subscribe(lambda _kinds, _records: form.refresh()))
        return form

    return make
