"""Where Swedish words break at the end of a line."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.reports.hyphenation import EXCEPTIONS, LEAST, SHORTEST, pairs, places

LETTERS = st.text("abcdefghijklmnopqrstuvwxyzåäö", min_size=1, max_size=40)


def marked(word):
    cuts = [0, *places(word), len(word)]
    return "-".join(word[a:b] for a, b in pairwise(cuts))


@pytest.mark.parametrize(
    "word", ["skuld-råd-givare", "arbets-löshet", "exempel-nämnd", "fastig-hets-skötsel", "förenings-råd"]
)
def test_compounds_break_between_their_parts(word):
    assert marked(word.replace("-", "")) == word


def test_what_follows_a_known_beginning_is_broken_by_the_patterns():
    assert marked("arbetslöshetsförsäkringen").startswith("arbets-löshets-")


def test_a_capital_does_not_hide_a_word_from_the_list():
    assert places("Skuldrådgivare") == places("skuldrådgivare")


def test_a_word_under_ten_letters_is_never_broken():
    assert places("stadsdel") == ()
    assert list(pairs("trygghet")) == []


def test_the_longest_head_is_offered_first():
    heads = [head for head, _ in pairs("arbetsmarknadsenheten")]
    assert heads == sorted(heads, key=len, reverse=True)
    assert len(heads) > 2


@given(LETTERS)
def test_no_letter_is_lost_and_three_stand_on_each_side(word):
    for head, tail in pairs(word):
        assert head + tail == word
        assert min(len(head), len(tail)) >= LEAST
    assert not (len(word) < SHORTEST and places(word))


def test_every_exception_is_a_word_that_could_be_broken():
    assert all("-" in word and len(word.replace("-", "")) >= 8 for word in EXCEPTIONS)
