"""*Värmetabell*: what our neighbourhoods share, the same in sentence, chart, table and quote."""

from __future__ import annotations

from dataclasses import replace

import pytest

from app.journeys import evidence, views
from app.journeys.situation import Situation
from app.journeys.views import Asked, View
from app.journeys.views.heat import heat_view

BOARD = ("Norrtorp", "Ängsvik", "Ekliden", "Tallmon", "Lillmossen", "Björkholm", "Stenhaga", "Solängen")


def of(situation: Situation, **options: str) -> View:
    found = heat_view(situation, Asked(options=options))
    assert found is not None
    return found


def width(text: str, size: float, bold: bool) -> float:
    return len(text) * size * 0.55


def test_it_says_what_is_weak_in_most_of_ours(known: Situation) -> None:
    view = of(known)
    assert view.question == "Vilka problem delar vi?"
    assert view.answer.replace("\u00a0", " ") == (
        "De flesta av programmets fyra stadsdelar är svaga i unga som varken arbetar eller studerar (3 av 4), "
        "behöriga till gymnasiet (3 av 4), valdeltagande (3 av 4) och 10 indikatorer till."
    )
    counted = {
        key: sum(weak.indicator == key for weak in known.weak) for key in {weak.indicator for weak in known.weak}
    }
    assert sum(count == 3 for count in counted.values()) >= 3


def test_where_nothing_is_weak_in_most_it_says_so_and_what_is_most_often(known: Situation) -> None:
    whole = of(replace(known, own=BOARD), domain="halsa")
    assert whole.answer == (
        "Ingen indikator är svag i de flesta av programmets åtta stadsdelar. "
        "Oftast svag är psykisk ohälsa bland unga (4 av 8)."
    )


def test_the_whole_city_is_told_by_who_has_most_weak_and_most_strong(known: Situation) -> None:
    view = of(known, scope="all")
    assert view.answer.startswith("Av stadens 40\u00a0stadsdelar har Norrtorp (14 av 14), Björkholm (12 av 14) och ")
    assert "flest starka" in view.answer


def test_one_of_ours_alone_has_nobody_to_share_with(known: Situation) -> None:
    alone = replace(known, own=("Ekliden",))
    assert (
        of(alone, scope="own").answer
        == "Av programmets stadsdelar finns bara Ekliden i tabellen: svag i 11 av 13\u00a0indikatorer."
    )
    assert of(alone).choosers[0].current == "all", "a board of one is shown among all"


def test_rows_and_columns_stand_by_need(known: Situation) -> None:
    view = of(known)
    scene = view.build(860.0, 520.0, width, 1.0)
    heads = [text.text for text in scene.texts() if text.text in known.own]
    assert heads == ["Norrtorp", "Björkholm", "Ekliden", "Stenhaga"]


def test_marks_and_rows_share_keys_and_a_cell_says_everything(known: Situation) -> None:
    view = of(known)
    scene = view.build(860.0, 560.0, width, 1.0)
    assert [mark.key for mark in scene.marks] == [row.key for row in view.table.rows]
    assert scene.mark("Ekliden|trangboddhet").label == (  # type: ignore[union-attr]
        "Trångboddhet: 38,0\u00a0% i Ekliden 2014, sämst av 40, svag. Lägre är bättre. Källa: Exempeldata."
    )
    assert scene.mark("Ekliden|upplevd_trygghet").label == (  # type: ignore[union-attr]
        "Upplevd trygghet: ingen uppgift om Ekliden 2014 (bortfall)."
    )


def test_a_cell_means_its_neighbourhood_and_its_indicator_in_every_view(known: Situation) -> None:
    assert views.meaning(known, "Ekliden|trangboddhet") == {"unit": "Ekliden", "indicator": "trangboddhet"}
    assert views.mark_of(of(known), Asked(unit="Ekliden", indicator="trangboddhet")) == "Ekliden|trangboddhet"


def test_the_table_carries_the_raw_figures(known: Situation) -> None:
    view = of(known, scope="all")
    assert len(view.table.rows) == 40 * 14
    row = next(row for row in view.table.rows if row.key == "Alnäs|ohalsotal")
    assert row.cells[:3] == (
        "Ohälsotal",
        "Alnäs",
        f"{known.result.raw('Alnäs', 2014, 'ohalsotal'):.1f}\u00a0dagar".replace(".", ","),
    )
    lacking = next(row for row in view.table.rows if row.key == "Lillmossen|anmalda_valdsbrott")
    assert lacking.muted
    assert lacking.cells[2:] == ("sekretess", "–")


def test_one_domain_can_be_shown_alone_in_the_order_of_the_whole(known: Situation) -> None:
    view = of(known, domain="halsa")
    assert {row.key.split("|")[1] for row in view.table.rows} == {
        "ohalsotal",
        "psykisk_ohalsa_unga",
        "sjalvskattad_halsa",
    }
    assert view.choosers[1].current == "halsa"
    whole = [row.key.split("|")[0] for row in of(known).table.rows[:4]]
    assert [row.key.split("|")[0] for row in view.table.rows[:4]] == whole


def test_a_quote_is_about_those_of_ours_who_share_it(known: Situation) -> None:
    quote = of(known).quote
    assert set(quote.neighbourhoods) == {"Norrtorp", "Björkholm", "Ekliden"}
    assert (quote.risk_domain, quote.kind) == ("sociala_riskfaktorer", "risk_factor")
    assert len(quote.fields["indicators"]) == 3  # type: ignore[arg-type]
    assert "reference_value" not in quote.fields
    title = evidence.suggested_title(known, quote)
    assert title == "Problem vi delar i Norrtorp, Björkholm och Ekliden"
    assert of(known, scope="all").quote.neighbourhoods == ()


def test_what_is_missing_is_counted(known: Situation) -> None:
    assert "Uppgift saknas i 1 av 56 rutor, de skrafferade." in of(known).caveat
    assert "Uppgift saknas" not in of(known, domain="forsorjning").caveat


def test_a_table_about_boards_is_shown_whole_and_called_by_its_name(real: Situation) -> None:
    view = of(real)
    assert "14\u00a0stadsdelsområden" in view.answer
    assert view.table.titles[1] == "Område"
    scene = view.build(560.0, 440.0, width, 1.0)
    assert "Rinkeby-Kista" in [text.text for text in scene.texts() if text.bold]


def test_a_plan_whose_places_the_table_does_not_know_can_still_see_all(real: Situation) -> None:
    stranger = replace(real, own=())
    assert heat_view(stranger) is None
    assert len(of(stranger, scope="all").choosers) == 1


@pytest.mark.parametrize("options", [{"scope": "x"}, {"domain": "okänt"}])
def test_an_option_from_another_plan_is_passed_by(known: Situation, options: dict[str, str]) -> None:
    assert of(known, **options).answer == of(known).answer
