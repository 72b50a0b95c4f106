"""Reading large index tables: seconds for each megabyte, the most memory, and how long it takes to stop.

    python benchmarks/reader.py [megabytes]

Three made-up tables of about that size (50 unless told): text with one indicator a column, text with one figure a row,
and a workbook. Each is read in a process of its own, so that the memory is its own; the canonical form is written and
read back; then the reading is begun once more and stopped half way. For scale, a bare `csv.reader` (text) or
python-calamine (workbook) over the same file, in turn.
"""

from __future__ import annotations

import json
import random
import resource
import subprocess
import sys
import tempfile
import time
import zipfile
from collections.abc import Callable, Iterator
from contextlib import suppress
from itertools import pairwise
from pathlib import Path

HOUSE = Path(__file__).resolve().parent.parent
MB = 1_000_000
INDICATORS = 60
PARTS = {
    "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType='
    '"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/></Types>',
    "_rels/.rels": '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    '<Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" '
    'Target="xl/workbook.xml"/></Relationships>',
    "xl/workbook.xml": '<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r='
    '"http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets>'
    '<sheet name="Data" sheetId="1" r:id="r1"/></sheets></workbook>',
    "xl/_rels/workbook.xml.rels": '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    '<Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" '
    'Target="worksheets/sheet1.xml"/></Relationships>',
}


class Stopped(Exception):
    """The reading was stopped, as a person does."""


def wide_rows(chance: random.Random) -> Iterator[list[str]]:
    """A heading, then a place and year a row with sixty figures."""
    yield ["Område", "År", *(f"Indikator {at}" for at in range(INDICATORS))]
    place = 0
    while True:
        place += 1
        for year in range(2008, 2016):
            figures = (f"{chance.randrange(1000)},{chance.randrange(100):02d}" for _ in range(INDICATORS))
            yield [f"Område {place:05d}", str(year), *figures]


def long_rows(chance: random.Random) -> Iterator[list[str]]:
    """A heading, then one figure a row."""
    yield ["Område", "År", "Indikator", "Värde"]
    place = 0
    while True:
        place += 1
        for year in range(2008, 2016):
            for at in range(INDICATORS):
                yield [f"Område {place:05d}", str(year), f"Indikator {at}", f"{chance.randrange(1000)},{at % 10}"]


def write_text(path: Path, rows: Iterator[list[str]], size: int) -> None:
    """Rows until the file is so large."""
    with path.open("w", encoding="utf-8", newline="") as file:
        written = 0
        while written < size:
            written += file.write(";".join(next(rows)) + "\n")


def write_workbook(path: Path, rows: Iterator[list[str]], size: int) -> None:
    """Rows until the compressed file is about so large; figures are kept as numbers."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as archive:
        for name, content in PARTS.items():
            archive.writestr(name, content)
        with archive.open("xl/worksheets/sheet1.xml", "w") as sheet:
            sheet.write(b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>')
            at = 0
            while path.stat().st_size < size:
                at += 1
                cells = "".join(_cell(at, column, text) for column, text in enumerate(next(rows)))
                sheet.write(f'<row r="{at}">{cells}</row>'.encode())
            sheet.write(b"</sheetData></worksheet>")


def _cell(row: int, column: int, text: str) -> str:
    letters = (chr(64 + column // 26) if column >= 26 else "") + chr(65 + column % 26)
    number = text.replace(",", ".")
    if number.replace(".", "").isdecimal():
        return f'<c r="{letters}{row}"><v>{number}</v></c>'
    return f'<c r="{letters}{row}" t="inlineStr"><is><t>{text}</t></is></c>'


def bare(path: Path) -> float:
    """Seconds for the plain library to go through the same file."""
    import csv

    import python_calamine

    started = time.process_time()
    if path.suffix == ".xlsx":
        book = python_calamine.CalamineWorkbook.from_path(str(path))
        for _ in book.get_sheet_by_index(0).iter_rows():
            pass
    else:
        with path.open(encoding="utf-8", newline="") as file:
            for _ in csv.reader(file, delimiter=";"):
                pass
    return time.process_time() - started


def measured(path: Path) -> dict[str, float]:
    """What one reading costs, in a process that does nothing else."""
    from app.exchange.index_tables import from_canonical_csv, read, to_canonical_csv

    told = [time.perf_counter()]
    started, work = time.perf_counter(), time.process_time()
    reading = read(path, path.name, None, None, lambda _share: told.append(time.perf_counter()))
    seconds, worked = time.perf_counter() - started, time.process_time() - work
    memory = _most()
    canon = time.process_time()
    content = to_canonical_csv(reading)
    written = time.process_time() - canon
    from_canonical_csv(content)
    return {
        "values": len(reading.rows),
        "unread": len(reading.unread),
        "seconds": seconds,
        "work": worked,
        "memory": memory,
        "gap": max(after - before for before, after in pairwise(told)),
        "write": written,
        "read_back": time.process_time() - canon - written,
        "memory_canonical": _most(),
        "stop": stopped_after(lambda tell: read(path, path.name, None, None, tell)),
    }


def stopped_after(reading: Callable[[Callable[[float], None]], object]) -> float:
    """Seconds from when a person stops the reading, half way through, until it has stopped: the longest wait there."""
    last = [time.perf_counter(), 0.0]

    def tell(share: float) -> None:
        now = time.perf_counter()
        last[0], last[1] = now, max(last[1], now - last[0])
        if share >= 0.5:
            raise Stopped

    with suppress(Stopped):
        reading(tell)
    return last[1]


def _most() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def main(size: int) -> None:
    """Makes the tables, reads each, and prints a table of what it cost."""
    with tempfile.TemporaryDirectory() as folder:
        tables = {
            "text, sixty figures a row": (Path(folder, "bred.csv"), wide_rows, write_text),
            "text, one figure a row": (Path(folder, "lang.csv"), long_rows, write_text),
            "workbook": (Path(folder, "bok.xlsx"), wide_rows, write_workbook),
        }
        for name, (path, rows, write) in tables.items():
            write(path, rows(random.Random(2015)), size * MB)
            plain = bare(path)
            asked = [sys.executable, __file__, "--one", str(path)]
            said = subprocess.run(asked, capture_output=True, text=True, check=True, cwd=HOUSE).stdout
            found = json.loads(said)
            megabytes = path.stat().st_size / MB
            print(f"{name}: {megabytes:.0f} MB, {found['values']:,} values, {found['unread']} unread")
            print(
                f"  read {found['seconds']:.1f} s ({found['work']:.1f} s of work, {found['work'] / megabytes:.2f} s/MB,"
            )
            print(f"  bare library {plain:.1f} s), most memory {found['memory']:.0f} MB")
            print(f"  longest between two tellings {found['gap']:.2f} s, stopped half way after {found['stop']:.2f} s")
            print(f"  canonical form written {found['write']:.1f} s and read back {found['read_back']:.1f} s,", end=" ")
            print(f"most memory {found['memory_canonical']:.0f} MB", flush=True)
            path.unlink()


if __name__ == "__main__":
    sys.path.insert(0, str(HOUSE))
    if sys.argv[1:2] == ["--one"]:
        print(json.dumps(measured(Path(sys.argv[2]))))
    else:
        main(int(sys.argv[1]) if len(sys.argv) > 1 else 50)
