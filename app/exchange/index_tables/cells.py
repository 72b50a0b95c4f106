"""What one cell says: a number, a stated kind of missing, or something that must be shown to a person.

It knows the decimal comma and point, thousands grouped by spaces, and Swedish minus signs. It refuses to guess:
`1.234` alone proves neither a decimal nor a thousand, and a number with anything glued to it is no number.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, time, timedelta

Cell = str | float

_SPACE = "[ \u00a0\u202f\u2009]"
_MINUS = re.compile("[-\u2212\u2013](?=[0-9])")
_EXPONENT = re.compile(r"[0-9]+(\.[0-9]+)?e[-+]?[0-9]{1,3}")
_SHEET_EXPONENT = re.compile(r"[0-9]+([.,][0-9]+)?E\+?-?[0-9]+")
_PLAIN = re.compile(r"(0|[1-9][0-9]*)")
_MARKED = re.compile(rf"[0-9]+(?:[.,{_SPACE[1:-1]}][0-9]+)*")
_NUMBERISH = re.compile(
    rf"(ca\.? ?|[~<>≤≥±]{_SPACE}?)?[-\u2212\u2013]?[0-9][0-9.,'\u2019 \u00a0\u202f\u2009]*{_SPACE}?%?"
)
_INVISIBLE = dict.fromkeys(map(ord, "\ufeff\u200b\u200c\u200d\u2060\u00ad"), None)
_YEAR = re.compile("(?:19|20)[0-9]{2}|2100")
_SIMPLE = {sign: re.compile(rf"-?(?:0|[1-9][0-9]{{0,14}})(?:{re.escape(sign)}[0-9]+)?") for sign in ",."}
MAX_DIGITS = 40


def tidy(cell: object) -> str:
    """The text of a cell with outer white space and invisible characters gone; whole numbers without `.0`."""
    if isinstance(cell, str):
        text = cell.strip()
        return text if text.isascii() else text.translate(_INVISIBLE).strip()
    if isinstance(cell, float):
        return str(int(cell)) if cell.is_integer() and abs(cell) < 1e15 else repr(cell)
    if isinstance(cell, bool):
        return "SANT" if cell else "FALSKT"
    if isinstance(cell, date | time | timedelta):
        return str(cell)
    return str(cell).strip()


def number(text: str, decimal: str | None, thousands: str) -> float | None:
    """The number `text` says under these signs, or None. `text` is tidied; `%` at the end is allowed.

    Decimals need a digit on both sides; thousands must come in groups of three by one kind of sign. Leading
    zeros make a code, not a number.
    """
    if decimal and len(text) <= MAX_DIGITS and _SIMPLE[decimal].fullmatch(text):
        return float(text.replace(decimal, "."))
    body = text[:-1].rstrip(" \u00a0\u202f\u2009") if text.endswith("%") else text
    sign, body = _signed(body)
    if len(body) > MAX_DIGITS:
        return None
    if decimal == "." and _EXPONENT.fullmatch(body):
        return _finite(sign + body)
    whole, mark, fraction = body.partition(decimal) if decimal else (body, "", "")
    if mark and not (fraction.isascii() and fraction.isdigit()):
        return None
    digits = _whole(whole, thousands.replace(decimal or "", ""))
    return None if digits is None else _finite(f"{sign}{digits}.{fraction or 0}")


def why_not(text: str, decimal: str | None) -> str:  # noqa: PLR0911
    """The code of the reason that `text` is not read as a number."""
    if text.startswith("#"):
        return "fel_i_kalkylbladet"
    if re.match(r"[~≈]|ca\.? ?[0-9]", text):
        return "ungefarligt"
    if re.match(r"[<>≤≥]", text):
        return "gransvarde"
    if _SHEET_EXPONENT.fullmatch(text):
        return "avrundat_av_kalkylprogram"
    if re.match(r"[-\u2212\u2013]?0[0-9]", text):
        return "inledande_nolla"
    if re.fullmatch(r"\d{4}-\d\d-\d\d.*", text):
        return "datum"
    if decimal is None and re.fullmatch(r"[-\u2212\u2013]?[0-9][0-9 \u00a0.,]*%?", text):
        return "okant_decimaltecken"
    if re.fullmatch(r"[-\u2212\u2013]?[0-9][0-9 \u00a0\u202f\u2009.,']*%?", text):
        return "oklara_siffergrupper"
    if re.match(r"[-\u2212\u2013]?[0-9]", text):
        return "tecken_efter_talet"
    return "inte_ett_tal"


def numberish(text: str) -> bool:
    """Whether the text looks like a figure, readable or not (`~100`, `<5`, `5 793,5`, `1e-05`)."""
    if len(text) > MAX_DIGITS:
        return False
    return _NUMBERISH.fullmatch(text) is not None or _EXPONENT.fullmatch(text.lstrip("-")) is not None


def year_of(text: str) -> int | None:
    """The year a cell is, when it is nothing but a year between 1900 and 2100."""
    return int(text) if len(text) == 4 and _YEAR.fullmatch(text) else None


@dataclass(frozen=True)
class Signs:
    """What the figures themselves prove. `decimal` None with `ambiguous` examples means: ask."""

    decimal: str | None
    thousands: str
    proof: str = ""
    ambiguous: tuple[str, ...] = ()
    contradicts: bool = False


def signs(texts: Iterable[str]) -> Signs:
    """The decimal and thousand signs that figures prove together; nothing is taken from habit where it matters."""
    decimals: dict[str, str] = {}
    grouping: dict[str, str] = {}
    ambiguous: dict[str, list[str]] = {",": [], ".": []}
    for text in texts:
        sign = "," if "," in text else "."
        whole, _, fraction = text.partition(sign)
        if not fraction:
            continue
        if sign in decimals and len(fraction) != 3 and whole.isdecimal() and fraction.isdecimal():
            continue  # says what is known already
        body = _signed(text.removesuffix("%").rstrip(" \u00a0\u202f\u2009"))[1]
        if not _MARKED.fullmatch(body):
            continue
        decimal, group, unsure = _evidence(body)
        if decimal:
            decimals.setdefault(decimal, text)
        if group:
            grouping.setdefault(group, text)
        if unsure and len(ambiguous[unsure]) < 3 and text not in ambiguous[unsure]:
            ambiguous[unsure].append(text)
    return _verdict(decimals, grouping, ambiguous)


def _verdict(decimals: dict[str, str], grouping: dict[str, str], ambiguous: dict[str, list[str]]) -> Signs:
    clash = [*decimals.values(), *grouping.values()]
    if len(decimals) > 1 or len(grouping) > 1 or set(decimals) & set(grouping):
        return Signs(None, " ", ambiguous=tuple(dict.fromkeys(clash)), contradicts=True)
    if decimals:
        decimal, proof = next(iter(decimals.items()))
        other = "," if decimal == "." else "."
        if ambiguous[other] and not grouping:
            return Signs(None, " ", ambiguous=(proof, *ambiguous[other]))
        return Signs(decimal, f" {other}" if grouping else " ", proof)
    unsure = [text for sign, texts in ambiguous.items() if sign not in grouping for text in texts]
    if unsure:
        return Signs(None, " ", ambiguous=tuple(unsure))
    if grouping:
        group, proof = next(iter(grouping.items()))
        return Signs("." if group == "," else ",", f" {group}", proof)
    return Signs(",", " ")


def _evidence(body: str) -> tuple[str, str, str]:
    """(proven decimal sign, proven thousand sign, sign that could be either) of one figure."""
    found = [char for char in body if char in ",."]
    kinds = set(found)
    if not kinds:
        return "", "", ""
    if len(kinds) == 2:
        last = found[-1]
        group = "," if last == "." else "."
        whole = body.rpartition(last)[0]
        proven = found.count(last) == 1 and _whole(whole, group) is not None
        return (last, group, "") if proven else ("", "", "")
    sign = found[0]
    if len(found) > 1:
        return ("", sign, "") if _whole(body, sign) is not None else ("", "", "")
    whole, _, fraction = body.partition(sign)
    if not fraction.isdigit():
        return "", "", ""
    if len(fraction) == 3 and _PLAIN.fullmatch(whole) and whole != "0" and len(whole) <= 3:
        return "", "", sign
    return sign, "", ""


def _whole(text: str, thousands: str) -> str | None:
    if _PLAIN.fullmatch(text):
        return text
    for sign in thousands:
        kind = _SPACE if sign == " " else "['\u2019]" if sign == "'" else re.escape(sign)
        if len(text) <= MAX_DIGITS and re.fullmatch(rf"[1-9][0-9]{{0,2}}(?:{kind}[0-9]{{3}})+", text):
            return re.sub("[^0-9]", "", text)
    return None


def _signed(text: str) -> tuple[str, str]:
    return ("-", text[1:]) if _MINUS.match(text) else ("", text)


def _finite(text: str) -> float | None:
    found = float(text)
    return None if found in (float("inf"), float("-inf")) else found
