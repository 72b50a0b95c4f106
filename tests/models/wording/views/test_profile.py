"""What *Profil* says, from plain values."""

import pytest

from app.models.wording.views.profile import (
    Placed,
    Side,
    answer,
    best_words,
    caveat,
    mean_words,
    part_words,
    place_cell,
    place_words,
    worst_words,
)

NONE = Side((), 0)


def told(weak=NONE, strong=NONE, better=(), share=0.25):
    words = answer("Ekliden", weak, strong, better, known=14, share=share, units="stadsdelar")
    return words.replace("\u00a0", " ")


@pytest.mark.parametrize(
    ("place", "words"),
    [(1, "sämst"), (2, "näst sämst"), (3, "tredje sämst"), (11, "11:e sämst"), (21, "21:a sämst"), (32, "32:a sämst")],
)
def test_places_are_counted_from_the_worst_and_from_the_best(place, words):
    assert worst_words(place) == words
    assert best_words(place) == words.replace("sämst", "bäst")


def test_a_place_is_told_from_the_nearer_end():
    assert place_words(Placed("x", 2, 39, 40)) == "näst sämst av 40"
    assert place_words(Placed("x", 39, 2, 40)) == "näst bäst av 40"


def test_a_few_weak_ones_are_named_with_their_places():
    side = Side((Placed("Trångboddhet", 1, 40, 40), Placed("Ohälsotal", 2, 39, 40)), 2)
    assert told(side) == (
        "Ekliden är svag i trångboddhet (sämst av 40 stadsdelar) och ohälsotal (näst sämst). "
        "Ingen indikator hör till stadens bästa fjärdedel."
    )


def test_more_than_can_be_named_are_counted():
    side = Side((Placed("Trångboddhet", 1, 40, 40), Placed("Ohälsotal", 1, 40, 40)), 5)
    assert told(side).startswith("Ekliden är svag i 5 av 14 indikatorer, mest i trångboddhet och ohälsotal (båda sämst")


def test_weak_and_strong_stand_in_one_sentence():
    weak, strong = Side((Placed("Ohälsotal", 2, 39, 40),), 1), Side((Placed("Valdeltagande", 38, 3, 40),), 1)
    assert told(weak, strong) == (
        "Ekliden är svag i ohälsotal (näst sämst av 40 stadsdelar), och stark i valdeltagande (tredje bäst)."
    )


def test_a_label_with_a_comma_is_not_taken_for_two():
    side = Side((Placed("Disponibel inkomst, median", 1, 40, 40), Placed("BNP", 3, 38, 40)), 2)
    assert "disponibel inkomst (median) (sämst av 40 stadsdelar) och BNP (tredje sämst)" in told(side)


@pytest.mark.parametrize(
    ("share", "words"), [(0.25, "fjärdedel"), (0.1, "tiondel"), (0.2, "femtedel"), (0.15, "15\u00a0%")]
)
def test_the_threshold_is_told_in_words_where_there_is_a_word(share, words):
    assert part_words(share).startswith(words)


def test_the_caveat_says_what_is_missing_and_that_few_live_there():
    assert caveat([], False) == "Platserna säger inte hur långt det är mellan dem, och inte varför."
    assert caveat(["Upplevd trygghet", "Ohälsotal"], False).endswith("Uppgift saknas: Upplevd trygghet och ohälsotal.")
    assert "4\u00a0indikatorer" in caveat(["A", "B", "C", "D"], False)
    assert "enstaka händelser" in caveat([], True)


def test_a_mean_says_whose_it_is_and_how_it_was_weighed():
    assert mean_words("Nämnden", 7, True) == "Nämnden (medel av 7\u00a0stadsdelar, vägt med folkmängden)"
    assert "ovägt: folkmängd saknas" in mean_words("Nämnden", 7, False)


def test_a_cell_carries_the_word_for_what_is_weak_or_strong():
    assert place_cell(1, 40, "weak") == "1 av\u00a040, svag"
    assert place_cell(20, 40, "middle") == "20 av\u00a040"
