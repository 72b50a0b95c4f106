"""Mutated tables for the reader: texts and workbooks, made up and real, injured in byte and in structure.

`check` holds the reader to its promises. As a script it tries as many files as it is told and says what came of it:

    python -m tests.exchange.tables.fuzzing 100000

With HANDSLAG_SHARED set, the real tables under `data/messy` are injured too.
"""

from __future__ import annotations

import io
import json
import math
import os
import random
import resource
import sys
import time
import zipfile
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

from app.exchange.index_tables import (
    Memory,
    Reading,
    Recipe,
    Remembered,
    ValueColumn,
    from_canonical_csv,
    read,
    text_file,
    to_canonical_csv,
    workbook,
)
from app.exchange.index_tables.cells import number, numberish, year_of
from app.exchange.index_tables.grid import MARKS, Grid, no_progress
from app.models.errors import UserError
from app.models.places import NEIGHBOURHOOD, Place, Places
from app.models.wording import table_errors, tables

LONGEST = 2.0
"""Seconds of work one file may take."""
NAMES = ("Ekliden", "Ängsvik", "Norrtorp", "Farsta", "Tallmon")
PLACES = Places(tuple(Place(name, NEIGHBOURHOOD) for name in NAMES))
SEEDS = (
    "Titel 2014\n\nStadsdel;Kön;Antal;Andel\nEkliden;män;1 234;12,5\n;kvinnor;..;7\nNorrtorp;män;3;~5\n;kvinnor;4;8\n",
    "unit,year,indicator,value,status,n\nEkliden,2014,a,1.5,ok,250\nÄngsvik,2014,a,,bortfall,\nFarsta,2013,a,2.5,ok,\n",
    "Område\t2010\t2011\nEkliden\t1.234\t5\nNorrtorp\t6\t7,5\n",
    ";Grupp;;Annat;\nStadsdel;A;B;A;B\nEkliden;1;2,5;3 000;4\nÄngsvik;5;6,5;7;8 %\n",
    "Rad med 12 345 6\nEkliden 10 954 9 643 4.7 4.0\nNorrtorp 396 331 0.6 0.5\n",
    "Namn;Årgång;Mätår;Trygg (%);Antal svar\nEkliden;2014;2012;61,5;250\nFarsta;2014;2013;70;..\nSumma;2014;2012;9;9",
    "Namn;A kvinnor;A män;A\nEkliden;1;2;3\nNorrtorp;4;5;6\nHela staden;7;8;9\n\nNamn;B\nEkliden;10\nFarsta;11\n",
    "Kod;Namn;Ohälsotal 2013;Valdeltagande 2010\n0101;Ekliden;30,5;80\n0102;Ekliden;20;85\n0103;Tallmon;-;.\n",
    "Indikator 2014;Ekliden;Norrtorp\nA;1;2,5\nB;3;4\nC;5;6\n",
    "Stadsdel;År;Indikator;Enhet;Värde\nEkliden;2014;A;%;1\nEkliden;2014;B;antal;2\nTallmon;2015;A;%;3\n",
)
SPICE = (
    *(
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
    ),
    *(b"2014", b"1.234", b"12,5", b"=1", b"..", b"Ekliden", b"Totalt", b"kvinnor", b"\xef\xbb\xbf", b"\xff\xfe"),
    *("Å".encode(), "Å".encode("latin-1"), b"\xe2\x80\x93", b"1" * 50, b";" * 40, b'"a\nb"', b"Hela staden", b"NA"),
)
CELLS = (
    *(
        "",
        "..",
        ".",
        "-",
        "0",
        "5",
        "1.234",
        "1,234",
        "1 234",
        "12,5",
        "12.5",
        "0180",
        "~100",
        "<5",
        "7*",
        "8 %",
        "2014",
    ),
    *("2012", "Summa", "Hela staden", "Ekliden", "Farsta2", "kvinnor", "män", "Totalt", "ok", "sekretess", "n", "#N/A"),
    *("1e5", "9" * 45, "5 793,5", "−3", "text", "Antal svar", "2010–2014", "2014-01-02", '"', "a;b", "\u200b7", "NaN"),
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


def rebuilt(rows: list[list[str]], chance: random.Random) -> list[list[str]]:
    """The table with one to five rows, columns or cells moved, doubled, lost or changed."""
    rows = [list(row) for row in rows]
    for _ in range(chance.randint(1, 5)):
        _INJURIES[chance.randrange(len(_INJURIES))](rows, chance)
        rows = rows or [[""]]
    return rows


def _cell(rows: list[list[str]], chance: random.Random) -> None:
    row = chance.choice(rows)
    if row:
        row[chance.randrange(len(row))] = chance.choice(CELLS)


def _row(rows: list[list[str]], chance: random.Random) -> None:
    at = chance.randrange(len(rows))
    kind = chance.randrange(5)
    if kind == 0:
        del rows[at]
    elif kind == 1:
        rows.insert(chance.randrange(len(rows) + 1), list(rows[at]))
    elif kind == 2:
        rows.insert(at, [])
    elif kind == 3:
        rows.insert(at, [chance.choice(CELLS) for _ in range(chance.randint(1, 6))])
    else:
        other = chance.randrange(len(rows))
        rows[at], rows[other] = rows[other], rows[at]


def _column(rows: list[list[str]], chance: random.Random) -> None:
    at, kind = chance.randrange(max(map(len, rows), default=0) + 1), chance.randrange(3)
    for row in rows:
        if kind == 0:
            del row[at : at + 1]
        elif kind == 1:
            row[at:at] = [row[at]] if at < len(row) else [""]
        else:
            row[at:at] = [chance.choice(CELLS)]


def _slip(rows: list[list[str]], chance: random.Random) -> None:
    row = chance.choice(rows)
    if chance.random() < 0.5:
        row.insert(chance.randrange(len(row) + 1), "")
    elif row:
        del row[chance.randrange(len(row))]


def _again(rows: list[list[str]], chance: random.Random) -> None:
    rows += [[]] * chance.randint(0, 2) + [list(row) for row in rows[: chance.randint(1, 6)]]


_INJURIES: tuple[Callable[[list[list[str]], random.Random], None], ...] = (
    _cell,
    _cell,
    _cell,
    _row,
    _column,
    _slip,
    _again,
)


def text_of(rows: list[list[str]], chance: random.Random) -> bytes:
    """The table as text, in one of the ways tables are written."""
    separator = chance.choice((";", ";", "\t", ",", "|"))
    text = chance.choice(("\n", "\r\n")).join(separator.join(row) for row in rows)
    return text.encode(chance.choice(("utf-8", "utf-8-sig", "cp1252", "utf-16")), "replace")


def workbook_of(rows: list[list[str]], chance: random.Random) -> bytes:
    """The table as a workbook, some of its texts kept as numbers, shares, errors and formulas."""
    import openpyxl

    book = openpyxl.Workbook()
    sheet = book.active
    for at, row in enumerate(rows, 1):
        for column, text in enumerate(row, 1):
            kept = _kept(text, chance)
            if kept != "":
                cell = sheet.cell(at, column, kept)
                if isinstance(kept, float) and chance.random() < 0.05:
                    cell.number_format = "0.0%"
                if text == "#N/A":
                    cell.data_type = "e"
    if chance.random() < 0.1:
        book.create_sheet("Mer").append(["Ekliden", 1])
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _kept(text: str, chance: random.Random) -> str | float:
    found = number(text, ",", " ")
    if found is not None and chance.random() < 0.8:
        return found
    text = "".join(char for char in text if char >= " ")
    return "=1+1" if text == "text" else text[:100]


def inside(data: bytes, chance: random.Random) -> bytes:
    """The workbook with one of its parts injured and the archive whole."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w") as new:
        injured = chance.choice(old.namelist())
        for name in old.namelist():
            content = old.read(name)
            new.writestr(name, mutate(content, chance) if name == injured else content)
    return out.getvalue()


def random_recipe(chance: random.Random) -> Recipe | None:
    """Most often none; else something a person could have stated, sense or nonsense."""
    if chance.random() < 0.7:
        return None
    column = lambda: chance.choice((None, None, 1, 2, 3, 4, 9))  # noqa: E731 - one short word beside its uses
    recipe = Recipe(
        separator=chance.choice((None, None, ";", "blanks")),
        numbers_per_row=chance.choice((None, 2, 4)),
        header_rows=chance.choice((None, None, (), (1,), (2,), (3,), (1, 2), (99,))),
        first_row=chance.choice((None, None, 2, 4, 99)),
        last_row=chance.choice((None, None, 3, 5)),
        unit_column=column(),
        year_column=column(),
        year=chance.choice((None, 2014)),
        vintage=chance.choice((None, None, 2014)),
        n_column=column(),
        sex_column=column(),
        reference_year_column=column(),
        measure_column=column(),
        status_column=column(),
        split_columns=chance.choice((None, None, (2,), (2, 3))),
        fill_down=chance.choice((None, (), (1,), (1, 2))),
        turned=chance.choice((None, None, None, True)),
        by_sex=chance.choice((None, None, False)),
        add_sexes=chance.choice((None, True)),
        empty_sex=chance.choice((None, "everybody")),
        decimal=chance.choice((None, ",", ".")),
        percent=chance.choice((None, "as_shown", "as_stored")),
        aliases=chance.choice(((), (("Farsta2", "Farsta"),))),
        indicator_aliases=chance.choice(((), (("A", "a"), ("Antal", "a")))),
        skip_rows=chance.choice(((), (3,), (2, 5))),
    )
    if chance.random() < 0.3:
        columns = sorted(chance.sample(range(1, 7), chance.randint(1, 3)))
        sex, n = chance.choice((None, "women")), chance.choice((None, 5))
        recipe = replace(recipe, values=tuple(ValueColumn(at, f"i{at}", None, sex, n) for at in columns))
    return recipe


REMEMBERED = Memory(
    (("Farsta2", "Farsta"), ("text", "Ekliden"), ("TEXT", "Farsta")),
    (("A", "a"), ("B", "b"), ("b", "c")),
    (
        Remembered("t", Recipe(decimal=","), ("stadsdel", "kön", "antal", "andel")),
        Remembered("u", Recipe(unit_column=1), ("område",)),
    ),
)


def check(data: bytes, name: str, recipe: Recipe | None = None, memory: Memory = REMEMBERED) -> Reading | None:
    """Reads and holds the reader to its promises; None when the file was refused."""
    started = time.process_time()
    try:
        reading = read(data, name, recipe, PLACES, memory=memory)
    except UserError as refused:
        assert refused.code in table_errors.ERRORS, refused.code
        assert str(refused)
        assert time.process_time() - started < LONGEST, "refused too slowly"
        return None
    assert time.process_time() - started < LONGEST, "read too slowly"
    assert from_canonical_csv(to_canonical_csv(reading)) == reading.rows
    assert all((row.value is None) == (row.status != "ok") for row in reading.rows)
    assert all(cell.reason in tables.REASONS for cell in reading.unread)
    assert all(row.reason in tables.REASONS for row in reading.skipped)
    assert all(tables.question_sentence(question) for question in reading.questions)
    assert set(reading.units()) <= {"Hela staden", *NAMES}
    assert Recipe.from_json(reading.recipe.to_json()) == reading.recipe
    if not any(question.code == "inga_kolumner" for question in reading.questions):
        account(data, name, reading)
    return reading


def account(data: bytes, name: str, reading: Reading) -> None:
    """Every figure is a value, unread, in a row left out or in a column said not to be read, and no value is new."""
    recipe, grid = reading.recipe, grid_of(data, name, reading.recipe)
    unread = {(cell.column, cell.row) if recipe.turned else (cell.row, cell.column) for cell in reading.unread}
    outside = {row.row for row in reading.skipped} | set(recipe.header_rows or ())
    lines = {row for row, column in unread if column == 1} if recipe.separator == "blanks" else set()
    noted = {note.column for note in reading.columns}
    values = Counter(row.value for row in reading.rows if row.value is not None)
    for row, column, text in _figures(grid, recipe):
        if row in outside or row in lines or (row, column) in unread:
            continue
        if year_of(text) is not None and not (recipe.first_row or 1) <= row <= (recipe.last_row or grid.height):
            continue  # a year above or below a table is no figure
        assert column in noted, ("lost", row, column, text)
        if column in {value.column for value in recipe.values or ()} and text not in dict(recipe.markers or ()):
            value = _meant(grid, recipe, row, column)
            assert recipe.add_sexes or values[value] > 0, ("no value comes of", row, column, text)
            values[value] -= 1
    assert recipe.add_sexes or not +values, ("values from nowhere", +values)


def _figures(grid: Grid, recipe: Recipe) -> Iterator[tuple[int, int, str]]:
    """(row, column, text) of every cell that is or looks like a figure."""
    for row in range(1, grid.height + 1):
        for column, text in enumerate(grid.row(row), 1):
            kept = not math.isnan(grid.numbers[grid.codes[row - 1, column - 1]])
            if kept or numberish(text) or number(text, recipe.decimal, recipe.thousands or "") is not None:
                yield row, column, text


def _meant(grid: Grid, recipe: Recipe, row: int, column: int) -> float | None:
    kept = float(grid.numbers[grid.codes[row - 1, column - 1]])
    if math.isnan(kept):
        return number(grid.text(row, column), recipe.decimal, recipe.thousands or "")
    shown = MARKS[int(grid.marked(column)[row - 1])][0] == "procentformat" and recipe.percent == "as_shown"
    return float(f"{kept * 100:.12g}") if shown else kept


def grid_of(data: bytes, name: str, recipe: Recipe) -> Grid:
    """The grid that was read, made once more."""
    if workbook.is_workbook(data):
        grids = workbook.grids(data, name, no_progress)
        grid = next(each for each in grids if each.sheet == (recipe.sheet or each.sheet))
    else:
        grid = text_file.grid(data, name, recipe, no_progress)
    return grid.turn() if recipe.turned else grid


def real_tables() -> list[tuple[str, bytes]]:
    """The real tables, whole, where somebody has them."""
    shared = os.environ.get("HANDSLAG_SHARED")
    folder = Path(shared, "data", "messy") if shared else None
    return (
        [(path.name, path.read_bytes()) for path in sorted(folder.iterdir()) if path.suffix != ".md"] if folder else []
    )


def files(count: int, seed: int) -> Iterator[tuple[str, bytes, Recipe | None]]:
    """As many mutated files as asked for, the same every time, with what is stated to read them."""
    chance = random.Random(seed)
    real = real_tables()
    texts = [data.decode("utf-8-sig", "replace") for _, data in real if not workbook.is_workbook(data)]
    for turn in range(count):
        recipe = random_recipe(chance)
        kind = turn % 10
        if kind == 9 and real:
            name, data = real[turn // 10 % len(real)]
            book = workbook.is_workbook(data)
            yield name, inside(data, chance) if book and chance.random() < 0.7 else mutate(data, chance), recipe
            continue
        text = chance.choice(texts) if kind == 8 and texts else SEEDS[turn % len(SEEDS)]
        lines = text.splitlines()[: chance.randint(8, 40)]
        separator = next((sign for sign in ";\t," if sign in text), " ")
        rows = rebuilt([line.split(separator) for line in lines], chance)
        if kind in (6, 7):
            data = workbook_of(rows, chance)
            injury = chance.random()
            data = inside(data, chance) if injury < 0.3 else mutate(data, chance) if injury < 0.4 else data
            yield "fil_2014.xlsx", data, recipe
        else:
            data = text.encode("cp1252", "replace") if kind == 0 else text_of(rows, chance)
            yield "fil_2014.csv", mutate(data, chance) if kind < 3 else data, recipe


def main(count: int, seed: int, folder: Path) -> int:
    """Tries the files; what breaks a promise is kept in `folder` and told. Returns how many did."""
    outcome: Counter[str] = Counter()
    slowest, started = 0.0, time.time()
    for turn, (name, data, recipe) in enumerate(files(count, seed), 1):
        before = time.process_time()
        try:
            reading = check(data, name, recipe)
            outcome["refused" if reading is None else "asked" if reading.blocking else "read"] += 1
        except Exception as error:  # noqa: BLE001 - whatever it is, it is what is looked for
            outcome["broken"] += 1
            folder.mkdir(parents=True, exist_ok=True)
            (folder / f"{turn}-{name}").write_bytes(data)
            (folder / f"{turn}.json").write_text(
                json.dumps([repr(error), recipe.to_json() if recipe else None]), "utf-8"
            )
            sys.stdout.write(f"{turn} {name} {error!r}"[:300] + "\n")
        slowest = max(slowest, time.process_time() - before)
        if turn % 5_000 == 0 or turn == count:
            most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
            sys.stdout.write(f"{turn} {dict(outcome)} slowest {slowest:.2f} s, most memory {most:.0f} MB, ")
            sys.stdout.write(f"{time.time() - started:.0f} s\n")
            sys.stdout.flush()
    return outcome["broken"]


if __name__ == "__main__":
    sys.exit(bool(main(int(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else 2015, Path("broken"))))
