"""The sheet: what every page carries, fonts, contents and bookmarks, and the same bytes for the same words."""

import re

import pytest
from reportlab.platypus import PageBreak

from app.reports.pieces import chapter, heading, para, section
from app.reports.sheet import Cover, contents, fitted, set_pages, styles

COVER = Cover("Handlingsplan för Exempelnämnden", "Exempelnämnden", ("Exempeldata", "Ej beslutat"), "Ämne")


def three_pages():
    return [
        para("Innehåll", "h2"),
        contents(),
        PageBreak(),
        *chapter("Inledning"),
        para("Text om 12,5 % och **inget** mer."),
        *section("Underrubrik"),
        PageBreak(),
        *chapter("Å & Ö <sist>"),
        para("Slut."),
    ]


@pytest.fixture
def found(read):
    return read(set_pages(three_pages(), COVER))


def test_every_page_says_which_of_how_many(found):
    assert [f"Sida {n} av 3" in page for n, page in enumerate(found.pages, start=1)] == [True] * 3


def test_the_marks_stand_on_every_page(found):
    assert all("Exempeldata" in page and "Ej beslutat" in page for page in found.pages)


def test_a_document_without_marks_has_none(read):
    found = read(set_pages(three_pages(), Cover("Titel", "Nämnden")))
    assert not any("Exempeldata" in page or "Ej beslutat" in page for page in found.pages)


def test_the_owner_is_in_the_foot_and_the_title_in_the_head_from_the_second_page(found):
    assert all("Exempelnämnden" in page for page in found.pages)
    assert ["Handlingsplan för Exempelnämnden" in page for page in found.pages] == [False, True, True]


def test_the_contents_name_the_chapters_and_their_pages(found):
    assert re.search(r"Inledning\s+2", found.pages[0])
    assert re.search(r"Å & Ö <sist>\s+3", found.pages[0])
    assert "Underrubrik" not in found.pages[0]


def test_bookmarks_follow_the_headings(found):
    assert found.bookmarks == [(0, "Inledning"), (1, "Underrubrik"), (0, "Å & Ö <sist>")]


def test_the_contents_can_be_clicked():
    content = set_pages(three_pages(), COVER)
    assert len(re.findall(rb"/Dest \[ \d+ 0 R /Fit \].*/Subtype /Link", content)) >= 4


def test_the_document_says_what_it_is_and_that_it_is_swedish(found):
    assert found.title == "Handlingsplan för Exempelnämnden"
    assert b"/Lang (sv-SE)" in found.content


def test_only_our_own_fonts_are_in_it_and_they_are_embedded(found):
    fonts = set(re.findall(rb"/BaseFont /([\w+-]+)", found.content))
    assert fonts
    assert all(b"+SourceSans3" in name for name in fonts)
    assert len(re.findall(rb"/FontFile2", found.content)) >= 2


def test_the_same_words_give_the_same_bytes():
    assert set_pages(three_pages(), COVER) == set_pages(three_pages(), COVER)


def test_a_title_that_is_too_long_for_the_head_gives_way_to_the_marks(read):
    found = read(
        set_pages(
            [para("a"), PageBreak(), para("b")], Cover("Mycket lång titel " * 40, "Nämnd " * 90, ("Exempeldata",))
        )
    )
    assert "Mycket lång titel" in found.pages[1]
    assert "…" in found.pages[1]
    assert "Sida 2 av 2" in found.pages[1]


@pytest.mark.parametrize("room", [0, 5, 40, 90, 400])
def test_a_fitted_text_has_room(room):
    styles()
    text = fitted("Förvaltningen för Hässelby-Vällingby", room)
    assert text == "…" or text.endswith("…") or text == "Förvaltningen för Hässelby-Vällingby"
    assert len(text) <= max(1, room)


def test_a_heading_longer_than_a_page_is_set_and_named_once(read):
    found = read(set_pages([heading("Rubrik " * 1200), para("efter")], COVER))
    assert len(found.bookmarks) == 1
    assert found.bookmarks[0][1].endswith("…")
    assert "efter" in found.pages[-1]


def test_a_chapter_is_not_begun_at_the_foot_of_a_page(read):
    for lines in range(38, 46):
        found = read(
            set_pages([*(para("rad") for _ in range(lines)), *chapter("Kapitel"), para("Första raden.")], COVER)
        )
        assert "Första raden." in next(page for page in found.pages if "Kapitel" in page)


def test_a_section_is_not_begun_at_the_foot_of_a_page(read):
    for lines in range(28, 36):
        found = read(
            set_pages([*(para("rad") for _ in range(lines)), *section("Avsnitt"), para("Första raden.")], COVER)
        )
        assert "Första raden." in next(page for page in found.pages if "Avsnitt" in page)


def test_only_running_text_is_hyphenated():
    running = {name for name, style in styles().items() if getattr(style, "hyphenationLang", "")}
    assert running == {"body", "bullet"}
