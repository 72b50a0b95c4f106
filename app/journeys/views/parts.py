"""What every view of the situation is made of: a frozen answer with chart, table, source and what to quote.

Screen and documents are given the same view, so that they cannot say different things.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal, TypeAlias

from app.figures.scene import Measure, Scene
from app.journeys.situation import ROOT, Situation
from app.journeys.views.asked import Chooser
from app.journeys.views.sliders import Slider
from app.models.schema import DOMAINS
from app.models.wording import analysis as words
from app.models.wording import labels, typography

Build: TypeAlias = Callable[[float, float, Measure, float], Scene]
"""(width, height, measure, scale) to a scene."""

STANDING, WHY, PROFILE, HEAT, TREND = "standing", "why", "profile", "heat", "trend"
SIMILAR, WHAT_IF, ROBUST, PROPORTION, MAP = "similar", "what_if", "robust", "proportion", "map"
TableWidth: TypeAlias = Literal["slim", "middle", "wide", "figures", "broad"]
"""Places and a figure, places with two, indicators with theirs, figures whose names are whole sentences, and those of
places named with their board."""
DASH = "–"
OWN_CALCULATION = "Egen beräkning – inte Swecos index."


@dataclass(frozen=True)
class Row:
    """One row of the table twin. `key` is the unit or indicator; `own`: the plan's; `muted`: without a value."""

    key: str
    cells: tuple[str, ...]
    own: bool = False
    muted: bool = False


@dataclass(frozen=True)
class Table:
    """The table twin: titles, which columns are figures (to the right), and rows."""

    titles: tuple[str, ...]
    right: frozenset[int]
    rows: tuple[Row, ...]


@dataclass(frozen=True)
class Quote:
    """What a finding keeps when a view is used as evidence: the fields of an `evidence` record, and suggestions."""

    fields: Mapping[str, object]
    neighbourhoods: tuple[str, ...] = ()
    risk_domain: str = ""
    kind: str = ""


@dataclass(frozen=True)
class View:
    """One question answered. `unit` is the neighbourhood it is about, "" for none; `choosers` and `sliders` are what it
    can be asked; `aside` stands softly in the chart's head; with `map_beside` the map stands beside the chart. `leads`
    are ways on from it (key, words), as to the page where the method is chosen.

    Rows and marks share keys: a unit, an indicator, or both as "unit|indicator".
    """

    key: str
    question: str
    answer: str
    caveat: str
    chart_title: str
    build: Build
    table: Table
    reading: str
    source: str
    quote: Quote
    unit: str = ""
    choosers: tuple[Chooser, ...] = ()
    sliders: tuple[Slider, ...] = ()
    aside: str = ""
    table_width: TableWidth = "slim"
    leads: tuple[tuple[str, str], ...] = ()
    map_beside: bool = False


def kind_of_units(situation: Situation) -> str:
    """ "stadsdelar", or "stadsdelsområden" where the table is about the boards' districts."""
    return "stadsdelsområden" if situation.about_boards else "stadsdelar"


def unit_chooser(situation: Situation, units: Sequence[str], current: str) -> Chooser:
    """Which neighbourhood: the plan's own first, then the others by name."""
    own = [unit for unit in situation.own if unit in units]
    others = sorted((unit for unit in units if unit not in own), key=typography.swedish_key)
    return Chooser("unit", "Stadsdel", tuple((unit, unit) for unit in (*own, *others)), current)


def source_line(situation: Situation, year: int | None = None) -> str:
    """Dataset, vintage (the shown year, or `year`), whose calculation and by what method, and the fingerprint."""
    dataset = situation.dataset
    name = dataset.text("source") or dataset.text("name")
    if situation.plan.example and "exempeldata" not in name.casefold():
        name = f"Exempeldata, {name}"
    return words.source_sentence(name, year or situation.year, situation.result.fingerprint, situation.own_method)


def node_label(situation: Situation, node: str) -> str:
    """What a node of the framework is called: the index, a domain or an indicator."""
    if node == ROOT:
        return "Sammanvägt index"
    return domain_label(node) if node in DOMAINS else indicator_label(situation, node)


def indicator_label(situation: Situation, indicator: str) -> str:
    """What an indicator is called."""
    record = situation.definitions.get(indicator)
    return record.text("label") if record else indicator


def domain_label(domain: str) -> str:
    """What a risk domain is called."""
    return labels.choice_label("finding", "risk_domain", domain)


def quote(
    situation: Situation,
    view: str,
    unit: str | None,
    sentence: str,
    value: float | None,
    *,
    reference: float | None = None,
    indicators: Sequence[str] = (),
    year: int | None = None,
    kind: str = "",
) -> Quote:
    """What a finding keeps of a view, with the fingerprint of what was computed, and what `kind` of finding it is."""
    given: dict[str, object] = {
        "sentence": sentence,
        "view": view,
        "year": year or situation.year,
        "dataset": situation.dataset.id,
        "dataset_hash": situation.dataset.text("blob"),
        "fingerprint": situation.result.fingerprint,
        "indicators": [situation.definitions[key].id for key in indicators if key in situation.definitions],
    }
    if unit is not None:
        given["neighbourhood"] = f"area:{unit}"
    for name, number in (("value", value), ("reference_value", reference if reference is not None else situation.city)):
        if number is not None:
            given[name] = typography.shortest(typography.exact(round(number, 4)))
    domain = situation.definitions[indicators[0]].text("risk_domain") if indicators else ""
    return Quote(given, (unit,) if unit else (), domain, kind)


def no_index_sentence(situation: Situation) -> str:
    """Why there is no index at all: which domains have no figures."""
    names = [labels.choice_label("finding", "risk_domain", name).lower() for name in situation.empty_domains]
    if names:
        return f"Inget index kan räknas: uppgift saknas för {typography.listed(names)}. Områdena visas var för sig."
    return "Inget index kan räknas för den här årgången. Områdena visas var för sig."
