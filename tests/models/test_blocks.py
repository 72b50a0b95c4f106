"""A block on the clipboard: what is written is read back, also what Excel itself writes."""

from __future__ import annotations

from hypothesis import example, given
from hypothesis import strategies as st

from app.models.blocks import read_tabbed, write_html, write_tabbed

CELL = st.text(st.characters(exclude_characters="\r", exclude_categories=["Cs"]), max_size=12) | st.sampled_from(
    ['"', '""', '"a', 'a"', "\n", "\t", '"\t"', "a\n", '"a"\nb']
)
BLOCKS = st.integers(1, 4).flatmap(lambda width: st.lists(st.lists(CELL, min_size=width, max_size=width), min_size=1))


@given(BLOCKS)
@example([[""]])
@example([["a"], [""]])
@example([['"', "x"]])
def test_what_is_written_is_read_back(block: list[list[str]]) -> None:
    assert read_tabbed(write_tabbed(block)) == block


@given(BLOCKS)
def test_windows_line_ends_between_rows_and_in_cells_make_no_difference(block: list[list[str]]) -> None:
    assert read_tabbed(write_tabbed(block).replace("\n", "\r\n")) == block


def test_what_excel_writes_is_read() -> None:
    assert read_tabbed('2015\tLön\t1 200 000\r\n2016\t"två\nrader"\t\r\n') == [
        ["2015", "Lön", "1 200 000"],
        ["2016", "två\nrader", ""],
    ]


def test_a_quote_that_never_ends_is_an_ordinary_character() -> None:
    assert read_tabbed('"Jobbtorg\t5" rör\n') == [['"Jobbtorg', '5" rör']]


def test_rows_may_differ_in_length_and_the_last_line_end_may_be_missing() -> None:
    assert read_tabbed("a\nb\tc") == [["a"], ["b", "c"]]


def test_text_is_marked_so_that_no_spreadsheet_makes_dates_or_formulas_of_it() -> None:
    html = write_html([["=1+1", "12,5"], ["a<b\nc", "3"]], [False, True])
    assert html.count("mso-number-format:'\\@'") == 2
    assert ">=1+1</td><td>12,5</td>" in html
    assert 'a&lt;b<br style="mso-data-placement:same-cell">c' in html
