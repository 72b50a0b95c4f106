"""The words tables of this kind use for the parts of a table, for women and men, and for what figures are counted in.

It knows words, not tables: a heading is one of them whole, or it is none.
"""

from __future__ import annotations

import re

from app.exchange.index_tables.values import BOTH, MEN, WOMEN
from app.models.places import name_key

UNIT, YEAR, INDICATOR, VALUE, STATUS, N, CODE = "unit", "year", "indicator", "value", "status", "n", "code"
SEX, MEASURE, REFERENCE_YEAR = "sex", "measure", "reference_year"

_WORDS: dict[str, frozenset[str]] = {
    UNIT: frozenset(
        {"unit", "stadsdel", "stadsdelar", "stadsdelsnamn", "stadsdelsområde", "stadsdelsområden", "stadsdelsnämnd"}
        | {"område", "områden", "områdesnamn", "nämnd", "namn", "region", "kommun", "enhet", "valdistrikt", "geografi"}
        | {"area", "neighbourhood", "district"}
    ),
    YEAR: frozenset({"year", "år", "årtal", "ar", "årgång", "indexår", "redovisningsår", "time", "period", "tid"}),
    REFERENCE_YEAR: frozenset({"mätår", "referensår", "uppgiftsår", "mätperiod", "reference_year", "reference year"}),
    SEX: frozenset({"kön", "sex", "gender"}),
    MEASURE: frozenset({"enhet", "måttenhet", "mätenhet", "sort", "measure", "unit of measure"}),
    INDICATOR: frozenset({"indicator", "indikator", "indikatorer", "mått", "variabel", "nyckeltal", "tabellinnehåll"}),
    VALUE: frozenset({"value", "värde", "varde", "tal", "utfall", "resultat"}),
    STATUS: frozenset({"status", "värdestatus"}),
    N: frozenset({"n", "antal svar", "antal svarande", "svarande", "bas"}),
}
_CODE = re.compile(r"(^|[\s_-])(kod|code|nr|id|nyko\d?|lan|kom|valdist|scbkod)$|kod$", re.IGNORECASE)


def heads(header: str, part: str) -> bool:
    """Whether a heading is one of the words for a part; some words ("enhet") may name more than one part."""
    return name_key(header) in _WORDS[part]


def known_word(header: str) -> str | None:
    """The part a heading names outright, if it is one of the known words."""
    key = name_key(header)
    for part, words in _WORDS.items():
        if key in words:
            return part
    return CODE if _CODE.search(header.strip()) else None


_WOMEN = ("kvinnor", "kvinna", "flickor", "flicka", "women", "woman", "female", "females", "girls")
_MEN = ("män", "man", "pojkar", "pojke", "men", "male", "males", "boys")
_EVERYBODY = ("totalt", "total", "samtliga", "alla", "båda", "båda könen", "båda kön", "both", "both sexes", "all")
_TOGETHER = ("kvinnor och män", "män och kvinnor", "flickor och pojkar", "pojkar och flickor")
_SEXES = dict.fromkeys(_WOMEN, WOMEN) | dict.fromkeys(_MEN, MEN) | dict.fromkeys((*_EVERYBODY, *_TOGETHER), BOTH)
_LETTERS = {"k": WOMEN, "f": WOMEN, "m": MEN, "p": MEN}
_A_SEX = "|".join(sorted(map(re.escape, _SEXES), key=len, reverse=True))
_BETWEEN = r"[\s,;:/(–-]+"
_SEX_LAST = re.compile(rf"(?P<rest>.*?){_BETWEEN}(?P<sex>{_A_SEX})\)?", re.IGNORECASE)
_SEX_FIRST = re.compile(rf"(?P<sex>{_A_SEX})\s?[,;:/–-]\s?(?P<rest>.*)", re.IGNORECASE)
LEVELS = " – "
"""What stands between the rows of a heading when they are read as one name."""


def sex_of(text: str, letters: bool = False) -> str | None:
    """Whose figures a word says these are: women's, men's or everybody's ("Flickor", "män", "Totalt"); None for others.

    `letters`: "K" and "M" too, in a column that is known to be about sex.
    """
    key = name_key(text)
    return _SEXES.get(key) if key in _SEXES or not letters else _LETTERS.get(key)


def sex_and_rest(heading: str) -> tuple[str | None, str]:
    """Whose figures a heading says, and the heading without that word; (None, heading) when it says nothing of it.

    "Arbetslöshet, kvinnor", "Män – Antal" and "Kvinnor" say it; "Kvinnojour" and "Kvinnor i styrelser" do not.
    """
    levels = heading.split(LEVELS)
    said = [(at, sex) for at, level in enumerate(levels) if (sex := sex_of(level)) is not None]
    if len(said) == 1:
        return said[0][1], LEVELS.join(level for at, level in enumerate(levels) if at != said[0][0])
    match = _SEX_LAST.fullmatch(heading) or _SEX_FIRST.fullmatch(heading)
    if match is None or said:
        return None, heading
    return sex_of(match["sex"]), match["rest"].strip(" ,;:(–-")


_MEASURES = frozenset(
    {"%", "procent", "procentenheter", "‰", "promille", "andel", "andelar", "antal", "st", "personer", "invånare"}
    | {"hushåll", "lägenheter", "barn", "kr", "kronor", "tkr", "mnkr", "mkr", "år", "dagar", "timmar", "minuter"}
    | {"poäng", "index", "indextal", "kvm", "m²", "m2", "km", "meter", "per cent", "percent", "number", "days", "years"}
)
_RATE = re.compile(r"(antal )?per 1[0 \u00a0]*0( [a-zåäö]+)?")
_IN_BRACKETS = re.compile(r".*\(([^()]+)\)\s*")


def is_measure(text: str) -> bool:
    """Whether the text is what figures are counted in: "%", "tkr", "per 1 000 invånare"."""
    key = name_key(text)
    return key in _MEASURES or _RATE.fullmatch(key) is not None


_SAME = (("%", "procent", "per cent", "percent"), ("‰", "promille"), ("kr", "kronor"), ("tkr", "tusen kronor"))


def same_measure(one: str, other: str) -> bool:
    """Whether two words say the same unit: "%" and "procent"."""
    keys = {name_key(one), name_key(other)}
    return len(keys) == 1 or any(keys <= set(words) for words in _SAME)


def measure_in(heading: str) -> str | None:
    """What a heading says its figures are counted in ("Arbetslöshet (%)", "Inkomst, tkr"); None where it is silent."""
    match = _IN_BRACKETS.fullmatch(heading)
    said = (match[1] if match else heading.rpartition(",")[2] if "," in heading else "").strip()
    return said if said and is_measure(said) else None


def answers_and_rest(heading: str) -> str | None:
    """The heading without the words for the number of answers ("Trygghet, antal svar" → "Trygghet"); None without."""
    key = name_key(heading)
    for word in sorted(_WORDS[N], key=len, reverse=True):
        if key == word:
            return ""
        for mark in (f", {word}", f" ({word})", f"{LEVELS}{word}", f" {word}"):
            if key.endswith(mark):
                return " ".join(heading.split())[: -len(mark)].strip(" ,;–-(")
    return None
