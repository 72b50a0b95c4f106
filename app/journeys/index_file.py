"""An index from plain CSV files to a plain CSV file: the `index` job of the command line.

Knows the columns of the four files and which of them a problem is in. Refuses to know plans, real-life tables (those go
through the reader) and how an index is computed.
"""

from __future__ import annotations

import csv
import math
import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from app.journeys.index_csv import NUMBER, WHOLE, Layout, PlainTable, read_plain, text_of
from app.models.errors import UserError
from app.models.places import CITY
from app.models.wording import index_files as words
from app.models.wording import index_problems

if TYPE_CHECKING:
    import pandas as pd

    from app.analysis import IndexResult, Method, Problem

VALUES = Layout(("unit", "year", "indicator", "value"), ("status", "n"), {"year": WHOLE, "value": NUMBER, "n": NUMBER})
FRAMEWORK = Layout(
    ("key", "parent", "weight", "direction"),
    ("low", "high", "target", "unit", "label", "source"),
    dict.fromkeys(("weight", "direction", "low", "high", "target"), NUMBER),
)
POPULATION = Layout(("unit", "year", "population"), (), {"year": WHOLE, "population": NUMBER})


@dataclass(frozen=True, eq=False)
class _Given:
    values: PlainTable
    framework: PlainTable
    population: PlainTable | None
    method: Path | None

    def file_of(self, problem: Problem) -> tuple[Path, str]:
        """The file a problem is in, and the rows of it."""
        if problem.code in index_problems.METHOD and self.method is not None:
            return self.method, ""
        table: PlainTable | None = self.values
        if problem.code in index_problems.FRAMEWORK:
            table = self.framework
        elif problem.code in index_problems.POPULATION:
            table = self.population
        return (table.path, table.where(problem.rows or _places(table, problem))) if table else (self.values.path, "")


def _places(table: PlainTable, problem: Problem) -> list[int]:
    """The rows of what a problem names: a key of the framework, or the figures of an indicator, unit and year."""
    named = {"key": problem.indicator, "indicator": problem.indicator, "unit": problem.unit, "year": problem.year}
    if problem.indicator is None:
        return []
    columns = [name for name in (("key",) if "key" in table.frame else ("indicator", "unit", "year")) if named[name]]
    found = table.frame
    for name in columns:
        found = found[found[name] == named[name]]
    return [int(row) for row in found.index]


@dataclass(frozen=True, eq=False)
class IndexRun:
    """What came of a run, and what is worth saying of it, line by line."""

    result: IndexResult
    said: tuple[str, ...]


def run_index(
    values_csv: Path,
    framework_csv: Path,
    out_csv: Path,
    method_json: Path | None = None,
    population_csv: Path | None = None,
) -> IndexRun:
    """Compute an index and write `out_csv`.

    values_csv: `unit,year,indicator,value[,status][,n]`; framework_csv: `key,parent,weight,direction[,low,high,target]
    [,unit,label,source]` (the root's parent empty); population_csv: `unit,year,population`; method_json: the JSON of
    `Method`. All UTF-8 with decimal points. out_csv: `unit,year,key,score,rank`, one row for every unit, year and node
    of the framework, scores with 17 significant digits; score and rank empty where there is none, rank empty for the
    city row. Raises `UserError` naming file, row and reason; then nothing is written.
    """
    from app.analysis import Framework, IndexRefused, Method, compute

    if any(
        path is not None and _same(path, out_csv) for path in (values_csv, framework_csv, method_json, population_csv)
    ):
        raise UserError("index_file", file=out_csv.name, where="", reason=words.overwrites_sentence())
    given = _Given(
        read_plain(values_csv, VALUES),
        read_plain(framework_csv, FRAMEWORK),
        None if population_csv is None else read_plain(population_csv, POPULATION),
        method_json,
    )
    method = Method() if method_json is None else _method(method_json)
    people = None if given.population is None else given.population.frame
    try:
        result = compute(given.values.frame, Framework(given.framework.frame), method, people)
    except IndexRefused as refusal:
        raise _named(refusal.problems, given) from refusal
    _write(out_csv, _rows(result))
    return IndexRun(result, tuple(_said(result, given, out_csv)))


def _said(result: IndexResult, given: _Given, out_csv: Path) -> Iterator[str]:
    """A line for each kind of remark, and last the fingerprint."""
    kinds: dict[str, list[Problem]] = {}
    for problem in result.problems:
        kinds.setdefault(problem.code, []).append(problem)
    for found in kinds.values():
        path, where = given.file_of(found[0])
        yield words.remark_line(path.name + where, index_problems.problem_sentence(found[0]), len(found) - 1)
    yield from _marked(result, given.values.path.name)
    units, years = len(result.units), len(result.years)
    index = result.index.drop(CITY, level="unit", errors="ignore")
    yield words.done_line(out_csv.name, units, years, int(index["score"].isna().sum()), result.fingerprint)


def _marked(result: IndexResult, file: str) -> Iterator[str]:
    """Figures that were not used as they stand, or that lie outside the bounds."""
    from app.analysis import capped, outside

    pulled, beyond = capped(result), outside(result)
    for row in pulled.index:
        yield words.capped_line(file, _figure(pulled, row), float(pulled["value"][row]), float(pulled["used"][row]))
    for done in (done for done in result.treatments if done.shift is not None):
        yield words.logged_line(file, done.indicator)
    if len(beyond):
        method = result.method
        stops = method.normalise == "goalposts" or (method.normalise == "minmax" and method.clip)
        yield words.outside_line(file, _figure(beyond, 0), len(beyond), stops)


def _figure(table: pd.DataFrame, row: int) -> str:
    return words.figure_words(str(table["indicator"][row]), str(table["unit"][row]), int(table["year"][row]))


def _same(one: Path, other: Path) -> bool:
    return one.exists() and other.exists() and one.samefile(other)


def _method(path: Path) -> Method:
    from app.analysis import Method

    try:
        return Method.from_json(text_of(path))
    except UserError as fault:
        if fault.code != "bad_method":
            raise
        raise UserError("index_file", file=path.name, where="", reason=fault.facts["reason"]) from fault


def _named(problems: tuple[Problem, ...], given: _Given) -> UserError:
    """The first error with its file and row, and how many more there are."""
    first = problems[0]
    path, where = given.file_of(first)
    more = f" (och {len(problems) - 1} fel till)" if len(problems) > 1 else ""
    reason = index_problems.problem_sentence(first) + more
    return UserError("index_file", file=path.name, where=where, reason=reason)


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
    """Written whole beside its place and then moved there, so that half a file is never left."""
    half = path.with_name(f"{path.name}.{os.getpid()}.tmp")
    try:
        with half.open("w", encoding="utf-8", newline="") as file:
            writer = csv.writer(file, lineterminator="\n")
            writer.writerow(("unit", "year", "key", "score", "rank"))
            writer.writerows(rows)
        half.replace(path)
    except OSError as fault:
        half.unlink(missing_ok=True)
        reason = str(getattr(fault, "strerror", None) or fault)
        raise UserError("index_file_unwritable", file=path.name, reason=reason) from fault
