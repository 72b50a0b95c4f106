"""An index from plain CSV files to a plain CSV file: the `index` job of the command line.

Knows the columns of the four files and how to name a faulty row to a person. Refuses to know plans, real-life tables
(those go through the reader) and how an index is computed.
"""

from __future__ import annotations

import csv
import math
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from app.models.errors import UserError

if TYPE_CHECKING:
    import pandas as pd

    from app.analysis import IndexResult, Method, Problem

FIRST_ROW = 2
"""The line of a CSV file that holds row 0: the header is line 1."""

_NUMBER = re.compile(r"[+-]?(\d+(\.\d*)?|\.\d+)([eE][+-]?\d+)?|[+-]?(inf|infinity)", re.IGNORECASE)
_WHOLE = re.compile(r"[+-]?\d+")
_FRAMEWORK_CODES = (
    "framework_column",
    "node_without_key",
    "node_twice",
    "one_root",
    "unknown_parent",
    "circle",
    "no_indicators",
    "bad_weight",
    "no_weight",
    "bad_direction",
    "bad_goalposts",
    "goalposts_missing",
    "target_missing",
    "target_behind",
)
_POPULATION_CODES = ("population_column", "bad_population", "population_twice")


def run_index(
    values_csv: Path,
    framework_csv: Path,
    out_csv: Path,
    method_json: Path | None = None,
    population_csv: Path | None = None,
) -> IndexResult:
    """Compute an index and write `out_csv`.

    values_csv: `unit,year,indicator,value[,status][,n]`; framework_csv: `key,parent,weight,direction[,low,high,target]`
    (the root's parent empty); population_csv: `unit,year,population`; method_json: the JSON of `Method`. All UTF-8 with
    decimal points. out_csv: `unit,year,key,score,rank`, one row for every unit, year and node of the framework, scores
    with 17 significant digits; score and rank empty where there is none, rank empty for the city row.
    Raises `UserError` naming file, row and reason.
    """
    from app.analysis import Framework, IndexRefused, Method, compute

    values = _read(values_csv, ("unit", "year", "indicator", "value"), {"year": _WHOLE, "value": _NUMBER})
    nodes = _read(
        framework_csv,
        ("key", "parent", "weight", "direction"),
        dict.fromkeys(("weight", "direction", "low", "high", "target"), _NUMBER),
    )
    people = None
    if population_csv is not None:
        people = _read(population_csv, ("unit", "year", "population"), {"year": _WHOLE, "population": _NUMBER})
    method = Method() if method_json is None else _method(method_json)
    try:
        result = compute(values, Framework(nodes), method, people)
    except IndexRefused as refusal:
        raise _named(refusal.problems, values_csv, framework_csv, population_csv, method_json) from refusal
    _write(out_csv, _rows(result))
    return result


def _method(path: Path) -> Method:
    from app.analysis import Method

    try:
        return Method.from_json(path.read_text(encoding="utf-8-sig"))
    except (OSError, UnicodeDecodeError) as fault:
        raise UserError("index_file_unreadable", file=path.name, reason=_why(fault)) from fault
    except UserError as fault:
        raise UserError("index_file", file=path.name, where="", reason=str(fault)) from fault


def _read(path: Path, wanted: tuple[str, ...], numeric: dict[str, re.Pattern[str]]) -> pd.DataFrame:
    """A CSV file as a frame of texts and numbers; empty cells are missing, the name NA is a name."""
    import pandas as pd

    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            rows = list(csv.reader(file, strict=True))
    except (OSError, UnicodeDecodeError, csv.Error) as fault:
        raise UserError("index_file_unreadable", file=path.name, reason=_why(fault)) from fault
    header = [name.strip() for name in rows[0]] if rows else []
    lacking = [name for name in wanted if name not in header]
    if lacking or len(set(header)) != len(header):
        raise _fault(path, 1, "Kolumnraden ska ha " + ", ".join(wanted) + ", var och en en gång.")
    body = rows[1:]
    while body and not body[-1]:
        body.pop()
    for place, row in enumerate(body):
        if len(row) != len(header):
            raise _fault(path, place + FIRST_ROW, f"Raden har {len(row)} celler men kolumnraden {len(header)}.")
    columns = dict(zip(header, zip(*body, strict=True), strict=True)) if body else dict.fromkeys(header, ())
    return pd.DataFrame(
        {
            name: _numbers(path, name, cells, numeric[name]) if name in numeric else list(cells)
            for name, cells in columns.items()
        }
    )


def _numbers(path: Path, name: str, cells: tuple[str, ...], pattern: re.Pattern[str]) -> list[float]:
    found = []
    for place, cell in enumerate(cells):
        text = cell.strip()
        if text and not pattern.fullmatch(text):
            raise _fault(path, place + FIRST_ROW, f"”{text}” i kolumnen {name} är inte ett tal med decimalpunkt.")
        found.append(float(text) if text else math.nan)
    return found


def _why(fault: Exception) -> str:
    return str(getattr(fault, "strerror", None) or fault)


def _fault(path: Path, row: int, reason: str) -> UserError:
    return UserError("index_file", file=path.name, where=f" (rad {row})", reason=reason)


def _named(
    problems: tuple[Problem, ...], values: Path, framework: Path, population: Path | None, method: Path | None
) -> UserError:
    """The first error with its file and row, and how many more there are."""
    from app.models.wording.analysis import problem_sentence

    first = problems[0]
    path = values
    if first.code in _FRAMEWORK_CODES:
        path = framework
    elif first.code in _POPULATION_CODES and population is not None:
        path = population
    elif first.code == "bad_method" and method is not None:
        path = method
    more = f" (och {len(problems) - 1} fel till)" if len(problems) > 1 else ""
    rows = ", ".join(str(row + FIRST_ROW) for row in first.rows[:5]) + (" …" if len(first.rows) > 5 else "")
    where = f" (rad {rows})" if rows else ""
    return UserError("index_file", file=path.name, where=where, reason=problem_sentence(first) + more)


def _rows(result: IndexResult) -> Iterator[tuple[str, int, str, str, str]]:
    tree, panel = result.framework.tree, result.panel
    scores, ranks = result.scores.tolist(), result.rank_array.tolist()
    for who, unit in enumerate(panel.units):
        for when, year in enumerate(panel.years):
            for node in tree.shown:
                score, rank = scores[node][when][who], ranks[node][when][who]
                yield unit, year, tree.keys[node], _text(score, "{:.17g}".format), _text(rank, "{:.0f}".format)


def _text(value: float, write: Callable[[float], str]) -> str:
    return "" if math.isnan(value) else write(value)


def _write(path: Path, rows: Iterator[tuple[str, int, str, str, str]]) -> None:
    try:
        with path.open("w", encoding="utf-8", newline="") as file:
            writer = csv.writer(file, lineterminator="\n")
            writer.writerow(("unit", "year", "key", "score", "rank"))
            writer.writerows(rows)
    except OSError as fault:
        raise UserError("index_file_unwritable", file=path.name, reason=_why(fault)) from fault
