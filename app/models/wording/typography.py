"""How Swedish writes numbers, money, years, dates and lists, and how a person's number is read.

One place for window, documents and command line. It knows the characters (no-break space, decimal comma, U+2212,
en dash, ”quotes”) and the alphabet's order; it refuses to know what is being written about, and it never rounds a
value without being told how many decimals.
"""

from __future__ import annotations

import re
import unicodedata
from decimal import ROUND_HALF_UP, Decimal, InvalidOperation
from functools import cache

from app.models.errors import UserError

NBSP = "\u00a0"
MINUS = "\u2212"
EN_DASH = "\u2013"
MONTHS = (
    "januari",
    "februari",
    "mars",
    "april",
    "maj",
    "juni",
    "juli",
    "augusti",
    "september",
    "oktober",
    "november",
    "december",
)
_SMALL = ("noll", "en", "två", "tre", "fyra", "fem", "sex", "sju", "åtta", "nio", "tio", "elva", "tolv")
_UNIT_WORDS = (
    "kr|tkr|mnkr|mkr|kronor|miljoner|miljarder|procent|promille|procentenheter|år|månader|veckor|dagar|timmar|personer|"
    "invånare|lägenheter|barn|ungdomar|vuxna|hushåll|elever|deltagare|årsarbetare|årsarbeten|poäng|stadsdelar|"
    "indikatorer|m²|km²|km|m|kg|st"
)
_MONTH_WORDS = "|".join(MONTHS)
_PROSE: tuple[tuple[re.Pattern[str], str], ...] = (
    (re.compile(r"(?<![\w.,])-(?=\d)"), MINUS),
    (re.compile(r"(?<!\d)((?:19|20)\d\d)\s?[-\u2013]\s?((?:19|20)\d\d)(?!\d)"), rf"\1{EN_DASH}\2"),
    (re.compile(r"(?<=\S) - (?=\S)"), f" {EN_DASH} "),
    (re.compile(r"(?<=\d) (?=\d{3}(?!\d))"), NBSP),
    (re.compile(r"(?<=\d) ?%"), f"{NBSP}%"),
    (re.compile(rf"(?<=\d) (?=(?:{_UNIT_WORDS})\b)"), NBSP),
    (re.compile(rf"\b(\d{{1,2}}) (?={_MONTH_WORDS})"), rf"\1{NBSP}"),
    (re.compile(r"§ ?(?=\d)"), f"§{NBSP}"),
    (re.compile(r"\b(s\.|nr|kap\.|dnr|kl\.) (?=\d)"), rf"\1{NBSP}"),
    (re.compile(r"\b(t\.) ?(ex\.)"), rf"\1{NBSP}\2"),
    (re.compile(r"\b(bl\.) ?(a\.)"), rf"\1{NBSP}\2"),
)


def exact(value: str | float | Decimal) -> Decimal:
    """`value` as a `Decimal`: a decimal string as written, a float by its shortest text. `ValueError` if not finite."""
    try:
        found = value if isinstance(value, Decimal) else Decimal(repr(value) if isinstance(value, float) else value)
    except InvalidOperation as problem:
        raise ValueError(value) from problem
    if not found.is_finite():
        raise ValueError(value)
    return found


def number(value: str | float | Decimal, decimals: int | None = None) -> str:
    """ "12,5", "−3" or "1 234,5", groups apart by no-break spaces.

    `decimals` None writes the value as it stands; otherwise a half is rounded away from zero. What rounds to zero
    carries no sign.
    """
    found = exact(value)
    if decimals is not None:
        found = found.quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP)
    text = f"{abs(found):,f}".replace(",", NBSP).replace(".", ",")
    return f"{MINUS}{text}" if found < 0 else text


def signed(value: str | float | Decimal, decimals: int | None = None) -> str:
    """As `number`, with "+" before what is more than zero once rounded."""
    text = number(value, decimals)
    return text if text.startswith(MINUS) or not any(c in "123456789" for c in text) else f"+{text}"


def with_unit(text: str, unit: str) -> str:
    """The number's text and its unit, kept together: "12,5 %"."""
    return f"{text}{NBSP}{unit}" if unit else text


def percent(value: str | float | Decimal, decimals: int | None = None) -> str:
    """ "12 %": `value` is in per cent, not a share."""
    return with_unit(number(value, decimals), "%")


def kr(amount: int) -> str:
    """Whole kronor: "3 450 000 kr"."""
    return with_unit(number(amount), "kr")


def tkr(amount: int, decimals: int = 0) -> str:
    """Whole kronor written in thousands: 2 410 000 is "2 410 tkr"."""
    return with_unit(number(Decimal(amount) / 1000, decimals), "tkr")


def mnkr(amount: int, decimals: int = 1) -> str:
    """Whole kronor written in millions: 2 410 000 is "2,4 mnkr"."""
    return with_unit(number(Decimal(amount) / 1_000_000, decimals), "mnkr")


def money(amount: int) -> str:
    """The amount in the unit that reads best and still is exact: "150 mnkr", "2 410 tkr", "12 345 kr"."""
    if amount and amount % 1_000_000 == 0:
        return mnkr(amount, 0)
    return tkr(amount) if amount and amount % 1000 == 0 else kr(amount)


def year_range(first: int | None, last: int | None) -> str:
    """ "2015–2020", "2015" when both are the same, the one known year, or ""."""
    known = [str(year) for year in (first, last) if year is not None]
    return EN_DASH.join(dict.fromkeys(known))


def date_long(iso: str) -> str:
    """ "2015-04-23" as "23 april 2015". `ValueError` when it is not such a date."""
    year, month, day = _date_parts(iso)
    return f"{day}{NBSP}{MONTHS[month - 1]} {year}"


def day(iso: str) -> str:
    """The long date, or "okänt datum" where none has been filled in."""
    return date_long(iso) if iso else "okänt datum"


def date_day(iso: str) -> str:
    """ "2015-04-23" as "23 april", where the year is plain from what stands beside."""
    _, month, day = _date_parts(iso)
    return f"{day}{NBSP}{MONTHS[month - 1]}"


def date_short(iso: str) -> str:
    """The date as tables write it, "2015-04-23", from a date or the start of a time stamp."""
    _date_parts(iso)
    return iso[:10]


def date_brief(iso: str) -> str:
    """ "23 apr", for narrow lists."""
    _, month, day = _date_parts(iso)
    name = MONTHS[month - 1]
    return f"{day}{NBSP}{name if len(name) <= 4 else name[:3]}"


def clock(hour: int, minute: int) -> str:
    """A time of day: "13.50"."""
    return f"{hour}.{minute:02d}"


def plural(count: int, one: str, many: str) -> str:
    """ "1 mått", "3 mått" with a no-break space: the count in figures."""
    return with_unit(number(count), one if count == 1 else many)


def spelled(count: int, one: str, many: str, neuter: bool = False) -> str:
    """ "Tre slutsatser", "Ett mål": small counts in words with a capital, from thirteen in figures."""
    if not 0 <= count < len(_SMALL):
        return plural(count, one, many)
    word = "ett" if neuter and count == 1 else "inga" if count == 0 else _SMALL[count]
    return f"{word.capitalize()} {one if count == 1 else many}"


def listed(items: list[str] | tuple[str, ...], joint: str = "och") -> str:
    """ "a", "a och b", "a, b och c"; no comma before the joint."""
    if len(items) < 2:
        return "".join(items)
    return f"{', '.join(items[:-1])} {joint} {items[-1]}"


def quoted(text: str) -> str:
    """The text in Swedish quotation marks."""
    return f"”{text}”"


def prose(text: str) -> str:
    """A person's running text with the characters Swedish print wants: no-break spaces, minus and en dashes.

    Letters, digits and line breaks are never touched, and doing it twice changes nothing more.
    """
    for pattern, replacement in _PROSE:
        text = pattern.sub(replacement, text)
    return text


def parse_number(text: str) -> str:
    """The decimal string in shortest form for "12,5", "12.5", "1 234,5" or "−3".

    `UserError` "number_unreadable" for anything else, also for "1.234,5", whose point could mean two things.
    """
    plain = re.sub(r"(?<=\d)[ \u00a0\u202f](?=\d{3}(?!\d))", "", text.strip()).replace(MINUS, "-").replace(",", ".")
    if not re.fullmatch(r"[+-]?\d+(\.\d+)?", plain, re.ASCII):
        raise UserError("number_unreadable", text=text.strip())
    return shortest(Decimal(plain))


def parse_whole(text: str) -> int:
    """Whole kronor, a year or a count as a person writes it. `UserError` "whole_number_unreadable" otherwise."""
    try:
        found = Decimal(parse_number(text))
    except UserError as problem:
        raise UserError("whole_number_unreadable", text=text.strip()) from problem
    if found != found.to_integral_value():
        raise UserError("whole_number_unreadable", text=text.strip())
    return int(found)


def shortest(value: Decimal) -> str:
    """The one way a decimal is stored: no exponent, no trailing zeros, no "-0"."""
    if value == 0:
        return "0"
    text = f"{value:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def swedish_key(text: str) -> tuple[tuple[int, ...], str]:
    """Sorts as a Swedish reader expects: case and foreign accents aside, Å Ä Ö after Z, Æ and Ø with Ä and Ö."""
    return tuple(_rank(letter) for letter in text.casefold()), text


def natural_key(text: str) -> tuple[tuple[int, ...], str]:
    """As `swedish_key`, with whole numbers inside the text in order of size: "Mål 2" before "Mål 10"."""
    folded = text.casefold()
    ranks: list[int] = []
    for plain, digits in _RUNS.findall(folded):
        ranks.extend(map(_rank, plain))
        if digits:
            size = digits.lstrip("0")
            ranks.extend((_DIGITS, len(size), *map(ord, size)))
    return tuple(ranks), text


@cache
def _rank(letter: str) -> int:
    own = {"å": 0, "ä": 1, "æ": 1, "ö": 2, "ø": 2}.get(letter)
    if own is not None:
        return 0x10FFFF + own + 1
    return ord(unicodedata.normalize("NFD", letter)[0])


_RUNS = re.compile(r"([^0-9]+|(?=[0-9]))([0-9]*)")
_DIGITS = ord("0")


def _date_parts(iso: str) -> tuple[int, int, int]:
    found = re.match(r"(\d{4})-(\d{2})-(\d{2})(?!\d)", iso, re.ASCII)
    if not found or not 1 <= int(found[2]) <= 12:
        raise ValueError(iso)
    return int(found[1]), int(found[2]), int(found[3])


ERRORS = {
    "number_unreadable": (
        "”{text}” går inte att läsa som ett tal. Skriv till exempel 12,5 eller 1 234.",
        "“{text}” cannot be read as a number. Write for example 12.5 or 1 234.",
    ),
    "whole_number_unreadable": (
        "”{text}” är inte ett helt tal. Skriv till exempel 1 234, utan decimaler.",
        "“{text}” is not a whole number. Write for example 1 234, without decimals.",
    ),
}
