"""What the timeline is drawn from: activities gathered by who is responsible, and what each is asked at once."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal, TypeAlias

Status: TypeAlias = Literal["planned", "running", "done", "stopped"]
STATUS_WORDS: dict[Status, str] = {
    "planned": "Planerad",
    "running": "Pågår",
    "done": "Genomförd",
    "stopped": "Avbruten",
}


@dataclass(frozen=True, slots=True)
class Cell:
    """What is asked in a part of a year: a quarter 1 to 4, or 0 for the whole year. `words` is the whole truth."""

    year: int
    quarter: int
    told: str
    words: str
    overlap: bool = False
    over: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    """An activity: its time in years (2015.0 is the first day of 2015), what it waits for, and what is early."""

    key: str
    name: str
    start: float
    end: float
    words: str
    inside: str = ""
    status: Status = "planned"
    waits_for: tuple[str, ...] = ()
    early: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Group:
    """A responsible: the name with what is available, the rows, and the cells by quarter and by year."""

    key: str
    name: str
    aside: str
    rows: tuple[Row, ...]
    quarters: tuple[Cell, ...] = ()
    yearly: tuple[Cell, ...] = ()


@dataclass(frozen=True, slots=True)
class Sums:
    """A line under the years: its name, and what stands under each year."""

    name: str
    by_year: Mapping[int, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class TimelineData:
    """First and last year, the groups, and the lines of sums."""

    years: tuple[int, int]
    groups: tuple[Group, ...]
    sums: tuple[Sums, ...] = ()
