"""The fingerprint of what a decision is about: SHA-256 of the canonical JSON of a record and what is approved with it.

Included are the record, its children and, step by step, the records named by the fields that the schema lists under
`approved_with`; for the plan (or a named version of it) the whole action plan. Left out are comments, order, decisions
and follow-up. It refuses to know who decided what: see `app.models.states`.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from app.models.plan import FieldValue, Plan, Record
from app.models.schema import RECORD_TYPES, fields_of

ACTION_PLAN = ("dialogue_input", "finding", "weak_indicator_answer", "goal", "measure", "activity")
"""The types that, with their children, are the action plan the local group decides on.

Applications have decisions of their own; catalogues, data and people may change without the plan being decided anew.
"""


@dataclass(frozen=True, slots=True)
class Differences:
    """Which included records came, went or were edited between two states; record ids, sorted."""

    added: tuple[str, ...]
    removed: tuple[str, ...]
    edited: tuple[str, ...]

    def __bool__(self) -> bool:
        return bool(self.added or self.removed or self.edited)


def digest(plan: Plan, record_id: str) -> str:
    """The fingerprint, 64 hex characters, of the record as it stands with all that is approved with it.

    Raises `KeyError` when the record is not in the plan.
    """
    return _sha(digest_parts(plan, record_id))


def digest_parts(plan: Plan, record_id: str) -> dict[str, str]:
    """One fingerprint for each included record by id, to find which of them changed."""
    return {record.id: _sha(content(record)) for record in included(plan, record_id)}


def differences(before: Mapping[str, str], after: Mapping[str, str]) -> Differences:
    """What differs between two results of `digest_parts`."""
    return Differences(
        tuple(sorted(after.keys() - before.keys())),
        tuple(sorted(before.keys() - after.keys())),
        tuple(sorted(key for key in before.keys() & after.keys() if before[key] != after[key])),
    )


def included(plan: Plan, record_id: str) -> list[Record]:
    """The records that an approval of `record_id` is about, each once, in the order of their ids."""
    first = plan.record(record_id)
    waiting = _action_plan(plan) if first.type in ("plan", "version") else [first]
    found: dict[str, Record] = {}
    while waiting:
        record = waiting.pop()
        if record.id not in found:
            found[record.id] = record
            waiting.extend(_below(plan, record))
    return [found[key] for key in sorted(found)]


def content(record: Record) -> dict[str, object]:
    """What a record says, without order and owner: `{id, type, parent, fields}`; empty fields are left out."""
    return {
        "id": record.id,
        "type": record.type,
        "parent": record.parent,
        "fields": {
            name: _plain(value)
            for name, value in record.fields.items()
            if not record.is_empty(name) and not _is_quiet(record.type, name)
        },
    }


def canonical(value: object) -> bytes:
    """Canonical JSON: UTF-8, keys sorted, no spaces."""
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False).encode()


def _action_plan(plan: Plan) -> list[Record]:
    return [plan.root, *(record for record_type in ACTION_PLAN for record in plan.of(record_type))]


def _below(plan: Plan, record: Record) -> Iterable[Record]:
    yield from (child for child in plan.children(record.id) if _counts(child.type))
    known = RECORD_TYPES.get(record.type)
    for name in known.approved_with if known else ():
        yield from (target for target in plan.targets(record, name) if _counts(target.type))


def _counts(record_type: str) -> bool:
    known = RECORD_TYPES.get(record_type)
    return known is None or known.in_digest


def _is_quiet(record_type: str, name: str) -> bool:
    known = fields_of(record_type).get(name) if record_type in RECORD_TYPES else None
    return known is not None and known.policy == "quiet"


def _plain(value: FieldValue) -> object:
    return list(value) if isinstance(value, tuple) else value


def _sha(value: object) -> str:
    return hashlib.sha256(canonical(value)).hexdigest()
