"""The years in which an indicator's definition changed, out of the field where people state them.

It knows that a year is four figures, whatever stands around it: the field was a plain text before it was years. It
refuses to guess: a text without one gives none.
"""

from __future__ import annotations

import re

_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")


def break_years(text: str) -> tuple[int, ...]:
    """The years 1900–2099 in `text`, rising, each once: "2012 (ny blankett), 2009" gives 2009 and 2012.

    Each is the first year of a new definition.
    """
    return tuple(sorted({int(year) for year in _YEAR.findall(text)}))
