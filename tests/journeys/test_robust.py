"""*Hur säkert* tells for each other choice what becomes of the place, and hides nothing that cannot be computed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from app.journeys import example, founding, import_index, views
from app.journeys.session import Session
from app.journeys.situation import Situation, situation
from app.journeys.views.asked import Asked
from app.journeys.views.robust import robust
from app.models.errors import UserError
from tests.storage.desk import hurried, library_in


@pytest.fixture(scope="module")
def known(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Situation]:
    with hurried(example.build(library_in(tmp_path_factory.mktemp("example")))) as session:
        yield _situation(session)


def _situation(session: Session) -> Situation:
    found = situation(session.plan, session.blob)
    assert found is not None
    return found


def width(text: str, size: float, bold: bool) -> float:
    return len(text) * size * (0.6 if bold else 0.55)


def test_it_answers_for_the_highest_own_neighbourhood_and_for_any_other_with_an_index(known: Situation) -> None:
    view = robust(known)
    assert view is not None
    assert view.question == "Beror platsen i Ekliden på metoden?"
    assert view.answer.startswith("Ekliden har plats 1 av 39 med planens metod, och plats 1–")
    assert "Mätfel i enkäter" in view.caveat
    assert view.quote.fields["view"] == "robust"
    other = robust(known, Asked(unit="Alnäs"))
    assert other is not None
    assert other.unit == "Alnäs"
    small = robust(known, Asked(unit="Lillmossen"))
    assert small is not None
    assert small.unit == "Ekliden"


def test_the_sentence_and_the_rows_say_what_was_computed(known: Situation) -> None:
    view = robust(known, Asked(unit="Norrtorp"))
    assert view is not None
    whole = known.alternatives
    moves = [whole.move(found, "Norrtorp", known.year) for found in whole.alternatives]
    places = [2 + move for move in moves if move is not None]
    assert f"plats {min(*places, 2)}–{max(*places, 2)} oavsett" in view.answer
    cells = {row.key: row.cells for row in view.table.rows}
    for found in whole.alternatives:
        rank = whole.rank(found, "Norrtorp", known.year)
        key = found.choice.node if found.choice.kind == "indicator" else found.choice.key
        assert cells[key][1] == ("–" if rank is None else f"{rank} av {whole.ranked(found, known.year)}")
    assert cells["method"][1] == "2 av 39"


def test_a_choice_that_cannot_be_computed_stands_in_table_and_chart_with_its_reason(known: Situation) -> None:
    view = robust(known)
    assert view is not None
    row = next(row for row in view.table.rows if row.key == "geometric")
    assert row.muted
    assert row.cells == ("Geometriskt medelvärde", "–", "går inte: noll i tabellen")
    assert view.caveat.endswith("Ett val går inte att räkna; skälen står i tabellen.")
    mark = view.build(860.0, 900.0, width, 1.0).mark("geometric")
    assert mark is not None
    assert "Geometriskt medelvärde går inte för" in mark.label


def test_a_neighbourhood_that_loses_its_index_without_an_indicator_is_said_to(known: Situation) -> None:
    view = robust(known)
    assert view is not None
    row = next(row for row in view.table.rows if row.key == "anmalda_valdsbrott")
    assert row.cells[1:] == ("–", "inget index")
    assert "får Ekliden inget index" in view.answer


def test_indicators_stand_with_what_moves_the_place_most_first(known: Situation) -> None:
    view = robust(known, Asked(unit="Norrtorp"))
    assert view is not None
    leaves = set(known.result.framework.tree.leaves)
    found = [row for row in view.table.rows if row.key in leaves]
    assert len(found) == len(leaves)
    moves = [0 if row.cells[2] == "samma" else abs(int(row.cells[2].replace("−", "-"))) for row in found]
    assert moves == sorted(moves, reverse=True)


def test_rows_and_marks_share_keys_and_an_indicator_is_itself_in_every_view(known: Situation) -> None:
    view = robust(known)
    assert view is not None
    keys = {row.key for row in view.table.rows}
    assert {mark.key for mark in view.build(900.0, 1400.0, width, 1.0).marks} <= keys
    assert views.meaning(known, "trangboddhet") == {"indicator": "trangboddhet"}
    assert views.meaning(known, "zscore") == {}


def test_without_an_index_it_says_why_there_is_no_place_to_test(tmp_path: Path) -> None:
    with hurried(founding.new_plan(library_in(tmp_path), "Plan", "Rinkeby-Kista")) as session:
        import_index.take_in_real_figures(session, import_index.read_real_figures(session.plan))
        with pytest.raises(UserError) as refusal:
            robust(_situation(session))
    assert refusal.value.code == "robust_without_index"
    assert "hälsa" in str(refusal.value)


def test_a_table_without_a_place_of_the_plan_has_nothing_to_test(known: Situation) -> None:
    assert robust(replace(known, own=())) is None
