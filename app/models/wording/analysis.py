"""What is said about the social index: what a result means, and what it does not mean.

Knows plain values only (names, ranks, points). Refuses to compute: every number it says was given to it. The index is
an interval scale, so nothing here says "twice as high".
"""

from __future__ import annotations

import math
from collections.abc import Sequence

from app.models.wording.typography import NBSP, number

Sentence = tuple[str, str]

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
        "Metoden går inte att använda. {reason}",
        "The method cannot be used. {reason}",
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
    "too_many_to_rank": (
        "Tabellen har {count} stadsdelar med index. Osäkerheten kan prövas för högst {most}: välj ut dem det gäller.",
        "The table has {count} neighbourhoods with an index. Uncertainty can be tested for at most {most}: choose "
        "those that matter.",
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
    "Pricken är indexet. Strecket är där det hamnar i nio av tio beräkningar, när metod och vikter prövas. Går två "
    "streck om varandra kan ordningen mellan dem vara osäker."
)
HOW_TO_READ_GAP = (
    "Börja vid jämförelsens index överst. Varje stapel flyttar dig åt höger om indikatorn höjer risken, åt vänster om "
    "den sänker den. Staplarna går jämnt upp; talen är avrundade var för sig."
)


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
        return "och platsen håller när metoden prövas"
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


def shown_instead_sentence(wanted: str, reason: str, shown: str) -> str:
    """Why the neighbourhood that was asked for is not shown, and which one is."""
    return f"{no_standing_sentence(wanted, reason)} Här visas {shown}."


def gap_sentence(
    unit: str, top_contributions: Sequence[tuple[str, float]], gap: float, reference: str = "staden"
) -> str:
    """What makes up the distance to the reference.

    `top_contributions`: (label, points), at most three, in the direction of the gap and largest first; `gap` in points.
    All as they are written beside it, so that who adds and subtracts what stands there gets what is said here;
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


def source_sentence(source: str, year: int, fingerprint: str, method: str = "") -> str:
    """Where a number comes from, with the first eight digits of the fingerprint in two groups.

    `method` is said where another than the usual one is in force.
    """
    digits = f"{fingerprint[:4]}{NBSP}{fingerprint[4:8]}"
    said = f" {method}" if method else ""
    return f"{source}, årgång{NBSP}{year}. Egen beräkning – inte Swecos index.{said} Fingeravtryck{NBSP}{digits}."
