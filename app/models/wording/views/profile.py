"""What *Profil* says: where a neighbourhood is weak and where it is strong, as plainly the one as the other.

Every place is given as it was computed; "sämst" is the highest risk and "bäst" the lowest, whatever the indicator's
direction.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from app.models.wording.analysis import REASON_WORDS
from app.models.wording.typography import NBSP, listed, number, percent, plural

_ORDINALS = ("", "", "näst ", "tredje ", "fjärde ", "femte ", "sjätte ", "sjunde ", "åttonde ", "nionde ", "tionde ")
_PARTS = {"0.1": "tiondel", "0.2": "femtedel", "0.25": "fjärdedel", "0.5": "hälft"}
ALIKE = "lika i alla"
SHORT_REASONS = {"sekretess": "sekretess", "ej_levererad": "saknas"}
"""Reasons as they stand in a narrow column; the others are short enough."""
STANDINGS = {"weak": "svag", "strong": "stark"}


@dataclass(frozen=True)
class Placed:
    """An indicator and a place: 1 is the worst of `of`, `from_best` 1 the best."""

    label: str
    place: int
    from_best: int
    of: int


@dataclass(frozen=True)
class Side:
    """What is weak, or strong: those that may be named, most telling first, and how many there are in all."""

    named: Sequence[Placed]
    count: int


def question(unit: str) -> str:
    """The question of the view."""
    return f"Vilka är styrkorna och svagheterna i {unit}?"


def chart_title(unit: str) -> str:
    """The title of the chart."""
    return f"{unit}, indikator för indikator"


def place_cell(place: int, of: int, standing: str) -> str:
    """The place as a narrow column has it: "1 av 40, svag"."""
    words = f"{place} av{NBSP}{of}"
    return f"{words}, {STANDINGS[standing]}" if standing in STANDINGS else words


def worst_words(place: int) -> str:
    """ "sämst", "näst sämst", "tredje sämst" … "14:e sämst"."""
    return f"{_ordinal(place)}sämst"


def best_words(place: int) -> str:
    """ "bäst", "näst bäst" … "14:e bäst"."""
    return f"{_ordinal(place)}bäst"


def _ordinal(place: int) -> str:
    if place < len(_ORDINALS):
        return _ORDINALS[place]
    return f"{place}:{'a' if place % 10 in (1, 2) and place % 100 not in (11, 12) else 'e'} "


def place_words(found: Placed) -> str:
    """The place counted from the nearer end: "näst sämst av 40", "femte bäst av 40"."""
    words = worst_words(found.place) if found.place <= found.from_best else best_words(found.from_best)
    return f"{words} av {found.of}"


def part_words(share: float) -> str:
    """ "fjärdedel", "femtedel" or "15 %": how large a part counts as worst and as best."""
    return _PARTS.get(f"{share:g}", percent(f"{share * 100:.4g}"))


def answer(unit: str, weak: Side, strong: Side, better: Sequence[str], *, known: int, share: float, units: str) -> str:
    """The sentence of the view, of `known` indicators with a figure.

    `better`: what is better than in the whole city, at most two, said where nothing is strong; `share`: how large a
    part of the neighbourhoods counts as worst and as best; `units`: "stadsdelar" or "stadsdelsområden".
    """
    part = part_words(share)
    names = listed([in_sentence(label) for label in better])
    bright = f" Bättre än i hela staden ser det ut för {names}." if names else ""
    if not weak.count and not strong.count:
        return f"Ingen indikator i {unit} hör till stadens sämsta eller bästa {part}.{bright}"
    if not weak.count:
        return f"{unit} är {_side('stark', strong, known, units)}. Ingen indikator hör till stadens sämsta {part}."
    opening = f"{unit} är {_side('svag', weak, known, units)}"
    if strong.count:
        return f"{opening}, och {_side('stark', strong, known, '')}."
    return f"{opening}.{bright or f' Ingen indikator hör till stadens bästa {part}.'}"


def _side(word: str, side: Side, known: int, units: str) -> str:
    """ "svag i 11 av 13 indikatorer, mest i trångboddhet (sämst av 40 stadsdelar) och ohälsotal (näst sämst)"."""
    count = f"{side.count} av {plural(known, 'indikator', 'indikatorer')}, mest i "
    opening = f"{word} i {count if side.count > len(side.named) else ''}"
    said = [(in_sentence(found.label), _place(word, found)) for found in side.named]
    whole = f" av {side.named[0].of}{NBSP}{units}" if units else ""
    if len(said) > 1 and len({(found.of, place) for found, (_, place) in zip(side.named, said, strict=True)}) == 1:
        both = "båda" if len(said) == 2 else "alla"
        return f"{opening}{listed([label for label, _ in said])} ({both} {said[0][1]}{whole})"
    return opening + listed([f"{label} ({place}{'' if at else whole})" for at, (label, place) in enumerate(said)])


def _place(word: str, found: Placed) -> str:
    return worst_words(found.place) if word == "svag" else best_words(found.from_best)


def in_sentence(label: str) -> str:
    """A label inside a sentence, where a comma would look like the next in a list: "disponibel inkomst (median)"."""
    named, comma, more = label.partition(", ")
    label = f"{named} ({more})" if comma else label
    return label[:1].lower() + label[1:] if label[1:2].islower() else label


def nothing_known(unit: str) -> str:
    """Where the table has no figure of the neighbourhood at all."""
    return f"Tabellen har ingen uppgift om {unit}."


HOW_TO_READ = (
    "Varje rad går från den som har det bäst i staden, till vänster, till den som har det sämst, oavsett om ett högt "
    "eller lågt tal är bra. Ju längre till höger pricken står, desto större risk. I rutan på linjen ligger hälften av "
    "alla. Plats 1 har högst risk."
)


def caveat(missing: Sequence[str], is_small: bool) -> str:
    """What the places do not say, and what they rest on."""
    parts = ["Platserna säger inte hur långt det är mellan dem, och inte varför."]
    if is_small:
        parts.append("Få bor här: enstaka händelser kan flytta siffrorna mycket, och inget index räknas.")
    if 0 < len(missing) < 4:
        parts.append(f"Uppgift saknas: {listed([missing[0], *map(in_sentence, missing[1:])])}.")
    elif missing:
        parts.append(f"Uppgift saknas för {plural(len(missing), 'indikator', 'indikatorer')}.")
    return " ".join(parts)


def better_words(direction: int) -> str:
    """Which way is better, for an indicator where `direction` 1 means that a high figure is high risk."""
    return "lägre är bättre" if direction > 0 else "högre är bättre"


def mean_words(name: str, units: int, is_weighted: bool) -> str:
    """A mean by name: "Exempelnämnden (medel av 8 stadsdelar, vägt med folkmängden)"."""
    how = "vägt med folkmängden" if is_weighted else "ovägt: folkmängd saknas"
    return f"{name} (medel av {plural(units, 'stadsdel', 'stadsdelar')}, {how})"


def sample_words(count: float) -> str:
    """How many a figure is about: "n = 812"."""
    return f"n{NBSP}={NBSP}{number(count, 0)}"


def short_reason(reason: str) -> str:
    """Why there is no figure, as a narrow column has it."""
    return SHORT_REASONS.get(reason, REASON_WORDS[reason][0])


def figure_words(figure: str, unit: str, year: int | None, placed: str, standing: str) -> str:
    """ "38,0 % i Ekliden 2014, sämst av 40, svag"."""
    parts = [f"{figure} i {unit} {year}", placed, STANDINGS.get(standing, "")]
    return ", ".join(part for part in parts if part)


def missing_words(unit: str, year: int | None, reason: str) -> str:
    """ "ingen uppgift om Ekliden 2014 (bortfall)", or that nobody has one."""
    if year is None:
        return f"ingen uppgift om någon ({reason})"
    return f"ingen uppgift om {unit} {year} ({reason})"


def target_words(figure: str, year: int) -> str:
    """ "Målet är 9,7 % år 2018"."""
    return f"Målet är {figure} år{NBSP}{year}"


def sentences(parts: Sequence[str]) -> str:
    """The parts as sentences after each other, those that are empty left out."""
    return ". ".join(f"{part[:1].upper()}{part[1:]}" for part in parts if part) + "."
