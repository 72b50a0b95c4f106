"""Files with goals and requirements as they look: headings are found, rows are told by number, nothing is computed."""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.exchange import catalogue_tables
from app.exchange.catalogue_tables import CatalogueFile
from app.models.errors import UserError

HEAD = ("Nivå", "Beteckning", "Formulering", "Tema", "Uppföljningsansvarig")
ROWS = (
    ("Mål", "1", "Fler får arbete", "Jobb och företagande", "Arbetsmarknadsnämnden"),
    ("Delmål", "1.1", "Unga", "", ""),
)


def book(sheets: dict[str, Sequence[Sequence[object]]]) -> bytes:
    import openpyxl

    made = openpyxl.Workbook()
    made.remove(made.active)
    for name, rows in sheets.items():
        sheet = made.create_sheet(name)
        for row in rows:
            sheet.append(list(row))
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


def csv_of(*rows: Sequence[str]) -> bytes:
    return "\n".join(";".join(row) for row in rows).encode()


def read(data: bytes, kind: str = "programme_goal", sheet: str = "") -> CatalogueFile:
    return catalogue_tables.read(data, "mål.xlsx", kind, sheet)


def cells(found: CatalogueFile) -> list[dict[str, str]]:
    return [dict(entry.cells) for entry in found.entries]


@pytest.mark.parametrize(
    "data",
    [
        book({"Blad1": [HEAD, *ROWS]}),
        csv_of(HEAD, *ROWS),
        csv_of(HEAD, *ROWS).decode().encode("cp1252"),
        json.dumps([dict(zip(HEAD, row, strict=True)) for row in ROWS]).encode(),
        json.dumps({"mål": [dict(zip(HEAD, row, strict=True)) for row in ROWS]}).encode("utf-8-sig"),
    ],
    ids=["excel", "csv", "windows", "json", "json-object"],
)
def test_the_same_rows_are_read_from_a_workbook_a_text_table_and_json(data: bytes) -> None:
    found = cells(read(data))
    assert found[0] == {
        "level": "Mål",
        "code": "1",
        "wording": "Fler får arbete",
        "theme": "Jobb och företagande",
        "follow_up_owner": "Arbetsmarknadsnämnden",
    }
    assert found[1] == {"level": "Delmål", "code": "1.1", "wording": "Unga"}


def test_words_above_the_headings_and_empty_rows_between_are_passed_by_and_rows_keep_their_numbers() -> None:
    found = read(csv_of(("Programmets mål",), ("",), HEAD, ROWS[0], ("",), ROWS[1]))
    assert [entry.row for entry in found.entries] == [4, 6]


@pytest.mark.parametrize(
    "heading", ["Lydelse", "LYDELSE:", "formulering*", "Formulering (ordagrant)", "wording", "Text"]
)
def test_a_heading_is_known_by_its_words_however_it_is_written(heading: str) -> None:
    assert cells(read(csv_of(("Nivå", heading), ("Mål", "Ett")))) == [{"level": "Mål", "wording": "Ett"}]


def test_a_heading_nobody_knows_is_told_and_its_cells_are_left() -> None:
    found = read(csv_of(("Formulering", "Anteckning"), ("Ett", "hemligt")))
    assert found.unknown == ("Anteckning",)
    assert cells(found) == [{"wording": "Ett"}]


def test_levels_in_columns_of_their_own_give_one_entry_each_and_a_repeated_goal_is_one() -> None:
    rows = (("Tema", "Mål", "Delmål"), ("Skola och utbildning", "Alla lär", "Läsa"), ("", "Alla lär", "Räkna"))
    found = read(csv_of(*rows))
    assert [(c["level"], c["wording"]) for c in cells(found)] == [
        ("goal", "Alla lär"),
        ("sub_goal", "Läsa"),
        ("sub_goal", "Räkna"),
    ]
    assert cells(found)[1]["theme"] == "Skola och utbildning"
    assert "level" in found.fields


def test_a_code_beside_several_levels_is_nobodys_and_is_told() -> None:
    found = read(csv_of(("Kod", "Mål", "Delmål"), ("1", "Alla lär", "Läsa")))
    assert found.unknown == ("Kod",)
    assert all("code" not in c for c in cells(found))


def test_the_councils_goals_may_have_levels_in_columns() -> None:
    rows = (("Budgetår", "KF:s inriktningsmål", "KF:s mål för verksamhetsområdet"), ("2015", "Ett", "Två"))
    assert [c["level"] for c in cells(read(csv_of(*rows), "council_goal"))] == [
        "orientation_goal",
        "operational_area_goal",
    ]


def test_the_first_sheet_that_fits_is_read_and_the_others_may_be_chosen() -> None:
    data = book({"Läs mig": [["Hej"]], "2015": [["Mål", "Nivå"], ["Ett", "x"]], "2016": [["Formulering"], ["Två"]]})
    found = read(data)
    assert (found.sheet, found.sheets) == ("2015", ("2015", "2016"))
    assert cells(read(data, sheet="2016")) == [{"wording": "Två"}]


def test_formulas_are_text_or_their_saved_result_and_never_computed() -> None:
    found = read(csv_of(("Formulering",), ("=1+1",), ("@SUM(A1)",)))
    assert [c["wording"] for c in cells(found)] == ["=1+1", "@SUM(A1)"]
    (entry,) = read(book({"Blad1": [["Formulering", "Källa"], ["=HYPERLINK(1)", "B"]]})).entries
    assert (entry.unread[0].name, entry.unread[0].reason) == ("wording", "formel_utan_resultat")
    assert entry.cells == {"source_document": "B"}


def test_json_with_lists_inside_says_which_cell_is_not_text() -> None:
    (entry,) = read(json.dumps([{"Formulering": "Ett", "Tema": ["a", "b"]}]).encode()).entries
    assert [(one.name, one.reason) for one in entry.unread] == [("theme", "not_text")]


# Files that are wrong or hostile


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "table_empty"),
        (b"   \n", "table_empty"),
        (b"\x00\x01\x02", "table_binary"),
        (b"PK\x03\x04 torn", "table_damaged"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "table_old_excel"),
        (b"[1, 2]", "catalogue_json_shape"),
        (b"[]", "catalogue_json_shape"),
        (b'{"a": [{}], "b": [{}]}', "catalogue_json_shape"),
        (b"[{", "file_not_json"),
        (b"[" * 100_000, "file_not_json"),
        (csv_of(("Budget", "Belopp"), ("2015", "12")), "catalogue_no_headings"),
        (csv_of(("Formulering",), *[("x",)] * 5_001), "catalogue_too_many"),
        (json.dumps([{"Formulering": "x"}] * 5_001).encode(), "catalogue_too_many"),
    ],
)
def test_a_file_that_cannot_be_read_says_why_in_plain_words(data: bytes, code: str) -> None:
    with pytest.raises(UserError) as told:
        read(data)
    assert told.value.code == code
    assert not str(told.value).startswith(code)


def test_a_sheet_that_is_not_there_or_has_no_headings_is_said() -> None:
    data = book({"Blad1": [["Formulering"], ["Ett"]], "Annat": [["Hej"]]})
    for sheet, code in (("Saknas", "table_no_such_sheet"), ("Annat", "catalogue_no_headings")):
        with pytest.raises(UserError) as told:
            read(data, sheet=sheet)
        assert told.value.code == code


def test_an_archive_that_inflates_without_end_is_refused() -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/workbook.xml", b"")
        for number in range(2_001):
            archive.writestr(f"x{number}", b"")
    with pytest.raises(UserError) as told:
        read(out.getvalue())
    assert told.value.code == "table_inflates"


def test_a_file_that_is_not_there_is_said(tmp_path: Path) -> None:
    with pytest.raises(UserError) as told:
        catalogue_tables.read(tmp_path / "borta.xlsx", "borta.xlsx", "requirement")
    assert told.value.code == "table_unreadable"


beginnings = st.sampled_from([b"", b"[", b'[{"Formulering": ', b"PK\x03\x04", b"Formulering;Niv\xc3\xa5\r\n"])


@given(
    st.tuples(beginnings, st.binary(max_size=200)).map(b"".join),
    st.sampled_from(["programme_goal", "council_goal", "requirement"]),
)
def test_any_bytes_are_read_or_refused_in_plain_words(data: bytes, kind: str) -> None:
    try:
        found = read(data, kind)
    except UserError as error:
        assert not str(error).startswith(error.code)
    else:
        assert all(set(entry.cells) <= {c.field for c in found.columns} | {"level"} for entry in found.entries)


@given(st.lists(st.lists(st.text(max_size=8), min_size=2, max_size=2), max_size=5))
def test_every_text_of_a_known_column_of_json_is_in_an_entry_or_told(rows: list[list[str]]) -> None:
    data = json.dumps([{"Formulering": "x", "Källa": "y"}, *({"Formulering": a, "Källa": b} for a, b in rows)]).encode()
    found = catalogue_tables.read(data, "krav.json", "requirement")
    kept = [(e.cells.get("wording", ""), e.cells.get("source", "")) for e in found.entries]
    assert kept == [("x", "y"), *((a.strip(), b.strip()) for a, b in rows if a.strip() or b.strip())]
