"""How text is folded before it is compared: the letters of Swedish are kept apart, accents and case are not."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.models.search.folding import fold, folded


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Café", "CAFE"),
        ("idé", "ide"),
        ("2015–2020", "2015-2020"),
        ("−3", "-3"),
        ("3\u00a0450\u00a0000 kr", "3 450 000 kr"),
        ("”mål”", '"mål"'),
        ("MÅLVÄRDE Ö", "målvärde ö"),
        ("Müller", "muller"),
        ("rad ett\nrad två", "rad ett rad två"),
    ],
)
def test_what_a_reader_calls_the_same_is_the_same(one: str, other: str) -> None:
    assert fold(one) == fold(other)


@pytest.mark.parametrize(("one", "other"), [("mål", "mal"), ("får", "far"), ("hök", "hok"), ("lärare", "larare")])
def test_the_three_last_letters_are_letters_of_their_own(one: str, other: str) -> None:
    assert fold(one) != fold(other)


@given(st.text())
def test_composed_and_decomposed_text_fold_alike(text: str) -> None:
    composed = unicodedata.normalize("NFC", text)
    decomposed = unicodedata.normalize("NFD", composed)
    if not any(unicodedata.combining(char) for char in composed):
        assert fold(decomposed) == fold(composed)


@given(st.text(alphabet="aåäöéÜe\u0301\u030a X–\u00a0\n"))
def test_every_stretch_of_the_folded_text_leads_back_to_what_was_written(text: str) -> None:
    whole = folded(text)
    for start in range(len(whole.text)):
        first, last = whole.span(start, start + 1)
        assert 0 <= first < last <= len(text)
        assert fold(text[first:last]) == whole.text[start]


@given(st.text(alphabet="abcåäöÅÄÖéÉ –-"))
def test_folding_again_changes_nothing(text: str) -> None:
    assert fold(fold(text)) == fold(text)
