"""Mutated files: the reader refuses with a sentence or reads, in short time, and never a wrong number in silence.

A few files on every run; with HANDSLAG_HEAVY set, as many as HANDSLAG_MUTATIONS says (20 000 unless told).
"""

from __future__ import annotations

import io
import os
import random
import time
import zipfile
from collections.abc import Callable

from hypothesis import given
from hypothesis import strategies as st

from app.exchange.index_tables import Reading, Recipe, read, to_canonical_csv
from app.exchange.index_tables.cells import tidy
from app.models.errors import UserError
from app.models.places import NEIGHBOURHOOD, Place, Places
from app.models.wording import tables

HEAVY = bool(os.environ.get("HANDSLAG_HEAVY"))
MUTATIONS = int(os.environ.get("HANDSLAG_MUTATIONS", "20000")) if HEAVY else 400
LONGEST = 2.0
"""Seconds one small file may take."""

PLACES = Places(tuple(Place(name, NEIGHBOURHOOD) for name in ("Ekliden", "Ängsvik", "Norrtorp", "Farsta")))
SEEDS = (
    "Titel 2014\n\nStadsdel;Kön;Antal;Andel\nEkliden;män;1 234;12,5\n;kvinnor;..;7\nNorrtorp;män;3;~5\n;kvinnor;4;8\n",
    "unit,year,indicator,value,status,n\nEkliden,2014,a,1.5,ok,250\nÄngsvik,2014,a,,bortfall,\nFarsta,2013,a,2.5,ok,\n",
    "Område\t2010\t2011\nEkliden\t1.234\t5\nNorrtorp\t6\t7,5\n",
    ";Grupp;;Annat;\nStadsdel;A;B;A;B\nEkliden;1;2,5;3 000;4\nÄngsvik;5;6,5;7;8 %\n",
    "Rad med 12 345 6\nEkliden 10 954 9 643 4.7 4.0\nNorrtorp 396 331 0.6 0.5\n",
)
SPICE = (
    b";",
    b",",
    b".",
    b"\n",
    b"\r",
    b'"',
    b" ",
    b"\xa0",
    b"\t",
    b"0",
    b"9",
    b"-",
    b"%",
    b"~",
    b"E+5",
    b"\x00",
    b"\xff",
)
SPICE += (
    b"2014",
    b"1.234",
    b"=1",
    b"..",
    b"Ekliden",
    b"\xef\xbb\xbf",
    b"\xff\xfe",
    "Å".encode(),
    "Å".encode("latin-1"),
)


def mutate(data: bytes, chance: random.Random) -> bytes:
    """The bytes with one to four small injuries."""
    out = bytearray(data)
    for _ in range(chance.randint(1, 4)):
        at = chance.randrange(len(out) + 1)
        kind = chance.randrange(5)
        if kind == 0:
            out[at:at] = chance.choice(SPICE)
        elif kind == 1:
            del out[at : at + chance.randint(1, 12)]
        elif kind == 2 and at < len(out):
            out[at] = chance.randrange(256)
        elif kind == 3:
            end = min(len(out), at + chance.randint(1, 30))
            out[at:at] = out[at:end] * chance.randint(1, 3)
        else:
            out = out[: max(1, at)] if chance.random() < 0.2 else out
    return bytes(out)


def check(data: bytes, name: str, recipe: Recipe | None = None) -> Reading | None:
    """Reads and holds the reader to its promises; None when the file was refused."""
    started = time.perf_counter()
    try:
        reading = read(data, name, recipe, PLACES)
    except UserError as refused:
        assert refused.code in tables.ERRORS, refused.code
        assert str(refused)
        reading = None
    assert time.perf_counter() - started < LONGEST
    if reading is not None:
        to_canonical_csv(reading)
        assert all((row.value is None) == (row.status != "ok") for row in reading.rows)
        assert all(cell.reason in tables.REASONS for cell in reading.unread)
        assert all(question.code in tables.QUESTIONS for question in reading.questions)
        assert {row.unit for row in reading.rows} <= {"Hela staden", *(place.name for place in PLACES)}
    return reading


def test_no_mutated_text_breaks_the_reader() -> None:
    chance = random.Random(20150401)
    for turn in range(MUTATIONS):
        seed = SEEDS[turn % len(SEEDS)].encode(("utf-8", "cp1252", "utf-16")[turn // len(SEEDS) % 3])
        recipe = Recipe(separator="blanks", numbers_per_row=4) if turn % 50 == 49 else None
        reading = check(mutate(seed, chance), "fil_2014.csv", recipe)
        if reading is not None and turn % 10 == 0:
            again = read_again(reading)
            assert again is None or again == reading.rows


def read_again(reading: Reading) -> tuple[object, ...] | None:
    """The values of a reading's own canonical bytes; None when it has none."""
    if not reading.rows:
        return None
    back = read(to_canonical_csv(reading), "kanon.csv", Recipe(encoding="utf-8", separator=",", decimal="."), PLACES)
    return back.rows


def test_no_mutated_workbook_breaks_the_reader(workbook: Callable[..., bytes]) -> None:
    rows = [["Titel 2014"], [None], ["Stadsdel", "A", "B"], ["Ekliden", 1.5, ".."], ["Ängsvik", "1 234,5", "~100"]]
    whole = workbook(rows)
    chance = random.Random(2015)
    for turn in range(MUTATIONS // 4):
        check(mutate(whole, chance) if turn % 2 else _inside(whole, chance), "fil.xlsx")


def _inside(data: bytes, chance: random.Random) -> bytes:
    """The workbook with one of its parts injured and the archive whole."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w") as new:
        injured = chance.choice(old.namelist())
        for name in old.namelist():
            content = old.read(name)
            new.writestr(name, mutate(content, chance) if name == injured else content)
    return out.getvalue()


NAMES = ("Ekliden", "Ängsvik", "Norrtorp", "Farsta")
SEPARATORS = st.sampled_from([";", "\t", "|"])
DECIMALS = st.sampled_from([",", "."])
FIGURES = st.one_of(
    st.none(),
    st.integers(-99, 10**7).map(float),
    st.integers(-(10**7), 10**7).map(lambda number: number / 100),
    st.integers(0, 10**6).map(lambda number: number / 1000),
)


def _written(value: float | None, decimal: str, group: str) -> str:
    if value is None:
        return ".."
    text = f"{value:,.3f}".rstrip("0").rstrip(".")
    return text.replace(",", "§").replace(".", decimal).replace("§", group)


@given(
    st.lists(st.lists(FIGURES, min_size=2, max_size=2), min_size=4, max_size=4),
    SEPARATORS,
    DECIMALS,
    st.sampled_from(["", " ", "\u00a0", "other"]),
    st.sampled_from(["utf-8", "utf-8-sig", "cp1252", "utf-16"]),
    st.booleans(),
)
def test_a_figure_is_read_as_it_was_meant_or_not_at_all(  # noqa: PLR0917
    table: list[list[float | None]], separator: str, decimal: str, group: str, encoding: str, preamble: bool
) -> None:
    other = "." if decimal == "," else ","
    group = other if group == "other" else group
    lines = ["Uppgifter om kön", ""] if preamble else []
    lines.append(separator.join(["Stadsdel", "A", "B"]))
    for name, row in zip(NAMES, table, strict=True):
        lines.append(separator.join([name, *(_written(value, decimal, group) for value in row)]))
    data = "\n".join(lines).encode(encoding)
    reading = check(data, "t.csv", Recipe(year=2014))
    if reading is None:
        assert all(value is None for row in table for value in row)
        return
    meant = {(n, i): v for n, row in zip(NAMES, table, strict=True) for i, v in zip("AB", row, strict=True)}
    listed = {tidy(cell.text) for cell in reading.unread}
    read_values = {(row.unit, row.indicator): row.value for row in reading.rows}
    for key, value in read_values.items():
        assert key in meant
        assert value == meant[key]
    for key, value in meant.items():
        if key not in read_values and reading.recipe.values and len(reading.recipe.values) == 2:
            assert _written(value, decimal, group) in listed
