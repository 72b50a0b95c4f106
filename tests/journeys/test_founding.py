"""Beginning a plan."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.journeys import founding
from app.journeys.library import Library
from app.models import programme
from app.models.errors import UserError
from tests.storage.desk import library_in


@pytest.fixture
def library(tmp_path: Path) -> Library:
    return library_in(tmp_path / "data")


def test_a_plan_begins_with_its_board_the_period_and_the_four_themes(library: Library) -> None:
    with founding.new_plan(library, "  Farsta  ", "Farsta") as session:
        root = session.plan.root
        assert (root.text("title"), root.text("district_board")) == ("Farsta", "board:Farsta")
        assert (root.number("period_start"), root.number("period_end")) == (2015, 2020)
        themes = session.plan.of("programme_goal")
        assert [theme.text("wording") for theme in themes] == list(programme.THEMES)
        assert all("förslaget" in theme.text("source_document") for theme in themes)
        assert not session.plan.example


def test_the_example_board_makes_an_example_plan(library: Library) -> None:
    with founding.new_plan(library, "Prov", "Exempelnämnden") as session:
        assert session.plan.example


@pytest.mark.parametrize("title", ["", "   "])
def test_a_plan_without_a_title_is_refused_and_nothing_is_made(library: Library, title: str) -> None:
    with pytest.raises(UserError, match="rubrik"):
        founding.new_plan(library, title, "Farsta")
    assert library.plans() == []


def test_an_unknown_board_is_refused_with_those_that_there_are(library: Library) -> None:
    with pytest.raises(UserError) as refused:
        founding.new_plan(library, "Plan", "Hogsmeade")
    assert "Rinkeby-Kista" in str(refused.value)
    assert library.plans() == []
