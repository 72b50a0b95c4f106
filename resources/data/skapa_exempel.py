"""Makes the example index for the made-up city: Exempeldata, the same bytes every time, no random source.

It knows the 40 made-up neighbourhoods of `../map/exempel_stadsdelar.geojson` and nothing of real places. The
figures follow a smooth field over the made-up map plus a small share drawn from a hash of the names, so that
neighbours resemble each other. Run it to write `exempel_index.csv`, `exempel_ramverk.csv`, `exempel_befolkning.csv`.
"""

from __future__ import annotations

import csv
import json
import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

HERE = Path(__file__).resolve().parent
YEARS = range(2010, 2015)
ELECTION_YEARS = (2010, 2014)
SAFETY_YEARS = (2008, 2011, 2014)
"""The years of the safety survey, which is older than the rest of the table and asks every third year."""
NOTE = "Exempeldata"
CITY = "Hela staden"
BOARD = "Exempelnämnden"
SMALL = "Lillmossen"
MISSING = ""


@dataclass(frozen=True)
class Indicator:
    """One made-up indicator. `low` and `high` are its values at the least and the most risk."""

    key: str
    label: str
    domain: str
    direction: int
    unit: str
    low: float
    high: float
    drift: float
    survey: bool = False
    years: tuple[int, ...] = ()
    """The years it is measured, where not every one of the table's."""
    redefined: int = 0
    """The first year of the definition that holds today, where it has not always been the same."""


DOMAINS = {
    "sociala_riskfaktorer": "Sociala riskfaktorer",
    "halsa": "Hälsa",
    "sakerhet_trygghet": "Säkerhet & trygghet",
    "forsorjning": "Försörjning",
}
INDICATORS = (
    Indicator("trangboddhet", "Trångboddhet", "sociala_riskfaktorer", 1, "%", 6.0, 41.0, 0.4),
    Indicator("behoriga_gymnasiet", "Behöriga till gymnasiet", "sociala_riskfaktorer", -1, "%", 97.0, 71.0, -0.3),
    Indicator("valdeltagande", "Valdeltagande", "sociala_riskfaktorer", -1, "%", 89.0, 55.0, 0.3,
              years=ELECTION_YEARS),
    Indicator("unga_utan_arbete_studier", "Unga som varken arbetar eller studerar", "sociala_riskfaktorer", 1, "%",
              3.2, 18.5, -0.1),
    Indicator("ohalsotal", "Ohälsotal", "halsa", 1, "dagar", 12.0, 37.0, -0.6),
    Indicator("sjalvskattad_halsa", "Självskattad hälsa", "halsa", -1, "%", 81.0, 58.0, 0.2, survey=True),
    Indicator("psykisk_ohalsa_unga", "Psykisk ohälsa bland unga", "halsa", 1, "%", 11.0, 27.0, 0.5, survey=True),
    Indicator("anmalda_valdsbrott", "Anmälda våldsbrott", "sakerhet_trygghet", 1, "‰", 3.5, 24.0, -0.2),
    Indicator("upplevd_trygghet", "Upplevd trygghet", "sakerhet_trygghet", -1, "%", 94.0, 61.0, 0.3, survey=True,
              years=SAFETY_YEARS),
    Indicator("skadegorelse", "Anmäld skadegörelse", "sakerhet_trygghet", 1, "‰", 6.0, 38.0, -0.8,
              redefined=2012),
    Indicator("arbetsloshet_20_24", "Arbetslöshet 20–24 år", "forsorjning", 1, "%", 2.1, 20.0, 0.2),
    Indicator("langvarigt_bistand", "Långvarigt ekonomiskt bistånd", "forsorjning", 1, "%", 0.3, 11.5, -0.1),
    Indicator("barn_i_ekonomisk_utsatthet", "Barn i ekonomisk utsatthet", "forsorjning", 1, "%", 2.4, 36.0, -0.2),
    Indicator("disponibel_inkomst", "Disponibel inkomst, median", "forsorjning", -1, "tkr", 352.0, 168.0, 4.1),
)  # fmt: skip

TABLE_YEARS = tuple(sorted({*YEARS, *(year for each in INDICATORS for year in each.years)}))

STORY = {
    "arbetsloshet_20_24": 19.4,
    "langvarigt_bistand": 11.2,
    "trangboddhet": 38.0,
    "behoriga_gymnasiet": 74.3,
    "valdeltagande": 56.9,
    "ohalsotal": 34.1,
    "sjalvskattad_halsa": 71.0,
    "anmalda_valdsbrott": 8.1,
}
"""Ekliden in 2014, the neighbourhood the guide tells about."""

OLD_SHARE = 0.8
"""How much of what is counted today the definition before a change counted."""

WITHHELD = ("langvarigt_bistand", "arbetsloshet_20_24", "anmalda_valdsbrott", "unga_utan_arbete_studier")
STATED = {
    ("Ekliden", 2014, "upplevd_trygghet"): "bortfall",
    ("Åkerby", 2010, "skadegorelse"): "ej_levererad",
    ("Vallmon", 2012, "psykisk_ohalsa_unga"): "bortfall",
    ("Hasselvik", 2013, "sjalvskattad_halsa"): "bortfall",
    ("Smedvik", 2011, "upplevd_trygghet"): "bortfall",
    ("Dalby-Näs", 2014, "langvarigt_bistand"): "sekretess",
}


@dataclass(frozen=True)
class Place:
    """A made-up neighbourhood with its place on the made-up map."""

    name: str
    board: str
    lon: float
    lat: float


def chance(*parts: object) -> float:
    """A number from −1 to 1 that is always the same for the same words."""
    digest = sha256("|".join(map(str, parts)).encode()).digest()
    return int.from_bytes(digest[:6], "big") / (2**47) - 1


def places() -> list[Place]:
    """The neighbourhoods in the order of their names."""
    features = json.loads((HERE.parent / "map" / "exempel_stadsdelar.geojson").read_text("utf-8"))["features"]
    found = [
        Place(p["stadsdel"], p["stadsdelsnamnd"], p["etikett_lon"], p["etikett_lat"])
        for p in (feature["properties"] for feature in features)
    ]
    return sorted(found, key=lambda place: place.name)


def risk(place: Place, domain: str) -> float:
    """0–1: the made-up risk of a place in a domain, high in the north-west and in one pocket in the east."""
    west = math.exp(-(((place.lon - 14.925) / 0.055) ** 2 + ((place.lat - 60.03) / 0.04) ** 2))
    pocket = 0.55 * math.exp(-(((place.lon - 15.085) / 0.03) ** 2 + ((place.lat - 59.99) / 0.025) ** 2))
    field = 0.12 + 0.72 * max(west, pocket) + 0.05 * math.sin(60 * place.lon) * math.cos(70 * place.lat)
    own = 0.09 * chance(place.name) + 0.07 * chance(place.name, domain)
    return min(max(field + own, 0.02), 0.98)


def population(place: Place, year: int) -> int:
    """Inhabitants; one neighbourhood stays below 1 000."""
    base = 720 if place.name == SMALL else round(5200 + 3300 * chance(place.name, "folk"))
    return round(base * (1 + (0.011 + 0.006 * chance(place.name, "tillväxt")) * (year - 2010)))


def figure(place: Place, indicator: Indicator, year: int) -> float:
    """The value of a place in a year, with the decimals such a table has; the story's values for Ekliden in 2014."""
    value = drawn(place, indicator, year)
    if place.name == "Ekliden" and indicator.key in STORY:
        value += STORY[indicator.key] - drawn(place, indicator, 2014)
    if year < indicator.redefined:
        value *= OLD_SHARE
    ceiling = 99.0 if indicator.unit == "%" else math.inf
    return round(min(max(value, 0.1), ceiling), 1)


def drawn(place: Place, indicator: Indicator, year: int) -> float:
    """The value by risk, a little of the place's own, and a drift over the years."""
    level = risk(place, indicator.domain) + 0.06 * chance(place.name, indicator.key)
    noise = 0.012 * chance(place.name, indicator.key, year)
    spread = indicator.high - indicator.low
    drift = indicator.drift * (year - 2012) * (0.6 + 0.4 * chance(place.name, "riktning", indicator.key))
    return indicator.low + spread * min(max(level + noise, 0.0), 1.0) + drift


def status(place: Place, indicator: Indicator, year: int) -> str:
    """`ok`, or the reason a figure is missing."""
    if year not in (indicator.years or YEARS):
        return "ej_tillampligt"
    if place.name == SMALL and indicator.key in WITHHELD:
        return "sekretess"
    return STATED.get((place.name, year, indicator.key), "ok")


Row = tuple[object, ...]


def index_rows() -> Iterable[Row]:
    """`unit,year,indicator,value,status,n,note`, the weighted mean of the whole city after the neighbourhoods."""
    for year in TABLE_YEARS:
        for indicator in (each for each in INDICATORS if year in (*YEARS, *each.years)):
            total = people = 0.0
            for place in places():
                why = status(place, indicator, year)
                value = figure(place, indicator, year)
                if why == "ok":
                    people += population(place, year)
                    total += value * population(place, year)
                answers = round(215 + 60 * chance(place.name, year, "svar")) if indicator.survey else MISSING
                yield (
                    place.name,
                    year,
                    indicator.key,
                    *((value, why, answers) if why == "ok" else (MISSING, why, MISSING)),
                    NOTE,
                )
            mean: tuple[object, str] = (round(total / people, 1), "ok") if people else (MISSING, "ej_tillampligt")
            yield CITY, year, indicator.key, *mean, MISSING, NOTE


def framework_rows() -> Iterable[Row]:
    """`key,parent,weight,direction,label,unit,break_years,source`: equal weights, as the method's default says."""
    yield "index", "", 1, "", "Socialt index", "", "", NOTE
    for key, label in DOMAINS.items():
        yield key, "index", 1, "", label, "", "", NOTE
    for each in INDICATORS:
        yield each.key, each.domain, 1, each.direction, each.label, each.unit, each.redefined or "", NOTE


def population_rows() -> Iterable[Row]:
    """`unit,year,population,note`."""
    for place in places():
        for year in TABLE_YEARS:
            yield place.name, year, population(place, year), NOTE


def write(folder: Path, name: str, heading: Sequence[str], rows: Iterable[Row]) -> None:
    """Writes one UTF-8 file with LF."""
    with (folder / name).open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(heading)
        writer.writerows(rows)


def make(folder: Path = HERE) -> None:
    """Writes the three files into `folder`."""
    index = ("unit", "year", "indicator", "value", "status", "n", "note")
    framework = ("key", "parent", "weight", "direction", "label", "unit", "break_years", "source")
    write(folder, "exempel_index.csv", index, index_rows())
    write(folder, "exempel_ramverk.csv", framework, framework_rows())
    write(folder, "exempel_befolkning.csv", ("unit", "year", "population", "note"), population_rows())


if __name__ == "__main__":
    make()
