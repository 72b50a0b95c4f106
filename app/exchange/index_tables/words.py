"""The words tables of this kind use for the parts of a table: unit, year, indicator, value, status, answers, codes.

It knows words, not tables: a heading is one of them whole, or it is none.
"""

from __future__ import annotations

import re

from app.models.places import name_key

UNIT, YEAR, INDICATOR, VALUE, STATUS, N, CODE = "unit", "year", "indicator", "value", "status", "n", "code"

_WORDS: dict[str, frozenset[str]] = {
    UNIT: frozenset(
        {"unit", "stadsdel", "stadsdelar", "stadsdelsnamn", "stadsdelsområde", "stadsdelsområden", "stadsdelsnämnd"}
        | {"område", "områden", "områdesnamn", "nämnd", "namn", "region", "kommun", "enhet", "valdistrikt", "geografi"}
        | {"area", "neighbourhood", "district"}
    ),
    YEAR: frozenset({"year", "år", "årtal", "ar", "mätår", "time", "period", "tid"}),
    INDICATOR: frozenset({"indicator", "indikator", "indikatorer", "mått", "variabel", "nyckeltal", "tabellinnehåll"}),
    VALUE: frozenset({"value", "värde", "varde", "tal", "utfall", "resultat"}),
    STATUS: frozenset({"status", "värdestatus"}),
    N: frozenset({"n", "antal svar", "antal svarande", "svarande", "bas"}),
}
_CODE = re.compile(r"(^|[\s_-])(kod|code|nr|id|nyko\d?|lan|kom|valdist|scbkod)$|kod$", re.IGNORECASE)


def known_word(header: str) -> str | None:
    """The part a heading names outright, if it is one of the known words."""
    key = name_key(header)
    for part, words in _WORDS.items():
        if key in words:
            return part
    return CODE if _CODE.search(header.strip()) else None
