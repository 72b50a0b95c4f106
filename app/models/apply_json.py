"""Many edits as one Change, read from the JSON of the command line's `apply`.

It knows the shape of that JSON; what the edits mean is the verbs' business.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from app.models import order, verbs
from app.models.change import Change, Create, Edit, Set
from app.models.decided import REFERENCE
from app.models.errors import UserError
from app.models.plan import Plan
from app.models.schema import reference_fields
from app.models.verbs import Chance

KEYS = frozenset({"type", "id", "parent", "set", "delete"})


def from_json(plan: Plan, items: object, chance: Chance) -> Change:
    """One Change of a list of items.

    Each item is `{"type", "id"?, "parent"?, "set": {field: value}}` for a new record (its `id` is then a name that
    later items may use), `{"id", "set": {…}}` for one that exists, or `{"id", "delete": true}`.
    A decided target names its new decision under `set` as `decision_reference`, also when it is deleted.
    Raises `UserError("apply_item", number, reason)` naming the item that could not be taken: then none is.
    """
    if not isinstance(items, Sequence) or isinstance(items, str):
        raise UserError("apply_list")
    batch = _Batch(plan, chance)
    for number, item in enumerate(items, start=1):
        try:
            batch.take(item)
        except UserError as error:
            raise UserError("apply_item", number=number, reason=str(error)) from error
    return Change(tuple(batch.edits))


class _Batch:
    """The edits so far, the names given to new records, and the last position used among each kind of siblings."""

    def __init__(self, plan: Plan, chance: Chance) -> None:
        self.edits: list[Edit] = []
        self._plan = plan
        self._chance = chance
        self._names: dict[str, str] = {}
        self._last: dict[tuple[str, str | None], str] = {}

    def take(self, item: object) -> None:
        """Adds one item's edits."""
        if not isinstance(item, Mapping) or set(item) - KEYS:
            raise UserError("apply_shape", keys=", ".join(sorted(map(str, item))) if isinstance(item, Mapping) else "–")
        given = item.get("set", {})
        if not isinstance(given, Mapping):
            raise UserError("apply_shape", keys="set")
        if "type" in item:
            self._create(item, given)
        else:
            self._change(item, given)

    def _create(self, item: Mapping[str, object], given: Mapping[str, object]) -> None:
        record_type = str(item["type"])
        parent = self._named(item["parent"]) if item.get("parent") else None
        verbs.check_parent(self._plan, record_type, parent)
        here = f"#{len(self.edits)}"
        edits: list[Edit] = [Create(record_type, parent), Set(here, "position", self._next(record_type, parent))]
        for name, value in given.items():
            edits.extend(verbs.first_edits(self._plan, record_type, name, self._value(record_type, name, value), here))
        if item.get("id"):
            self._names[str(item["id"])] = here
        self.edits.extend(edits)

    def _change(self, item: Mapping[str, object], given: Mapping[str, object]) -> None:
        record_id = self._named(item.get("id"))
        decision = str(given.get(REFERENCE) or "")
        if item.get("delete") is True:
            self.edits.extend(verbs.delete(self._plan, [record_id], decision=decision).edits)
            return
        record = self._plan.get(record_id)
        if record is None:
            raise UserError("record_missing", record=record_id)
        for name, value in given.items():
            new = self._value(record.type, name, value)
            edits = verbs.set_value(self._plan, record_id, name, new, decision=decision).edits
            self.edits.extend(edit for edit in edits if edit not in self.edits)  # several values share one decision

    def _next(self, record_type: str, parent: str | None) -> str:
        like = (record_type, parent)
        if like not in self._last:
            new_parent = parent is not None and parent.startswith("#")
            siblings = [] if new_parent else verbs.siblings(self._plan, record_type, parent)
            self._last[like] = siblings[-1].position if siblings else ""
        self._last[like] = order.between(self._last[like], "", self._chance(order.CHANCE_LENGTH))
        return self._last[like]

    def _named(self, given: object) -> str:
        if not isinstance(given, str) or not given:
            raise UserError("apply_shape", keys="id")
        return self._names.get(given, given)

    def _value(self, record_type: str, name: str, value: object) -> object:
        """References may use the names of new records; other values are taken as they are."""
        if name not in reference_fields(record_type):
            return value
        if isinstance(value, list):
            return [self._names.get(part, part) if isinstance(part, str) else part for part in value]
        return self._names.get(value, value) if isinstance(value, str) else value
