"""What a plan remembers of how tables are read: what names mean, and what somebody stated of the tables taken in.

It turns records into what the reader knows and what was stated of a table into records. It states nothing itself.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import TYPE_CHECKING

from app.journeys import atlas
from app.journeys.session import Session
from app.models import verbs
from app.models.change import Change
from app.models.errors import UserError
from app.models.places import DISTRICT_BOARD, WHOLE_CITY, name_key
from app.models.plan import Plan, Record

if TYPE_CHECKING:
    from app.exchange.index_tables import Applied, Memory, Reading, Recipe, Remembered

_PREFIX = {DISTRICT_BOARD: "board", WHOLE_CITY: "city"}


def memory(plan: Plan) -> Memory:
    """What the plan knows of names and of tables that were read, newest first."""
    from app.exchange.index_tables import Memory

    keys = {record.id: record.text("key") for record in plan.of("indicator_definition")}
    places = ((r.text("name"), r.text("place").partition(":")[2]) for r in plan.of("place_alias"))
    indicators = ((r.text("name"), keys.get(r.text("indicator"), "")) for r in plan.of("indicator_alias"))
    tables = (_remembered(record) for record in reversed(plan.of("dataset")))
    return Memory(
        tuple(pair for pair in places if all(pair)),
        tuple(pair for pair in indicators if all(pair)),
        tuple(table for table in tables if table is not None),
    )


def how_it_was_read(reading: Reading, stated: Recipe) -> str:
    """What a dataset keeps of how its table was read: the file, what its columns were called, what was stated."""
    kept = {"file": reading.name, "headings": list(reading.headings), "recipe": json.loads(stated.to_json())}
    return json.dumps(kept, ensure_ascii=False)


def new_names(session: Session, reading: Reading) -> list[Change]:
    """A record for each name that was given a meaning for this table and does not have it in the plan already."""
    stated = [each for each in reading.applied if each.by == "recipe" and each.meaning]
    changes = []
    for record_type in ("place_alias", "indicator_alias"):
        given = [_fields(session.plan, reading, each) for each in stated if f"{each.kind}_alias" == record_type]
        known = {_meaning(record) for record in session.plan.of(record_type)}
        made = [
            verbs.create(session.plan, record_type, fields, session.chance)
            for fields in given
            if fields and (name_key(fields["name"]), fields[_field(record_type)]) not in known
        ]
        last = verbs.siblings(session.plan, record_type, None)[-1:]
        changes += verbs.in_order(made, session.chance, last[0].position if last else "")
    return changes


def _field(record_type: str) -> str:
    return record_type.removesuffix("_alias")


def _meaning(record: Record) -> tuple[str, str]:
    return name_key(record.text("name")), record.text(_field(record.type))


def _fields(plan: Plan, reading: Reading, said: Applied) -> dict[str, str]:
    """The fields of the record; none for an indicator that the plan does not have."""
    if said.kind == "place":
        place = atlas.catalogue(plan.example).find(said.meaning, reading.recipe.level)
        place = place or atlas.catalogue(plan.example).find(said.meaning)
        if place is None:
            return {}
        meaning = f"{_PREFIX.get(place.kind, 'area')}:{place.name}"
    else:
        found = (r.id for r in plan.of("indicator_definition") if r.text("key") == said.meaning)
        meaning = next(found, "")
        if not meaning:
            return {}
    return {"name": said.name, said.kind: meaning, "note": reading.name}


def _remembered(record: Record) -> Remembered | None:
    """What was kept of how a table was read; None when nothing was, or a newer version wrote it."""
    from app.exchange.index_tables import Recipe, Remembered

    text = record.text("recipe")
    if not text:
        return None
    try:
        kept = json.loads(text)
        stated = Recipe.from_json(json.dumps(kept["recipe"]))
        return Remembered(record.text("name"), stated, tuple(map(str, kept["headings"])))
    except (ValueError, KeyError, TypeError, UserError):
        return None


def differing_units(plan: Plan, reading: Reading) -> Iterator[tuple[str, str, str]]:
    """(indicator, unit in the plan, unit in the table) where they are not the same."""
    from app.exchange.index_tables.words import same_measure

    known = {record.text("key"): record for record in plan.of("indicator_definition")}
    for name, unit in reading.units_of:
        ours = known[name].text("unit") if name in known else ""
        if ours and not same_measure(ours, unit):
            yield known[name].text("label") or name, ours, unit
