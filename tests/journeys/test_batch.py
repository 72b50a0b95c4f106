"""Many edits from a file as one change."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from app.journeys import batch, founding
from app.journeys.session import Session
from app.models.errors import UserError
from tests.storage.desk import hurried, library_in


@pytest.fixture
def session(tmp_path: Path) -> Session:
    made = hurried(founding.new_plan(library_in(tmp_path / "data"), "Plan", "Exempelnämnden"))
    yield made  # type: ignore[misc]
    made.close()


def file_of(folder: Path, content: object) -> Path:
    path = folder / "ändringar.json"
    path.write_text(content if isinstance(content, str) else json.dumps(content), "utf-8-sig")
    return path


def test_the_items_become_one_change_and_their_ids_are_told(session: Session, tmp_path: Path) -> None:
    items = [
        {"type": "goal", "id": "g", "set": {"wording": "Mål"}},
        {"type": "measure", "set": {"goal": "g", "name": "Mått"}},
    ]
    goal, measure = batch.apply_file(session, file_of(tmp_path, items))
    assert session.plan.record(measure).refs("goal") == (goal,)
    session.undo()
    assert session.plan.of("goal") == session.plan.of("measure") == []


def test_one_wrong_item_and_nothing_is_done(session: Session, tmp_path: Path) -> None:
    items = [{"type": "goal", "set": {"wording": "Mål"}}, {"type": "goal", "set": {"finns_inte": "x"}}]
    with pytest.raises(UserError):
        batch.apply_file(session, file_of(tmp_path, items))
    assert session.plan.of("goal") == []


def test_no_items_is_no_change(session: Session) -> None:
    tips = session.plan.tips
    assert batch.apply(session, []) == ()
    assert session.plan.tips == tips


def test_a_file_that_is_not_json_or_not_there_is_said_to_be_so(session: Session, tmp_path: Path) -> None:
    with pytest.raises(UserError, match="JSON"):
        batch.apply_file(session, file_of(tmp_path, "{"))
    with pytest.raises(UserError, match=r"saknas\.json"):
        batch.apply_file(session, tmp_path / "saknas.json")


def test_bytes_that_are_not_text_are_refused_in_words(session: Session, tmp_path: Path) -> None:
    path = tmp_path / "fel.json"
    path.write_bytes(b"\xff\xfe\x00\xd8")
    with pytest.raises(UserError):
        batch.apply_file(session, path)
