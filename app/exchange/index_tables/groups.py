"""Columns of figures that belong together: the same for women and men, and the number of answers behind a figure.

It knows headings, and groups only what the headings pair: a lone "Andel kvinnor" is an indicator of its own, beside
"Andel män" it is the women's figure.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from app.exchange.index_tables import words
from app.exchange.index_tables.recipe import ValueColumn
from app.exchange.index_tables.values import BOTH, MEN, WOMEN
from app.models.places import name_key


def by_sex(values: Sequence[ValueColumn]) -> tuple[ValueColumn, ...]:
    """The columns, those of women and men under the name they share, and everybody's under it too.

    Nothing is changed where women or men are missing, or where two columns would say the same.
    """
    said = [(words.sex_and_rest(value.indicator or ""), value) for value in values]
    groups: dict[tuple[str, int | None], list[tuple[str | None, ValueColumn]]] = defaultdict(list)
    for (sex, rest), value in said:
        groups[name_key(rest), value.year].append((sex, value))
    changed: dict[int, ValueColumn] = {}
    for (sex, rest), value in said:
        group = groups[name_key(rest), value.year]
        sexes = [each or BOTH for each, _ in group]
        if {WOMEN, MEN} <= set(sexes) and len(set(sexes)) == len(sexes):
            changed[value.column] = replace(value, indicator=rest or None, sex=sex or None)
    return tuple(changed.get(value.column, value) for value in values)


def with_answers(values: Sequence[ValueColumn]) -> tuple[tuple[ValueColumn, ...], tuple[int, ...], int | None]:
    """(columns of figures, columns taken for their numbers of answers, a column that may be the answers to them all).

    A column of answers goes with the one column whose heading it shares, or with the only other one there is.
    """
    answers = [(value, rest) for value in values if (rest := words.answers_and_rest(value.indicator or "")) is not None]
    columns = {value.column for value, _ in answers}
    figures = [value for value in values if value.column not in columns]
    taken: dict[int, int] = {}
    for value, rest in answers:
        mine = [each for each in figures if each.year == value.year and (not rest or _about(each, rest))]
        if len(mine) == 1 and mine[0].column not in taken:
            taken[mine[0].column] = value.column
    left = [value.column for value, rest in answers if not rest and value.column not in taken.values()]
    kept = tuple(
        replace(value, n_column=taken.get(value.column)) for value in values if value.column not in taken.values()
    )
    return kept, tuple(taken.values()), left[0] if len(left) == 1 and figures else None


def _about(value: ValueColumn, rest: str) -> bool:
    """Whether a heading is `rest`, or one of several under it."""
    name = value.indicator or ""
    return name_key(name) == name_key(rest) or name_key(name.split(words.LEVELS)[0]) == name_key(rest)
