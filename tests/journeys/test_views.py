"""Each view answers its question in a sentence, says what it does not say, and shows the same in chart and table."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest

from app.journeys import example, founding, import_index, views
from app.journeys.session import Session
from app.journeys.situation import Situation, situation
from app.journeys.views import Asked
from app.models.places import CITY
from app.models.plan import Plan
from app.models.wording.typography import number
from tests.storage.desk import hurried, library_in


@pytest.fixture(scope="module")
def known(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Situation]:
    with hurried(example.build(library_in(tmp_path_factory.mktemp("example")))) as session:
        yield _situation(session)


@pytest.fixture(scope="module")
def partial(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Situation]:
    """The real figures, of which two domains are missing."""
    folder = tmp_path_factory.mktemp("real")
    with hurried(founding.new_plan(library_in(folder), "Plan", "Rinkeby-Kista")) as session:
        import_index.take_in_real_figures(session, import_index.read_real_figures(session.plan))
        yield _situation(session)


def _situation(session: Session) -> Situation:
    found = situation(session.plan, session.blob)
    assert found is not None
    found.weak  # noqa: B018 - while the session is open
    return found


def width(text: str, size: float, bold: bool) -> float:
    return len(text) * size * (0.6 if bold else 0.55)


def test_laget_answers_for_the_highest_own_neighbourhood(known: Situation) -> None:
    view = views.standing(known)
    assert view.answer.startswith("Ekliden har högst social risk av stadens 39 stadsdelar")
    assert "inte varför" in view.caveat
    assert view.quote.fields["neighbourhood"] == "area:Ekliden"
    assert view.quote.fields["fingerprint"] == known.result.fingerprint


def test_laget_answers_for_any_other_that_is_asked_for(known: Situation) -> None:
    assert views.standing(known, views.Asked(unit="Stenhaga")).answer.startswith("Stenhaga har")
    small = views.standing(known, views.Asked(unit="Lillmossen"))
    assert small.answer == "Lillmossen har inget index: för få invånare."
    assert "value" not in small.quote.fields


def test_every_unit_stands_in_lagets_table_own_first_and_the_missing_with_their_reason(known: Situation) -> None:
    rows = views.standing(known).table.rows
    assert {row.key for row in rows} == {*known.result.units, CITY}
    assert [row.own for row in rows[:4]] == [True] * 4
    lacking = next(row for row in rows if row.key == "Lillmossen")
    assert lacking.muted
    assert lacking.cells == ("–", "Lillmossen", "–", "för få inv.")


def test_the_chart_has_a_mark_for_every_row_with_a_value(known: Situation) -> None:
    for view in (views.standing(known), views.why(known), views.map_of(known)):
        assert view is not None
        scene = view.build(900.0, 560.0, width, 1.0)
        with_value = {row.key for row in view.table.rows if not row.muted} - {CITY}
        assert with_value <= {mark.key for mark in scene.marks}


def test_varfor_adds_up_to_the_distance_to_the_city(known: Situation) -> None:
    view = views.why(known, views.Asked(unit="Norrtorp"))
    assert view is not None
    assert "i Norrtorp" in view.question
    numbers = [row.cells[3].replace("rest ", "").replace("−", "-").replace(",", ".") for row in view.table.rows]
    gap = (known.score("Norrtorp") or 0.0) - (known.city or 0.0)
    assert sum(map(float, numbers)) == pytest.approx(gap, abs=0.05 * len(numbers))


def test_varfor_falls_back_on_the_highest_own_when_the_asked_for_has_no_index(known: Situation) -> None:
    view = views.why(known, views.Asked(unit="Lillmossen"))
    assert view is not None
    assert "Ekliden" in view.question


def test_the_map_can_show_a_domain_and_names_its_year(known: Situation) -> None:
    view = views.map_of(known, views.Asked(node="halsa"))
    assert view.question.endswith("Hälsa 2014")
    assert view.choosers[0].current == "halsa"
    assert view.choosers[0].options[0][0] == "index"
    assert "Gränser" not in view.caveat
    assert "2021" not in view.caveat, "the made-up city has no real borders"


def test_without_an_index_the_domains_stand_one_by_one_and_the_missing_are_words(partial: Situation) -> None:
    view = views.standing(partial)
    assert "uppgift saknas för hälsa och säkerhet & trygghet" in view.answer
    said = {row.cells[0]: row.cells for row in view.table.rows}
    assert said["Hälsa"][1:] == ("–", "uppgift saknas", "–")
    assert said["Sociala riskfaktorer"][1] == "2010"
    assert said["Försörjning"][1] == "2016"
    assert said["Försörjning"][3] == "1 av 14"


def test_without_an_index_the_map_shows_the_first_domain_that_has_values(partial: Situation) -> None:
    view = views.map_of(partial)
    assert view.choosers[0].current == "sociala_riskfaktorer"
    assert view.quote.fields["year"] == 2010
    assert view.quote.fields["value"] == "100"
    assert "2021" in view.caveat
    empty = views.map_of(partial, views.Asked(node="index"))
    assert "uppgift saknas för alla" in empty.answer
    assert all(row.muted for row in empty.table.rows)


def test_without_an_index_varfor_shows_the_figures_as_they_came(partial: Situation) -> None:
    view = views.why(partial)
    assert view is not None
    assert view.question == "Vilka uppgifter finns om Rinkeby-Kista?"
    assert view.answer == "Rinkeby-Kista hör till stadens svagaste på 4 av 4 uppgifter."
    first = view.table.rows[0]
    assert first.cells[1:] == ("2010", "63,3\u00a0%", "79,8\u00a0%")


def test_a_table_about_boards_is_never_said_to_be_about_neighbourhoods(known: Situation, partial: Situation) -> None:
    assert views.kind_of_units(known) == "stadsdelar"
    assert views.kind_of_units(partial) == "stadsdelsområden", "many boards share their name with a neighbourhood"
    assert views.map_of(partial).table.titles[0] == "Område"


def test_a_plan_whose_places_the_table_does_not_know_has_nothing_to_explain(partial: Situation) -> None:
    stranger = replace(partial, own=())
    assert views.why(stranger) is None
    assert views.standing(stranger).table.rows == ()
    assert "Högst i staden är" in views.map_of(stranger).answer


def test_every_view_says_whose_calculation_it_is(known: Situation, partial: Situation) -> None:
    for found in (known, partial):
        for view in (views.standing(found), views.why(found), views.map_of(found)):
            assert view is not None
            assert "Egen beräkning – inte Swecos index." in view.source
    assert views.standing(known).source.startswith("Exempeldata")


def test_the_saved_table_is_the_table_shown_with_its_sentence_and_source(known: Situation) -> None:
    view = views.standing(known)
    rows = list(csv.reader(io.StringIO(views.as_csv(view).decode("utf-8-sig")), delimiter=";"))
    assert tuple(rows[0]) == view.table.titles
    assert [tuple(row) for row in rows[1 : 1 + len(view.table.rows)]] == [row.cells for row in view.table.rows]
    assert [view.answer] in rows
    assert [view.source] in rows


def test_a_cell_that_would_run_as_a_formula_is_calmed(known: Situation) -> None:
    view = views.standing(known)
    bad = views.Row("x", ("1", '=HYPERLINK("http://x")', "@SUM", "+5,9"))
    table = replace(view.table, rows=(bad,))
    text = views.as_csv(replace(view, table=table)).decode("utf-8-sig")
    line = next(csv.reader(io.StringIO(text.splitlines()[1]), delimiter=";"))
    assert line == ["1", '\'=HYPERLINK("http://x")', "'@SUM", "5,9"]


def test_a_node_is_called_by_its_own_name(known: Situation, tmp_path: Path) -> None:
    assert views.node_label(known, "index") == "Sammanvägt index"
    assert views.node_label(known, "forsorjning") == "Försörjning"
    assert views.node_label(known, "ohalsotal") == "Ohälsotal"


def test_several_own_units_stand_by_name_in_the_domains_table(partial: Situation) -> None:
    two = replace(partial, own=("Farsta", "Rinkeby-Kista"))
    rows = views.standing(two).table.rows
    assert len(rows) == 6
    assert rows[0].cells[0] == "Sociala riskfaktorer, Farsta"
    assert {row.key for row in rows} == {"Farsta", "Rinkeby-Kista"}


def test_an_own_unit_without_a_figure_is_told_so_and_not_given_another_years(partial: Situation) -> None:
    values = partial.values
    result = partial.result
    assert result.raw("Rinkeby-Kista", 2017, "hushallsinkomst_disponibel_medel") is None
    assert partial.figure("Rinkeby-Kista", "hushallsinkomst_disponibel_medel") == (394.5, 2016)
    assert set(values["year"]) == {2010, 2015, 2016, 2017}


def test_the_map_speaks_of_our_highest_and_the_citys(known: Situation) -> None:
    answer = views.map_of(replace(known, own=("Stenhaga", "Björkholm"))).answer
    assert answer.startswith("Högst av programmets stadsdelar är Björkholm, 74,2 poäng.")
    assert "Högst i staden är Ekliden, 88,7." in answer
    assert views.map_of(replace(known, own=("Stenhaga",))).answer.startswith("Stenhaga har 64,3 poäng.")


def test_whose_neighbourhoods_they_are_is_said(known: Situation) -> None:
    assert known.whose == "programmets"
    root = known.plan.root
    fields = {name: value for name, value in root.fields.items() if name != "programme_neighbourhoods"}
    others = [record for record in known.plan if record.id != root.id]
    plan = Plan.of_records(known.plan.id, known.plan.tips, [replace(root, fields=fields), *others])
    assert replace(known, plan=plan).whose == "nämndens"


def test_what_stands_beside_the_distance_gives_it_by_subtraction(known: Situation) -> None:
    """88,7 less 30,0 is 58,7 also where the unrounded distance is 58,6."""
    for unit in known.ranked:
        view = views.why(known, Asked(unit=unit))
        assert view is not None
        told = view.quote.fields
        ends = [
            Decimal(number(Decimal(str(told[name])), 1).replace("\u2212", "-").replace(",", "."))
            for name in ("value", "reference_value")
        ]
        if "av avståndet" in view.answer:
            assert number(abs(ends[0] - ends[1]), 1) in view.answer.rpartition(" av ")[2]


def test_boards_values_are_drawn_over_all_their_neighbourhoods(partial: Situation) -> None:
    scene = views.map_of(partial, views.Asked(node="forsorjning")).build(700.0, 700.0, width, 1.0)
    said = {mark.key: mark.label for mark in scene.marks}
    assert said["Rinkeby"].partition(" (")[2] == said["Kista"].partition(" (")[2]
    assert "100,0" in said["Husby"]


def test_one_figure_for_a_board_is_not_written_out_as_one_per_neighbourhood(partial: Situation) -> None:
    scene = views.map_of(partial, views.Asked(node="forsorjning")).build(700.0, 700.0, width, 1.0)
    assert [text.text for text in scene.texts() if text.bold] == ["Rinkeby-Kista stadsdelsområde 100,0"]
    assert "Husby (hela Rinkeby-Kista stadsdelsområde): 100,0" in scene.description


def test_a_choice_is_shared_by_all_views_and_what_was_tried_stays_with_its_place() -> None:
    asked = views.Asked().choosing("unit", "Ekliden").choosing("node", "halsa").choosing("reference", "board")
    assert (asked.unit, asked.node, asked.reference) == ("Ekliden", "halsa", "board")
    tried = asked.choosing("scope", "all").changing("ohalsotal", 31.5)
    assert tried.options == {"scope": "all"}
    assert tried.choosing("unit", "Ekliden").changes == {"ohalsotal": 31.5}
    assert tried.choosing("unit", "Norrtorp").changes == {}
    assert tried.changing("ohalsotal", None).changes == tried.untried().changes == {}
    assert tried.choosing("indicator", "ohalsotal").indicator == "ohalsotal"


def test_a_mark_means_a_neighbourhood_an_indicator_or_both(known) -> None:
    indicator = next(iter(known.definitions))
    assert views.meaning(known, "Ekliden") == {"unit": "Ekliden"}
    assert views.meaning(known, indicator) == {"indicator": indicator}
    assert views.meaning(known, f"Ekliden|{indicator}") == {"unit": "Ekliden", "indicator": indicator}
    assert views.meaning(known, "start") == {}


def test_every_view_stands_where_the_person_stood_in_another(known) -> None:
    standing = views.standing(known, views.Asked(unit="Norrtorp"))
    assert views.mark_of(standing, views.Asked(unit="Norrtorp")) == "Norrtorp"
    why = views.why(known, views.Asked(unit="Norrtorp"))
    first = why.table.rows[0].key
    assert views.mark_of(why, views.Asked(unit="Norrtorp", indicator=first)) == first
    assert views.mark_of(why, views.Asked(unit="Norrtorp")) == ""


def test_any_neighbourhood_with_an_index_can_be_asked_about_own_first(known) -> None:
    stranger = next(unit for unit in known.ranked if unit not in known.own)
    view = views.why(known, views.Asked(unit=stranger))
    assert stranger in view.question
    names = [key for key, _ in view.choosers[0].options]
    own = [unit for unit in known.own if known.score(unit) is not None]
    assert names[: len(own)] == own
    assert stranger in names


@pytest.mark.parametrize("key", ["why", "robust", "what_if"])
def test_a_view_that_cannot_show_the_chosen_place_says_why_and_whom_it_shows(known, key: str) -> None:
    view = views.view(known, key, views.Asked(unit="Lillmossen"))
    assert view.caveat.startswith(f"Lillmossen har inget index: för få invånare. Här visas {view.unit}.")
    assert "Här visas" not in views.view(known, key, views.Asked(unit="Norrtorp")).caveat


def test_the_map_answers_for_the_chosen_place(known) -> None:
    highest, second = known.ranked[:2]
    assert "plats 2 av" in views.map_of(known, views.Asked(unit=second)).answer
    assert f"Högst i staden är {highest}" in views.map_of(known, views.Asked(unit=second)).answer
    assert "Högst i staden" not in views.map_of(known, views.Asked(unit=highest)).answer
    assert views.map_of(known, views.Asked(unit="Lillmossen")).answer.startswith("Lillmossen saknar värde: för få")
