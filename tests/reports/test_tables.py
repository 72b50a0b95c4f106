"""Tables: wide enough for their words, with heads that repeat and sums that stand out."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from reportlab.pdfbase import pdfmetrics
from reportlab.platypus import Table

from app.reports.content import Column, TableData
from app.reports.sheet import BOLD, WIDTH, Cover, register_fonts, set_pages
from app.reports.tables import PADDING, facts, table, table_of, widths

TWO = [Column("Namn", 1), Column("Belopp", 1, True)]


@pytest.fixture(autouse=True)
def _fonts():
    register_fonts()


def needs(word):
    return pdfmetrics.stringWidth(word, BOLD, 9.2) + 2 * PADDING


def pages_of(read, *flowables):
    return read(set_pages(list(flowables), Cover("Titel", "Nämnden")))


def test_the_columns_share_the_width():
    assert widths([Column("a", 3), Column("b", 1)], [["x", "y"]], 400) == [300, 100]


def test_a_column_is_never_narrower_than_its_longest_word():
    found = widths([Column("a", 9), Column("Uppföljningsansvarig", 1)], [["x", "arbetsmarknadsförvaltningen"]], 400)
    assert found[1] >= needs("arbetsmarknadsförvaltningen")
    assert sum(found) == pytest.approx(400)


def test_words_tied_by_a_no_break_space_are_one():
    tied = "123\u00a0456\u00a0789"
    assert widths([Column("a", 9), Column("b", 1)], [["x", tied]], 300)[1] >= needs(tied)


def test_an_endless_word_does_not_take_the_room_of_the_figures():
    rows = [["Ö" * 1000, "123\u00a0456", "123\u00a0456", "123\u00a0456", "123\u00a0456"]]
    found = widths([Column("Kostnad", 4), *(Column(str(y), 1, True) for y in range(2015, 2019))], rows, WIDTH)
    assert all(width >= needs("123\u00a0456") for width in found[1:])
    assert sum(found) == pytest.approx(WIDTH)


@given(st.lists(st.tuples(st.floats(0.2, 9), st.text("abcdef ", max_size=60)), min_size=1, max_size=12))
def test_a_table_is_always_as_wide_as_the_page_and_no_column_is_nothing(parts):
    found = widths([Column("t", share) for share, _ in parts], [[text for _, text in parts]], WIDTH)
    assert sum(found) == pytest.approx(WIDTH)
    assert all(width > 0 for width in found)


def test_the_head_repeats_on_every_page(read):
    rows = [[f"Rad {n}", str(n)] for n in range(120)]
    found = pages_of(read, table(TWO, rows))
    assert len(found.pages) > 2
    assert all("Belopp" in page for page in found.pages)
    assert all(found.text.count(f"Rad {n} ") == 1 for n in range(120))


def test_the_last_two_rows_stay_together_so_that_a_sum_never_stands_alone(read):
    for count in range(30, 40):
        rows = [[f"Rad {n}", "1"] for n in range(count)]
        found = pages_of(read, table(TWO, [*rows, ["Summa", "9"]], sums=1))
        last = next(page for page in found.pages if "Summa" in page)
        assert f"Rad {count - 1}" in last


def test_a_heading_among_the_rows_spans_them_and_is_not_left_alone(read):
    for count in range(28, 40):
        rows = [*([f"Rad {n}", "1"] for n in range(count)), ["Mål 2. Något"], ["Efter", "2"], ["Sist", "3"]]
        found = pages_of(read, table(TWO, rows))
        page = next(page for page in found.pages if "Mål 2. Något" in page)
        assert "Efter" in page


def test_a_cell_longer_than_a_page_goes_on_to_the_next(read):
    found = pages_of(read, table(TWO, [["ord " * 4000, "1"], ["sist", "2"]]))
    assert found.text.count("ord") == 4000
    assert "sist" in found.pages[-1]


def test_facts_longer_than_a_page_go_on_too(read):
    found = pages_of(read, facts([("Namn", "ord " * 4000), ("Sist", "slut")]))
    assert found.text.count("ord") == 4000
    assert "slut" in found.pages[-1]


def test_a_note_stands_under_its_table(read):
    text = pages_of(read, *table_of(TableData(TWO, [["a", "1"]], note="Halvfet: svag."))).text
    assert text.index("a 1") < text.index("Halvfet: svag.")


def test_an_empty_table_is_a_head_alone(read):
    assert isinstance(table(TWO, []), Table)
    assert "Namn Belopp" in pages_of(read, table(TWO, [])).text


def test_strong_cells_are_semibold_and_nothing_else_is():
    made = table(TWO, [["a", "1"], ["b", "2"]], strong=frozenset({(1, 1)}))
    names = [[cell.style.name for cell in row] for row in made._cellvalues]
    assert names == [["head", "head_right"], ["cell", "cell_right"], ["cell", "cell_right_bold"]]


def test_no_word_in_a_cell_is_hyphenated():
    made = table(TWO, [["arbetsmarknadsförvaltningen " * 9, "1"]])
    assert not any(getattr(cell.style, "hyphenationLang", "") for row in made._cellvalues for cell in row)
