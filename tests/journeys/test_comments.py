"""Comments on a record: who said what, settled and opened again, and never in what leaves the group."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from app.journeys import comments, founding
from app.journeys.session import Session
from app.models import verbs
from app.models.errors import UserError
from app.models.schema import RECORD_TYPES
from tests.storage.desk import hurried, library_in


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    with hurried(founding.new_plan(library_in(tmp_path), "Plan", "Exempelnämnden")) as made:
        yield made


@pytest.fixture
def goal(session: Session) -> str:
    return session.do(verbs.create(session.plan, "goal", {"wording": "Mål"}, session.chance)).created[0]


def test_comments_are_told_in_the_order_they_were_said_with_who_and_when(session: Session, goal: str) -> None:
    comments.say(session, goal, " Är siffran rätt? ")
    comments.say(session, goal, "Ja.")
    thread = comments.thread(session, goal)
    assert [said.text for said in thread] == ["Är siffran rätt?", "Ja."]
    assert thread[0].at < thread[1].at and all(said.name for said in thread)
    assert session.undo_name == "Ångra: kommenterade mål"


def test_a_settled_comment_can_be_opened_again(session: Session, goal: str) -> None:
    made = comments.say(session, goal, "Fel år")
    comments.settle(session, made, resolved=True)
    assert comments.counted(session.plan, goal) == (0, 1)
    assert session.undo_name == "Ångra: markerade en kommentar som avklarad"
    comments.settle(session, made, resolved=False)
    assert comments.counted(session.plan, goal) == (1, 0)


def test_an_empty_comment_is_refused(session: Session, goal: str) -> None:
    with pytest.raises(UserError) as caught:
        comments.say(session, goal, " \n ")
    assert caught.value.code == "comment_empty"
    assert comments.thread(session, goal) == []


def test_any_record_can_be_commented_on_and_comments_never_leave_the_group(session: Session) -> None:
    comments.say(session, session.plan.id, "Om hela planen")
    assert comments.counted(session.plan, session.plan.id) == (1, 0)
    assert not RECORD_TYPES["comment"].in_package and not RECORD_TYPES["comment"].in_digest
