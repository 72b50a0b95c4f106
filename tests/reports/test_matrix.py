"""A workbook of plain sheets: what was put in is read back by another reader, and nothing in it computes."""

from __future__ import annotations

import io
import zipfile
from datetime import date, datetime
from typing import Any

import openpyxl
import python_calamine
from hypothesis import given
from hypothesis import strategies as st

from app.reports.matrix import CUT, LONGEST, Content, Sheet, SheetColumn, is_cut, workbook

DAY = date(2015, 4, 23)
COLUMNS = (
    SheetColumn("Namn", "text"),
    SheetColumn("Text", "long"),
    SheetColumn("Tal", "number"),
    SheetColumn("Dag", "date"),
)


def made(*rows: list[Content]) -> bytes:
    return workbook("Plan", [("Plan", "En plan")], [Sheet("Blad", "Blad_tabell", COLUMNS, rows)], DAY)


def opened(content: bytes) -> Any:
    return openpyxl.load_workbook(io.BytesIO(content))


def test_numbers_and_dates_are_real_and_text_is_text() -> None:
    sheet = opened(made(["A", "Lång\ntext", 12.5, date(2016, 1, 2)]))["Blad"]
    assert [cell.value for cell in sheet[2]] == ["A", "Lång\ntext", 12.5, datetime(2016, 1, 2)]
    assert [cell.data_type for cell in sheet[2]] == ["s", "s", "n", "d"]


def test_there_is_one_header_row_frozen_a_named_table_and_nothing_merged() -> None:
    book = opened(made(["A", "", 1, None], ["B", "", 2, None]))
    assert book.sheetnames == ["Läs mig", "Blad"]
    sheet = book["Blad"]
    assert sheet.freeze_panes == "A2"
    assert dict(sheet.tables.items()) == {"Blad_tabell": "A1:D3"}
    assert all(not page.merged_cells.ranges for page in book)


def test_a_sheet_without_rows_is_still_a_table_with_its_headings() -> None:
    sheet = opened(made())["Blad"]
    assert [cell.value for cell in sheet[1]] == ["Namn", "Text", "Tal", "Dag"]
    assert sheet.tables["Blad_tabell"].ref == "A1:D2"
    assert all(cell.value is None for cell in sheet[2])


def test_what_is_missing_is_an_empty_cell_and_never_zero() -> None:
    assert [cell.value for cell in opened(made(["A", "", None, None]))["Blad"][2]] == ["A", None, None, None]


def test_the_same_content_gives_the_same_bytes_and_bears_the_day_it_is_given() -> None:
    row: list[Content] = ["A", "b", 1, DAY]
    assert made(row) == made(row)
    assert opened(made(row)).properties.created == datetime(2015, 4, 23)


def test_text_longer_than_a_cell_is_cut_with_a_mark() -> None:
    for text in ("å" * LONGEST, "å" * (LONGEST + 1), "😀" * LONGEST):
        value = opened(made(["A", text, None, None]))["Blad"]["B2"].value
        assert (value == text) is not is_cut(text)
        if is_cut(text):
            assert value.endswith(CUT) and text.startswith(value.removesuffix(CUT))
            assert LONGEST - 1 <= len(value.encode("utf-16-le")) // 2 <= LONGEST


PRINTABLE = st.text(st.characters(exclude_categories=("Cs", "Cc")), max_size=12)
WILD = st.sampled_from(
    ["=1+1", "+1", "-1", "@SUM(A1)", '=cmd|"/C calc"!A1', "http://x.se", "0012", "1e5", "\t=1", "TRUE"]
)


@given(st.lists(st.tuples(WILD | PRINTABLE, WILD | PRINTABLE), max_size=4))
def test_no_text_becomes_a_formula_a_link_or_a_number(rows: list[tuple[str, str]]) -> None:
    content = made(*([one, other, None, None] for one, other in rows))
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        sheet = archive.read("xl/worksheets/sheet2.xml").decode()
    assert "<f>" not in sheet and "hyperlink" not in sheet
    read = python_calamine.CalamineWorkbook.from_filelike(io.BytesIO(content)).get_sheet_by_name("Blad").to_python()
    padded = [*read[1:], *([["", "", "", ""]] * len(rows))][: len(rows)]
    assert [(row[0], row[1]) for row in padded] == rows
