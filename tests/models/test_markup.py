"""The marks of prose: what is read, what the editor's verbs put there, and that they take back what they put."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.models import markup
from app.models.markup import Edit, as_bullets, as_heading, as_numbers, broken, line_of, linked, marked, spans

words = st.text("abc åäö,.", min_size=1, max_size=12).map(str.strip).filter(bool)
lines = st.lists(words, min_size=1, max_size=5).map("\n".join)
anything = st.text("ab *#-1.[](h):/\n", max_size=40)
PIECES = ("**", "*", "a", "b c", " ", "[", "](https://b.se)", "[a](https://b.se)")
mixed = st.lists(st.sampled_from(PIECES), max_size=12).map("".join)


def whole(text: str, verb: object) -> Edit:
    return verb(text, 0, len(text))  # type: ignore[operator]


@pytest.mark.parametrize(
    ("written", "kind", "read"),
    [
        ("## Rubrik", "heading", "Rubrik"),
        ("# Rubrik #", "heading", "Rubrik"),
        ("- en punkt", "bullet", "en punkt"),
        ("* en punkt", "bullet", "en punkt"),
        ("3. det tredje", "numbered", "det tredje"),
        ("2015 var ett år", "", "2015 var ett år"),
        ("-3 grader", "", "-3 grader"),
        ("#hashtag", "", "#hashtag"),
        ("- ", "", "- "),
    ],
)
def test_a_line_is_a_heading_an_item_or_words(written: str, kind: str, read: str) -> None:
    found = line_of(written)
    assert (found.kind, found.words) == (kind, read)


def test_bold_italic_and_links_are_found_and_what_is_read_of_them() -> None:
    text = "**fet**, *lutad* och [staden](https://stad.exempel)"
    assert {span.kind: text[slice(*span.inner)] for span in spans(text)} == {
        "bold": "fet",
        "italic": "lutad",
        "link": "staden",
    }


@pytest.mark.parametrize("text", ["2 * 3 * 4", "a*b*c", "** **", "[ord](javascript:alert)", "[ord](fil.exe)"])
def test_stars_between_words_and_other_addresses_are_no_marks(text: str) -> None:
    assert spans(text) == []


@given(mixed)
def test_spans_stand_inside_each_other_or_apart(text: str) -> None:
    found = spans(text)
    for one in found:
        assert 0 <= one.start < one.inner[0] < one.inner[1] < one.end <= len(text)
        for other in found:
            if one is not other:
                apart = one.end <= other.start or other.end <= one.start
                inside = any(a.inner[0] <= b.start and b.end <= a.inner[1] for a, b in ((one, other), (other, one)))
                assert apart or inside


@given(lines, st.sampled_from([as_heading, as_bullets, as_numbers]))
def test_a_list_or_heading_taken_back_is_the_text_from_before(text: str, verb: object) -> None:
    made = whole(text, verb).of(text)
    assert made != text
    assert whole(made, verb).of(made) == text


@given(lines, st.sampled_from([as_heading, as_bullets, as_numbers]), st.sampled_from([as_bullets, as_numbers]))
def test_one_kind_of_line_turns_into_another_without_a_mark_left_behind(
    text: str, first: object, second: object
) -> None:
    made = whole(text, first).of(text)
    if first is not second:
        assert whole(made, second).of(made) == whole(text, second).of(text)


@given(words, st.sampled_from(["**", "*"]))
def test_words_are_marked_and_freed_again(text: str, mark: str) -> None:
    edit = whole(text, lambda *at: marked(*at, mark))
    made = edit.of(text)
    assert made == f"{mark}{text}{mark}"
    assert marked(made, *edit.selected, mark).of(made) == text


def test_bold_and_italic_can_hold_the_same_words() -> None:
    edit = marked("ord", 0, 3, "**")
    text = edit.of("ord")
    both = marked(text, *edit.selected, "*").of(text)
    assert both == "***ord***"
    assert {span.kind for span in spans(both)} == {"bold", "italic"}


def test_without_a_selection_the_word_at_the_cursor_is_marked() -> None:
    assert marked("ett ord till", 5, 5, "**").of("ett ord till") == "ett **ord** till"


def test_a_numbered_list_counts_its_lines() -> None:
    assert as_numbers("ett\n\ntvå", 0, 8).of("ett\n\ntvå") == "1. ett\n\n2. två"


def test_enter_goes_on_with_the_list_and_ends_it_on_an_empty_item() -> None:
    edit = broken("- ett", 5)
    assert edit is not None and edit.of("- ett") == "- ett\n- " and edit.selected == (8, 8)
    edit = broken("9. nio", 6)
    assert edit is not None and edit.of("9. nio") == "9. nio\n10. "
    edit = broken("- ett\n- ", 8)
    assert edit is not None and edit.of("- ett\n- ") == "- ett\n"
    assert broken("löpande text", 4) is None


@given(anything, st.data())
def test_enter_never_takes_a_word_away(text: str, data: st.DataObject) -> None:
    at = data.draw(st.integers(0, len(text)))
    edit = broken(text, at)
    if edit is not None:
        made = edit.of(text)
        kept = [c for c in text[edit.start : edit.end] if c not in " -*.)0123456789"]
        assert kept == [] and made.startswith(text[: edit.start]) and made.endswith(text[edit.end :])


def test_a_link_has_words_and_only_an_address_of_the_web() -> None:
    assert linked("se staden", 3, 9, "https://stad.exempel").of("se staden") == "se [staden](https://stad.exempel)"
    assert linked("", 0, 0, "https://stad.exempel").of("") == "[https://stad.exempel](https://stad.exempel)"
    with pytest.raises(ValueError, match="address"):
        linked("ord", 0, 3, "file:///c:/x.exe")


@given(anything, st.data())
def test_what_is_marked_as_a_link_is_read_as_one(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    edit = linked(text, start, end, "https://stad.exempel/a")
    line = markup.spans(edit.text)
    assert [span.address for span in line if span.kind == "link"] == ["https://stad.exempel/a"]


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("## Rubrik\nText", "Rubrik\nText"),
        ("- ett\n* två", "– ett\n– två"),
        ("3) tre", "3. tre"),
        ("**fet *båda* här**", "fet båda här"),
        ("[Staden](https://stad.se)", "Staden (https://stad.se)"),
        ("[https://stad.se](https://stad.se)", "https://stad.se"),
        ("5*3*2", "5*3*2"),
    ],
)
def test_without_its_marks_the_words_are_left_with_what_the_marks_meant(text: str, plain: str) -> None:
    assert markup.unmarked(text) == plain
