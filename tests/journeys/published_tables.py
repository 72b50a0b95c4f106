"""A published index for the example city: our own turned into another scale, with what a test wants to be different."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from app.journeys import import_index
from app.journeys.session import Session
from app.journeys.situation import Situation
from app.models.places import CITY

PUBLISHER = "Institutet"


def take_in_published(
    session: Session,
    folder: Path,
    known: Situation,
    told: Callable[[str, float], float | str] = lambda _unit, score: round(score, 1),
    *,
    year: int = 2014,
    publisher: str = PUBLISHER,
    name: str = "Socialt index",
    more: str = "",
) -> str:
    """Takes in what `told` makes of every unit's own score, "" for a unit that is left out; the dataset's id.

    `more` are further lines of the table: unit, year, indicator, value.
    """
    scores = {unit: known.score(unit) or 0.0 for unit in known.ranked} | {CITY: known.city or 0.0}
    values = {unit: told(unit, score) for unit, score in scores.items()}
    lines = [f"{unit};{year};{name};{str(value).replace('.', ',')}" for unit, value in values.items() if value != ""]
    path = folder / f"{name} {year}.csv"
    path.write_text("\n".join(["Stadsdel;År;Indikator;Värde", *lines, *([more] if more else [])]), "utf-8")
    words = import_index.DatasetWords(path.stem, "Exempeldata", publisher, kind="published_index")
    return import_index.import_table(session, path, words=words).dataset
