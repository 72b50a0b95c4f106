"""Which part each column plays: unit, year, indicator, figures, or nothing.

It knows the words headings use, the catalogue of places, and the three shapes tables come in: one column for
each indicator, one for each year, or one figure a row. What it cannot tell it leaves out and says so.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from app.exchange.index_tables import groups, headings, words
from app.exchange.index_tables.profile import Column
from app.exchange.index_tables.reading import ColumnNote, Question
from app.exchange.index_tables.recipe import Recipe, ValueColumn
from app.exchange.index_tables.values import MEN, WOMEN

_MOST_SEX_WORDS = 20


@dataclass
class Roles:
    """The parts found so far; column numbers from 1, None where the table has no such column."""

    unit: int | None = None
    year: int | None = None
    indicator: int | None = None
    status: int | None = None
    n: int | None = None
    sex: int | None = None
    reference_year: int | None = None
    measure: int | None = None
    values: tuple[ValueColumn, ...] = ()
    texts: tuple[int, ...] = ()
    notes: dict[int, ColumnNote] = field(default_factory=dict)
    questions: list[Question] = field(default_factory=list)

    def note(self, column: Column, role: str, reason: str, value: ValueColumn | None = None) -> None:
        """Keeps what `column` was taken for."""
        indicator, year = (value.indicator, value.year) if value else (None, None)
        self.notes[column.number] = ColumnNote(column.number, column.header, role, reason, indicator, year)

    def ask(self, code: str, blocking: bool = False, **facts: object) -> None:
        """Adds a question."""
        self.questions.append(Question(code, blocking, tuple((name, str(value)) for name, value in facts.items())))


def stated(columns: Sequence[Column], recipe: Recipe) -> Roles:
    """The parts a recipe states, taken as they are."""
    roles = Roles(
        recipe.unit_column,
        recipe.year_column,
        recipe.indicator_column,
        recipe.status_column,
        recipe.n_column,
        recipe.sex_column,
        recipe.reference_year_column,
        recipe.measure_column,
        recipe.values or (),
        recipe.split_columns or (),
    )
    parts = {roles.unit: "stadsdel", roles.year: "ar", roles.indicator: "indikator", roles.status: "status"}
    parts |= {roles.sex: "kon", roles.reference_year: "matar", roles.measure: "enhet"}
    parts |= dict.fromkeys((roles.n, *(value.n_column for value in roles.values)), "antal_svar")
    parts |= dict.fromkeys(roles.texts, "uppdelning")
    values = {value.column: value for value in roles.values}
    for column in columns:
        part = "varde" if column.number in values else parts.get(column.number, "las_inte")
        roles.note(column, part, "angiven", values.get(column.number))
    return roles


def guess(columns: Sequence[Column], recipe: Recipe) -> Roles:
    """The parts of a table nobody has described; what `recipe` does state goes first."""
    roles = Roles()
    left = {column.number: column for column in columns}
    _named_parts(roles, left, recipe)
    _sex(roles, left, recipe)
    _unit(roles, left, recipe)
    _codes(roles, left)
    _unnamed_year(roles, left, recipe)
    _figures(roles, left, recipe)
    for column in left.values():
        roles.note(column, "las_inte" if column.filled else "tom", "text" if column.filled else "tom_kolumn")
        if column.words and column.figures:
            roles.ask("kolumn_mest_text", column=column.number, header=column.header)
    roles.texts = tuple(column.number for column in left.values() if column.words)
    return roles


def _named_parts(roles: Roles, left: dict[int, Column], recipe: Recipe) -> None:
    """Columns whose heading is a known word and whose cells agree."""
    roles.year = _take(roles, left, recipe.year_column, words.YEAR, "ar")
    roles.reference_year = _take(roles, left, recipe.reference_year_column, words.REFERENCE_YEAR, "matar")
    if roles.year is None and recipe.reference_year_column is None and recipe.year is None:
        roles.year, roles.reference_year = roles.reference_year, None
        if roles.year is not None:
            roles.notes[roles.year] = replace(roles.notes[roles.year], role="ar")
    roles.measure = _take(roles, left, recipe.measure_column, words.MEASURE, "enhet")
    roles.indicator = _take(roles, left, recipe.indicator_column, words.INDICATOR, "indikator")
    roles.status = _take(roles, left, recipe.status_column, words.STATUS, "status")
    if roles.indicator is not None or recipe.n_column:
        roles.n = _take(roles, left, recipe.n_column, words.N, "antal_svar")


_FITS: Mapping[str, Callable[[Column], bool]] = {
    words.YEAR: lambda column: column.years > 0 and column.years * 2 >= column.filled,
    words.INDICATOR: lambda column: column.words > 0 and not column.matched,
    words.STATUS: lambda column: column.figures == 0,
    words.N: lambda column: column.words == 0,
    words.REFERENCE_YEAR: lambda column: column.years > 0 and column.years * 2 >= column.filled,
    words.MEASURE: lambda column: column.words > 0 and all(map(words.is_measure, column.texts)),
}


def _take(roles: Roles, left: dict[int, Column], said: int | None, word: str, role: str) -> int | None:
    if said is not None and said in left:
        roles.note(left.pop(said), role, "angiven")
        return said
    for number, column in left.items():
        if words.heads(column.header, word) and _FITS[word](column):
            roles.note(left.pop(number), role, "rubriken_sager")
            return number
    return None


def _sex(roles: Roles, left: dict[int, Column], recipe: Recipe) -> None:
    """A column of nothing but words for women, men and everybody, unless a person says that they are part of names."""
    if recipe.by_sex is False:
        return
    if recipe.sex_column in left:
        roles.sex = recipe.sex_column
        roles.note(left.pop(recipe.sex_column or 0), "kon", "angiven")
        return
    for column in left.values():
        if not column.words or len(column.texts) > _MOST_SEX_WORDS:
            continue
        named = words.known_word(column.header) == words.SEX
        said = {words.sex_of(text, letters=named) for text in column.texts}
        if None not in said and said & {WOMEN, MEN}:
            roles.sex = column.number
            roles.note(left.pop(column.number), "kon", "ord_for_kon")
            if recipe.by_sex is None:
                roles.ask("kon_i_kolumn", column=column.number, header=column.header)
            return


def _unit(roles: Roles, left: dict[int, Column], recipe: Recipe) -> None:
    if recipe.unit_column in left:
        roles.unit = recipe.unit_column
        roles.note(left.pop(recipe.unit_column or 0), "stadsdel", "angiven")
        return
    named = [column for column in left.values() if words.known_word(column.header) == words.UNIT]
    worded = [column for column in left.values() if column.words and column.words * 2 >= column.filled]
    choices: list[tuple[Iterable[Column], str]] = [
        ([column for column in left.values() if column.matched], "kanda_namn"),
        ([column for column in named if column.words], "rubriken_sager"),
        ([column for column in worded[:1] if column.empty and not column.header], "forsta_ordet_i_blocket"),
        ([column for column in worded if len(column.texts) > 1][:1], "forsta_textkolumnen"),
        (worded[:1] or named[:1], "forsta_textkolumnen"),
    ]
    for candidates, reason in choices:
        best = max(candidates, key=lambda column: (column.matched, len(column.texts), -column.number), default=None)
        if best is not None:
            roles.unit = best.number
            roles.note(left.pop(best.number), "stadsdel", reason)
            if reason.startswith("forsta"):
                roles.ask("namnkolumn_gissad", column=best.number)
            return


def _codes(roles: Roles, left: dict[int, Column]) -> None:
    for column in list(left.values()):
        whole = column.integers > 0 and column.integers * 20 >= column.filled * 19
        if whole and (column.leading_zero or words.known_word(column.header) == words.CODE):
            reason = "inledande_nollor" if column.leading_zero else "rubriken_sager"
            roles.note(left.pop(column.number), "kod", reason)


def _unnamed_year(roles: Roles, left: dict[int, Column], recipe: Recipe) -> None:
    """A column of nothing but years that no heading names is taken for the year, and the person is told."""
    if roles.year is not None or recipe.year is not None:
        return
    for column in left.values():
        if column.holds_years and not column.header and len(left) > 1:
            roles.year = column.number
            roles.note(left.pop(column.number), "ar", "bara_artal")
            roles.ask("arskolumn_gissad", column=column.number)
            return


def _figures(roles: Roles, left: dict[int, Column], recipe: Recipe) -> None:
    figures = [column for column in left.values() if column.holds_figures]
    if roles.indicator is not None:
        named = [column for column in left.values() if words.known_word(column.header) == words.VALUE]
        figures = named[:1] or figures
    found = {column.number: _value_column(column, roles, recipe, len(figures) == 1) for column in figures}
    roles.values, answers = _grouped(roles, tuple(found.values()), recipe)
    values = {value.column: value for value in roles.values}
    for column in figures:
        del left[column.number]
        if column.number in answers:
            roles.note(column, "antal_svar", "rubriken_sager")
            continue
        value = values[column.number]
        roles.note(column, "varde", "ar_i_rubriken" if value.year is not None else "siffror", value)
        if not column.header:
            roles.ask("namnlos_kolumn", column=column.number)


def _grouped(
    roles: Roles, values: tuple[ValueColumn, ...], recipe: Recipe
) -> tuple[tuple[ValueColumn, ...], tuple[int, ...]]:
    """(the columns, answers and sexes put where they belong; the columns that hold answers)."""
    answers: tuple[int, ...] = ()
    if recipe.n_column is None and roles.n is None:
        values, answers, perhaps = groups.with_answers(values)
        for value in values:
            if value.n_column is not None:
                roles.ask("antal_svar_gissad", column=value.n_column, indicator=value.indicator or "")
        if perhaps is not None:
            roles.ask("antal_svar_alla", column=perhaps)
    if recipe.by_sex is not False and roles.sex is None:
        before, values = values, groups.by_sex(values)
        columns = [value.column for value in values if value.sex]
        if before != values and recipe.by_sex is None:
            roles.ask("kon_i_rubriken", columns=", ".join(map(str, columns)))
    return values, answers


def _value_column(column: Column, roles: Roles, recipe: Recipe, alone: bool) -> ValueColumn:
    """Year and indicator a heading gives its column; a year in the heading counts only where no column has it."""
    header = column.header
    year, rest = headings.year_and_rest(header)
    if roles.year is not None or (recipe.year is not None and rest):
        year, rest = None, header
    value_word = words.known_word(header) == words.VALUE
    if (roles.indicator is not None and (alone or not rest)) or (value_word and recipe.indicator):
        return ValueColumn(column.number, None, year)
    if year is not None and not rest:
        return ValueColumn(column.number, None, year)
    return ValueColumn(column.number, rest or f"Kolumn {column.number}", year)
