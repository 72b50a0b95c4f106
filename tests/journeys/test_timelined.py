"""The timeline in words: who does what when, what starts too early, who is asked for too much."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from app.journeys import example
from app.journeys.session import Session
from app.journeys.timeline_page import timeline_page
from app.journeys.timelined import drawing, timelined
from app.models import verbs
from app.models.plan import Record
from app.models.timeline import timeline
from tests.storage.desk import hurried, library_in

LEARN, DEMOCRACY = "Läxhjälp och föräldrastöd", "Demokratibud i fyra stadsdelar"


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    with hurried(example.build(library_in(tmp_path / "d"))) as made:
        yield made


def named(session: Session, kind: str, name: str) -> Record:
    return next(one for one in session.plan.of(kind) if one.text("name") == name)


def plain(text: str) -> str:
    return text.replace("\u00a0", " ")


def test_without_a_stated_capacity_overlap_is_told_and_overload_is_not(session: Session) -> None:
    told = plain(timelined(session.plan).answer)
    assert told.startswith("Sex aktiviteter 2015–2018. Flera aktiviteter samtidigt: Anna Lindqvist och")
    assert "det går inte att säga om det är för mycket" in told


def test_overload_is_told_against_what_is_said_to_be_available(session: Session) -> None:
    anna = named(session, "member", "Anna Lindqvist")
    session.do(verbs.set_value(session.plan, anna.id, "available_staffing", "3"))
    told = plain(timelined(session.plan).answer)
    assert "Anna Lindqvist har för mycket januari 2017 – juni 2018." in told
    group = next(one for one in drawing(session.plan, timeline(session.plan)).groups if one.key == anna.id)
    assert group.aside == "3 årsarbetare att tillgå"
    over = [cell for cell in group.quarters if cell.over]
    assert [(cell.year, cell.quarter) for cell in over] == [
        (2017, 1),
        (2017, 2),
        (2017, 3),
        (2017, 4),
        (2018, 1),
        (2018, 2),
    ]
    assert plain(over[0].words) == (
        "Anna Lindqvist, januari–mars 2017: som mest 3,7 årsarbetare i 2 aktiviteter, "
        "3 finns att tillgå: 0,7 för mycket"
    )


def test_a_start_before_what_it_depends_on_is_told_in_sentence_table_and_mark(session: Session) -> None:
    one, other = named(session, "activity", DEMOCRACY), named(session, "activity", LEARN)
    session.do(verbs.link(session.plan, one.id, "depends_on", other.id))
    view = timelined(session.plan)
    said = f"börjar innan ”{LEARN}” är slut"
    assert f"”{DEMOCRACY}” {said}." in view.answer
    assert next(row for row in view.table.rows if row.key == one.id).cells[-1] == said
    row = next(row for group in drawing(session.plan, timeline(session.plan)).groups for row in group.rows if row.early)
    assert row.words.endswith(said)


def test_money_and_staffing_stand_under_each_year(session: Session) -> None:
    money, people = drawing(session.plan, timeline(session.plan)).sums
    assert {year: plain(told) for year, told in money.by_year.items()} == {
        2015: "1 200",
        2016: "4 170",
        2017: "3 820",
        2018: "2 460",
    }
    assert people.by_year[2016] == "6,4"


def test_an_activity_without_dates_stands_in_the_table_and_not_among_the_bars(session: Session) -> None:
    session.do(verbs.set_value(session.plan, named(session, "activity", LEARN).id, "end", None))
    view = timelined(session.plan)
    last = view.table.rows[-1]
    assert (last.cells[0], last.cells[3], last.cells[-1], last.muted) == (LEARN, "saknas", "datum saknas", True)
    assert view.answer.startswith("Fem aktiviteter")


def test_it_goes_to_paper(session: Session) -> None:
    assert timeline_page(session.plan, "2015-05-01").startswith(b"%PDF")
