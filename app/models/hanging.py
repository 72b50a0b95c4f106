"""What hangs on records that are about to be deleted: what lies under them, and what points to them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from app.models import verbs
from app.models.plan import Plan, Record
from app.models.schema import RECORD_TYPES


@dataclass(frozen=True)
class Hanging:
    """`under` are deleted too, `leaning` stay and lose their link; counts are by record type, in the schema's order."""

    under: tuple[Record, ...]
    leaning: tuple[Record, ...]

    @property
    def under_counts(self) -> Mapping[str, int]:
        """How many of each type go along."""
        return _counted(self.under)

    @property
    def leaning_counts(self) -> Mapping[str, int]:
        """How many of each type are left without a link."""
        return _counted(self.leaning)


def hanging(plan: Plan, record_ids: Iterable[str]) -> Hanging:
    """What goes along with the records, and what outside them points to any of it. `KeyError` for one that is gone."""
    chosen = [plan.record(record_id) for record_id in record_ids]
    family = {gone: plan.record(gone) for each in chosen for gone in verbs.family(plan, each)}
    leaning = {other.id: other for gone in family for other in plan.referring(gone) if other.id not in family}
    own = {record.id for record in chosen}
    under = [record for record in family.values() if record.id not in own]
    return Hanging(tuple(sorted(under, key=_place)), tuple(sorted(leaning.values(), key=_place)))


_TYPES = {kind: place for place, kind in enumerate(RECORD_TYPES)}


def _place(record: Record) -> int:
    return _TYPES.get(record.type, len(_TYPES))


def _counted(records: Iterable[Record]) -> Mapping[str, int]:
    found = Counter(record.type for record in records)
    return {kind: found[kind] for kind in (*RECORD_TYPES, *sorted(set(found) - set(RECORD_TYPES))) if found[kind]}
