"""Excel workbooks: what the sheet shows, what it hides, and files made to do harm."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from datetime import date

import pytest

from app.exchange.index_tables import Recipe, read
from app.exchange.index_tables import workbook as workbooks
from app.models.errors import UserError
from app.models.places import Places

Make = Callable[..., bytes]
ROWS = [["Stadsdel", "Arbetslöshet", "Valdeltagande"], ["Ekliden", 19.4, 56.9], ["Ängsvik", 7.1, 78.2]]


def test_figures_of_a_sheet_are_read_as_they_are(workbook: Make, places: Places) -> None:
    reading = read(workbook(ROWS), "t_2014.xlsx", None, places)
    assert {(row.unit, row.indicator): row.value for row in reading.rows} == {
        ("Ekliden", "Arbetslöshet"): 19.4,
        ("Ekliden", "Valdeltagande"): 56.9,
        ("Ängsvik", "Arbetslöshet"): 7.1,
        ("Ängsvik", "Valdeltagande"): 78.2,
    }


def test_empty_rows_above_do_not_move_row_numbers(workbook: Make, places: Places) -> None:
    rows = [[None], [None], ["Betyg"], ["Valt år: 2014"], [None], [None], *ROWS, ["Norrtorp", "~100", ".."]]
    reading = read(workbook(rows), "t.xlsx", None, places)
    assert reading.recipe.header_rows == (7,)
    assert [(cell.sheet, cell.row, cell.column, cell.text) for cell in reading.unread] == [("Blad1", 10, 2, "~100")]
    assert [row.status for row in reading.rows if row.unit == "Norrtorp"] == ["sekretess"]


def test_errors_and_formulas_without_result_are_listed_not_missing(workbook: Make, places: Places) -> None:
    rows = [*ROWS, ["Norrtorp", "#N/A", "=1+1"]]
    reading = read(workbook(rows, errors=["B4"]), "t_2014.xlsx", None, places)
    assert [(cell.row, cell.column, cell.reason) for cell in reading.unread] == [
        (4, 2, "fel_i_kalkylbladet"),
        (4, 3, "formel_utan_resultat"),
    ]
    assert not any(row.unit == "Norrtorp" for row in reading.rows)


def test_shares_shown_as_per_cent_are_asked_about(workbook: Make, places: Places) -> None:
    data = workbook([["Stadsdel", "A"], ["Ekliden", 0.194], ["Norrtorp", 0.07]], formats={"B2": "0.0%", "B3": "0%"})
    reading = read(data, "t_2014.xlsx", None, places)
    assert [question.code for question in reading.blocking] == ["procentformat"]
    assert not reading.rows
    shown = read(data, "t_2014.xlsx", Recipe(percent="as_shown"), places)
    assert [row.value for row in shown.rows] == [19.4, 7.0]
    stored = read(data, "t_2014.xlsx", Recipe(percent="as_stored"), places)
    assert [row.value for row in stored.rows] == [0.194, 0.07]


def test_numbers_kept_as_text_are_read_by_the_same_rules(workbook: Make, places: Places) -> None:
    rows = [["Stadsdel", "A"], ["Ekliden", "5 793,5"], ["Norrtorp", 12]]
    assert [row.value for row in read(workbook(rows), "t_2014.xlsx", None, places).rows] == [5793.5, 12.0]
    unclear = [["Stadsdel", "A"], ["Ekliden", "1.234"], ["Norrtorp", 12]]
    assert [q.code for q in read(workbook(unclear), "t_2014.xlsx", None, places).blocking] == ["decimal_eller_tusental"]


def test_dates_and_truth_values_are_no_figures(workbook: Make, places: Places) -> None:
    rows = [["Stadsdel", "A"], ["Ekliden", date(2014, 1, 2)], ["Norrtorp", True], ["Farsta", 5], ["Farsta strand", 6]]
    reading = read(workbook(rows), "t_2014.xlsx", None, places)
    assert [(cell.text, cell.reason) for cell in reading.unread] == [("2014-01-02", "datum"), ("SANT", "inte_ett_tal")]


def test_the_sheet_with_most_figures_is_read_and_the_others_named(workbook: Make, places: Places) -> None:
    data = workbook([["Bara text"]], sheets={"Data": ROWS, "Noter": [["prosa"]]})
    reading = read(data, "t_2014.xlsx", None, places)
    assert reading.recipe.sheet == "Data"
    assert reading.sheets == ("Blad1", "Data", "Noter")
    assert "flera_blad" in [question.code for question in reading.questions]
    with pytest.raises(UserError) as refused:
        read(data, "t.xlsx", Recipe(sheet="Annat"), places)
    assert refused.value.code == "table_no_such_sheet"


def test_code_and_name_in_one_cell_with_years_above_is_read(workbook: Make) -> None:
    rows = [
        ["Folkmängd efter region, kön"],
        [None],
        [None, None, "2020"],
        ["00 Riket", "män", 10],
        [None, "kvinnor", 20],
    ]
    reading = read(workbook([*rows, [None], ["Fr o m 2007 gäller annat."]]), "t.xlsx")
    assert [(row.unit, row.year, row.value) for row in reading.rows] == [
        ("00 Riket", 2020, 10.0),
        ("00 Riket", 2020, 20.0),
    ]
    assert [row.sex for row in reading.rows] == ["men", "women"]
    assert reading.skipped[-1].reason == "utan_siffror"


def test_an_encrypted_workbook_is_refused() -> None:
    data = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(512) + "EncryptedPackage".encode("utf-16-le")
    with pytest.raises(UserError) as refused:
        read(data, "t.xlsx")
    assert refused.value.code == "table_encrypted"


def test_an_older_excel_file_is_refused() -> None:
    with pytest.raises(UserError) as refused:
        read(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(512), "t.xls")
    assert refused.value.code == "table_old_excel"


def test_an_archive_that_is_no_workbook_is_refused() -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("hej.txt", "hej")
    with pytest.raises(UserError) as refused:
        read(out.getvalue(), "t.xlsx")
    assert refused.value.code == "table_not_workbook"


def test_an_archive_that_inflates_without_end_is_refused(workbook: Make, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workbooks, "MAX_INFLATED", 10_000)
    out = io.BytesIO(workbook(ROWS))
    with zipfile.ZipFile(out, "a", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/media/stor.bin", bytes(1_000_000))
    with pytest.raises(UserError) as refused:
        read(out.getvalue(), "t.xlsx")
    assert refused.value.code == "table_inflates"


def _with_cell(data: bytes, cell: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            content = old.read(name)
            if name == "xl/worksheets/sheet1.xml":
                content = content.replace(b"</sheetData>", cell + b"</sheetData>")
            new.writestr(name, content)
    return out.getvalue()


@pytest.mark.parametrize(
    "cell",
    [
        b'<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>',
        b"<row r='9'><c t='n' r='XFD9'><v>1</v></c></row>",
        b'<x:row r="99999999"/>',
        b'<row r="9"><c r="CEkliden9"><v>1</v></c></row>',
        b'<row r="9"><c r="' + 300 * b"A" + b'9"><v>1</v></c></row>',
        b'<row r="' + 5000 * b"9" + b'"/>',
    ],
)
def test_a_cell_far_out_never_makes_an_enormous_sheet(workbook: Make, cell: bytes) -> None:
    with pytest.raises(UserError) as refused:
        read(_with_cell(workbook(ROWS), cell), "t.xlsx")
    assert refused.value.code in ("table_too_many_cells", "table_damaged")


def test_a_cut_off_workbook_is_refused(workbook: Make) -> None:
    data = workbook(ROWS)
    for length in (4, 30, len(data) // 2, len(data) - 5):
        with pytest.raises(UserError):
            read(data[:length], "t.xlsx")
