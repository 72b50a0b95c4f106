"""A neighbourhood on one page, gathered: the sentences and charts of *Läget*, *Varför* and *Profil* about it.

It computes nothing of its own, so that the page cannot say anything else than the screen.
"""

from __future__ import annotations

import difflib
import math
from typing import TYPE_CHECKING

from app.figures.profile import profile_chart
from app.figures.scene import Measure, Scene
from app.journeys import atlas, views
from app.journeys.situation import Situation, situation
from app.journeys.snapshot import Source
from app.journeys.views import Asked, View
from app.journeys.views.parts import DASH, Build, indicator_label
from app.journeys.views.profile_strips import figure_of, strips_of
from app.journeys.views.profiled import Profiled
from app.models.errors import UserError
from app.models.places import name_key
from app.models.wording import typography
from app.models.wording.views import neighbourhood as words
from app.models.wording.views import profile as said

if TYPE_CHECKING:
    from app.analysis import ProfileRow
    from app.reports.content import NeighbourhoodPage, SituationPart

POINTS = 0.6
"""Points for each pixel of the window's text sizes, so that fourteen indicators have room in half a page."""
LIKENESS, MOST_LIKE = 0.5, 3


def write_page(source: Source, name: str | None, today: str) -> bytes:
    """The PDF about the neighbourhood called `name`; `today` is the ISO date printed on it.

    Raises `UserError` when the plan has no table or the table does not know the name, with the names nearest to it.
    """
    known = situation(source.plan, source.blob)
    if known is None:
        raise UserError("no_index_table")
    return page_of(known, unit_named(known, name), today)


def page_of(known: Situation, unit: str, today: str) -> bytes:
    """The PDF about a unit of the table."""
    from app.reports.neighbourhood import neighbourhood_page

    return neighbourhood_page(known.plan, gathered(known, unit, today))


def unit_named(known: Situation, name: str | None) -> str:
    """The unit of the table with this name or stated alias; the plan's only one where no name is given.

    Raises `UserError("neighbourhood_unknown")` with the nearest names, or "neighbourhood_unsaid".
    """
    units = known.result.units
    if name is None:
        if len(known.own) == 1:
            return known.own[0]
        raise UserError("neighbourhood_unsaid", names=typography.listed(known.own or units[:2]))
    by_key = {name_key(unit): unit for unit in units}
    keys = [name_key(name), *(name_key(place.name) for place in atlas.catalogue(known.plan.example).named(name))]
    found = next((by_key[key] for key in keys if key in by_key), None)
    if found is None:
        near = difflib.get_close_matches(name_key(name), by_key, MOST_LIKE, LIKENESS)
        raise UserError("neighbourhood_unknown", name=name, hint=words.hint([by_key[key] for key in near]))
    return found


def gathered(known: Situation, unit: str, today: str) -> NeighbourhoodPage:
    """What the page says."""
    from app.reports.content import NeighbourhoodPage

    asked = Asked(unit=unit)
    why = views.why(known, asked) if known.score(unit) is not None else None
    profile = views.profile(known, asked)
    if profile is None:
        raise AssertionError("a unit of the table has a profile")
    found = Profiled(known, unit)
    return NeighbourhoodPage(
        name=unit,
        under=_under(known, found, today),
        figures=_figures(known, found),
        standing=views.standing(known, asked).answer,
        why=_part(why, why.build) if why is not None else None,
        profile=_part(profile, _profile_chart(found)),
        lists=(("Svagt:", _list(found, found.weak())), ("Starkt:", _list(found, found.strong()))),
        source=profile.source,
    )


def _under(known: Situation, found: Profiled, today: str) -> tuple[str, ...]:
    people = known.facts().population.get(found.unit)
    board = found.board or ("Stadsdelsområde" if known.about_boards else "")
    parts = (board, str(known.year), words.people_words(people), f"utskriven {typography.date_long(today)}")
    return tuple(part for part in parts if part)


def _figures(known: Situation, found: Profiled) -> tuple[tuple[str, str], ...]:
    """The index with its interval, the place with its, the city's index, and how much is weak and strong."""
    score, rank = known.score(found.unit), known.result.rank(found.unit, known.year)
    index = typography.number(score, 1) if score is not None else DASH
    place = f"{rank} av {len(known.ranked)}" if rank is not None else DASH
    spread = known.intervals
    if spread is not None and found.unit in spread.units:
        at = spread.units.index(found.unit)
        index = words.with_interval(index, float(spread.points_low[at]), float(spread.points_high[at]), 1)
        place = words.with_interval(place, math.floor(spread.low[at]), math.ceil(spread.high[at]))
    have = sum(row.value is not None for row in found.rows)
    return (
        (words.INDEX_HEAD, index),
        (words.PLACE_HEAD, place),
        ("Index i hela staden", typography.number(known.city, 1) if known.city is not None else DASH),
        ("Svaga indikatorer", words.count_words(len(found.weak()), have)),
        ("Starka indikatorer", words.count_words(len(found.strong()), have)),
    )


def _part(view: View, build: Build) -> SituationPart:
    from app.reports.content import Figure, SituationPart

    figure = Figure(lambda w, h, measure: build(w, h, measure, POINTS), 0.0, view.answer)
    return SituationPart(view.question, view.answer, view.caveat, figure, None, view.source)


def _profile_chart(found: Profiled) -> Build:
    """The chart of the view, where what has no room stands in no table."""

    def build(width: float, height: float, measure: Measure, scale: float) -> Scene:
        strips, title = strips_of(found), said.chart_title(found.unit)
        return profile_chart(
            strips, found.names, (width, height), measure, scale=scale, title=title, elsewhere=words.NO_ROOM
        )

    return build


def _list(found: Profiled, rows: list[ProfileRow]) -> str:
    return words.list_words([_figure(found, row) for row in rows])


def _figure(found: Profiled, row: ProfileRow) -> str:
    city = figure_of(found, row, row.city.value) if row.city is not None else ""
    own = figure_of(found, row, row.value) if row.value is not None else DASH
    return words.figure_words(
        indicator_label(found.situation, row.indicator), own, city, said.place_words(found.placed(row))
    )
