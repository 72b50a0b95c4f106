"""What *Utveckling* says: whether it goes the right way, by how much, since when, and beside the city."""

from __future__ import annotations

from collections.abc import Sequence

from app.models.wording.typography import NBSP, listed, number, spelled, with_unit

ERRORS = {
    "trend_moving_scale": (
        "Metoden mäter varje år för sig, så indexet skulle ändras av vad som händer i andra stadsdelar. Välj en "
        "indikator, eller en metod vars gränser ligger fast.",
        "The method measures each year by itself, so the index would change with what happens elsewhere. Choose an "
        "indicator, or a method whose bounds are fixed.",
    ),
}

POINTS = "poäng"
CHANGE_UNITS = {"%": "procentenheter", "‰": "promilleenheter"}
VERDICTS = {-1: "Ja. ", 0: "Det står nästan stilla. ", 1: "Nej. "}
NOT_SAID = "Det säger inte vad förändringen beror på."
HOW_TO_READ = "Ett uppehåll i linjen betyder att uppgift saknas eller att definitionen har ändrats."
FIRST_ROW = "Tabellens översta rad är förändringen."
DOTTED = "Prickad linje: åren bygger inte på samma indikatorer."


def common_indicators(count: int, *, alike: bool) -> str:
    """How many indicators a change is counted on: "13", or "12 båda åren" where the years have others beside."""
    return str(count) if alike else f"{count} båda åren"


def question(unit: str) -> str:
    """The view's title."""
    return f"Går det åt rätt håll i {unit}?"


def steps(amount: float, unit: str) -> str:
    """How far: "1,2 poäng", "0,4 procentenheter"; never with a sign."""
    return with_unit(number(abs(amount), 1), CHANGE_UNITS.get(unit, unit))


def moved(amount: float, unit: str) -> str:
    """ "sjunkit 1,2 poäng" or "stigit 0,4 procentenheter"."""
    return f"{'stigit' if amount > 0 else 'sjunkit'} {steps(amount, unit)}"


def since(first: int, last: int, newest: int) -> str:
    """ "sedan 2012", or "mellan 2010 och 2012" where the stretch is not the latest."""
    return f"sedan{NBSP}{first}" if last == newest else f"mellan {first} och {last}"


def index_moved(subject: str, amount: float, risk: int, when: str, common: int | None) -> str:
    """The verdict on a score. `subject`: "Indexet i Ekliden"; `common`: of how many indicators, where not of all."""
    counted = spelled(common or 0, "indikator", "indikatorer").lower()
    over = f", räknat på de {counted} som finns båda åren" if common is not None else ""
    if risk == 0:
        return f"{VERDICTS[0]}{subject} har knappt ändrats {when}{over}."
    return f"{VERDICTS[risk]}{subject} har {moved(amount, POINTS)} {when}{over}."


def figure_moved(subject: str, end: str, change: str, risk: int, when: str) -> str:
    """The verdict on an indicator. `subject`: "Trångboddhet i Ekliden"; `end`: its last figure; `change`: `moved`."""
    if risk == 0:
        return f"{VERDICTS[0]}{subject} är {end} och har knappt ändrats {when}."
    way = "lägre" if risk < 0 else "högre"
    return f"{VERDICTS[risk]}{subject} har {change} {when}, till {end}, vilket är {way} risk."


def unsure(subject: str, ends: tuple[str, str], years: tuple[int, int], margin: float) -> str:
    """A survey's change that chance alone may have made; `margin` in percentage points."""
    wide = f"±{steps(margin, '%')}"
    if ends[0] == ends[1]:
        return f"{VERDICTS[0]}{subject} var {ends[0]} både {years[0]} och {years[1]}. Felmarginalen är {wide}."
    return (
        f"Det är osäkert. {subject} har gått från {ends[0]} {years[0]} till {ends[1]} {years[1]}, men skillnaden ryms "
        f"inom felmarginalen ({wide})."
    )


def beside(
    unit: str, place: str, own_change: tuple[float, int], change: tuple[float, int], *, near: float, of: str
) -> str:
    """How the city did, `place` as it is said after "i" ("staden"). Changes are (amount, towards risk: -1, 0, 1).

    `near`: a difference that is nothing to speak of; `of`: the amounts' unit.
    """
    (own, own_risk), (other, risk) = own_change, change
    if own_risk == 0 and risk == 0:
        return f"Detsamma gäller i {place}."
    if own_risk == 0:
        fate = "halkar efter utan att ha försämrats" if risk < 0 else "ligger bättre till utan att ha förbättrats"
        return f"I {place} har det {moved(other, of)}, så {unit} {fate}."
    if risk == 0:
        return f"I {place} står det nästan stilla."
    if own_risk != risk:
        return f"I {place} går det åt andra hållet: det har {moved(other, of)}."
    if abs(own - other) < near:
        return f"I {place} är förändringen ungefär lika stor."
    size = "mer" if abs(own) > abs(other) else "mindre"
    return f"Det är {size} än i {place}, där det har {moved(other, of)}."


def measured(subject: str, figures: Sequence[tuple[int, str]]) -> str:
    """Years that stand by themselves. `subject`: "Upplevd trygghet i Norrtorp"; `figures`: (year, with unit)."""
    told = listed([f"{figure} {year}" for year, figure in figures])
    return f"{subject} var {told}. Inga två år följer på varandra, så ingen linje dras."


def within_margin(first: int, last: int, margin: float, change: float) -> str:
    """Whether two surveys differ by more than chance may make; both in percentage points."""
    inside = "ryms inom" if abs(change) <= margin else "är större än"
    return f"Skillnaden mellan {first} och {last} {inside} felmarginalen (±{steps(margin, '%')})."


def only_year(year: int, subject: str | None = None) -> str:
    """There is one year: in the table, or of what `subject` names."""
    if subject is not None:
        return f"{subject} finns bara för {year}, så det går inte att säga åt vilket håll det går."
    return (
        f"Bara ett år är inläst, {year}, så det går inte att säga åt vilket håll det går. "
        "Läs in en tabell med flera år."
    )


def nothing(unit: str, what: str, reason: str) -> str:
    """No year has a value; `what` is "" for the index, else the label; `reason` in words."""
    if not what:
        return f"{unit} har inget index något år: {reason}."
    return f"{unit} har ingen uppgift om {small(what)} något år: {reason}."


def break_words(year: int) -> str:
    """What stands over a break in the chart."""
    return f"ny definition {year}"


def breaks_said(breaks: Sequence[tuple[int, Sequence[str]]]) -> str:
    """Which definitions changed when: (year, labels)."""
    told = listed([f"{listed([small(name) for name in names])} {year}" for year, names in breaks])
    return f"Definitionen ändrades för {told}, så åren före och efter jämförs inte."


def composition_said(names: Sequence[str]) -> str:
    """Which indicators come and go."""
    shown = [small(name) for name in names[:3]]
    if len(names) > len(shown):
        shown.append(f"{len(names) - len(shown)} till")
    told = listed(shown)
    return f"Alla år bygger inte på samma indikatorer: {told} finns bara vissa år."


def scale_said(year: int | None) -> str:
    """What the years are measured against; None for all years taken together or bounds given from outside."""
    against = f"mot gränserna från {year}" if year is not None else "mot samma gränser"
    return f"Alla år mäts {against}, så linjen rör sig bara när stadsdelens egna tal gör det."


def raw_said(label_of_score: str = "Poäng") -> str:
    """What an indicator's line shows."""
    return f"Linjen visar råvärdet så som det lästes in. {label_of_score} i tabellen är samma tal på indexets skala."


def small(name: str) -> str:
    """A label inside a sentence; what is written in capitals keeps them."""
    return name[:1].lower() + name[1:] if name[1:2].islower() else name
