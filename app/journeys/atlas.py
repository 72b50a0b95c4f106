"""The maps that ship with Handslag, as places to look up and shapes to draw.

It knows which files belong to the made-up city and which to Stockholm, so that a plan never mixes the two.
"""

from __future__ import annotations

import csv
import json
from collections.abc import Collection, Iterable, Mapping
from functools import cache
from pathlib import Path
from typing import Any

from app.models import places
from app.models.plan import Plan

RESOURCES = Path(__file__).resolve().parents[2] / "resources"
EXAMPLE_BOARD = "Exempelnämnden"
PROGRAMMES, BOARDS = "programmets", "nämndens"
_EXAMPLE, _STOCKHOLM = ("exempel_stadsdelar",), ("stadsdelar", "stadsdelsnamnder")


@cache
def shapes(example: bool) -> Mapping[str, Any]:
    """The neighbourhoods as a GeoJSON FeatureCollection: the made-up city's or Stockholm's."""
    return _read("exempel_stadsdelar" if example else "stadsdelar")


@cache
def water(example: bool) -> Mapping[str, Any]:
    """The water as a GeoJSON FeatureCollection."""
    return _read("exempel_vatten" if example else "vatten")


@cache
def catalogue(example: bool) -> places.Places:
    """City, boards and neighbourhoods of the made-up city or of Stockholm."""
    if example:
        return places.from_geojson(*map(_read, _EXAMPLE))
    return places.from_geojson(*map(_read, _STOCKHOLM), aliases=_aliases())


def own_neighbourhoods(plan: Plan) -> tuple[str, ...]:
    """The names of the plan's programme neighbourhoods, or of all in its board when none has been chosen."""
    chosen = [key.removeprefix("area:") for key in plan.root.refs("programme_neighbourhoods")]
    if chosen:
        return tuple(chosen)
    return tuple(place.name for place in catalogue(plan.example).neighbourhoods(board_name(plan)))


def whose(plan: Plan) -> str:
    """Whose the plan's neighbourhoods are, before what they are called: the programme's, or else the board's."""
    return PROGRAMMES if plan.root.refs("programme_neighbourhoods") else BOARDS


def own_units(plan: Plan, units: Collection[str]) -> tuple[str, ...]:
    """The plan's neighbourhoods; its board where a table of `units` is about boards."""
    board = board_name(plan)
    whole = board in units and about_boards(plan.example, units)
    return (board,) if whole else own_neighbourhoods(plan)


def about_boards(example: bool, units: Iterable[str]) -> bool:
    """Whether a table's units are boards' districts: many boards share their name with one of their neighbourhoods."""
    known, named = catalogue(example), set(units)
    boards = named & {place.name for place in known.boards()}
    return len(boards) > len(named & {place.name for place in known.neighbourhoods()})


def board_name(plan: Plan) -> str:
    """The name of the plan's district board; "" when it is not filled in."""
    return plan.root.text("district_board").removeprefix("board:")


def _aliases() -> list[tuple[str, str]]:
    """The spellings that occur in public tables, stated one by one."""
    with (RESOURCES / "data" / "alias.csv").open(encoding="utf-8", newline="") as file:
        return [(row["alias"], row["name"]) for row in csv.DictReader(file)]


def _read(name: str) -> Mapping[str, Any]:
    found: Mapping[str, Any] = json.loads((RESOURCES / "map" / f"{name}.geojson").read_text("utf-8"))
    return found
