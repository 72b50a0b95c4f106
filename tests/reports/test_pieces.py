"""Prose on paper: Swedish characters, the small markup, and nothing a person writes that breaks the setting."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.reports.pieces import inline, labelled, notice, para, plain, prose
from app.reports.sheet import Cover, set_pages

COVER = Cover("Titel", "Nämnden")
NB = "\u00a0"


def setting(read, *flowables):
    return read(set_pages(list(flowables), COVER))


@pytest.mark.parametrize(
    ("written", "printed"),
    [
        ("12,5 % av 3 450 000 kr", f"12,5{NB}% av 3{NB}450{NB}000{NB}kr"),
        ("2015-2020", "2015–2020"),
        ("§ 5 den 23 april", f"§{NB}5 den 23{NB}april"),
        ("mål - mått", "mål – mått"),
        ("-3 poäng", f"\u22123{NB}poäng"),
        ("a < b & c", "a &lt; b &amp; c"),
    ],
)
def test_text_gets_the_characters_swedish_print_wants(written, printed):
    assert plain(written) == printed


def test_bold_italic_and_links_of_the_small_markup():
    assert inline("**fet** och *lutad*") == "<b>fet</b> och <i>lutad</i>"
    assert inline("[staden](https://stad.exempel)") == "staden (https://stad.exempel)"
    assert inline("2 * 3 * 4") == "2 * 3 * 4"


def test_marks_that_cross_do_not_break_the_setting(read):
    assert "blandat" in setting(read, *prose("**a *blandat** b* c** *")).text


def test_paragraphs_lists_and_small_headings_are_told_apart(read):
    found = prose("Första stycket\nfortsätter.\n\n- en punkt\n- en till\n1. ett\n\n# Rubrik\nSist.")
    names = [one.style.name for one in found if hasattr(one, "style")]
    assert names == ["body", "bullet", "bullet", "bullet", "h3", "body"]
    text = setting(read, *found).text
    assert "Första stycket fortsätter." in text
    assert "• en punkt" in text
    assert "1. ett" in text
    assert "# Rubrik" not in text


def test_nothing_written_is_nothing_set():
    assert prose("") == []
    assert prose("  \n\n \n") == []


def test_an_empty_field_says_so_in_words(read):
    assert "Mandat Inte ifyllt" in setting(read, *labelled("Mandat", " ")).text
    assert "Mandat saknas helt" in setting(read, *labelled("Mandat", "", "saknas helt")).text


def test_a_label_is_not_left_alone_at_the_foot(read):
    for lines in range(30, 36):
        found = setting(read, *(para("rad") for _ in range(lines)), *labelled("Etikett", "Svaret står här."))
        assert "Svaret står här." in next(page for page in found.pages if "Etikett" in page)


def test_long_words_are_hyphenated_in_running_text_and_can_be_read_whole(read):
    text = "arbetsmarknadsförvaltningen utbildningsnämnden " * 30
    broken = {name: para(text, name) for name in ("body", "cell")}
    for made in broken.values():
        made.wrap(330, 800)
    assert broken["body"]._hyphenations > 3
    assert broken["cell"]._hyphenations == 0
    assert setting(read, para(text)).text.count("arbetsmarknadsförvaltningen") == 30


def test_a_word_of_a_thousand_letters_stays_on_the_page(read):
    found = setting(read, *prose("Ö" * 1000))
    assert found.text.replace(" ", "").count("Ö") == 1000
    assert len(found.pages) == 1


def test_lines_of_a_plain_paragraph_are_kept(read):
    assert "rad ett\r\nrad två" in setting(read, para("rad ett\nrad två")).pages[0]


def test_a_notice_has_a_heading_and_a_text(read):
    assert "Ej beslutat Ingen har beslutat." in setting(read, notice("Ej beslutat", "Ingen har beslutat.")).text


@given(st.text(max_size=200))
def test_whatever_is_written_can_be_set(text):
    set_pages([*prose(text), para(text), *labelled("Etikett", text)], COVER)


@given(st.text(alphabet="*_[]()<>&#- \nab1.", max_size=80))
def test_whatever_marks_are_written_can_be_set(text):
    set_pages(prose(text), COVER)


@given(st.lists(st.text("abcdefghåäö", min_size=1, max_size=30), min_size=1, max_size=60))
def test_no_two_words_are_glued_together(words):
    from tests.reports.conftest import Reading

    found = Reading(set_pages([para("början " + " ".join(words))], COVER)).text
    assert f"början {' '.join(words)} " in found.replace("Nämnden", " ") + " "
