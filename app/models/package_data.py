"""The plan as data: the JSON in the package and on the command line, and its JSON Schema made from the schema.

`plan_json` holds only what may leave the group: not comments, tasks and packages, nor an application marked as not to
be sent with what lies under or only speaks of it. `dump_json` holds everything, for the group's own tools. It writes
no bytes.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypeAlias

from app.models.plan import FieldValue, Plan, Record
from app.models.schema import RECORD_TYPES, Field, RecordType, fields_of
from app.models.wording.labels import field_label, type_label

FORMAT = "handslag-plan-1"
Json: TypeAlias = dict[str, object]

_DATE = r"^\d{4}-\d{2}-\d{2}$"
_YEARS = r"^\d{4}(, \d{4})*$"
_NUMBER = r"^-?\d+(\.\d+)?$"
_SIMPLE: dict[str, Json] = {
    "text": {"type": "string"},
    "prose": {"type": "string"},
    "number": {"type": "string", "pattern": _NUMBER},
    "money": {"type": "integer"},
    "year": {"type": "integer"},
    "years": {"type": "string", "pattern": _YEARS},
    "date": {"type": "string", "pattern": _DATE},
    "flag": {"type": "boolean"},
    "ref": {"type": "string"},
    "refs": {"type": "array", "items": {"type": "string"}, "uniqueItems": True},
}


def plan_json(plan: Plan) -> Json:
    """`{format, plan, tips, records: [{id, type, parent, position, fields}]}` of what may leave; records by id.

    Empty fields are left out. A reference to a record that stays behind is left out too. Equal plans give equal data.
    """
    kept = {record.id for record in plan if _may_leave(plan, record)}
    records = [_record(record, _without(plan, record, kept)) for record in plan if record.id in kept]
    return _whole(plan, records)


def dump_json(plan: Plan) -> Json:
    """As `plan_json` but with every record, and `unsettled`: [{record, field}] where values wait to be settled."""
    whole = _whole(plan, [_record(record, dict(record.fields)) for record in plan])
    differing = sorted((record.id, name) for record in plan for name in record.differing)
    return whole | {"unsettled": [{"record": record, "field": name} for record, name in differing]}


def plan_json_schema() -> Json:
    """The JSON Schema (2020-12) of `plan_json`, made from the schema; titles and descriptions in Swedish."""
    types = [known for known in RECORD_TYPES.values() if known.in_package]
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Handlingsplan",
        "type": "object",
        "required": ["format", "plan", "tips", "records"],
        "additionalProperties": False,
        "properties": {
            "format": {"const": FORMAT},
            "plan": {"type": "string"},
            "tips": {"type": "array", "items": {"type": "string"}},
            "records": {"type": "array", "items": {"oneOf": [{"$ref": f"#/$defs/{known.name}"} for known in types]}},
        },
        "$defs": {known.name: _type_schema(known) for known in types},
    }


def _type_schema(known: RecordType) -> Json:
    fields = (field for field in fields_of(known.name).values() if field.name != "position")
    return {
        "title": type_label(known.name),
        "type": "object",
        "required": ["id", "type", "parent", "position", "fields"],
        "additionalProperties": False,
        "properties": {
            "id": {"type": "string"},
            "type": {"const": known.name},
            "parent": {"type": "string"} if known.parents else {"type": ["string", "null"]},
            "position": {"type": "string"},
            "fields": {
                "type": "object",
                "additionalProperties": False,
                "properties": {field.name: _field_schema(known.name, field) for field in fields},
            },
        },
    }


def _field_schema(record_type: str, field: Field) -> Json:
    shape: Json = {"enum": list(field.choices)} if field.kind == "choice" else dict(_SIMPLE[field.kind])
    if field.to:
        shape["description"] = "Pekar på: " + ", ".join(field.to)
    return {"title": field_label(record_type, field.name)} | shape


def _whole(plan: Plan, records: Iterable[Json]) -> Json:
    ordered = sorted(records, key=lambda one: str(one["id"]))
    return {"format": FORMAT, "plan": plan.id, "tips": sorted(plan.tips), "records": ordered}


def _record(record: Record, fields: dict[str, FieldValue]) -> Json:
    return {
        "id": record.id,
        "type": record.type,
        "parent": record.parent,
        "position": record.position,
        "fields": {
            name: list(value) if isinstance(value, tuple) else value
            for name, value in sorted(fields.items())
            if value is not None and value not in ((), "")
        },
    }


def _may_leave(plan: Plan, record: Record) -> bool:
    """What lies under or only speaks of what stays behind stays behind with it."""
    waiting, seen = [record], set[str]()
    while waiting:
        one = waiting.pop()
        seen.add(one.id)
        known = RECORD_TYPES.get(one.type)
        if known is None or not known.in_package or one.flag("withheld"):
            return False
        owners = (plan.get(one.parent), plan.get(one.text("about")), plan.get(one.text("describes")))
        waiting.extend(owner for owner in owners if owner is not None and owner.id not in seen)
    return True


def _without(plan: Plan, record: Record, kept: set[str]) -> dict[str, FieldValue]:
    """The record's fields, without references to records of the plan that stay behind."""
    fields = dict(record.fields)
    for name, field in fields_of(record.type).items():
        if field.kind in ("ref", "refs") and name in fields:
            targets = tuple(t for t in record.refs(name) if t not in plan or t in kept)
            fields[name] = targets if field.kind == "refs" else next(iter(targets), None)
    return fields
