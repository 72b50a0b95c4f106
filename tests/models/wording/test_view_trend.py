"""The sentences of *Utveckling*: what the city did beside, and what a survey cannot tell."""

from __future__ import annotations

import pytest

from app.models.wording.views import trend as words

NBSP = "\u00a0"


def beside(own: tuple[float, int], other: tuple[float, int], near: float = 0.4) -> str:
    return words.beside("Ekliden", "staden", own, other, near=near, of="poäng").replace(NBSP, " ")


@pytest.mark.parametrize(
    ("own", "other", "said"),
    [
        ((-3.0, -1), (-1.0, -1), "Det är mer än i staden, där det har sjunkit 1,0 poäng."),
        ((2.0, 1), (3.0, 1), "Det är mindre än i staden, där det har stigit 3,0 poäng."),
        ((-2.0, -1), (-2.1, -1), "I staden är förändringen ungefär lika stor."),
        ((-2.0, -1), (1.5, 1), "I staden går det åt andra hållet: det har stigit 1,5 poäng."),
        ((-2.0, -1), (0.1, 0), "I staden står det nästan stilla."),
        ((0.0, 0), (0.1, 0), "Detsamma gäller i staden."),
    ],
)
def test_the_city_is_told_beside(own: tuple[float, int], other: tuple[float, int], said: str) -> None:
    assert beside(own, other) == said


def test_an_area_that_only_seems_to_improve_because_others_worsen_is_told_so() -> None:
    assert beside((0.1, 0), (3.0, 1)) == (
        "I staden har det stigit 3,0 poäng, så Ekliden ligger bättre till utan att ha förbättrats."
    )
    assert beside((0.1, 0), (-3.0, -1)) == (
        "I staden har det sjunkit 3,0 poäng, så Ekliden halkar efter utan att ha försämrats."
    )


def test_a_change_is_never_a_verdict_when_it_is_nothing_to_speak_of() -> None:
    assert words.index_moved("Indexet i X", 0.1, 0, "sedan 2012", None) == (
        "Det står nästan stilla. Indexet i X har knappt ändrats sedan 2012."
    )
    assert words.figure_moved("Trångboddhet i X", "12,0 %", "stigit 0,1 procentenheter", 0, "sedan 2012") == (
        "Det står nästan stilla. Trångboddhet i X är 12,0 % och har knappt ändrats sedan 2012."
    )


def test_two_surveys_with_the_same_figure_are_told_as_such() -> None:
    told = words.unsure("Självskattad hälsa i X", ("71,0 %", "71,0 %"), (2010, 2014), 8.6).replace(NBSP, " ")
    assert told == (
        "Det står nästan stilla. Självskattad hälsa i X var 71,0 % både 2010 och 2014. "
        "Felmarginalen är ±8,6 procentenheter."
    )


def test_a_difference_beyond_the_margin_is_told_without_a_verdict() -> None:
    told = words.within_margin(2008, 2014, 4.0, -9.0).replace(NBSP, " ")
    assert told == "Skillnaden mellan 2008 och 2014 är större än felmarginalen (±4,0 procentenheter)."


def test_a_stretch_that_is_not_the_latest_says_both_its_years() -> None:
    assert words.since(2010, 2012, 2014) == "mellan 2010 och 2012"
    assert words.since(2012, 2014, 2014).replace(NBSP, " ") == "sedan 2012"


def test_many_indicators_that_come_and_go_are_counted() -> None:
    told = words.composition_said(["Ohälsotal", "Trångboddhet", "BMI", "Valdeltagande", "Skadegörelse"])
    assert told == (
        "Alla år bygger inte på samma indikatorer: ohälsotal, trångboddhet, BMI och 2 till finns bara vissa år."
    )
