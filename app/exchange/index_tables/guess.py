"""The guess: a recipe with every gap filled, the reasons, and the questions only a person can answer.

It knows how to join what layout, headings, profiles and figures say. What a recipe states is never changed; what
the table does not prove (a decimal sign, a year) stays open and is asked for.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

import numpy as np

from app.exchange.index_tables import headings, layout, profile, roles, words
from app.exchange.index_tables.body import Body, alike, body
from app.exchange.index_tables.cells import numberish, signs
from app.exchange.index_tables.grid import NOTHING, PERCENT, BoolArray, Grid
from app.exchange.index_tables.kinds import Kinds
from app.exchange.index_tables.layout import Layout
from app.exchange.index_tables.profile import Column
from app.exchange.index_tables.recipe import DASHES, DEFAULT_MARKERS, Recipe
from app.exchange.index_tables.roles import Roles
from app.models.places import Places, name_key

TOTALS = ("Totalt", "Total", "Summa", "Samtliga", "Riket", "Västerort", "Söderort", "Innerstaden", "Inre staden")
"""Names of sums and of the city's three parts, which are no units of their own."""


@dataclass
class Guess:
    """A whole recipe, the layout it stands on and what each column was taken for. `proof` shows the decimal sign."""

    grid: Grid
    name: str
    places: Places | None
    recipe: Recipe
    layout: Layout
    roles: Roles
    body: Body
    columns: list[Column]
    kinds: Kinds
    proof: str = ""


def complete(grid: Grid, recipe: Recipe, places: Places | None, name: str, told: Callable[[], None]) -> Guess | None:
    """The recipe with its gaps filled for this grid; None when nothing in it looks like a table.

    `told` is called between the steps and may raise to stop.
    """
    markers = recipe.markers if recipe.markers is not None else DEFAULT_MARKERS
    marker_keys = frozenset(text.casefold() for text, _ in markers)
    found = layout.find(grid, recipe, marker_keys, lambda text: bool(places and text and places.named(text)))
    if found is None:
        return None
    names, twice = headings.names(grid, found)
    rows = body(grid, found)
    kinds = Kinds(grid, marker_keys)
    columns = profile.columns(rows, names, kinds, places)
    if recipe.values is not None:
        parts = roles.stated(columns, recipe)
    else:
        parts = roles.guess(columns[: _named_width(names)] if grid.ragged else columns, recipe)
    recipe = replace(
        recipe,
        encoding=grid.encoding,
        separator=grid.separator,
        sheet=grid.sheet or None,
        header_rows=found.header_rows,
        first_row=found.first_row,
        last_row=recipe.last_row,
        unit_column=parts.unit,
        year_column=parts.year,
        indicator_column=parts.indicator,
        status_column=parts.status,
        n_column=parts.n,
        sex_column=parts.sex,
        reference_year_column=parts.reference_year,
        measure_column=parts.measure,
        values=parts.values or None,
        totals=recipe.totals if recipe.totals is not None else TOTALS,
    )
    if any(value.column in twice for value in parts.values) and not _stated(parts):
        parts.ask("dubbla_rubriker", columns=", ".join(map(str, twice)))
    whole = Guess(grid, name, places, recipe, found, parts, rows, columns, kinds)
    for step in (_level, _year, _indicator, _units, _blanks_and_groups, _signs, _markers, _percent):
        told()
        whole.recipe = step(whole)
    return whole


def _named_width(names: list[str]) -> int:
    """Columns of a text table up to the last that has a name: what stands beyond shows that the row has slipped."""
    return max((at for at, name in enumerate(names, 1) if name), default=len(names))


def _stated(parts: Roles) -> bool:
    return all(note.reason == "angiven" for note in parts.notes.values() if note.role == "varde")


def _level(whole: Guess) -> Recipe:
    """Whether the table is about neighbourhoods or boards: the kind most of its names are."""
    recipe, unit, places = whole.recipe, whole.roles.unit, whole.places
    if places is None or recipe.level is not None:
        return recipe
    names = whole.columns[unit - 1].texts if unit and unit <= len(whole.columns) else {}
    kinds = {"neighbourhood": 0, "district_board": 0}
    for place in (place for text in names for place in places.named(text)):
        if place.kind in kinds:
            kinds[place.kind] += 1
    if kinds["neighbourhood"] == kinds["district_board"] > 0:
        whole.roles.ask("namnd_eller_stadsdel", blocking=True)
        return recipe
    if any(kinds.values()):
        return replace(recipe, level=max(kinds, key=lambda kind: kinds[kind]))
    if sum(1 for column in whole.columns if column.header and places.named(column.header)) >= 2:
        whole.roles.ask("stadsdelar_i_rubriken", blocking=True)
    return recipe


def _year(whole: Guess) -> Recipe:
    recipe = whole.recipe
    dated = all(value.year is not None for value in recipe.values or ())
    if dated and recipe.vintage is None and not _stated(whole.roles):
        _ask_of_vintage(whole)
    if recipe.year_column is not None or recipe.year is not None or dated:
        return recipe
    named = [column.header for column in whole.columns if column.number == recipe.unit_column]
    above = [*_texts_above(whole), whole.grid.sheet, *named]
    from_title = list(dict.fromkeys(year for text in above for year in headings.years_in(text)))
    from_name = headings.years_in(whole.name.replace("_", " "))
    undated = {value.column for value in recipe.values or () if value.year is None}
    periods = [column.header for column in whole.columns if column.number in undated]
    unsure = any(headings.half_years_in(text) for text in (*above, *periods))
    for years, code in ((from_title, "ar_ur_rubriken"), (from_name, "ar_ur_filnamnet")):
        if len(years) == 1 and not unsure:
            whole.roles.ask(code, year=years[0])
            return replace(recipe, year=years[0])
        if years:
            break
    whole.roles.ask("vilket_ar", blocking=True)
    return recipe


def _ask_of_vintage(whole: Guess) -> None:
    """Indicators that each have a year of their own may be one vintage, measured when there were figures."""
    years: dict[str | None, set[int | None]] = {}
    for value in whole.recipe.values or ():
        years.setdefault(value.indicator, set()).add(value.year)
    several = set[int | None]().union(*years.values()) if years else set()
    if len(years) > 1 and len(several) > 1 and all(len(own) == 1 for own in years.values()):
        said = ", ".join(str(year) for year in sorted(year for year in several if year is not None))
        whole.roles.ask("olika_matar", years=said)


def _texts_above(whole: Guess) -> list[str]:
    """The titles above the heading, in order."""
    end = min((*whole.layout.header_rows, whole.layout.first_row)) - 1
    return [text for row in range(1, end + 1) for text in whole.grid.row(row) if text]


def _indicator(whole: Guess) -> Recipe:
    """A table whose columns are years alone is about what its title says."""
    recipe = whole.recipe
    nameless = any(value.indicator is None for value in recipe.values or ())
    if not nameless or recipe.indicator is not None or recipe.indicator_column is not None:
        return recipe
    above = _texts_above(whole)
    title = " ".join(above[0].split()) if above else whole.name.rpartition(".")[0] or whole.name
    whole.roles.ask("rubrik_som_indikator", title=title)
    return replace(recipe, indicator=title)


def _units(whole: Guess) -> Recipe:
    """What the indicators are counted in, where a heading says it; a person's words go first."""
    recipe = whole.recipe
    headers = {column.number: column.header for column in whole.columns}
    found: dict[str, str] = {}
    for value in recipe.values or ():
        measure = words.measure_in(headers.get(value.column, ""))
        texts = whole.columns[value.column - 1].texts if value.column <= len(whole.columns) else {}
        if measure is None and texts and all(text.endswith("%") for text in texts if numberish(text)):
            measure = "%" if any(text.endswith("%") for text in texts) else None
        name = value.indicator or recipe.indicator
        if measure is not None and name and recipe.indicator_column is None:
            found.setdefault(name, measure)
    stated = {name_key(name) for name, _ in recipe.units}
    return replace(recipe, units=(*recipe.units, *(each for each in found.items() if name_key(each[0]) not in stated)))


def _blanks_and_groups(whole: Guess) -> Recipe:
    """Labels that stand only on the first row of their block, and columns that split a unit (sex, school form)."""
    recipe, parts = whole.recipe, whole.roles
    fill, split = recipe.fill_down, recipe.split_columns
    if fill is None:
        # Where the sex is not said it may be everybody's figure as well as the one above's: that is asked about.
        labels = [column for column in (recipe.unit_column, recipe.indicator_column, recipe.year_column) if column]
        fill = tuple(column for column in labels if _stands_in_blocks(whole, column))
    if split is None:
        split = _splitting(whole, fill, parts.texts)
        for column in split:
            parts.ask("uppdelning_gissad", column=column, header=whole.columns[column - 1].header)
            parts.note(whole.columns[column - 1], "uppdelning", "skiljer_lika_rader")
    if fill and recipe.fill_down is None:
        if _repeats(whole, fill, split) > 0:
            fill = ()
        else:
            parts.ask("utfyllnad_gissad", columns=", ".join(map(str, fill)))
    return replace(recipe, fill_down=fill, split_columns=split)


def _stands_in_blocks(whole: Guess, column: int) -> bool:
    labels = whole.body.column(column)
    return bool(len(labels) and labels[0] != NOTHING and (labels[_figure_rows(whole)] == NOTHING).any())


def _splitting(whole: Guess, fill: tuple[int, ...], candidates: tuple[int, ...]) -> tuple[int, ...]:
    rows = int(_figure_rows(whole).sum())
    before = _repeats(whole, fill, ())
    if not candidates or before * 5 < rows:
        return ()
    few = [column for column in candidates if 2 <= len(whole.columns[column - 1].texts) <= 12]
    for split in (*((column,) for column in few), tuple(few)):
        if split and _repeats(whole, fill, split) * 20 <= before:
            return split
    return ()


def _repeats(whole: Guess, fill: tuple[int, ...], split: tuple[int, ...]) -> int:
    """How many rows say the same unit, year, indicator and group as an earlier row."""
    recipe, rows = whole.recipe, whole.body
    names = (recipe.unit_column, recipe.year_column, recipe.indicator_column, recipe.sex_column, *split)
    columns = [column for column in names if column]
    named = [rows.carried(column) if column in fill else rows.column(column) for column in columns]
    figures = _figure_rows(whole)
    same = alike((rows.folded(codes[figures]) for codes in named), int(figures.sum()))
    return len(same) - len(np.unique(same))


def _figure_rows(whole: Guess) -> BoolArray:
    """The rows of the body where some column of figures holds anything."""
    return whole.body.holding(value.column for value in whole.recipe.values or ())


def _signs(whole: Guess) -> Recipe:
    recipe = whole.recipe
    if recipe.decimal is not None:
        other = " ," if recipe.decimal == "." else " ."
        return recipe if recipe.thousands is not None else replace(recipe, thousands=other)
    columns = [value.column for value in recipe.values or ()]
    columns += [column for column in (recipe.n_column, *(v.n_column for v in recipe.values or ())) if column]
    found = signs(whole.grid.texts[code] for code in _written(whole, columns))
    if found.decimal is None:
        code = "blandade_decimaltecken" if found.contradicts else "decimal_eller_tusental"
        whole.roles.ask(code, blocking=True, examples=", ".join(found.ambiguous[:4]))
    whole.proof = found.proof
    thousands = recipe.thousands if recipe.thousands is not None else found.thousands
    return replace(recipe, decimal=found.decimal, thousands=thousands)


def _written(whole: Guess, columns: list[int]) -> list[int]:
    """The distinct cells of the columns that hold text; what a workbook keeps as a number has no signs."""
    codes = [whole.grid.distinct(whole.body.column(column)) for column in columns]
    distinct = whole.grid.distinct(np.concatenate([np.zeros(0, dtype=np.int32), *codes]))
    found: list[int] = distinct[np.isnan(whole.grid.numbers[distinct])].tolist()
    return found


def _markers(whole: Guess) -> Recipe:
    if whole.recipe.markers is not None:
        return whole.recipe
    columns = [value.column for value in whole.recipe.values or ()]
    if any(whole.grid.texts[code] in DASHES for code in _written(whole, columns)):
        whole.roles.ask("streck_kan_vara_noll")
    return replace(whole.recipe, markers=DEFAULT_MARKERS)


def _percent(whole: Guess) -> Recipe:
    columns = [value.column for value in whole.recipe.values or ()]
    marked = any((whole.grid.marked(column)[whole.layout.first_row - 1 :] == PERCENT).any() for column in columns)
    if marked and whole.recipe.percent is None:
        whole.roles.ask("procentformat", blocking=True)
    return whole.recipe
