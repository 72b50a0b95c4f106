"""The one declaration of every record: its fields, their kinds, and how they merge, are checked and are approved.

Forms, table columns, checks, history, the JSON of the package and `docs/datamodell.md` all come from here; adding a
field is one line here and its words in `app.models.wording.labels`. Nothing here knows a value.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from app.models.schema.desk import DESK, MONEY
from app.models.schema.group import CATALOGUES, PEOPLE, PLAN
from app.models.schema.kinds import (
    ANY,
    BOARD,
    COST_KINDS,
    DOMAINS,
    FINANCING,
    INSTANCES,
    NEIGHBOURHOOD,
    OUTCOMES,
    PLACE,
    POSITION,
    ROLE,
    Field,
    Kind,
    Policy,
    RecordType,
)
from app.models.schema.thread import ANALYSIS, THREAD

__all__ = [
    "ANY",
    "BOARD",
    "COST_KINDS",
    "DOMAINS",
    "FINANCING",
    "INSTANCES",
    "NEIGHBOURHOOD",
    "OUTCOMES",
    "PLACE",
    "POSITION",
    "RECORD_TYPES",
    "ROLE",
    "Field",
    "Kind",
    "Policy",
    "RecordType",
    "fields_of",
    "reference_fields",
]

RECORD_TYPES: Mapping[str, RecordType] = {
    record_type.name: record_type for record_type in (PLAN, *PEOPLE, *CATALOGUES, *ANALYSIS, *THREAD, *MONEY, *DESK)
}


@cache
def fields_of(record_type: str) -> Mapping[str, Field]:
    """The fields of a record type by name, with the `position` every record has."""
    return {field.name: field for field in (*RECORD_TYPES[record_type].fields, POSITION)}


@cache
def reference_fields(record_type: str) -> tuple[str, ...]:
    """The names of the `ref` and `refs` fields of a type; none for a type this version does not know."""
    known = RECORD_TYPES.get(record_type)
    return tuple(f.name for f in known.fields if f.kind in ("ref", "refs")) if known else ()
