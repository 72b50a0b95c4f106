"""What each row of the body is: whose figures it holds and of which year, or why it is left out or not read.

It knows labels, years and the shape of rows. Figures it sees only as cells that hold something.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

import numpy as np

from app.exchange.index_tables import further_table
from app.exchange.index_tables.body import Body
from app.exchange.index_tables.carry import Carrier, too_long, too_short
from app.exchange.index_tables.cells import year_of
from app.exchange.index_tables.grid import NOTHING, UNMARKED, BoolArray, ByteArray, IntArray
from app.exchange.index_tables.guess import Guess
from app.exchange.index_tables.names import NOT_HERE, RECIPE, Meant, Names
from app.exchange.index_tables.recipe import BLANKS
from app.exchange.index_tables.values import NO_YEAR
from app.models.places import name_key

NOBODY = -1
_ENDS_IN_FIGURES = re.compile(r"[0-9]\s+[0-9.,]+$|[0-9]$")


class Reasons:
    """Codes of reasons by number, so that a column of them takes little room; 0 is none."""

    def __init__(self) -> None:
        self.words = [""]
        self._places = {"": 0}

    def number(self, word: str) -> int:
        """The number of a reason."""
        if word not in self._places:
            self._places[word] = len(self.words)
            self.words.append(word)
        return self._places[word]


@dataclass(eq=False)
class Rows:
    """One entry for each row of `body`. `unit` are places in `units` or `NOBODY`, `year` 0 where there is none.

    `skipped` and `problem` are numbers in `reasons`. `lines` are those that could not be split into cells. `unmatched`
    are the rows of each name that no place answers to, `meant` how many rows a name was taken for another in.
    """

    body: Body
    carrier: Carrier
    reasons: Reasons
    units: tuple[str, ...]
    unit: IntArray
    year: IntArray
    skipped: ByteArray
    problem: ByteArray
    lines: BoolArray
    unmatched: dict[str, list[int]] = field(default_factory=dict)
    meant: dict[Meant, int] = field(default_factory=dict)
    unclear: set[str] = field(default_factory=set)
    other_table: int | None = None

    @property
    def read(self) -> BoolArray:
        """The rows whose figures may be read."""
        return np.asarray((self.skipped == 0) & (self.problem == 0))

    def told(self, at: int) -> tuple[str, str]:
        """(role, reason) of a row, for the preview."""
        if self.skipped[at]:
            return "hoppas_over", self.reasons.words[self.skipped[at]]
        if self.problem[at]:
            return "olast", self.reasons.words[self.problem[at]]
        return "varden", "rad_med_siffror"


@dataclass(frozen=True, eq=False)
class _Label:
    """What the distinct labels of the unit column say; arrays by place in `codes`."""

    texts: list[str]
    units: list[str | None]
    left_out: list[str]
    heading: list[bool]


def judge(whole: Guess, names: Names, figures: list[int]) -> Rows:
    """What each row of the body is. `figures` are the columns with figures."""
    body = whole.body
    short, long = too_short(whole, figures), too_long(whole)
    carrier = Carrier(body, whole.recipe, body.holding(figures), short | long)
    codes = carrier.column(whole.recipe.unit_column)
    distinct, places = np.unique(codes, return_inverse=True)
    label = _meanings(whole, names, [body.grid.texts[code] for code in distinct.tolist()])
    units = tuple(dict.fromkeys(unit for unit in label.units if unit is not None))
    number = {unit: at for at, unit in enumerate(units)}
    unit = np.array([NOBODY if unit is None else number[unit] for unit in label.units], dtype=np.int32)[places]
    none = np.zeros(len(body), dtype=np.int8)
    lines = _not_split(whole, short)
    rows = Rows(body, carrier, Reasons(), units, unit, _years(carrier), none, none.copy(), lines)
    _skip(rows, whole, label, places)
    _trouble(rows, whole, codes, short, long)
    known = np.array([names.places is not None and each is not None for each in label.units], dtype=bool)[places]
    rows.other_table = further_table.first_row(whole, figures, rows.read, known)
    if rows.other_table is not None:
        _leave_other_table(rows, rows.other_table)
    _gather_unmatched(rows, label, places)
    _gather_meant(rows, names, label, places)
    return rows


def _meanings(whole: Guess, names: Names, texts: list[str]) -> _Label:
    unit = whole.recipe.unit_column
    headed = bool(unit and whole.layout.header_rows and unit <= len(whole.columns))
    heading = name_key(whole.columns[(unit or 1) - 1].header) if headed else None
    return _Label(
        texts,
        [names.place(text) if text else None for text in texts],
        [names.left_out(text) if text else "" for text in texts],
        [bool(text) and heading is not None and name_key(text) == heading for text in texts],
    )


def _years(carrier: Carrier) -> IntArray:
    recipe, body = carrier.recipe, carrier.body
    if recipe.year_column is None:
        return np.full(len(body), recipe.year or NO_YEAR, dtype=np.int32)
    distinct, places = np.unique(carrier.column(recipe.year_column), return_inverse=True)
    years = [year_of(body.grid.texts[code]) or NO_YEAR for code in distinct.tolist()]
    return np.array(years, dtype=np.int32)[places]


def _skip(rows: Rows, whole: Guess, label: _Label, places: IntArray) -> None:
    """Why a row is left out whole; the last reason given here goes first."""
    recipe, reasons, skipped = whole.recipe, rows.reasons, rows.skipped
    skipped[:] = np.array([reasons.number(reason) for reason in label.left_out], dtype=np.int8)[places]
    skipped[np.array(label.heading, dtype=bool)[places]] = reasons.number("upprepad_rubrik")
    known = (rows.unit != NOBODY) & (rows.body.lengths > 1)
    kept = known & (whole.places is not None and recipe.unit_column not in (recipe.fill_down or ()))
    marked = np.zeros(len(skipped), dtype=bool)
    for value in recipe.values or ():
        marked |= rows.body.marks(value.column) != UNMARKED
    bare = ~rows.carrier.holds & ~marked
    skipped[bare & ~kept] = reasons.number("utan_siffror")
    skipped[bare & kept] = 0
    skipped[np.isin(rows.body.rows, recipe.skip_rows)] = reasons.number("angiven")


def _trouble(rows: Rows, whole: Guess, codes: IntArray, short: BoolArray, long: BoolArray) -> None:
    """Why the figures of a row cannot be trusted to be what the columns say; the last reason goes first."""
    number, problem = rows.reasons.number, rows.problem
    problem[short] = number("for_fa_falt")
    problem[long] = number("for_manga_falt")
    if whole.recipe.year_column is not None:
        problem[(rows.year == NO_YEAR) & ~short] = number("inte_ett_ar")
    problem[rows.unit == NOBODY] = number("okant_namn")
    problem[codes == NOTHING] = number("utan_namn")
    rows.skipped[rows.lines], problem[rows.lines] = 0, number("raden_kan_inte_delas")


def _not_split(whole: Guess, short: BoolArray) -> BoolArray:
    """Lines that end in figures but could not be shared out on the columns."""
    found = np.zeros(len(short), dtype=bool)
    if whole.recipe.separator == BLANKS:
        for at in np.flatnonzero(short).tolist():
            found[at] = _ENDS_IN_FIGURES.search(whole.body.text(at, 1)) is not None
    return found


def _leave_other_table(rows: Rows, first: int) -> None:
    """Nothing from the first row of another table on is read, its heading neither."""
    below = rows.body.rows >= first
    rows.skipped[rows.body.rows == first] = 0
    rows.problem[below & ~rows.lines] = rows.reasons.number("annan_tabell")


def _gather_unmatched(rows: Rows, label: _Label, places: IntArray) -> None:
    strange = (rows.skipped == 0) & (rows.problem == rows.reasons.number("okant_namn"))
    for at in np.flatnonzero(strange).tolist():
        text = label.texts[places[at]]
        if text:
            rows.unmatched.setdefault(text, []).append(int(rows.body.rows[at]))


def _gather_meant(rows: Rows, names: Names, label: _Label, places: IntArray) -> None:
    counts = np.bincount(places[rows.read], minlength=len(label.texts)).tolist()
    all_rows = np.bincount(places, minlength=len(label.texts)).tolist()
    for text, unit, reason, count, all_of_them in zip(
        label.texts, label.units, label.left_out, counts, all_rows, strict=True
    ):
        meant = names.meant(text) if text and unit is not None and count else None
        if meant is not None:
            rows.meant[meant] = count
        elif reason == NOT_HERE:
            rows.meant[Meant("place", text, "", RECIPE)] = all_of_them
    rows.unclear = {name for name in rows.unmatched if names.unclear(name)}
