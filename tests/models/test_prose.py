"""Concurrent writing in one text: the same set of splices gives the same text, and nobody's letters get lost."""

from __future__ import annotations

from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.models.prose import GONE, PADDING, Piece, TextEdit, difference, render, splice, without

texts = st.text("ab å\n😀", max_size=40)


def name(number: int) -> str:
    return f"{number:064x}:0"


def write(edits: list[TextEdit], new: str, number: int, depth: int | None = None) -> TextEdit:
    """One person's new text, as the edit it becomes after those she has seen."""
    shown = render(edits)
    pieces = splice(shown, difference(shown.text, new))
    return TextEdit(name(number), depth if depth is not None else 1 + max((e.depth for e in edits), default=0), pieces)


def story(*versions: str) -> list[TextEdit]:
    edits: list[TextEdit] = []
    for number, version in enumerate(versions):
        edits.append(write(edits, version, number))
    return edits


@given(st.lists(texts, max_size=8))
def test_writing_a_text_gives_that_text(versions: list[str]) -> None:
    edits: list[TextEdit] = []
    for number, version in enumerate(versions):
        edits.append(write(edits, version, number))
        assert render(edits).text == version


@given(texts, texts)
def test_a_difference_done_gives_the_new_text(old: str, new: str) -> None:
    text = old
    for at, count, inserted in reversed(difference(old, new)):
        text = text[:at] + inserted + text[at + count :]
    assert text == new


@given(texts, texts)
def test_a_difference_touches_nothing_that_is_alike_at_the_ends(old: str, new: str) -> None:
    for at, count, inserted in difference(old, new):
        assert count or inserted
        assert old[at : at + count] != inserted
    assert difference(old, old) == []


def test_whole_words_are_replaced_and_the_rest_is_left() -> None:
    assert difference("Fler unga i arbete", "Fler unga i studier") == [(12, 6, "studier")]
    assert difference("En två tre fyra", "En 2 tre 4") == [(3, 3, "2"), (11, 4, "4")]


def test_a_very_long_text_is_still_compared_quickly() -> None:
    old = "ord " * 50_000
    new = old[:100_000] + "nytt " + old[100_000:150_000] + old[150_010:]
    text = old
    for at, count, inserted in reversed(difference(old, new)):
        text = text[:at] + inserted + text[at + count :]
    assert text == new


@given(st.lists(texts, min_size=1, max_size=3), st.lists(texts, min_size=1, max_size=3), texts)
def test_the_order_of_arrival_never_matters(mine: list[str], yours: list[str], start: str) -> None:
    base = [write([], start, 0)]
    a, b = list(base), list(base)
    for number, version in enumerate(mine):
        a.append(write(a, version, 10 + number))
    for number, version in enumerate(yours):
        b.append(write(b, version, 20 + number))
    everything = base + a[1:] + b[1:]
    merged = render(everything).text
    for order in list(permutations(everything))[::7]:
        assert render(order).text == merged


@given(texts, texts, texts)
def test_what_two_people_put_in_at_once_is_all_there(start: str, mine: str, yours: str) -> None:
    base = [write([], start, 0)]
    mine_at, yours_at = len(start) // 2, len(start) // 3
    a = write(base, start[:mine_at] + mine.upper() + start[mine_at:], 1)
    b = write(base, start[:yours_at] + yours.upper() + start[yours_at:], 2)
    merged = render([*base, a, b]).text
    assert sorted(merged) == sorted(start + mine.upper() + yours.upper())


def test_two_edits_in_one_sentence_both_hold() -> None:
    base = story("Fler unga i arbete senast 2018.")
    a = write(base, "Fler unga i arbete eller studier senast 2018.", 1)
    b = write(base, "Fler unga vuxna i arbete senast 2020.", 2)
    assert render([*base, a, b]).text == "Fler unga vuxna i arbete eller studier senast 2020."


def test_a_deletion_takes_only_what_its_author_saw() -> None:
    base = story("abcdef")
    a = write(base, "af", 1)
    b = write(base, "abcXdef", 2)
    assert render([*base, a, b]).text == "aXf"


def test_at_one_spot_the_newer_stands_first() -> None:
    base = story("ab")
    a, b = write(base, "a1b", 1), write(base, "a2b", 2)
    assert render([*base, a, b]).text == "a21b"


def test_lengths_are_code_points_whatever_the_editor_counts() -> None:
    edits = story("😀å", "😀xå")
    assert edits[1].pieces[0].at == 1
    assert render(edits).text == "😀xå"


def test_missing_words_keep_their_place() -> None:
    edits = story("abc", "abcdef", "abcdefghi")
    gone = TextEdit(
        edits[1].edit, edits[1].depth, tuple(Piece(p.after, p.at, None, p.length, p.delete) for p in edits[1].pieces)
    )
    assert render([edits[0], gone, edits[2]]).text == f"abc{GONE * 3}ghi"


@pytest.mark.parametrize(("word", "shown"), [("abcdef", "abc"), ("a", f"a{PADDING * 2}"), ("", PADDING * 3)])
def test_words_of_another_length_than_promised_are_cut_or_filled_out(word: str, shown: str) -> None:
    assert render([TextEdit(name(1), 1, (Piece("", 0, word, 3, ()),))]).text == shown


def test_a_void_edit_shows_nothing_deletes_nothing_and_still_holds_what_hangs_on_it() -> None:
    edits = story("abc", "abXXc", "abXYXc")
    hidden = TextEdit(edits[1].edit, edits[1].depth, edits[1].pieces, void=True)
    assert render([edits[0], hidden, edits[2]]).text == "abYc"
    eraser = write(edits, "", 9)
    assert render([*edits, TextEdit(eraser.edit, eraser.depth, eraser.pieces, void=True)]).text == "abXYXc"


def test_an_unknown_anchor_counts_as_the_start_and_offsets_are_clamped() -> None:
    base = story("abc")
    lost = TextEdit(name(5), 2, (Piece(f"{name(77)}.0", 3, "x", 1, ()),))
    far = TextEdit(name(6), 2, (Piece(f"{name(0)}.0", 9999, "y", 1, ((f"{name(0)}.0", 1, 9999),)),))
    assert render([*base, lost, far]).text == "xay"


def test_overlapping_deletions_leave_what_neither_took() -> None:
    assert without((0, 10), [(2, 5), (4, 6), (9, 20)]) == [(0, 2), (6, 9)]
    assert without((3, 5), [(0, 10)]) == []
    assert without((3, 5), []) == [(3, 5)]


def test_typing_on_makes_one_chain_and_never_turns_letters_round() -> None:
    assert render(story(*("hej på dig"[:n] for n in range(11)))).text == "hej på dig"
