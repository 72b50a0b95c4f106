"""Real public tables, where somebody has them: each is read with its problems listed."""

from __future__ import annotations

import os
import re
from pathlib import Path

import pytest

from app.exchange.index_tables import Reading, Recipe, ValueColumn, read

SHARED = os.environ.get("HANDSLAG_SHARED")
pytestmark = pytest.mark.skipif(not SHARED, reason="HANDSLAG_SHARED does not say where the real tables are")


def _read(name: str, recipe: Recipe | None = None) -> Reading:
    return read(Path(SHARED or "", "data", "messy", name), name, recipe)


def _value(reading: Reading, unit: str, indicator: str, year: int) -> float | None:
    (row,) = [row for row in reading.rows if (row.unit, row.indicator, row.year) == (unit, indicator, year)]
    return row.value


def test_election_districts_in_latin1_with_decimal_commas() -> None:
    reading = _read("val2010_R_valdistrikt_stockholm.skv")
    assert _value(reading, "Domkyrko 1 Gamla stan", "M proc", 2010) == 34.11
    assert _value(reading, "Domkyrko 1 Gamla stan", "M tal", 2010) == 394
    assert len(reading.rows) == 503 * 32
    assert {cell.reason for cell in reading.unread} == {"dubblett"}
    assert len(reading.unread) == 6 * 32
    assert {note.header for note in reading.columns if note.role == "kod"} == {"LAN", "KOM", "VALDIST"}


def test_two_heading_rows_and_thousands_with_decimals() -> None:
    reading = _read("skolverket_personalstatistik_2024.csv", Recipe(year=2024))
    assert reading.recipe.header_rows == (9, 10)
    assert _value(reading, "Ale", "#Heltidstjänster – Totalt antal, Samtliga", 2024) == 280.0
    assert _value(reading, "Ale", "#Tjänstgörande lärare – Totalt antal, Samtliga", 2024) == 313
    source = Path(SHARED or "", "data", "messy", "skolverket_personalstatistik_2024.csv").read_text("utf-8-sig")
    line = next(line for line in source.splitlines() if re.search(r";\d \d{3},\d;", line))
    cells = line.split(";")
    expected = float(cells[5].replace(" ", "").replace("\u00a0", "").replace(",", "."))
    assert _value(reading, cells[0], f"#Heltidstjänster – Totalt antal, {cells[4]}", 2024) == expected
    assert {row.status for row in reading.rows} >= {"ok", "sekretess"}


def test_a_workbook_with_approximate_figures_and_codes_as_text() -> None:
    reading = _read("skolverket_betyg_ak6_2025.xlsx", Recipe(year=2025))
    assert reading.recipe.header_rows == (7,)
    assert _value(reading, "Ale", "Antal elever, Samtliga", 2025) == 445
    assert {(cell.text, cell.reason) for cell in reading.unread} == {("~100", "ungefarligt")}
    assert {note.header for note in reading.columns if note.role == "kod"} == {"Kommun-kod", "Läns-kod"}


def test_a_pxweb_table_with_names_once_a_block() -> None:
    reading = _read("scb_pxweb_folkmangd_2020.xlsx")
    assert sorted(row.value or 0 for row in reading.rows) == [5156448, 5222847]
    assert {row.unit for row in reading.rows} == {"00 Riket"}
    assert not reading.unread


def test_a_page_whose_tabs_are_lost_is_asked_about_and_then_read() -> None:
    name = "stockholm_b020_ekonomiskt_bistand_2015-2017.txt"
    assert [question.code for question in _read(name).blocking] == ["inga_kolumner"]
    values = tuple(ValueColumn(at, "antal" if at < 5 else "andel", 2015 + (at - 2) % 3) for at in range(2, 8))
    reading = _read(name, Recipe(separator="blanks", numbers_per_row=6, header_rows=(4,), unit_column=1, values=values))
    assert _value(reading, "Rinkeby-Kista", "antal", 2015) == 4137
    assert _value(reading, "Skärholmen", "andel", 2017) == 5.1
    assert _value(reading, "Hela staden2", "antal", 2017) == 25228
    assert {row.text.split()[0] for row in reading.skipped} >= {"Västerort", "Söderort", "Källa:"}
    assert len([row for row in reading.rows if row.unit != "Hela staden2"]) == 14 * 6
