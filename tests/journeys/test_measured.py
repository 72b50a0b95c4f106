"""A measure's page in words: its way, its quoted baseline, and what reaching the target would do to the index."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from app.figures.scene import Rectangle
from app.journeys import baseline, example, replacing
from app.journeys.measured import measured
from app.journeys.session import Session
from app.journeys.situation import Situation, situation
from app.journeys.target_effect import effect_said
from app.models import verbs
from app.models.plan import Record
from tests.journeys.next_tables import take_in, write_next
from tests.storage.desk import hurried, library_in

NAME = "Arbetslöshet 20–24 år i Ekliden"


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    with hurried(example.build(library_in(tmp_path / "d"))) as made:
        yield made


def measure_of(session: Session, name: str = NAME) -> Record:
    return next(one for one in session.plan.of("measure") if one.text("name") == name)


def report(session: Session, period: str, value: str | None, **more: object) -> None:
    given = {"period": period, "value": value} | more
    session.do(verbs.create(session.plan, "actual", given, session.chance, measure_of(session).id))


def known(session: Session) -> Situation:
    found = situation(session.plan, session.blob)
    assert found is not None
    return found


def plain(text: str) -> str:
    return text.replace("\u00a0", " ")


def width(text: str, size: float, bold: bool) -> float:
    return len(text) * size * (0.6 if bold else 0.55)


def test_the_way_is_told_drawn_and_tabled_from_the_same_numbers(session: Session) -> None:
    report(session, "2016", "17.2", note="Ur registret")
    view = measured(session.plan, measure_of(session))
    assert view is not None
    assert plain(view.answer) == (
        "Ligger efter: utfallet 2016 är 17,2 %, men vägen mot 9,7 % till 2018 går då vid högst 16 %."
    )
    assert [tuple(map(plain, row.cells)) for row in view.table.rows] == [
        ("2014", "Baslinje", "19,4 %", "–"),
        ("2016", "Målvärde", "16 %", "Lokala styrgruppen 2015-04-14 § 6"),
        ("2018", "Målvärde", "9,7 %", "Lokala styrgruppen 2015-04-14 § 6"),
        ("2016", "Utfall", "17,2 %", "Ur registret"),
    ]
    scene = view.build(560, 300, width, 1.0)
    assert [plain(mark.label) for mark in scene.marks] == [
        "Baslinje 2014: 19,4 %",
        "Målvärde 2016: 16 %",
        "Utfall 2016: 17,2 %",
        "Målvärde 2018: 9,7 %",
    ]
    assert {mark.key.partition("|")[0] for mark in scene.marks} == {row.key for row in view.table.rows}
    assert view.source.startswith("Exempeldata. Källa: ")


def test_a_missing_actual_is_a_gap_and_a_word_in_the_table(session: Session) -> None:
    report(session, "2015", None)
    report(session, "våren", "18")
    view = measured(session.plan, measure_of(session))
    assert view is not None
    assert view.answer.startswith("Kan inte sägas: utfallets period")
    assert ("2015", "Utfall", "saknas", "–") in [row.cells for row in view.table.rows]
    assert "Utan plats i diagrammet, för att perioden inte säger när: ”våren”." in view.caveat
    assert any(isinstance(prim, Rectangle) and prim.hatch for prim in view.build(560, 300, width, 1.0).prims)


def test_women_and_men_stand_beside_the_total_in_table_and_chart(session: Session) -> None:
    measure = measure_of(session)
    session.do(verbs.set_value(session.plan, measure.id, "by_sex", True))
    report(session, "2016", None, value_women="15", value_men="18.5")
    view = measured(session.plan, measure_of(session))
    assert view is not None
    assert view.table.titles == ("När", "Vad", "Totalt", "Kvinnor", "Män", "Beslut eller anteckning")
    assert tuple(map(plain, view.table.rows[-1].cells)) == ("2016", "Utfall", "saknas", "15 %", "18,5 %", "–")
    assert plain(view.answer).startswith("Totalt: kan inte sägas: inget utfall är rapporterat. Kvinnor: kan inte")
    assert "räknas aldrig fram ur kvinnor och män" in view.caveat
    told = [text.text for text in view.build(900, 300, width, 1.0).texts()]
    assert {"Totalt", "Kvinnor", "Män"} <= set(told)


def test_a_measure_without_any_number_has_nothing_to_show(session: Session) -> None:
    made = session.do(verbs.create(session.plan, "measure", {"name": "Nytt"}, session.chance)).created[0]
    assert measured(session.plan, session.plan.record(made)) is None


# The baseline as a quote


def offer_for(session: Session, place: str = "area:Ekliden") -> baseline.Offer:
    found = baseline.offers(known(session), session.plan, measure_of(session).text("indicator"))
    return next(one for one in found if one.neighbourhood == place)


def test_a_baseline_is_quoted_with_value_year_source_and_table_in_one_change(session: Session) -> None:
    offer = offer_for(session)
    assert plain(offer.sentence) == "Arbetslöshet 20–24 år i Ekliden: 19,4 % 2014. Ur Exempelindex 2008–2014."
    baseline.quote(session, measure_of(session).id, offer)
    measure = measure_of(session)
    kept = ("baseline_value", "baseline_year", "neighbourhood", "unit", "source", "baseline_dataset")
    dataset = session.plan.of("dataset")[0]
    assert [measure.get(name) for name in kept] == [
        "19.4",
        2014,
        "area:Ekliden",
        "%",
        "Exempeldata, påhittade siffror",
        dataset.id,
    ]
    assert baseline.told(session.plan, measure, None) == "Baslinjen är citerad ur Exempelindex 2008–2014."
    assert session.undo() == "citerade baslinjen"
    assert measure_of(session).is_empty("baseline_dataset")


def test_a_quote_stands_when_its_table_is_replaced_and_that_is_said(session: Session, tmp_path: Path) -> None:
    baseline.quote(session, measure_of(session).id, offer_for(session))
    key = "arbetsloshet_20_24"
    others = {("Ekliden", "2014", key): "20.0", ("Ekliden", "2015", key): "18.0"}
    table = write_next(tmp_path / "Index 2015.csv", year="2015", others=others)
    old = session.plan.of("dataset")[0].id
    replacing.replace_table(session, take_in(session, table), old)
    measure = measure_of(session)
    assert measure.text("baseline_value") == "19.4"
    assert plain(baseline.told(session.plan, measure, known(session))) == (
        "Baslinjen är citerad ur Exempelindex 2008–2014. Tabellen har ersatts av Index 2015. "
        "Citatet står kvar som det är. I den står för 2014 20 % och senast 18 % (2015)."
    )


def test_a_baseline_written_by_hand_after_a_quote_is_no_quote(session: Session) -> None:
    baseline.quote(session, measure_of(session).id, offer_for(session))
    session.do(verbs.set_value(session.plan, measure_of(session).id, "baseline_value", "19"))
    assert baseline.told(session.plan, measure_of(session), None) == ""


# What reaching the target would do


def test_the_effect_of_the_target_is_one_sentence_and_no_forecast(session: Session) -> None:
    told = plain(effect_said(known(session), session.plan, measure_of(session).id))
    assert told.startswith("Om arbetslöshet 20–24 år i Ekliden sjunker från 19,4 % till 9,7 %, målet till 2018, går")
    assert told.endswith("inget här säger att en aktivitet leder dit.")


@pytest.mark.parametrize(
    ("name", "value", "why"),
    [
        ("unit", "personer", "måttet och indikatorn har olika enheter, ”personer” och ”%”"),
        ("neighbourhood", "area:Hamra", "Hamra hör inte till planens stadsdelar i tabellen"),
    ],
)
def test_an_effect_that_cannot_be_computed_says_why(session: Session, name: str, value: str, why: str) -> None:
    session.do(verbs.set_value(session.plan, measure_of(session).id, name, value))
    assert why in effect_said(known(session), session.plan, measure_of(session).id)


def test_without_an_index_or_an_indicator_nothing_is_guessed(session: Session) -> None:
    measure = measure_of(session)
    assert effect_said(None, session.plan, measure.id).endswith("inget index är räknat.")
    session.do(verbs.set_value(session.plan, measure.id, "indicator", None))
    assert effect_said(known(session), session.plan, measure.id) == ""
