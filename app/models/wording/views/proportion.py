"""What *Proportionalitet* says: two shares beside each other, and what they leave out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from app.models.wording import typography
from app.models.wording.analysis import REASON_WORDS

ERRORS = {
    "proportion_nothing": (
        "Planen har ännu inga kostnader som programmets medel ska betala, så det finns inga pengar att jämföra. Lägg "
        "kostnadsrader på en aktivitet i Ansökningar.",
        "The plan has no costs yet for the programme's funds to pay, so there is no money to compare. Add cost rows to "
        "an activity under Applications.",
    ),
    "proportion_no_population": (
        "Ingen folkmängd är inläst, så det går inte att säga hur många som bor där risken är hög. Läs in en tabell med "
        "folkmängd per stadsdel.",
        "No population has been read, so it cannot be said how many live where risk is high. Read in a table with the "
        "population of each neighbourhood.",
    ),
    "proportion_no_index": (
        "Inget index kan räknas av den här tabellen, så ingen stadsdel kan sägas ligga över en gräns.",
        "No index can be computed from this table, so it cannot be said which neighbourhoods lie over a threshold.",
    ),
    "proportion_whole_boards": (
        "Tabellen gäller hela stadsdelsområden, så det går inte att jämföra stadsdelar. Läs in en tabell per stadsdel.",
        "The table is about whole districts, so neighbourhoods cannot be compared. Read in a table by neighbourhood.",
    ),
}

QUESTION = "Går pengarna dit riskerna är störst?"
MONEY, PEOPLE = "Del av pengarna", "Del av invånarna över gränsen"
DIFFERENCE = "skillnad"
UNTIED = "Utan stadsdel"
UNTIED_REASON = "hör inte till någon stadsdel"
ALL = "Tillsammans"
NOT_SAID = (
    "Behov är mer än antal invånare: det säger inte hur stort behovet är, vad en insats kostar eller om den hjälper."
)
HOW_TO_READ = (
    "Den fyllda stapeln är stadsdelens del av programmets pengar i planen, den ofyllda dess del av dem som bor där "
    "index ligger på eller över gränsen. Skillnaden är i procentenheter. Delarna är avrundade var för sig."
)


@dataclass(frozen=True, slots=True)
class Part:
    """One neighbourhood's two shares, in per cent."""

    unit: str
    money: float
    people: float

    @property
    def difference(self) -> float:
        """Percentage points."""
        return self.money - self.people


def reason(code: str) -> str:
    """Why a neighbourhood's people cannot be counted."""
    own = {"unknown_place": "finns inte i tabellen", "no_population": "folkmängd saknas"}
    return own.get(code) or REASON_WORDS[code][0]


def threshold_words(value: float, is_city: bool) -> str:
    """ "stadens index 41,3", "index 60"."""
    if is_city:
        return f"stadens index {typography.number(value, 1)}"
    return f"index {typography.number(value, 0 if value == round(value) else 1)}"


def answer(parts: Sequence[Part], threshold: str, untied: float) -> str:
    """The neighbourhood that has most more of the money than of the people, and the one that has most less.

    `untied`: the share of the money that belongs to no neighbourhood.
    """
    loose = f" {_percent(untied)} av pengarna hör inte till någon stadsdel." if untied >= 0.05 else ""
    if not parts:
        nobody = f"Ingen av stadsdelarna ligger på eller över gränsen, {threshold}"
        return f"{nobody}, så det finns ingen del att jämföra med.{loose}"
    more = max(parts, key=lambda part: part.difference)
    less = min(parts, key=lambda part: part.difference)
    if more.difference < 0.5 and less.difference > -0.5:
        return f"Pengarna är delade som invånarna över gränsen, {threshold}, på en procentenhet när.{loose}"
    first = _beside(more, " av pengarna", f" av invånarna över gränsen, {threshold}")
    if more is less or less.difference > -0.5:
        return f"{first}.{loose}"
    return f"{first}; {_beside(less)}.{loose}"


def _beside(part: Part, of_money: str = "", of_people: str = "") -> str:
    money = f"{part.unit} får {_percent(part.money)}{of_money}"
    if part.people == 0:
        return f"{money} och ligger under gränsen{of_people.removeprefix(' av invånarna över gränsen')}"
    return f"{money} och har {_percent(part.people)}{of_people}"


def _percent(share: float) -> str:
    return typography.percent(share, 0 if share >= 9.5 or share == 0 else 1)


def split_sentence(by_people: int, equally: int) -> str:
    """How the money of activities in several neighbourhoods was divided; the counts are activities."""
    parts = []
    if by_people:
        parts.append(
            f"{typography.spelled(by_people, 'aktivitet', 'aktiviteter')} i flera stadsdelar är delade efter folkmängd."
        )
    if equally:
        parts.append(
            f"{typography.spelled(equally, 'aktivitet', 'aktiviteter')} är delade lika, eftersom folkmängd saknas."
        )
    return " ".join(parts)


def without_index(units: Sequence[tuple[str, str]]) -> str:
    """Which neighbourhoods are not counted, each with its reason."""
    told = typography.listed([f"{unit} ({why})" for unit, why in units])
    return f"Räknas inte bland invånarna: {told}." if units else ""


def money_counted(total: int, applied: int) -> str:
    """Which money is shared out, in kronor: all the plan would have the programme pay, and how much is applied for.

    *Översikt* shows what is applied for, so the two sums are told beside each other where they differ.
    """
    said = f"Pengar: {typography.mnkr(total, 2)}, allt i planen som programmets medel ska betala"
    if applied == total:
        return f"{said}."
    return f"{said}. {typography.mnkr(applied, 2)} av det söks i en ansökan, som Översikt räknar."


def of_the_city(share: float) -> str:
    """How much of the city's people over the threshold live in what is compared."""
    return f"{_percent(share)} av stadens invånare över gränsen bor här"


def row_words(name: str, index: float | None, money: str, people: str) -> str:
    """A row of the chart, whole. `people`: "4 829 invånare över gränsen, 22,2 % av dem", or why it cannot be said."""
    stands = "utan index" if index is None else f"index {typography.number(index, 1)}"
    return f"{name}, {stands}: {money}; {people}"
