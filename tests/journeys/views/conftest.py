"""Two computed tables to ask: the example city's, and the real figures of which two domains are missing."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from app.journeys import example, founding, import_index
from app.journeys.session import Session
from app.journeys.situation import Situation, situation
from tests.storage.desk import hurried, library_in


def _situation(session: Session) -> Situation:
    found = situation(session.plan, session.blob)
    assert found is not None
    found.weak  # noqa: B018 - while the session is open
    return found


@pytest.fixture(scope="session")
def known(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Situation]:
    with hurried(example.build(library_in(tmp_path_factory.mktemp("example")))) as session:
        yield _situation(session)


@pytest.fixture(scope="session")
def real(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Situation]:
    """About boards, without an index: only two domains have indicators."""
    folder = tmp_path_factory.mktemp("real")
    with hurried(founding.new_plan(library_in(folder), "Plan", "Rinkeby-Kista")) as session:
        import_index.take_in_real_figures(session, import_index.read_real_figures(session.plan))
        yield _situation(session)
