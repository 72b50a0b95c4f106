"""*Liknande stadsdelar* names whom to ring, what is alike and what differs, and shows the same in chart and table."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

from app.analysis import similar as nearest
from app.journeys import example, founding, import_index
from app.journeys.session import Session
from app.journeys.situation import Situation, situation
from app.journeys.views import Asked, View
from app.journeys.views.registry import KINDS
from app.journeys.views.similar import similar
from tests.storage.desk import hurried, library_in


@pytest.fixture(scope="module")
def known(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Situation]:
    with hurried(example.build(library_in(tmp_path_factory.mktemp("example")))) as session:
        yield _situation(session)


@pytest.fixture(scope="module")
def partial(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Situation]:
    """The real figures, about boards, of which two domains are missing."""
    folder: Path = tmp_path_factory.mktemp("real")
    with hurried(founding.new_plan(library_in(folder), "Plan", "Rinkeby-Kista")) as session:
        import_index.take_in_real_figures(session, import_index.read_real_figures(session.plan))
        yield _situation(session)


def _situation(session: Session) -> Situation:
    found = situation(session.plan, session.blob)
    assert found is not None
    return found


def asked(known: Situation, unit: str | None = None, options: Mapping[str, str] | None = None) -> View:
    found = similar(known, Asked(unit=unit, options=options or {}))
    assert found is not None
    return found


def width(text: str, size: float, bold: bool) -> float:
    return len(text) * size * (0.6 if bold else 0.55)


def test_it_stands_among_the_views_after_utveckling() -> None:
    keys = list(KINDS)
    assert keys.index("trend") < keys.index("similar") < keys.index("map")
    assert KINDS["similar"].tab == "Liknande"


def test_the_nearest_are_named_and_then_the_one_with_another_board(known: Situation) -> None:
    view = asked(known, "Tallmon")
    assert view.question == "Vem kan Tallmon byta erfarenheter med?"
    assert view.answer == (
        "Mest lik Tallmon är Stenhaga, sedan Smedvik och Ängsvik. Närmast utanför Exempelnämnden är Smedvik (Östra "
        "nämnden). Mest lika är de i hälsa, mest olika i försörjning, där Smedvik har 16\u00a0poäng lägre risk."
    )


def test_when_the_nearest_has_another_board_it_is_told_of_at_once(known: Situation) -> None:
    answer = asked(known, "Solängen").answer
    assert answer.startswith("Mest lik Solängen är Utsikten (Östra nämnden), sedan Granhaga och Hasselvik. Mest lika")


def test_where_nobody_is_alike_it_is_said(known: Situation) -> None:
    answer = asked(known).answer
    assert answer.startswith("Ingen liknar Ekliden särskilt mycket. Närmast är Norrtorp, i regel 24\u00a0poäng ifrån.")


def test_the_nearest_beyond_the_board_has_its_row_also_when_five_others_are_nearer(known: Situation) -> None:
    rows = asked(known, "Ekliden").table.rows
    boards = [row.cells[1] for row in rows if not row.muted]
    assert boards == ["Exempelnämnden"] * 6 + ["Östra nämnden"]


def test_the_table_has_the_distance_and_every_domain_the_left_out_with_their_reason(known: Situation) -> None:
    view = asked(known, "Tallmon")
    assert view.table.titles == ("Stadsdel", "Nämnd", "Avstånd", "Sociala", "Hälsa", "Trygghet", "Försörjning")
    assert view.table.rows[1].cells == ("Stenhaga", "Exempelnämnden", "6,5", "61,5", "73,0", "67,8", "55,0")
    last = view.table.rows[-1]
    assert last.muted
    assert last.cells[:3] == ("Lillmossen", "för få invånare", "–")
    assert "Lillmossen är inte med: för få invånare." in view.caveat
    found = nearest(known.result, "Tallmon", known.year)
    assert [row.key for row in view.table.rows[1:6]] == [neighbour.unit for neighbour in found.nearest]


def test_every_row_with_figures_has_its_mark_with_the_whole_truth(known: Situation) -> None:
    view = asked(known, "Tallmon")
    marks = {mark.key: mark.label for mark in view.build(860.0, 520.0, width, 1.0).marks}
    assert {row.key for row in view.table.rows if not row.muted} == set(marks)
    assert marks["Smedvik"] == (
        "Smedvik, Östra nämnden, avstånd 8,9\u00a0poäng, sociala riskfaktorer 49 (−7), hälsa 62 (−1), "
        "säkerhet & trygghet 61 (−1), försörjning 41 (−16), 2014, Exempelindex 2008–2014"
    )


def test_it_can_be_asked_over_the_indicators(known: Situation) -> None:
    view = asked(known, "Tallmon", {"on": "indicators"})
    (chooser,) = [chooser for chooser in view.choosers if chooser.asks == "on"]
    assert chooser.current == "indicators"
    assert "över alla indikatorer" in view.reading
    found = nearest(known.result, "Tallmon", known.year, on="indicators")
    assert [row.key for row in view.table.rows[1:6]] == [neighbour.unit for neighbour in found.nearest]


def test_a_neighbourhood_without_figures_says_why_and_is_drawn_alone(known: Situation) -> None:
    view = asked(known, "Lillmossen")
    assert view.answer == "Lillmossen kan inte jämföras 2014: för få invånare."
    scene = view.build(860.0, 520.0, width, 1.0)
    assert [mark.key for mark in scene.marks] == ["Lillmossen"]
    assert [text.text for text in scene.texts()].count("saknas") == 4


def test_boards_are_compared_over_their_indicators_where_there_is_no_index(partial: Situation) -> None:
    view = asked(partial)
    assert "Närmast är Skärholmen, i regel 22\u00a0poäng ifrån." in view.answer
    assert view.table.titles[:2] == ("Område", "Avstånd")
    assert "årgång\u00a02016" in view.source
    assert "13\u00a0stadsdelsområden" in view.reading
    assert [chooser.asks for chooser in view.choosers] == ["unit"]
