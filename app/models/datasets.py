"""Which table of the plan counts, and which table has been replaced by which.

A table is never changed and never taken away by another: a replacement is a table that names the one it stands in
for. Knows records only, no figures.
"""

from __future__ import annotations

from app.models import verbs
from app.models.change import Change
from app.models.errors import UserError
from app.models.plan import Plan, Record
from app.models.wording.labels import title_of

INDICATORS, POPULATION, PUBLISHED = "indicators", "population", "published_index"


def of_kind(plan: Plan, kind: str) -> list[Record]:
    """The tables of a kind, in the order they were read in."""
    return [record for record in plan.of("dataset") if record.text("kind") == kind]


def current(plan: Plan, kind: str) -> Record | None:
    """The table that counts: the one read in last among those that no other table of the kind replaces.

    Where they replace each other in a circle, which two people can bring about together, the one read in last of all.
    """
    return next(iter(in_turn(plan, kind)), None)


def in_turn(plan: Plan, kind: str) -> list[Record]:
    """The table that counts, and after it those that count while it cannot be used: newest first, none replaced."""
    known = of_kind(plan, kind)
    standing = [record for record in known if not _direct(plan, record)]
    return list(reversed(standing or known))


def replacement(plan: Plan, dataset_id: str) -> Record | None:
    """The table that stands in for this one now: the end of the chain; None when nothing replaces it.

    Of several that replace the same, the one read in last counts. A circle ends before it comes round.
    """
    record, seen = plan.get(dataset_id), {dataset_id}
    while record is not None:
        newer = [each for each in _direct(plan, record) if each.id not in seen]
        if not newer:
            return record if record.id != dataset_id else None
        record = newer[-1]
        seen.add(record.id)
    return None


def replaceable(plan: Plan, dataset_id: str) -> list[Record]:
    """The tables of the same kind that this one may be said to replace: none that already stands in for it.

    Newest first, those that nothing replaces yet before the others.
    """
    record = plan.get(dataset_id)
    if record is None:
        return []
    after = _chain(plan, dataset_id)
    newest_first = reversed(of_kind(plan, record.text("kind")))
    found = [each for each in newest_first if each.id not in after]
    return sorted(found, key=lambda each: bool(_direct(plan, each)))


def named(record: Record) -> str:
    """What a table is called beside a figure: its name, with its period where the name does not say the year."""
    name, period = title_of(record), record.text("reference_period") or record.text("vintage")
    return f"{name} ({period})" if period and record.text("vintage") not in name else name


def check_replaceable(plan: Plan, kind: str, old_id: str) -> Record:
    """The table to be replaced. Raises `UserError` unless it is there and of the kind."""
    old = plan.get(old_id)
    if old is None or old.type != "dataset":
        raise UserError("dataset_unknown", dataset=old_id)
    if old.text("kind") != kind:
        raise UserError("dataset_other_kind", name=title_of(old))
    return old


def replace(plan: Plan, new_id: str, old_id: str) -> Change:
    """The change that says that one table stands in for another.

    Raises `UserError` for a table of another kind, itself, or one that already stands in for it.
    """
    new = check_replaceable(plan, plan.record(new_id).text("kind"), new_id)
    old = check_replaceable(plan, new.text("kind"), old_id)
    if old_id in _chain(plan, new_id):
        raise UserError("dataset_circle", new=title_of(new), old=title_of(old))
    return verbs.set_value(plan, new_id, "replaces", old_id)


def _direct(plan: Plan, record: Record) -> list[Record]:
    """The tables of the same kind that name this one as what they replace, in the order they were read in."""
    kind = record.text("kind")
    found = plan.referring(record.id, "dataset", "replaces")
    return [each for each in found if each.text("kind") == kind and each.id != record.id]


def _chain(plan: Plan, dataset_id: str) -> set[str]:
    """The table and every table that stands in for it, directly or by way of others."""
    seen, waiting = {dataset_id}, [plan.record(dataset_id)]
    while waiting:
        newer = [each for each in _direct(plan, waiting.pop()) if each.id not in seen]
        seen |= {each.id for each in newer}
        waiting += newer
    return seen
