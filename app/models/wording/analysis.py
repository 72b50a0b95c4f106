"""What is said about the social index: what is wrong with a table, what a result means, and what it does not mean.

Knows plain values only (names, ranks, points). Refuses to compute: every number it says was given to it. The index is
an interval scale, so nothing here says "twice as high".
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Protocol

from app.models.wording.typography import NBSP, number

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


ERRORS: dict[str, Sentence] = {
    "index_refused": (
        "Indexet kan inte räknas ut. {first} (Antal fel: {count}.)",
        "The index cannot be computed. {first} (Number of errors: {count}.)",
    ),
    "index_file": (
        "Filen {file}{where} kan inte användas. {reason}",
        "The file {file}{where} cannot be used. {reason}",
    ),
    "index_file_unreadable": (
        "Filen {file} gick inte att läsa: {reason}. Kontrollera att den finns, är sparad som UTF-8 och inte är öppen.",
        "The file {file} could not be read: {reason}. See that it exists, is saved as UTF-8 and is not open elsewhere.",
    ),
    "index_file_unwritable": (
        "Filen {file} gick inte att skriva: {reason}. Välj en annan plats eller frigör utrymme.",
        "The file {file} could not be written: {reason}. Choose another place or free some space.",
    ),
    "bad_method": (
        "Metoden går inte att använda: {reason}. Rätta valet och försök igen.",
        "The method cannot be used: {reason}. Correct the choice and try again.",
    ),
    "no_index": (
        "{unit} har inget index för {year}, så det finns inget avstånd att förklara. Se skälet i tabellen.",
        "{unit} has no index for {year}, so there is no gap to explain. See the reason in the table.",
    ),
    "no_reference": (
        "Det finns inget att jämföra med för {year}: tabellen har ingen rad för hela staden med index, och ingen "
        "folkmängd att väga med. Läs in någon av dem.",
        "There is nothing to compare with for {year}: no row with an index for the whole city, and no population to "
        "weight by. Import one of them.",
    ),
    "no_mean_index": (
        "De stadsdelar som jämförelsen är medelvärdet av har för få uppgifter för ett index {year}. Välj en annan "
        "jämförelse.",
        "The neighbourhoods that the comparison is the mean of have too few figures for an index in {year}. Choose "
        "another comparison.",
    ),
    "no_year": (
        "Tabellen har inga värden för {year}. Välj ett år som finns i tabellen.",
        "The table has no values for {year}. Choose a year that is in the table.",
    ),
    "no_index_year": (
        "Ingen stadsdel har index för {year}, så det finns ingen ordning att pröva. Välj ett annat år.",
        "No neighbourhood has an index for {year}, so there is no order to test. Choose another year.",
    ),
}

PROBLEMS: dict[str, Sentence] = {
    "framework_column": ("Ramverket saknar kolumnen {detail}.", "The framework lacks the column {detail}."),
    "node_without_key": ("En rad i ramverket saknar nyckel.", "A row of the framework has no key."),
    "node_twice": (
        "Nyckeln {indicator} står två gånger i ramverket.",
        "The key {indicator} is in the framework twice.",
    ),
    "one_root": (
        "Ramverket ska ha precis en rad utan överordnad nyckel, men har: {detail}.",
        "The framework must have exactly one row without a parent, but has: {detail}.",
    ),
    "unknown_parent": (
        "{indicator} hör till {detail}, som inte finns i ramverket.",
        "{indicator} belongs to {detail}, which is not in the framework.",
    ),
    "circle": ("{indicator} är överordnad sig själv.", "{indicator} is its own ancestor."),
    "no_indicators": ("Ramverket har inga indikatorer.", "The framework has no indicators."),
    "bad_weight": (
        "Vikten för {indicator} saknas, är negativ eller är inte ett tal.",
        "The weight of {indicator} is missing, negative or not a number.",
    ),
    "no_weight": ("Allt under {indicator} har vikten noll.", "Everything under {indicator} has the weight zero."),
    "bad_direction": (
        "Riktningen för {indicator} saknas: skriv 1 när ett högt värde betyder hög risk, −1 när det betyder låg.",
        "The direction of {indicator} is missing: 1 when a high value means high risk, −1 when it means low.",
    ),
    "bad_goalposts": (
        "Undre och övre gräns för {indicator} är inte två tal i stigande ordning, eller målvärdet är inte ett tal.",
        "Low and high for {indicator} are not two numbers in rising order, or the target is not a number.",
    ),
    "bad_method": ("Valet {detail} går inte att använda.", "The choice {detail} cannot be used."),
    "values_column": ("Tabellen saknar kolumnen {detail}.", "The table lacks the column {detail}."),
    "values_empty": ("Tabellen har inga rader.", "The table has no rows."),
    "bad_year": ("”{detail}” är inte ett årtal.", "“{detail}” is not a year."),
    "unit_without_name": ("En rad saknar stadsdel.", "A row has no neighbourhood."),
    "unknown_unit": (
        "{unit} finns inte i folkmängdstabellen. Rätta namnet eller lägg till folkmängden.",
        "{unit} is not in the population table. Correct the name or add its population.",
    ),
    "unknown_indicator": (
        "Indikatorn ”{indicator}” finns inte i ramverket.",
        "The indicator “{indicator}” is not in the framework.",
    ),
    "value_twice": (
        "{indicator} för {unit} {year} har mer än ett värde. Ta bort alla utom ett.",
        "{indicator} for {unit} {year} has more than one value. Remove all but one.",
    ),
    "not_a_number": ("”{detail}” är inte ett tal.", "“{detail}” is not a number."),
    "infinite": ("”{detail}” är inte ett ändligt tal.", "“{detail}” is not a finite number."),
    "unknown_status": (
        "”{detail}” är inget känt skäl. Välj bland ok, bortfall, ej_tillampligt, sekretess och ej_levererad.",
        "“{detail}” is not a known reason. Choose ok, bortfall, ej_tillampligt, sekretess or ej_levererad.",
    ),
    "value_withheld": (
        "Värden som är märkta som saknade har ett tal i tabellen. Talet används inte.",
        "Values marked as missing carry a number in the table. The number is not used.",
    ),
    "population_column": (
        "Folkmängdstabellen saknar kolumnen {detail}.",
        "The population table lacks the column {detail}.",
    ),
    "bad_population": (
        "Folkmängden är inte ett tal från noll och uppåt, eller året är inte ett årtal.",
        "The population is not a number from zero up, or the year is not a year.",
    ),
    "population_twice": (
        "{unit} har två folkmängder för {year}.",
        "{unit} has two population figures for {year}.",
    ),
    "population_other_year": (
        "Folkmängden för {year} saknas för någon stadsdel. Närmaste tidigare år används, annars närmaste senare.",
        "The population of {year} is missing for some neighbourhood. The nearest earlier year is used, else the next.",
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
    "goalposts_missing": (
        "{indicator} saknar undre eller övre gräns i ramverket.",
        "{indicator} has no low or high in the framework.",
    ),
    "target_missing": ("{indicator} saknar målvärde i ramverket.", "{indicator} has no target in the framework."),
    "target_behind": (
        "Målvärdet {detail} för {indicator} ligger inte framför det lägsta värdet i indexets riktning.",
        "The target {detail} of {indicator} does not lie ahead of the lowest value in the direction of the index.",
    ),
    "reference_unknown": (
        "Jämförelseenheten {unit} finns inte i tabellen.",
        "The reference unit {unit} is not in the table.",
    ),
    "reference_missing": (
        "Jämförelseenheten {unit} saknar värde för {indicator}.",
        "The reference unit {unit} has no value for {indicator}.",
    ),
    "reference_at_worst": (
        "Jämförelseenheten ligger på det lägsta värdet för {indicator}, så avståndet går inte att räkna ut.",
        "The reference unit has the lowest value of {indicator}, so no distance can be computed.",
    ),
    "below_logarithm": (
        "{indicator} har ett senare värde så lågt att logaritmen inte finns. Välj en annan behandling av extremvärden.",
        "{indicator} has a later value so low that its logarithm does not exist. Choose another outlier treatment.",
    ),
    "not_positive": (
        "Geometriskt medelvärde går inte för {indicator}: {unit} {year} är noll eller mindre (antal: {detail}).",
        "A geometric mean is impossible for {indicator}: {unit} {year} is zero or less (number: {detail}).",
    ),
    "zero_in_harmonic": (
        "Harmoniskt medelvärde går inte för {indicator}: {unit} {year} är noll (antal: {detail}).",
        "A harmonic mean is impossible for {indicator}: {unit} {year} is zero (number: {detail}).",
    ),
    "negative_in_harmonic": (
        "Harmoniskt medelvärde av negativa tal saknar mening: {indicator}, {unit} {year} (antal: {detail}).",
        "A harmonic mean of negative numbers means nothing: {indicator}, {unit} {year} (number: {detail}).",
    ),
    "too_few_units": (
        "Bara {detail} stadsdelar har alla områden för {year}. Det är för få för ett index; profilerna visas ändå.",
        "Only {detail} neighbourhoods have all domains for {year}. Too few for an index; the profiles are still shown.",
    ),
}

REASON_WORDS: dict[str, Sentence] = {
    "ok": ("uppgift finns", "known"),
    "bortfall": ("bortfall", "non-response"),
    "ej_tillampligt": ("ej tillämpligt", "not applicable"),
    "sekretess": ("skyddas av sekretess", "protected by secrecy"),
    "ej_levererad": ("uppgift saknas", "not delivered"),
    "too_little_weight": ("för få indikatorer", "too few indicators"),
    "domain_missing": ("område saknas", "domain missing"),
    "small_population": ("för få invånare", "too few inhabitants"),
    "too_few_units": ("för få stadsdelar", "too few neighbourhoods"),
    "no_city_position": ("ingen plats i ordningen", "no place in the order"),
}

_ORDINALS = ("", "", "näst", "tredje", "fjärde", "femte", "sjätte", "sjunde", "åttonde", "nionde", "tionde")
_COUNTS = ("noll", "en", "två", "tre", "fyra", "fem", "sex", "sju", "åtta", "nio", "tio", "elva", "tolv")
NOT_SAID_STANDING = "Det säger inte varför, och inte att risken är dubbelt så stor som någon annanstans."
HOW_TO_READ_STANDING = (
    "Pricken är indexet, strecket där det rimligen ligger. Går två streck om varandra är ordningen mellan dem osäker."
)
HOW_TO_READ_GAP = (
    "Börja vid jämförelsens index överst. Varje stapel flyttar dig åt höger om indikatorn höjer risken, åt vänster om "
    "den sänker den."
)


def problem_sentence(problem: ProblemLike, language: int = 0, first_row: int | None = None) -> str:
    """The sentence for a problem; `language` 0 is Swedish, 1 English.

    `first_row` is the number that row 0 of the table has in its file; with it the sentence names the rows.
    """
    year_text = "" if problem.year is None else f"{NBSP}{problem.year}"
    sentence = PROBLEMS[problem.code][language].format(
        unit=problem.unit or "–",
        year="–" if problem.year is None else problem.year,
        indicator=problem.indicator or "–",
        detail=problem.detail or "–",
        year_text=f" {problem.year}" if year_text else "",
    )
    if first_row is None or not problem.rows:
        return sentence
    shown = ", ".join(str(row + first_row) for row in problem.rows[:5]) + (" …" if len(problem.rows) > 5 else "")
    return f"{('Rad', 'Row')[language]} {shown}: {sentence}"


def place_words(rank: int, of: int) -> str:
    """ "högst", "näst högst", "tredje högst", "lägst" …: from the nearest end of the order, in digits after ten."""
    end, place = ("lägst", of - rank + 1) if rank > (of + 1) / 2 else ("högst", rank)
    if place == 1:
        return end
    word = _ORDINALS[place] if place < len(_ORDINALS) else f"{place}:e"
    return f"{word} {end}"


def standing_sentence(unit: str, rank: int, of: int, low: float | None = None, high: float | None = None) -> str:
    """Where a neighbourhood stands, and how surely. `low`, `high`: the interval of its rank, rounded outwards."""
    opening = f"{unit} har {place_words(rank, of)} social risk av stadens {of} stadsdelar med index"
    if low is None or high is None:
        return f"{opening}."
    return f"{opening}, {_surely(rank, of, math.floor(low), math.ceil(high))}."


def _surely(rank: int, of: int, low: int, high: int) -> str:
    if low == high == rank:
        return "och platsen är säker"
    if high <= max(5, of // 4):
        return f"säkert bland de {_count(high)} högsta"
    if of - low + 1 <= max(5, of // 4):
        return f"säkert bland de {_count(of - low + 1)} lägsta"
    return f"men platsen är osäker: någonstans mellan {low} och {high}"


def _count(value: int) -> str:
    return _COUNTS[value] if value < len(_COUNTS) else str(value)


def no_standing_sentence(unit: str, reason: str) -> str:
    """Why a neighbourhood has no place; `reason` is one of `REASON_WORDS`."""
    return f"{unit} har inget index: {REASON_WORDS[reason][0]}."


def gap_sentence(
    unit: str, top_contributions: Sequence[tuple[str, float]], gap: float, reference: str = "staden"
) -> str:
    """What makes up the distance to the reference.

    `top_contributions`: (label, points), at most three, in the direction of the gap and largest first; `gap` in points;
    `reference` as it is said after "till" ("staden", "Ekliden", "stadsdelarnas medelvärde").
    """
    points = number(abs(gap), 1)
    if abs(gap) < 0.05:
        return f"{unit} ligger på samma nivå som {reference}, men delarna kan skilja sig åt."
    if not top_contributions:
        side = "över" if gap > 0 else "under"
        return f"{unit} ligger {points} poäng {side} {reference}, och ingen enskild indikator står för det."
    part = math.fsum(value for _, value in top_contributions)
    names = _joined([label for label, _ in top_contributions])
    opening = f"{names[:1].upper()}{names[1:]}"
    if abs(part) > abs(gap):
        return (
            f"{opening} drar åt samma håll som avståndet till {reference}, {number(abs(part), 1)} poäng; "
            f"annat drar emot, så att avståndet blir {points} poäng."
        )
    said = _part_words(part / gap)
    return f"{opening} står för {said} av avståndet till {reference}, {number(abs(part), 1)} av {points} poäng."


def _part_words(part: float) -> str:
    """A share in plain words, with "knappt" (just under), "drygt" (just over) when it is not quite that."""
    for share, word in ((0.25, "en fjärdedel"), (1 / 3, "en tredjedel"), (0.5, "hälften"), (2 / 3, "två tredjedelar")):
        if abs(part - share) < 0.005:
            return word
        if abs(part - share) < 0.04:
            return f"{'drygt' if part > share else 'knappt'} {word}"
    if part > 0.995:
        return "hela"
    return f"{number(part * 100, 0)}{NBSP}%"


def _joined(names: Sequence[str]) -> str:
    lowered = [names[0], *(name[:1].lower() + name[1:] if name[1:2].islower() else name for name in names[1:])]
    return lowered[0] if len(lowered) == 1 else f"{', '.join(lowered[:-1])} och {lowered[-1]}"


def gap_limits_sentence(missing: Sequence[str] = ()) -> str:
    """What a waterfall does not say, and which indicators are missing (`missing`: their labels)."""
    opening = "Det säger inte vad som orsakar dem."
    if not missing:
        return opening
    return f"{opening} {_joined(missing)} saknas och visas för sig."


def source_sentence(source: str, year: int, fingerprint: str) -> str:
    """Where a number comes from, with the first eight digits of the fingerprint in two groups."""
    digits = f"{fingerprint[:4]}{NBSP}{fingerprint[4:8]}"
    return f"{source}, årgång{NBSP}{year}. Egen beräkning – inte Swecos index. Fingeravtryck{NBSP}{digits}."
