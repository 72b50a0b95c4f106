"""Excel workbooks, read by calamine after a look inside the container.

It knows what can go wrong before any cell is seen: encrypted files, archives that inflate without end, a cell
far out that would make the sheet enormous, error values and formulas without a saved result (which the Excel
reader shows as empty: they are marked, so that they are not taken for missing).
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable, Iterator
from datetime import date, time, timedelta
from functools import partial
from typing import IO, Any

from app.exchange.index_tables.cells import Cell
from app.exchange.index_tables.grid import (
    BROKEN,
    MAX_ROWS,
    PERCENT,
    UNMARKED,
    WITHOUT_RESULT,
    Grid,
    GridBuilder,
    Marks,
    Progress,
    within_limits,
)
from app.models.errors import UserError

MAX_INFLATED = 400 * 1024 * 1024
MAX_FILES = 2_000
_CHUNK = 1 << 20
_TOLD_EVERY = 2_000
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_CELL = re.compile(rb"<(?:\w+:)?c\s([^<>]*?)(/?)>(?:(?=(?:\s*<(?:\w+:)?f[\s>/])(.{0,4096}?)</(?:\w+:)?c>))?", re.DOTALL)
_REFERENCE = re.compile(rb'\br\s*=\s*["\']([A-Za-z]+)([0-9]+)["\']')
_PLACE = re.compile(rb"<(?:\w+:)?c\s[^<>]*?" + _REFERENCE.pattern)
_WORTH_A_LOOK = rb't\s*=\s*["\']e["\']|<(?:\w+:)?f[\s>/]'
_ERROR = re.compile(rb'\bt\s*=\s*["\']e["\']')
_STYLE = re.compile(rb'\bs\s*=\s*["\']([0-9]{1,6})["\']')
_ROW = re.compile(rb'<(?:\w+:)?row\s[^<>]*?\br\s*=\s*["\']([0-9]+)["\']')
_MOST_LETTERS = 8
_RESULT = re.compile(rb"<(?:\w+:)?v>[^<]")


def is_workbook(data: bytes) -> bool:
    """Whether the bytes are an Excel file of either kind."""
    return data.startswith((b"PK\x03\x04", b"PK\x05\x06", _OLE))


def grids(data: bytes, name: str, progress: Progress) -> list[Grid]:
    """Every visible sheet as a grid. Raises UserError for encrypted, old, damaged or oversized workbooks."""
    if data.startswith(_OLE):
        raise UserError("table_encrypted" if _ENCRYPTED in data else "table_old_excel", name=name)
    marks = _look_inside(data, name, progress)
    return _read(data, name, marks, progress)


def _read(data: bytes, name: str, marks: dict[str, Marks], progress: Progress) -> list[Grid]:
    import python_calamine as calamine

    found = []
    try:
        book = calamine.CalamineWorkbook.from_filelike(io.BytesIO(data))
        shown, table = calamine.SheetVisibleEnum.Visible, calamine.SheetTypeEnum.WorkSheet
        names = [each.name for each in book.sheets_metadata if each.visible == shown and each.typ == table]
        for done, sheet_name in enumerate(names):
            tell = partial(progress, 0.2 + 0.3 * done / len(names))
            found.append(_grid(book.get_sheet_by_name(sheet_name), name, marks.get(sheet_name), tell))
    except calamine.PasswordError as error:
        raise UserError("table_encrypted", name=name) from error
    except calamine.WorksheetNotFound as error:
        raise UserError("table_damaged", name=name) from error
    except (calamine.CalamineError, ValueError, OSError, KeyError, OverflowError) as error:
        raise UserError("table_damaged", name=name) from error
    except BaseException as error:
        if type(error).__name__ == "PanicException":
            raise UserError("table_damaged", name=name) from error
        raise
    return found


def _grid(sheet: Any, name: str, marks: Marks | None, tell: Callable[[], None]) -> Grid:
    """One sheet of the workbook; the reader of workbooks leaves out the empty columns on the left."""
    end_row, end_column = sheet.end or (0, 0)
    within_limits(end_row + 1, end_column + 1, name)
    builder = GridBuilder(name)
    left = [""] * (sheet.start[1] if sheet.start else 0)
    for at, row in enumerate(sheet.iter_rows()):
        builder.add([*left, *map(_cell, row)])
        if at % _TOLD_EVERY == 0:
            tell()
    return builder.grid(sheet.name, marks)


def _cell(cell: object) -> Cell:
    if type(cell) is float or type(cell) is str:
        return cell
    if isinstance(cell, bool):
        return "SANT" if cell else "FALSKT"
    if isinstance(cell, int | float):
        return float(cell)
    return str(cell) if isinstance(cell, str | date | time | timedelta) else ""


def _look_inside(data: bytes, name: str, progress: Progress) -> dict[str, Marks]:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            members = archive.infolist()
            if len(members) > MAX_FILES or sum(each.file_size for each in members) > MAX_INFLATED:
                raise UserError("table_inflates", name=name)
            if any(each.flag_bits & 1 for each in members):
                raise UserError("table_encrypted", name=name)
            inside = {each.filename for each in members}
            if "xl/workbook.xml" not in inside:
                raise UserError("table_not_workbook", name=name)
            percent = _percent_styles(archive, inside)
            sheets = _sheet_files(archive, inside)
            return {
                sheet: _scan(archive, path, name, percent, progress) for sheet, path in sheets.items() if path in inside
            }
    except (zipfile.BadZipFile, zipfile.LargeZipFile, NotImplementedError, EOFError, OSError, ValueError) as error:
        raise UserError("table_damaged", name=name) from error
    except Exception as error:
        if type(error).__name__ == "error" and type(error).__module__ == "zlib":
            raise UserError("table_damaged", name=name) from error
        raise


def _sheet_files(archive: zipfile.ZipFile, inside: set[str]) -> dict[str, str]:
    """Sheet name → path inside the archive, by the workbook's relations."""
    relations = "xl/_rels/workbook.xml.rels"
    targets: dict[str, str] = {}
    for tag in _tags(archive, relations, "Relationship") if relations in inside else ():
        target = tag.get("Target", "")
        targets[tag.get("Id", "")] = target.lstrip("/") if target.startswith("/") else f"xl/{target}"
    return {
        tag["name"]: targets.get(next((value for key, value in tag.items() if key.endswith(":id")), ""), "")
        for tag in _tags(archive, "xl/workbook.xml", "sheet")
        if "name" in tag
    }


def _tags(archive: zipfile.ZipFile, path: str, tag: str) -> Iterator[dict[str, str]]:
    from xml.sax.saxutils import unescape

    with archive.open(path) as stream:
        text = stream.read(8 * _CHUNK).decode("utf-8", "replace")
    entities = {"&quot;": '"', "&apos;": "'"}
    for match in re.finditer(rf"<(?:\w+:)?{tag}\s([^<>]*)>", text):
        pairs = re.findall(r"([\w:]+)\s*=\s*(?:\"([^\"]*)\"|'([^']*)')", match[1])
        yield {key: unescape(double or single, entities) for key, double, single in pairs}


def _percent_styles(archive: zipfile.ZipFile, inside: set[str]) -> frozenset[int]:
    """The cell styles that show a fraction as per cent: 0.12 in the file, 12 % on the screen."""
    if "xl/styles.xml" not in inside:
        return frozenset()
    formats = {"9", "10"}
    for tag in _tags(archive, "xl/styles.xml", "numFmt"):
        if "%" in re.sub(r'"[^"]*"|\\.', "", tag.get("formatCode", "")):
            formats.add(tag.get("numFmtId", ""))
    with archive.open("xl/styles.xml") as stream:
        text = stream.read(8 * _CHUNK).decode("utf-8", "replace")
    block = re.search(r"<(?:\w+:)?cellXfs[^>]*>(.*?)</(?:\w+:)?cellXfs>", text, re.DOTALL)
    styles = re.findall(r"<(?:\w+:)?xf\s[^<>]*?numFmtId\s*=\s*[\"'](\d+)", block[1]) if block else []
    return frozenset(at for at, form in enumerate(styles) if form in formats)


def _scan(archive: zipfile.ZipFile, path: str, name: str, percent: frozenset[int], progress: Progress) -> Marks:
    """The marks of a sheet's errors, formulas without result and per cent formats; checks the sheet's size."""
    marks = Marks()
    height = width = 0
    styles = "|".join(map(str, sorted(percent)))
    worth_a_look = re.compile(_WORTH_A_LOOK + (rf"|\bs\s*=\s*[\"'](?:{styles})[\"']" if styles else "").encode())
    size, done = max(1, archive.getinfo(path).file_size), 0
    with archive.open(path) as stream:
        for piece in _pieces(stream):
            height = max(height, *map(int, set(_ROW.findall(piece))), 0)
            places = _PLACE.findall(piece)
            height = max(height, *(int(row) for row in {row for _, row in places}), 0)
            width = max(width, *map(_column, {letters for letters, _ in places}), 0)
            if height > MAX_ROWS:
                raise UserError("table_too_many_cells", name=name, rows=height, columns=width)
            if worth_a_look.search(piece):
                _mark(marks, piece, percent)
            done += len(piece)
            progress(min(0.2, 0.2 * done / size))
    within_limits(height, width, name)
    return marks


def _mark(marks: Marks, piece: bytes, percent: frozenset[int]) -> None:
    for match in _CELL.finditer(piece):
        place = _REFERENCE.search(match[1])
        kind = _kind(match, percent)
        if place is not None and kind != UNMARKED:
            marks.add(int(place[2]), _column(place[1]), kind)


def _kind(match: re.Match[bytes], percent: frozenset[int]) -> int:
    if _ERROR.search(match[1]):
        return BROKEN
    if match[3] is not None and not _RESULT.search(match[3]):
        return WITHOUT_RESULT
    style = _STYLE.search(match[1])
    return PERCENT if style and int(style[1]) in percent else UNMARKED


def _pieces(stream: IO[bytes]) -> Iterator[bytes]:
    """The stream in pieces that end between rows where rows end."""
    rest = b""
    while chunk := stream.read(_CHUNK):
        rest += chunk
        cut = rest.rfind(b"</row>")
        if cut >= 0:
            yield rest[:cut]
            rest = rest[cut:]
        elif len(rest) > 16 * _CHUNK:
            yield rest
            rest = b""
    yield rest


def _column(letters: bytes) -> int:
    """The number of a column; of a name longer than any column's, the number of its beginning, which is too large."""
    column = 0
    for letter in letters[:_MOST_LETTERS].upper():
        column = column * 26 + letter - 64
    return column
