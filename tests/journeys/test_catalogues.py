"""A catalogue comes into the plan when a person says so, as one named change that can be undone."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from app.journeys import catalogues, founding
from app.journeys.session import Session
from app.models import programme, verbs
from app.models.errors import UserError
from tests.storage.desk import hurried, library_in

GOALS = """Nivå;Beteckning;Formulering;Tema;Uppföljningsansvarig
Mål;1;Fler får arbete;Jobb och företagande;Arbetsmarknadsnämnden
Delmål;1.1;Unga har sysselsättning;Jobb och företagande;
Delmål;1.2;;Jobb och företagande;
"""


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    with hurried(founding.new_plan(library_in(tmp_path), "Plan", "Exempelnämnden")) as opened:
        yield opened


@pytest.fixture
def goals(tmp_path: Path) -> Path:
    path = tmp_path / "programmål.csv"
    path.write_text(GOALS, "utf-8")
    return path


def levels(session: Session) -> list[str]:
    return [record.text("level") for record in session.plan.of("programme_goal")]


def test_reading_writes_nothing(session: Session, goals: Path) -> None:
    before = session.plan.tips
    preview = catalogues.read(session.plan, goals, "programme_goal")
    assert preview.sentence() == "2\u00a0nya, 0\u00a0ändras, 0\u00a0oförändrade. 1\u00a0rad läses inte."
    assert preview.takes == 2
    assert session.plan.tips == before


def test_taking_in_is_one_change_that_has_a_name_and_can_be_undone(session: Session, goals: Path) -> None:
    catalogues.take_in(session, catalogues.read(session.plan, goals, "programme_goal"))
    assert levels(session) == ["theme"] * 4 + ["goal", "sub_goal"]
    assert session.undo_name == "Ångra: läste in programmål"
    session.undo()
    assert levels(session) == ["theme"] * 4


def test_the_four_themes_stay_and_goals_point_to_them(session: Session, goals: Path) -> None:
    catalogues.take_in(session, catalogues.read(session.plan, goals, "programme_goal"))
    themes = [record for record in session.plan.of("programme_goal") if record.text("level") == "theme"]
    assert [theme.text("wording") for theme in themes] == list(programme.THEMES)
    made = next(record for record in session.plan.of("programme_goal") if record.text("level") == "goal")
    assert session.plan.targets(made, "theme") == [themes[2]]


def test_a_second_reading_updates_without_doubling_and_removes_nothing(session: Session, goals: Path) -> None:
    catalogues.take_in(session, catalogues.read(session.plan, goals, "programme_goal"))
    goals.write_text("Nivå;Beteckning;Formulering\nDelmål;1.1;Unga har arbete eller studerar\n", "utf-8")
    preview = catalogues.take_in(session, catalogues.read(session.plan, goals, "programme_goal"))
    assert [line.state for line in preview.lines] == ["changed"]
    assert catalogues.differences(session.plan, "programme_goal", preview.lines[0])[0].startswith("Formulering: ")
    assert levels(session) == ["theme"] * 4 + ["goal", "sub_goal"]
    sub_goal = session.plan.of("programme_goal")[-1]
    assert sub_goal.text("wording") == "Unga har arbete eller studerar"
    assert sub_goal.text("theme")


def test_a_file_that_differs_in_nothing_is_said_and_changes_nothing(session: Session, goals: Path) -> None:
    preview = catalogues.read(session.plan, goals, "programme_goal")
    catalogues.take_in(session, preview)
    before = session.plan.tips
    with pytest.raises(UserError, match="skiljer sig"):
        catalogues.take_in(session, preview)
    assert session.plan.tips == before


def test_what_somebody_wrote_between_reading_and_taking_in_is_not_made_twice(session: Session, goals: Path) -> None:
    preview = catalogues.read(session.plan, goals, "programme_goal")
    given = {"level": "goal", "wording": "Fler får arbete", "code": "1"}
    session.do(verbs.create(session.plan, "programme_goal", given, session.chance))
    catalogues.take_in(session, preview)
    assert levels(session).count("goal") == 1


def test_source_and_status_are_asked_for_where_the_file_has_none(session: Session, goals: Path) -> None:
    preview = catalogues.read(session.plan, goals, "programme_goal")
    assert preview.asked == ("source_document", "case_number", "status")
    stated = catalogues.restated(session.plan, preview, {"source_document": "Budget 2015", "status": "Antaget"})
    catalogues.take_in(session, stated)
    made = session.plan.of("programme_goal")[-1]
    assert (made.text("source_document"), made.text("status")) == ("Budget 2015", "adopted")
    assert made.is_empty("case_number")


def test_why_a_row_was_not_read_is_said_in_a_sentence(session: Session, goals: Path) -> None:
    told = catalogues.told(session.plan, catalogues.read(session.plan, goals, "programme_goal"))
    assert "Rad 4: Raden saknar formulering." in told
    assert any(line.startswith("Rad 2, ny: ”Fler får arbete”. Nivå: Mål; ") for line in told)


def test_only_what_comes_from_files_is_read_from_one(session: Session, goals: Path) -> None:
    with pytest.raises(UserError, match="läses inte in ur en fil"):
        catalogues.read(session.plan, goals, "goal")


def test_two_hundred_sub_goals_are_taken_in_as_one_change(session: Session, tmp_path: Path) -> None:
    path = tmp_path / "många.csv"
    path.write_text("Delmål\n" + "\n".join(f"Delmål nummer {number}" for number in range(200)), "utf-8")
    catalogues.take_in(session, catalogues.read(session.plan, path, "programme_goal"))
    assert levels(session).count("sub_goal") == 200
    session.undo()
    assert levels(session).count("sub_goal") == 0
