"""Plain files are read as they are written, or refused by line: nothing is guessed, nothing is lost."""

from __future__ import annotations

import csv
import io
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.journeys.index_csv import NUMBER, WHOLE, Layout, PlainTable, read_plain
from app.models.errors import UserError

LAYOUT = Layout(("unit", "year", "value"), ("status",), {"year": WHOLE, "value": NUMBER})


def read(folder: Path, content: bytes | str) -> PlainTable:
    path = folder / "värden.csv"
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return read_plain(path, LAYOUT)


def refused(folder: Path, content: bytes | str) -> str:
    with pytest.raises(UserError) as fault:
        read(folder, content)
    assert "värden.csv" in str(fault.value)
    return str(fault.value)


@pytest.mark.parametrize(
    "content",
    [
        "unit,year,value\nÅsby,2014,3.5\n",
        "\ufeffunit,year,value\nÅsby,2014,3.5\n",
        "unit,year,value\r\nÅsby,2014,3.5\r\n",
        "unit,year,value\rÅsby,2014,3.5\r",
        "unit,year,value\nÅsby,2014,3.5",
        "Unit, YEAR ,Value\n Åsby , 2014 , 3.5 \n",
        "unit,year,value\nÅsby,2014.0,3.5\n",
        'unit,year,value\n"Åsby","2014","3.5"\n',
        "value,status,year,unit\n3.5,ok,2014,Åsby\n",
        "unit,year,value\n\nÅsby,2014,3.5\n,,\n\n",
        "unit,year,value,kommentar\nÅsby,2014,3.5,hej\n",
        "unit,year,value\nA\u030asby,2014,3.5\n",
        "unit,year,value\nÅsby,2014,+35e-1\n",
    ],
)
def test_the_ways_to_write_the_same_row(tmp_path: Path, content: str) -> None:
    frame = read(tmp_path, content).frame
    assert frame[["unit", "year", "value"]].to_numpy().tolist() == [["Åsby", 2014.0, 3.5]]


def test_names_keep_their_commas_quotes_and_line_breaks_and_lines_are_still_counted(tmp_path: Path) -> None:
    table = read(tmp_path, 'unit,year,value\n"Hässelby, norra",2014,1\n"Två\nrader",2014,2\n\n"Sa ""hej""",2014,3\n')
    assert list(table.frame["unit"]) == ["Hässelby, norra", "Två\nrader", 'Sa "hej"']
    assert table.lines == (2, 3, 6)
    assert table.where([0, 2]) == " (rad 2, 6)"
    assert table.where([]) == ""


def test_an_empty_cell_is_missing_and_na_is_a_name(tmp_path: Path) -> None:
    frame = read(tmp_path, "unit,year,value\nNA,2014,\nnull,2014,0\n").frame
    assert list(frame["unit"]) == ["NA", "null"]
    assert frame["value"].isna().tolist() == [True, False]


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("unit;year;value\nA;2014;1\n", "komma mellan kolumnerna"),
        ("unit\tyear\tvalue\n", "komma mellan kolumnerna"),
        ("", "unit, year, value"),
        ("unit,value\nA,1\n", "unit, year, value"),
        ("unit,year,value,value\n", "var och en en gång"),
        ("unit,year,value,statuss\n", "Menade du status?"),
        ("unit,year,valu\n", "Menade du value?"),
        ("unit,year,value\nÅsby,2014,1\nA,2014\n", "(rad 3) kan inte användas. Raden har 2 celler"),
        (
            "unit,year,value\nHässelby, norra,2014,1\n",
            "(rad 2) kan inte användas. Raden har 4 celler men kolumnraden 3",
        ),
        ('unit,year,value\n"Två\nrader",2014,1\nA,2014,x\n', "(rad 4)"),
        ("unit,year,value\nA,2014,1 234\n", "”1 234” i kolumnen value är inte ett tal"),
        ('unit,year,value\nA,2014,"3,5"\n', "decimalpunkt"),
        ("unit,year,value\nA,2014,NA\n", "Lämna cellen tom"),
        ("unit,year,value\nA,2014,..\n", "Lämna cellen tom"),
        ("unit,year,value\nA,2014,−3\n", "bindestreck"),
        ("unit,year,value\nA,2014,5 %\n", "utan enhet"),
        ("unit,year,value\nA,2014,٣\n", "inte ett tal"),
        ("unit,year,value\nA,2014.5,3\n", "”2014.5” i kolumnen year är inte ett heltal"),
        ("unit,year,value\nA,2014/15,3\n", "(rad 2)"),
        ('unit,year,value\nA,2014,1\n"B,2014,2\n', "citattecknen på rad 3"),
        (b"unit,year,value\nA,2014,1\n\xc5,2014,2\n", "rad 3 är inte UTF-8"),
    ],
)
def test_what_cannot_be_read_is_named_by_line_with_what_to_do(tmp_path: Path, content: bytes | str, said: str) -> None:
    assert said in refused(tmp_path, content)


names = st.text(st.characters(blacklist_categories=("Cs", "Cc"), blacklist_characters="\x00"), min_size=1).map(
    str.strip
)


@given(st.lists(st.tuples(names.filter(bool), st.integers(1900, 2100), st.floats(allow_nan=False)), max_size=8))
def test_every_row_that_is_written_comes_back(
    tmp_path_factory: pytest.TempPathFactory, rows: list[tuple[str, int, float]]
) -> None:
    text = io.StringIO()
    csv.writer(text).writerows([("unit", "year", "value"), *rows])
    frame = read(tmp_path_factory.mktemp("t"), text.getvalue()).frame
    wanted = [[unicodedata.normalize("NFC", unit).strip(), float(year), value] for unit, year, value in rows]
    assert frame.to_numpy().tolist() == wanted
