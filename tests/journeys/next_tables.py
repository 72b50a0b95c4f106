"""A next table for the example plan: the years that were, and one more, with what a test wants to be different."""

from __future__ import annotations

import csv
from collections.abc import Mapping
from pathlib import Path

from app.journeys import example, import_index
from app.journeys.session import Session

Figure = tuple[str, str, str]
"""Unit, year, indicator."""
UNIT, YEAR, INDICATOR, VALUE, STATUS = range(5)


def write_next(
    path: Path,
    *,
    year: str = "",
    others: Mapping[Figure, str] | None = None,
    without: tuple[str, ...] = (),
) -> Path:
    """Writes the example's table to `path`.

    `year`: one more year, with the figures of 2014; `others`: figures that are others, "" for not delivered;
    `without`: indicators left out.
    """
    head, *rows = csv.reader((example.DATA / "exempel_index.csv").read_text("utf-8-sig").splitlines())
    if year:
        rows += [[row[UNIT], year, *row[INDICATOR:]] for row in rows if row[YEAR] == "2014"]
    for row in rows:
        value = (others or {}).get((row[UNIT], row[YEAR], row[INDICATOR]))
        if value is not None:
            row[VALUE], row[STATUS] = value, "ok" if value else "ej_levererad"
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([head, *(row for row in rows if row[INDICATOR] not in without)])
    return path


def take_in(session: Session, path: Path, replaces: str = "") -> str:
    """Reads and takes in a table; the dataset's id."""
    words = import_index.DatasetWords(path.stem, "Exempeldata", replaces=replaces)
    return import_index.import_table(session, path, words=words).dataset
