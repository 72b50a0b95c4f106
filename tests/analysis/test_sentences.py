"""The sentences say what the numbers say, in plain Swedish, and never that a risk is so many times another."""

from __future__ import annotations

import string

import pytest

from app.analysis.problems import REASONS
from app.models.wording import analysis as words
from app.models.wording import index_problems


def test_the_standing_of_the_picture() -> None:
    assert words.standing_sentence("Björkholm", 2, 39, 1.0, 4.6) == (
        "Björkholm har näst högst social risk av stadens 39 stadsdelar med index, säkert bland de fem högsta."
    )


@pytest.mark.parametrize(
    ("rank", "of", "said"),
    [(1, 39, "högst"), (3, 39, "tredje högst"), (11, 39, "11:e högst"), (39, 39, "lägst"), (38, 39, "näst lägst")],
)
def test_a_place_is_counted_from_the_nearest_end(rank: int, of: int, said: str) -> None:
    assert words.place_words(rank, of) == said


@pytest.mark.parametrize(
    ("rank", "low", "high", "said"),
    [
        (2, 2, 2, "och platsen håller när metoden prövas."),
        (20, 12, 27, "men platsen är osäker: någonstans mellan 12 och 27."),
        (20, 12.9, 26.1, "men platsen är osäker: någonstans mellan 12 och 27."),
        (38, 36, 39, "säkert bland de fyra lägsta."),
        (4, 2, 9, "säkert bland de nio högsta."),
    ],
)
def test_how_sure_a_place_is(rank: int, low: float, high: float, said: str) -> None:
    assert words.standing_sentence("Ekliden", rank, 39, low, high).endswith(said)


def test_without_an_interval_nothing_is_said_of_how_sure_it_is() -> None:
    assert words.standing_sentence("Ekliden", 3, 39) == (
        "Ekliden har tredje högst social risk av stadens 39 stadsdelar med index."
    )


@pytest.mark.parametrize("reason", REASONS)
def test_every_reason_for_a_missing_index_has_words(reason: str) -> None:
    assert words.no_standing_sentence("Lillmossen", reason).endswith(f": {words.REASON_WORDS[reason][0]}.")


def test_the_gap_of_the_picture() -> None:
    parts = [("Ungas arbetslöshet", 8.6), ("Långvarigt bistånd", 7.9)]
    assert words.gap_sentence("Ekliden", parts, 32.9) == (
        "Ungas arbetslöshet och långvarigt bistånd står för hälften av avståndet till staden, 16,5 av 32,9 poäng."
    )


@pytest.mark.parametrize(
    ("part", "said"),
    [(8.0, "hela"), (4.2, "drygt hälften"), (3.8, "knappt hälften"), (2.0, "en fjärdedel"), (1.0, "13\u00a0%")],
)
def test_a_part_is_said_in_plain_words(part: float, said: str) -> None:
    assert f" {said} av avståndet till Ekliden" in words.gap_sentence("Norrtorp", [("X", part)], 8.0, "Ekliden")


def test_a_gap_downwards_is_told_without_a_sign() -> None:
    assert words.gap_sentence("Norrtorp", [("Ohälsotal", -4.0)], -8.0).endswith("4,0 av 8,0 poäng.")


def test_parts_larger_than_the_gap_are_not_called_a_share_of_it() -> None:
    said = words.gap_sentence("Norrtorp", [("Ohälsotal", 9.0), ("Trångboddhet", 3.0)], 8.0)
    assert "annat drar emot" in said
    assert "12,0 poäng" in said


def test_no_gap_and_no_parts_have_sentences_too() -> None:
    assert "samma nivå" in words.gap_sentence("Norrtorp", [], 0.01)
    assert words.gap_sentence("Norrtorp", [], -3.0).startswith("Norrtorp ligger 3,0 poäng under staden")


def test_what_a_gap_does_not_say_names_the_missing() -> None:
    assert words.gap_limits_sentence(["Upplevd trygghet"]) == (
        "Det säger inte vad som orsakar dem. Upplevd trygghet saknas och visas för sig."
    )
    assert words.gap_limits_sentence(["BMI", "Upplevd trygghet"]).endswith(
        "BMI och upplevd trygghet saknas och visas för sig."
    )
    assert words.gap_limits_sentence() == "Det säger inte vad som orsakar dem."


def test_the_source_is_never_taken_for_the_official_index() -> None:
    assert "Egen beräkning – inte Swecos index" in words.source_sentence("Exempeldata", 2014, "7f3a91c2" + "0" * 56)
    assert "7f3a\u00a091c2" in words.source_sentence("Exempeldata", 2014, "7f3a91c2" + "0" * 56)


def test_each_error_and_problem_has_the_same_blanks_in_both_languages() -> None:
    for swedish, english in [*words.ERRORS.values(), *index_problems.PROBLEMS.values()]:
        blanks = [{name for _, name, _, _ in string.Formatter().parse(text) if name} for text in (swedish, english)]
        assert blanks[0] == blanks[1]


def test_nothing_is_ever_so_many_times_as_high() -> None:
    said = [text for pair in [*words.ERRORS.values(), *index_problems.PROBLEMS.values()] for text in pair]
    said += [words.HOW_TO_READ_GAP, words.HOW_TO_READ_STANDING]
    assert not [text for text in said if "gånger så" in text or "dubbelt" in text or "twice as" in text]
