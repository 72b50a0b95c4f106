"""What is wrong with an index table, its framework or its method, and what to do about it: one sentence for each code.

Knows plain values only. Refuses to judge: which problem it is was found out in `app.analysis`.
"""

from __future__ import annotations

import difflib
from collections.abc import Iterable
from typing import Protocol

Sentence = tuple[str, str]


class ProblemLike(Protocol):
    """What `problem_sentence` needs to know of a problem."""

    @property
    def code(self) -> str: ...
    @property
    def unit(self) -> str | None: ...
    @property
    def year(self) -> int | None: ...
    @property
    def indicator(self) -> str | None: ...
    @property
    def rows(self) -> tuple[int, ...]: ...
    @property
    def detail(self) -> str: ...


FRAMEWORK: dict[str, Sentence] = {
    "framework_column": (
        "Ramverket saknar kolumnen {detail}. Lägg till den.",
        "The framework lacks the column {detail}. Add it.",
    ),
    "node_without_key": (
        "En rad i ramverket saknar nyckel. Ge den en egen.",
        "A row of the framework has no key. Give it one of its own.",
    ),
    "node_twice": (
        "Nyckeln {indicator} står två gånger i ramverket. Ta bort den ena raden eller byt dess nyckel.",
        "The key {indicator} is in the framework twice. Remove one of the rows or change its key.",
    ),
    "one_root": (
        "Ramverket ska ha precis en rad utan överordnad nyckel, indexet självt, men har: {detail}. Skriv vad de övriga "
        "hör till i kolumnen parent.",
        "The framework must have exactly one row without a parent, the index itself, but has: {detail}. Write what the "
        "others belong to in the column parent.",
    ),
    "unknown_parent": (
        "{indicator} hör till {detail}, som inte finns i ramverket. Rätta namnet eller lägg till raden {detail}.",
        "{indicator} belongs to {detail}, which is not in the framework. Correct the name or add the row {detail}.",
    ),
    "circle": (
        "{indicator} är överordnad sig själv. Rätta kolumnen parent så att varje rad leder upp till indexet.",
        "{indicator} is its own ancestor. Correct the column parent so that every row leads up to the index.",
    ),
    "no_indicators": (
        "Ramverket har inga indikatorer. Lägg till minst en rad som hör till indexet.",
        "The framework has no indicators. Add at least one row that belongs to the index.",
    ),
    "bad_weight": (
        "Vikten för {indicator} saknas, är negativ eller är inte ett tal. Skriv ett tal från noll och uppåt; vikterna "
        "behöver inte bli 1 eller 100 tillsammans.",
        "The weight of {indicator} is missing, negative or not a number. Write a number from zero up; the weights need "
        "not add up to 1 or 100.",
    ),
    "no_weight": (
        "Allt under {indicator} har vikten noll. Ge minst en rad under den en vikt över noll.",
        "Everything under {indicator} has the weight zero. Give at least one row under it a weight above zero.",
    ),
    "bad_direction": (
        "Riktningen för {indicator} saknas: skriv 1 när ett högt värde betyder hög risk, −1 när det betyder låg.",
        "The direction of {indicator} is missing: 1 when a high value means high risk, −1 when it means low.",
    ),
    "bad_goalposts": (
        "Undre och övre gräns för {indicator} är inte två tal i stigande ordning, eller målvärdet är inte ett tal. "
        "Skriv den lägre gränsen i low och den högre i high; vilket håll som är risk sägs av riktningen.",
        "Low and high for {indicator} are not two numbers in rising order, or the target is not a number. Write the "
        "smaller bound in low and the larger in high; the direction says which way is risk.",
    ),
    "goalposts_missing": (
        "{indicator} saknar undre eller övre gräns i ramverket. Skriv dem i kolumnerna low och high.",
        "{indicator} has no low or high in the framework. Write them in the columns low and high.",
    ),
    "target_missing": (
        "{indicator} saknar målvärde i ramverket. Skriv det i kolumnen target.",
        "{indicator} has no target in the framework. Write it in the column target.",
    ),
    "target_behind": (
        "Målvärdet {detail} för {indicator} ligger inte framför det lägsta värdet i indexets riktning. Rätta målvärdet "
        "eller riktningen.",
        "The target {detail} of {indicator} does not lie ahead of the lowest value in the direction of the index. "
        "Correct the target or the direction.",
    ),
}
METHOD: dict[str, Sentence] = {
    "reference_unknown": (
        "Jämförelseenheten {unit} finns inte i tabellen. Rätta namnet i reference.",
        "The reference unit {unit} is not in the table. Correct the name in reference.",
    ),
    "bad_method": (
        "Valet {indicator} = {detail} går inte att använda. {allowed}",
        "The choice {indicator} = {detail} cannot be used. {allowed}",
    ),
}
VALUES: dict[str, Sentence] = {
    "values_column": (
        "Tabellen saknar kolumnen {detail}. Lägg till den.",
        "The table lacks the column {detail}. Add it.",
    ),
    "values_empty": (
        "Tabellen har inga rader. Välj en tabell med värden.",
        "The table has no rows. Choose one with values.",
    ),
    "bad_year": (
        "”{detail}” är inte ett årtal. Skriv året med siffror, till exempel 2014.",
        "“{detail}” is not a year. Write it in digits, such as 2014.",
    ),
    "unit_without_name": (
        "En rad saknar stadsdel. Skriv dess namn eller ta bort raden.",
        "A row has no neighbourhood. Write its name or remove the row.",
    ),
    "city_row_name": (
        "”{unit}” är nästan men inte precis Hela staden, och skulle räknas som en stadsdel. Skriv Hela staden.",
        "“{unit}” is nearly but not exactly Hela staden, and would count as a neighbourhood. Write Hela staden.",
    ),
    "unknown_unit": (
        "{unit} finns inte i folkmängdstabellen. Rätta namnet eller lägg till folkmängden.",
        "{unit} is not in the population table. Correct the name or add its population.",
    ),
    "unknown_indicator": (
        "Indikatorn ”{indicator}” finns inte i ramverket. Rätta namnet, lägg till den eller ta bort raderna.",
        "The indicator “{indicator}” is not in the framework. Correct the name, add it or remove the rows.",
    ),
    "not_an_indicator": (
        "”{indicator}” är ett område i ramverket och räknas ut ur sina indikatorer. Ta bort raderna eller byt nyckel.",
        "“{indicator}” is a domain of the framework and is computed from its indicators. Remove the rows or change the "
        "key.",
    ),
    "value_twice": (
        "{indicator} för {unit} {year} har mer än ett värde. Ta bort alla utom ett.",
        "{indicator} for {unit} {year} has more than one value. Remove all but one.",
    ),
    "not_a_number": (
        "”{detail}” är inte ett tal. Rätta det, eller lämna cellen tom om uppgiften saknas.",
        "“{detail}” is not a number. Correct it, or leave the cell empty when the figure is missing.",
    ),
    "infinite": (
        "”{detail}” är inte ett ändligt tal. Rätta det, eller lämna cellen tom om uppgiften saknas.",
        "“{detail}” is not a finite number. Correct it, or leave the cell empty when the figure is missing.",
    ),
    "unknown_status": (
        "”{detail}” är inget känt skäl. Välj bland ok, bortfall, ej_tillampligt, sekretess och ej_levererad.",
        "“{detail}” is not a known reason. Choose ok, bortfall, ej_tillampligt, sekretess or ej_levererad.",
    ),
    "value_withheld": (
        "Värden som är märkta som saknade har ett tal i tabellen. Talet används inte.",
        "Values marked as missing carry a number in the table. The number is not used.",
    ),
    "unit_mix": (
        "{indicator} ser ut att blanda andelar (0,12) och procent (12): {detail}. Skriv alla på samma sätt.",
        "{indicator} seems to mix fractions (0.12) and percentages (12): {detail}. Write all in the same way.",
    ),
    "constant": (
        "{indicator} har samma värde överallt{year_text} och kan inte skilja stadsdelarna åt. Ta bort den eller välj "
        "ett annat basår.",
        "{indicator} has the same value everywhere{year_text} and cannot tell the neighbourhoods apart. Remove it or "
        "choose another baseline.",
    ),
    "only_one_value": (
        "{indicator} har bara ett värde{year_text}, och av ett värde blir ingen skala. Ta bort den eller välj ett "
        "annat basår.",
        "{indicator} has a single value{year_text}, and one value makes no scale. Remove it or choose another "
        "baseline.",
    ),
    "beyond_numbers": (
        "{indicator} har ett värde så stort att det inte går att räkna med{where}. Rätta värdet.",
        "{indicator} has a value too large to be computed with{where}. Correct it.",
    ),
    "indicator_without_values": (
        "{indicator} har inga värden: uppgift saknas överallt.",
        "{indicator} has no values: missing everywhere.",
    ),
    "baseline_earlier": (
        "{indicator} saknar värden för basåret och mäts mot {year}.",
        "{indicator} has no values for the baseline year and is measured against {year}.",
    ),
    "baseline_later": (
        "{indicator} mäts mot {year}, senare än analysen.",
        "{indicator} is measured against {year}, later than the analysis.",
    ),
    "reference_missing": (
        "Jämförelseenheten {unit} saknar värde för {indicator}. Välj en annan enhet eller lägg till värdet.",
        "The reference unit {unit} has no value for {indicator}. Choose another unit or add the value.",
    ),
    "reference_at_worst": (
        "Jämförelseenheten ligger på det lägsta värdet för {indicator}, så avståndet går inte att räkna ut. Välj en "
        "annan enhet.",
        "The reference unit has the lowest value of {indicator}, so no distance can be computed. Choose another unit.",
    ),
    "below_logarithm": (
        "{indicator} har för {unit} {year} ett värde så lågt att logaritmen inte finns. Välj en annan behandling av "
        "extremvärden.",
        "{indicator} has for {unit} {year} a value so low that its logarithm does not exist. Choose another outlier "
        "treatment.",
    ),
    "logged_posts": (
        "Extremvärdena i {indicator} kräver att logaritmen tas, men gränserna eller målvärdet är givna i indikatorns "
        "egen enhet. Välj treat none eller ett högre winmax.",
        "The outliers of {indicator} need its logarithm, but its bounds or target are given in its own unit. Choose "
        "treat none or a higher winmax.",
    ),
    "not_positive": (
        "Geometriskt medelvärde går inte för {indicator}: {unit} {year} är noll eller mindre (antal: {detail}). Välj "
        "en skala över noll, till exempel 1–100, eller ett aritmetiskt medelvärde.",
        "A geometric mean is impossible for {indicator}: {unit} {year} is zero or less (number: {detail}). Choose a "
        "scale above zero, such as 1–100, or an arithmetic mean.",
    ),
    "zero_in_harmonic": (
        "Harmoniskt medelvärde går inte för {indicator}: {unit} {year} är noll (antal: {detail}). Välj en skala över "
        "noll, till exempel 1–100, eller ett aritmetiskt medelvärde.",
        "A harmonic mean is impossible for {indicator}: {unit} {year} is zero (number: {detail}). Choose a scale above "
        "zero, such as 1–100, or an arithmetic mean.",
    ),
    "negative_in_harmonic": (
        "Harmoniskt medelvärde av negativa tal saknar mening: {indicator}, {unit} {year} (antal: {detail}).",
        "A harmonic mean of negative numbers means nothing: {indicator}, {unit} {year} (number: {detail}).",
    ),
    "no_harmonic": (
        "Harmoniskt medelvärde finns inte för {indicator}: delarna tar ut varandra i {unit} {year} (antal: {detail}). "
        "Välj ett annat medelvärde.",
        "There is no harmonic mean of {indicator}: the parts cancel out in {unit} {year} (number: {detail}). Choose "
        "another mean.",
    ),
    "too_few_units": (
        "Antal stadsdelar med alla områden för {year}: {detail}. Ett index kräver fem; profilerna visas ändå.",
        "Neighbourhoods with all domains for {year}: {detail}. An index takes five; the profiles are still shown.",
    ),
}
POPULATION: dict[str, Sentence] = {
    "population_column": (
        "Folkmängdstabellen saknar kolumnen {detail}. Lägg till den.",
        "The population table lacks the column {detail}. Add it.",
    ),
    "bad_population": (
        "Folkmängden saknas eller är inte ett tal från noll och uppåt, eller året är inte ett årtal. Rätta raden eller "
        "ta bort den.",
        "The population is missing or not a number from zero up, or the year is not a year. Correct the row or remove "
        "it.",
    ),
    "population_twice": (
        "{unit} har två folkmängder för {year}. Ta bort den ena.",
        "{unit} has two population figures for {year}. Remove one of them.",
    ),
    "population_other_year": (
        "Folkmängden för {year} saknas för någon stadsdel. Närmaste tidigare år används, annars närmaste senare.",
        "The population of {year} is missing for some neighbourhood. The nearest earlier year is used, else the next.",
    ),
}
PROBLEMS: dict[str, Sentence] = {**FRAMEWORK, **METHOD, **VALUES, **POPULATION}

CHOICES: dict[str, Sentence] = {
    "normalise": (
        "Välj bland minmax, zscore, rank, percentile, borda, distance_to_target, distance_to_reference, exponential "
        "och goalposts.",
        "Choose minmax, zscore, rank, percentile, borda, distance_to_target, distance_to_reference, exponential or "
        "goalposts.",
    ),
    "baseline": (
        "Skriv ett årtal, ”all” för alla år tillsammans eller null för varje år för sig.",
        "Write a year, “all” for all years together or null for each year by itself.",
    ),
    "clip": ("Skriv true eller false.", "Write true or false."),
    "scale": (
        "Skriv [lägst, högst] för minmax, goalposts och percentile, [medelvärde, spridning] för zscore; övriga har "
        "ingen skala.",
        "Write [lowest, highest] for minmax, goalposts and percentile, [mean, spread] for zscore; the others have no "
        "scale.",
    ),
    "treat": ("Välj none eller winsorise.", "Choose none or winsorise."),
    "winmax": ("Skriv ett heltal från noll och uppåt.", "Write a whole number from zero up."),
    "reference": ("Skriv en stadsdels namn, eller null.", "Write the name of a neighbourhood, or null."),
    "within": ("Välj arithmetic, geometric eller harmonic.", "Choose arithmetic, geometric or harmonic."),
    "between": ("Välj arithmetic, geometric eller harmonic.", "Choose arithmetic, geometric or harmonic."),
    "min_share": ("Skriv ett tal från 0 till 1.", "Write a number from 0 to 1."),
    "min_domains": ("Skriv ett heltal från 1, eller null för alla.", "Write a whole number from 1, or null for all."),
    "min_population": ("Skriv ett tal från noll och uppåt.", "Write a number from zero up."),
    "round_decimals": ("Skriv ett heltal från 0 till 15.", "Write a whole number from 0 to 15."),
    "reverse": ("Välj mirror eller negate.", "Choose mirror or negate."),
}
"""What each choice of a method may be."""


def problem_sentence(problem: ProblemLike, language: int = 0, first_row: int | None = None) -> str:
    """The sentence for a problem; `language` 0 is Swedish, 1 English.

    `first_row` is the number that row 0 of the table has in its file; with it the sentence names the rows.
    """
    when = "" if problem.year is None else f" {problem.year}"
    sentence = PROBLEMS[problem.code][language].format(
        unit=problem.unit or "–",
        year="–" if problem.year is None else problem.year,
        indicator=problem.indicator or "–",
        detail=problem.detail or "–",
        year_text=when,
        where="" if problem.unit is None else f": {problem.unit}{when}",
        allowed=CHOICES.get(problem.indicator or "", ("", ""))[language],
    )
    if first_row is None or not problem.rows:
        return sentence.strip()
    return f"{('Rad', 'Row')[language]} {numbered(row + first_row for row in problem.rows)}: {sentence}"


def numbered(rows: Iterable[int], most: int = 5) -> str:
    """The first row numbers, and a sign that there are more."""
    found = list(rows)
    return ", ".join(map(str, found[:most])) + (" …" if len(found) > most else "")


def unknown_name_sentence(name: str, known: Iterable[str]) -> str:
    """Swedish: a name that is not among those known, with the nearest of them when there is one."""
    names = list(known)
    near = difflib.get_close_matches(name, names, n=1)
    return f"”{name}” är inget val. " + (f"Menade du {near[0]}?" if near else f"Valen är {', '.join(names)}.")


def name_twice_sentence(name: str) -> str:
    """Swedish: a choice made twice."""
    return f"”{name}” står två gånger. Ta bort det ena."


def no_json_sentence(line: int, column: int) -> str:
    """Swedish: where a text stops being a JSON object."""
    return f'Texten är inte JSON från rad {line}, tecken {column}. Skriv den som {{"namn": värde, …}}.'
