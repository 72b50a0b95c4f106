"""The guess: a recipe with every gap filled, the reasons, and the questions only a person can answer.

It knows how to join what layout, headings, profiles and figures say. What a recipe states is never changed; what
the table does not prove (a decimal sign, a year) stays open and is asked for.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from app.exchange.index_tables import headings, layout, profile, roles
from app.exchange.index_tables.cells import signs, tidy
from app.exchange.index_tables.grid import Grid
from app.exchange.index_tables.layout import Layout
from app.exchange.index_tables.profile import Column
from app.exchange.index_tables.recipe import DEFAULT_MARKERS, Recipe
from app.exchange.index_tables.roles import Roles
from app.models.places import Places, name_key

TOTALS = ("Totalt", "Total", "Summa", "Samtliga", "Riket", "Västerort", "Söderort", "Innerstaden", "Inre staden")
"""Names of sums and of the city's three parts, which are no units of their own."""

Body = list[tuple[int, list[str]]]


@dataclass
class Guess:
    """A whole recipe, the layout it stands on and what each column was taken for."""

    grid: Grid
    name: str
    places: Places | None
    recipe: Recipe
    layout: Layout
    roles: Roles
    body: Body
    columns: list[Column]


def complete(grid: Grid, recipe: Recipe, places: Places | None, name: str) -> Guess | None:
    """The recipe with its gaps filled for this grid; None when nothing in it looks like a table."""
    markers = recipe.markers if recipe.markers is not None else DEFAULT_MARKERS
    marker_keys = frozenset(text.casefold() for text, _ in markers)
    found = layout.find(grid, recipe, marker_keys, lambda text: bool(places and text and places.named(text)))
    if found is None:
        return None
    names, twice = headings.names(grid, found)
    body = profile.body(grid, found)
    columns = profile.columns(body, names, marker_keys, places)
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
        values=parts.values or None,
        totals=recipe.totals if recipe.totals is not None else TOTALS,
    )
    if any(value.column in twice for value in parts.values) and not _stated(parts):
        parts.ask("dubbla_rubriker", columns=", ".join(map(str, twice)))
    whole = Guess(grid, name, places, recipe, found, parts, body, columns)
    for step in (_level, _year, _indicator, _blanks_and_groups, _signs, _markers, _percent):
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
    if recipe.year_column is not None or recipe.year is not None or dated:
        return recipe
    above = [*_texts_above(whole), whole.grid.sheet]
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


def _texts_above(whole: Guess) -> list[str]:
    """The titles above the heading, in order."""
    end = min((*whole.layout.header_rows, whole.layout.first_row)) - 1
    return [text for row in whole.grid.rows[:end] for text in map(tidy, row) if text]


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


def _blanks_and_groups(whole: Guess) -> Recipe:
    """Labels that stand only on the first row of their block, and columns that split a unit (sex, school form)."""
    recipe, parts = whole.recipe, whole.roles
    fill, split = recipe.fill_down, recipe.split_columns
    if fill is None:
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
    blanks = [not _at(cells, column) for _, cells in _figure_rows(whole)]
    return any(blanks) and bool(_at(whole.body[0][1], column))


def _splitting(whole: Guess, fill: tuple[int, ...], candidates: tuple[int, ...]) -> tuple[int, ...]:
    rows = sum(1 for _ in _figure_rows(whole))
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
    recipe = whole.recipe
    key_columns = [c for c in (recipe.unit_column, recipe.year_column, recipe.indicator_column, *split) if c]
    seen: set[tuple[str, ...]] = set()
    last: dict[int, str] = {}
    repeats = 0
    values = [value.column for value in recipe.values or ()]
    for _, cells in whole.body:
        for column in fill:
            last[column] = _at(cells, column) or last.get(column, "")
        if not any(_at(cells, column) for column in values):
            continue
        key = tuple(name_key(last[c] if c in fill else _at(cells, c)) for c in key_columns)
        repeats += key in seen
        seen.add(key)
    return repeats


def _figure_rows(whole: Guess) -> Iterator[tuple[int, list[str]]]:
    values = [value.column for value in whole.recipe.values or ()]
    for row, cells in whole.body:
        if any(_at(cells, column) for column in values):
            yield row, cells


def _at(cells: list[str], column: int) -> str:
    return cells[column - 1] if column <= len(cells) else ""


def _signs(whole: Guess) -> Recipe:
    recipe = whole.recipe
    if recipe.decimal is not None:
        other = " ," if recipe.decimal == "." else " ."
        return recipe if recipe.thousands is not None else replace(recipe, thousands=other)
    columns = [value.column - 1 for value in recipe.values or ()]
    columns += [recipe.n_column - 1] if recipe.n_column else []
    found = signs(
        text
        for row in whole.grid.rows[whole.layout.first_row - 1 : whole.layout.last_row]
        for at in columns
        if at < len(row) and isinstance(text := row[at], str) and (text := tidy(text))
    )
    if found.decimal is None:
        code = "blandade_decimaltecken" if found.contradicts else "decimal_eller_tusental"
        whole.roles.ask(code, blocking=True, examples=", ".join(found.ambiguous[:4]))
    thousands = recipe.thousands if recipe.thousands is not None else found.thousands
    return replace(recipe, decimal=found.decimal, thousands=thousands)


def _markers(whole: Guess) -> Recipe:
    if whole.recipe.markers is not None:
        return whole.recipe
    columns = [value.column for value in whole.recipe.values or ()]
    if any(_at(cells, column) in ("-", "–", "−") for _, cells in whole.body for column in columns):
        whole.roles.ask("streck_kan_vara_noll")
    return replace(whole.recipe, markers=DEFAULT_MARKERS)


def _percent(whole: Guess) -> Recipe:
    columns = {value.column for value in whole.recipe.values or ()}
    marked = any(
        code == "procentformat" and column in columns and row >= whole.layout.first_row
        for (row, column), (code, _) in whole.grid.marks.items()
    )
    if marked and whole.recipe.percent is None:
        whole.roles.ask("procentformat", blocking=True)
    return whole.recipe
