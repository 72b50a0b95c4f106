"""References by name: how they are written in a cell of a spreadsheet, and which record or place a written name means.

A name means exactly one thing that the form would offer too, or it is refused. Several names stand with semicolons
between; a name that holds one stands in quotes.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping

from app.journeys.choices import options
from app.models.errors import UserError
from app.models.plan import Plan
from app.models.schema import RECORD_TYPES, Field
from app.models.sheet import PARENT

_ONE = re.compile(r'\s*(?:"((?:[^"]|"")*)"(?=\s*(?:;|\n|$))|([^;\n]*))\s*(?:;|\n|$)')


def parents_field(kind: str) -> Field:
    """The column of parents as a reference to what a record of the type may lie under."""
    return Field(PARENT, "ref", wanted=True, to=RECORD_TYPES[kind].parents)


class Names:
    """What one reference field can name: words by id, and ids by words."""

    def __init__(self, plan: Plan, kind: str, field: Field) -> None:
        offered = options(plan, kind, field)
        self.words: Mapping[str, str] = dict(offered)
        self._exact: dict[str, list[str]] = defaultdict(list)
        self._folded: dict[str, list[str]] = defaultdict(list)
        for value, words in offered:
            self._exact[_tidy(words)].append(value)
            self._folded[_tidy(words).casefold()].append(value)

    def id_of(self, name: str) -> str:
        """The one thing of that name; capitals count only where they tell two apart.

        `UserError` "name_unknown" for none and "name_shared" for several.
        """
        tidy = _tidy(name)
        found = self._exact.get(tidy) or self._folded.get(tidy.casefold(), [])
        if not found:
            raise UserError("name_unknown", name=tidy[:80])
        if len(found) > 1:
            raise UserError("name_shared", name=tidy[:80], count=len(found))
        return found[0]

    def written(self, targets: Iterable[str]) -> str:
        """The names of what is pointed to, sorted as the form offers them; what is gone has no name."""
        there = set(targets)
        return "; ".join(_one(words) for value, words in self.words.items() if value in there)

    def read(self, text: str) -> tuple[str, ...]:
        """The ids named in a cell, sorted, each once. Raises as `id_of`."""
        return tuple(sorted({self.id_of(name) for name in split(text)}))


def split(text: str) -> list[str]:
    """The names in a cell: semicolons and line breaks part them, save inside quotes."""
    names, at = [], 0
    while at < len(text):
        found = _ONE.match(text, at)
        assert found is not None
        quoted, plain = found.groups()
        name = quoted.replace('""', '"') if quoted is not None else plain.strip()
        if name.strip():
            names.append(name)
        at = max(found.end(), at + 1)
    return names


def _tidy(words: str) -> str:
    return " ".join(words.split())


def _one(words: str) -> str:
    tidy = _tidy(words)
    return '"' + tidy.replace('"', '""') + '"' if ";" in tidy or tidy.startswith('"') else tidy
