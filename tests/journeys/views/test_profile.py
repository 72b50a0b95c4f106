"""*Profil*: strengths and weaknesses of one neighbourhood, the same in sentence, chart, table and quote."""

from __future__ import annotations

from dataclasses import replace

import pytest

from app.journeys import views
from app.journeys.situation import Situation
from app.journeys.views import Asked, View
from app.models.plan import Plan


def of(situation: Situation, unit: str | None = None, reference: str = "city") -> View:
    found = views.profile(situation, Asked(unit=unit, reference=reference))
    assert found is not None
    return found


def cells(view: View, indicator: str) -> tuple[str, ...]:
    return next(row.cells for row in view.table.rows if row.key == indicator)


def width(text: str, size: float, bold: bool) -> float:
    return len(text) * size * 0.55


def with_threshold(situation: Situation, share: str) -> Situation:
    """The same table in a plan with another threshold for what is weak."""
    root = situation.plan.root
    records = [replace(r, fields={**r.fields, "weak_threshold": share}) if r is root else r for r in situation.plan]
    return replace(situation, plan=Plan.of_records(situation.plan.id, situation.plan.tips, records))


def test_it_names_the_weakest_and_counts_them(known: Situation) -> None:
    view = of(known)
    assert view.question == "Vilka är styrkorna och svagheterna i Ekliden?"
    assert view.answer.startswith("Ekliden är svag i 11 av 13\u00a0indikatorer, mest i disponibel inkomst (median), ")
    assert "(alla sämst av 40\u00a0stadsdelar)" in view.answer


def test_the_board_gives_way_where_another_is_compared_with(known: Situation) -> None:
    with_board = [text.text for text in of(known).build(860.0, 520.0, width, 1.0).texts()]
    view = of(known, "Ekliden", "Alnäs")
    texts = [text.text for text in view.build(860.0, 520.0, width, 1.0).texts()]
    assert "Exempelnämnden, medel" in with_board and "Exempelnämnden, medel" not in texts
    assert "Alnäs" in texts and view.table.titles == ("Indikator", "Ekliden", "Staden", "Alnäs", "Plats")


def test_a_strong_neighbourhood_is_told_as_plainly_as_a_weak_one(known: Situation) -> None:
    view = of(known, "Dalby-Näs")
    assert view.answer.startswith("Dalby-Näs är stark i 8 av 13\u00a0indikatorer, mest i ")
    assert view.answer.count("bäst") == 3
    assert view.answer.endswith("Ingen indikator hör till stadens sämsta tiondel.")
    assert view.quote.kind == "strength"


def test_where_nothing_is_weak_or_strong_what_beats_the_city_is_said(known: Situation) -> None:
    assert of(known, "Alnäs").answer == (
        "Ingen indikator i Alnäs hör till stadens sämsta eller bästa tiondel. "
        "Bättre än i hela staden ser det ut för psykisk ohälsa bland unga och upplevd trygghet."
    )


def test_the_plans_threshold_decides_what_is_weak_and_what_is_strong(known: Situation) -> None:
    wide = with_threshold(known, "0.25")
    assert "stadens sämsta fjärdedel" in of(wide, "Dalby-Näs").answer
    weak = {found.indicator for found in wide.weak if found.unit == "Ekliden"}
    told = {row.key for row in of(wide, "Ekliden").table.rows if row.cells[-1].endswith("svag")}
    assert told == weak


def test_any_unit_of_the_table_may_be_asked_about_own_first(known: Situation) -> None:
    chooser = of(known, "Alnäs").choosers[0]
    assert chooser.current == "Alnäs"
    assert [key for key, _ in chooser.options[:4]] == list(known.own)
    assert len(chooser.options) == 40


def test_each_figure_stands_beside_the_citys_and_the_boards_with_its_place(known: Situation) -> None:
    view = of(known)
    assert view.table.titles == ("Indikator", "Ekliden", "Staden", "Nämnden", "Plats")
    assert cells(view, "trangboddhet")[1:] == (
        "38,0\u00a0%",
        "15,1\u00a0%",
        "25,8\u00a0%",
        "1 av\u00a040, svag",
    )


def test_one_more_neighbourhood_may_stand_beside(known: Situation) -> None:
    view = of(known, "Ekliden", "Norrtorp")
    assert view.table.titles == ("Indikator", "Ekliden", "Staden", "Norrtorp", "Plats")
    assert view.choosers[1].current == "Norrtorp"
    scene = view.build(860.0, 520.0, width, 1.0)
    assert "Norrtorp" in [text.text for text in scene.texts()]
    itself = of(known, "Norrtorp", "Norrtorp")
    assert itself.choosers[1].current == "city", "nobody is compared with themselves"
    assert "Norrtorp" not in [key for key, _ in itself.choosers[1].options]


def test_a_missing_figure_keeps_its_reason_in_table_chart_and_caveat(known: Situation) -> None:
    view = of(known, "Ekliden")
    row = next(row for row in view.table.rows if row.key == "upplevd_trygghet")
    assert row.muted
    assert row.cells[1] == "bortfall"
    assert row.cells[-1] == "–"
    assert "Uppgift saknas: Upplevd trygghet." in view.caveat
    mark = view.build(860.0, 520.0, width, 1.0).mark("upplevd_trygghet")
    assert mark is not None
    assert "ingen uppgift om Ekliden 2014 (bortfall)" in mark.label


def test_a_small_neighbourhood_is_shown_with_a_word_about_its_size(known: Situation) -> None:
    view = of(known, "Lillmossen")
    assert "Få bor här" in view.caveat
    assert "Uppgift saknas för 4\u00a0indikatorer." in view.caveat
    assert cells(view, "trangboddhet")[1] == "36,4\u00a0%"


def test_marks_and_rows_share_keys_and_marks_say_everything(known: Situation) -> None:
    view = of(known, "Ekliden", "Norrtorp")
    scene = view.build(860.0, 520.0, width, 1.0)
    assert {mark.key for mark in scene.marks} == {row.key for row in view.table.rows}
    mark = scene.mark("arbetsloshet_20_24")
    assert mark is not None
    assert mark.label == (
        "Arbetslöshet 20–24 år: 19,4\u00a0% i Ekliden 2014, sämst av 39, svag. "
        "Hela staden 6,6\u00a0%, Exempelnämnden (medel av 7\u00a0stadsdelar, vägt med folkmängden) 12,1\u00a0% och "
        "Norrtorp 15,4\u00a0%. Målet är 9,7\u00a0% år\u00a02018. Lägre är bättre. Källa: Exempeldata."
    )


def test_the_flag_is_the_plans_own_target_for_the_place(known: Situation) -> None:
    scene = of(known, "Stenhaga").build(860.0, 520.0, width, 1.0)
    assert "mål" not in [text.text for text in scene.texts()], "no goal is about Stenhaga alone"
    assert "mål" in [text.text for text in of(known).build(860.0, 520.0, width, 1.0).texts()]


def test_a_quote_carries_the_indicators_it_names_and_their_domain(known: Situation) -> None:
    quote = of(known).quote
    labels = [known.plan.record(key).text("label") for key in quote.fields["indicators"]]  # type: ignore[attr-defined]
    assert labels[0] == "Disponibel inkomst, median"
    assert len(labels) == 3
    assert (quote.risk_domain, quote.kind) == ("forsorjning", "risk_factor")
    assert quote.neighbourhoods == ("Ekliden",)
    assert "value" not in quote.fields, "three indicators have no one figure"
    assert "reference_value" not in quote.fields


def test_without_an_index_the_profile_is_whole_and_each_figure_keeps_its_year(real: Situation) -> None:
    view = of(real)
    assert "sämst av 14\u00a0stadsdelsområden" in view.answer
    assert view.table.titles == ("Indikator", "Rinkeby-Kista", "Staden", "Plats")
    assert cells(view, "valdeltagande_riksdag_valdag")[1] == "63,3\u00a0% (2010)"
    assert cells(view, "ekonomiskt_bistand_andel")[1] == "7,2\u00a0%"


def test_a_plan_whose_places_the_table_does_not_know_has_no_profile_until_one_is_chosen(real: Situation) -> None:
    stranger = replace(real, own=())
    assert views.profile(stranger) is None
    assert views.profile(stranger, Asked(unit="Farsta")) is not None


@pytest.mark.parametrize(
    "unit", ["Ekliden", "Björkholm", "Norrtorp", "Stenhaga", "Alnäs", "Dalby-Näs", "Lillmossen", "Ängsvik", "Vallmon"]
)
def test_every_sentence_is_whole_and_says_no_more_than_the_scale_allows(known: Situation, unit: str) -> None:
    view = of(known, unit)
    for sentence in (view.answer, view.caveat):
        assert sentence.endswith(".")
        assert "  " not in sentence
        assert "dubbelt" not in sentence
    assert unit in view.answer
