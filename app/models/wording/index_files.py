"""What the `index` job of the command line says of a row in a plain CSV file, and of what it computed.

Knows texts and numbers only. Refuses to know how a file is read.
"""

from __future__ import annotations

import difflib
from collections.abc import Sequence

NO_NUMBER = ("na", "n/a", "nan", "null", "none", "-", ".", "..", "…")
"""What people write for a missing figure."""


def columns_sentence(wanted: Sequence[str]) -> str:
    """Which columns the first row must have."""
    return f"Kolumnraden ska ha {', '.join(wanted)}, var och en en gång."


def delimiter_sentence(wanted: Sequence[str]) -> str:
    """A file separated by something else than commas."""
    return f"Spara filen med komma mellan kolumnerna och decimalpunkt i talen. {columns_sentence(wanted)}"


def unknown_column(name: str, known: Sequence[str]) -> str | None:
    """A column that is nearly one of those known; None when it is something else, which is left alone."""
    near = difflib.get_close_matches(name, known, n=1, cutoff=0.8)
    return f"Kolumnen ”{name}” läses inte. Menade du {near[0]}? Byt namn på den." if near else None


def cells_sentence(found: int, wanted: int) -> str:
    """A row of another length than the header."""
    return f"Raden har {found} celler men kolumnraden {wanted}. Sätt citattecken om ett namn som har komma i sig."


def number_sentence(text: str, column: str) -> str:
    """A cell that is no number, and how to write it."""
    said = f"”{text}” i kolumnen {column} är inte ett tal med decimalpunkt. "
    if text.casefold() in NO_NUMBER:
        return said + "Lämna cellen tom när uppgiften saknas."
    if "−" in text:
        return said + "Skriv minustecknet som ett bindestreck."
    return said + "Skriv det utan enhet och utan mellanrum."


def whole_sentence(text: str, column: str) -> str:
    """A cell that is no whole number."""
    return f"”{text}” i kolumnen {column} är inte ett heltal. Skriv ett årtal, till exempel 2014."


def not_utf8_reason(row: int) -> str:
    """Where a file stops being UTF-8."""
    return f"rad {row} är inte UTF-8"


def quotes_reason(row: int) -> str:
    """Where the quotes of a CSV file do not close."""
    return f"citattecknen på rad {row} går inte ihop"


def overwrites_sentence() -> str:
    """An output file that is one of the input files."""
    return "Resultatet skulle skriva över en av filerna det räknas ur. Välj ett annat namn efter --out."


def remark_line(where: str, sentence: str, more: int) -> str:
    """One thing worth saying of a file and its rows, and how many others are of its kind."""
    return f"Anmärkning, {where}: {sentence}" + (f" Likadant i {more} fall till." if more else "")


def figure_words(indicator: str, unit: str, year: int) -> str:
    """Which figure is meant."""
    return f"{indicator} för {unit} {year}"


def capped_line(file: str, figure: str, value: float, used: float) -> str:
    """An extreme figure that was pulled in."""
    return f"Extremvärde, {file}: {figure} är {value:g} och räknas som {used:g}."


def logged_line(file: str, indicator: str) -> str:
    """An indicator whose extremes needed the logarithm."""
    return f"Extremvärden, {file}: {indicator} räknas på logaritmen."


def outside_line(file: str, figure: str, count: int, stops: bool) -> str:
    """The first of the figures outside the bounds, and how many. `stops`: they count as the bound."""
    how = "räknas som gränsen" if stops else "räknas som de är"
    return f"Utanför gränserna, {file}: {figure}. Sådana värden {how}; antal {count}."


def done_line(file: str, units: int, years: int, without: int, fingerprint: str) -> str:
    """What was computed. `without`: how many unit-years have no index."""
    said = f"{file}: {units} stadsdelar, {years} år"
    return f"{said}, {without} utan index. Fingeravtryck {fingerprint}."
