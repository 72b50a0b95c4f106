"""The ops of a change, one frozen class for each kind, read strictly from and written to `{"ops":[…]}`.

A kind nobody here knows raises `UnknownKind` (a newer version wrote it: the change waits); anything else that is not
exactly as declared raises `Malformed` (the whole change is void). It knows shapes, not rights nor what records exist.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, fields
from itertools import pairwise
from typing import TypeAlias

from app.models.format1.canonical import Json, dump, parse
from app.models.format1.names import is_device, is_edit, is_hash, is_record, is_run, is_target, is_word

DISTRICT = "district"
MAX_INSERTED = 1_000_000
"""Code points that the splices of one change may put in, together: what an honest line of 1 MB could hold."""

ROLES = ("administrator", "official", "partner", "reader")


class Malformed(ValueError):
    """Canonical, but not ops of format 1: the change is void."""


class UnknownKind(ValueError):
    """An op of a kind that a newer version knows: the change waits."""


@dataclass(frozen=True, slots=True)
class Found:
    """The first op of the founding change: the one or two device keys that nobody revokes."""

    founders: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Create:
    """A new record, named by this op."""

    type: str
    parent: str | None
    owner: str


@dataclass(frozen=True, slots=True)
class SetValue:
    """A value (an index into the words) in a field, over the edits the author saw there."""

    record: str
    field: str
    over: tuple[str, ...]
    value: int


@dataclass(frozen=True, slots=True)
class SetTarget:
    """A reference in a `ref` field; it stands in the ops, so that it can be judged when the words are gone."""

    record: str
    field: str
    over: tuple[str, ...]
    target: str | None


@dataclass(frozen=True, slots=True)
class Splice:
    """`length` code points of word `insert` put in after the first `at` of run `after`; `delete` ranges of runs."""

    after: str
    at: int
    insert: int | None
    length: int
    delete: tuple[tuple[str, int, int], ...]


@dataclass(frozen=True, slots=True)
class Text:
    """Splices in a prose field, all relative to the text before the change."""

    record: str
    field: str
    splices: tuple[Splice, ...]


@dataclass(frozen=True, slots=True)
class Add:
    """A reference added to a set."""

    record: str
    field: str
    target: str


@dataclass(frozen=True, slots=True)
class Remove:
    """A reference taken out of a set: the adds it names, and no others."""

    record: str
    field: str
    target: str
    over: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Delete:
    """Hides a record as far as the author had seen it: `seen` are the tips shown."""

    record: str
    seen: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Restore:
    """Takes back the deletes it names."""

    record: str
    over: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Attach:
    """The blob with this SHA-256 belongs to the plan."""

    blob: str


@dataclass(frozen=True, slots=True)
class Admit:
    """A device gets a role for an organisation; `name` is a word; `changes` are let in by id."""

    device: str
    organisation: str
    role: str
    name: int
    changes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Revoke:
    """A device's changes not among `seen` or their ancestors lose their effect."""

    device: str
    seen: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Transfer:
    """A record gets another owner."""

    record: str
    owner: str


@dataclass(frozen=True, slots=True)
class Redact:
    """The words of a change, or a blob, are dropped; `ground` and `decision` are words."""

    ground: int
    decision: int
    change: str | None = None
    blob: str | None = None


Op: TypeAlias = (
    Found
    | Create
    | SetValue
    | SetTarget
    | Text
    | Add
    | Remove
    | Delete
    | Restore
    | Attach
    | Admit
    | Revoke
    | Transfer
    | Redact
)


def read_ops(data: bytes, words: int, *, founding: bool) -> tuple[Op, ...]:
    """The ops in `data`, where `words` is the header's `n` and `founding` tells whether the change has no parents.

    Raises `NotCanonical` (refuse the change), `UnknownKind` (let it wait) or `Malformed` (it is void).
    """
    body = parse(data)
    items = body.get("ops") if isinstance(body, dict) and len(body) == 1 else None
    if not isinstance(items, list):
        raise Malformed("not a list of ops")
    for item in items:
        if isinstance(item, dict) and isinstance(item.get("k"), str) and item["k"] not in _READERS:
            raise UnknownKind(str(item["k"]))
    ops = tuple(_read_op(item, words, index) for index, item in enumerate(items))
    if [i for i, op in enumerate(ops) if isinstance(op, Found)] != ([0] if founding else []):
        raise Malformed("`found` belongs first in the founding change and nowhere else")
    if sum(s.length for op in ops if isinstance(op, Text) for s in op.splices) > MAX_INSERTED:
        raise Malformed("too much text")
    return ops


def write_ops(ops: tuple[Op, ...]) -> bytes:
    """The canonical bytes of `ops`."""
    return dump({"ops": [_written(op) for op in ops]})


def _written(op: Op) -> Json:
    item: dict[str, Json] = {f.name: _plain(getattr(op, f.name)) for f in fields(op)}
    item["k"] = "set" if isinstance(op, SetValue | SetTarget) else type(op).__name__.lower()
    if isinstance(op, Redact):
        del item["blob" if op.blob is None else "change"]
    return item


def _plain(value: object) -> Json:
    if isinstance(value, tuple):
        return [_plain(item) for item in value]
    if isinstance(value, Splice):
        return {f.name: _plain(getattr(value, f.name)) for f in fields(value)}
    if value is None or isinstance(value, str | int):
        return value
    raise TypeError(type(value).__name__)


class _Reader:
    """One JSON object read key by key; `done` refuses keys that nobody asked for."""

    def __init__(self, item: Json, words: int, index: int) -> None:
        if not isinstance(item, dict):
            raise Malformed("not an object")
        self.item, self.words, self.index, self.read = item, words, index, {"k"}

    def name(self, key: str, test: Callable[[object], bool]) -> str:
        value = self._take(key)
        if not isinstance(value, str) or not test(value):
            raise Malformed(key)
        self._refuse_forward(value)
        return value

    def optional(self, key: str, test: Callable[[object], bool]) -> str | None:
        return None if self.item.get(key, 0) is None and self._take(key) is None else self.name(key, test)

    def names(self, key: str, test: Callable[[object], bool]) -> tuple[str, ...]:
        value = self._take(key)
        if not isinstance(value, list) or not all(isinstance(name, str) and test(name) for name in value):
            raise Malformed(key)
        found = tuple(str(name) for name in value)
        if any(a >= b for a, b in pairwise(found)):
            raise Malformed(f"{key} is not sorted and unique")
        for name in found:
            self._refuse_forward(name)
        return found

    def number(self, key: str, below: int) -> int:
        value = self._take(key)
        if isinstance(value, bool) or not isinstance(value, int) or not 0 <= value < below:
            raise Malformed(key)
        return value

    def word(self, key: str) -> int:
        return self.number(key, self.words)

    def items(self, key: str) -> list[Json]:
        value = self._take(key)
        if not isinstance(value, list):
            raise Malformed(key)
        return value

    def done(self) -> None:
        if set(self.item) - self.read - ({"k"} if "k" in self.item else set()):
            raise Malformed("unknown key")

    def _take(self, key: str) -> Json:
        self.read.add(key)
        if key not in self.item:
            raise Malformed(f"{key} is missing")
        return self.item[key]

    def _refuse_forward(self, name: str) -> None:
        if name.startswith("#") and int(name[1:].partition(".")[0]) >= self.index:
            raise Malformed("names a later op of the same change")


def _owner(name: object) -> bool:
    return name == DISTRICT or is_record(name)


def _found(r: _Reader) -> Op:
    founders = r.names("founders", is_device)
    if len(founders) not in (1, 2):
        raise Malformed("one or two founders")
    return Found(founders)


def _set(r: _Reader) -> Op:
    record, field, over = r.name("record", is_record), r.name("field", is_word), r.names("over", is_edit)
    if "target" in r.item:
        return SetTarget(record, field, over, r.optional("target", is_target))
    return SetValue(record, field, over, r.word("value"))


def _text(r: _Reader) -> Op:
    splices = tuple(_splice(item, r.words, r.index) for item in r.items("splices"))
    return Text(r.name("record", is_record), r.name("field", is_word), splices)


def _splice(item: Json, words: int, index: int) -> Splice:
    r = _Reader(item, words, index)
    after, at, length = r.name("after", is_run), r.number("at", MAX_INSERTED + 1), r.number("length", MAX_INSERTED + 1)
    insert = r.word("insert") if length else None
    if not length and r.item.get("insert", 0) is not None:
        raise Malformed("a word without length")
    r.read.add("insert")
    splice = Splice(after, at, insert, length, tuple(_range(d, index) for d in r.items("delete")))
    r.read.discard("k")
    if set(r.item) != r.read:
        raise Malformed("unknown key")
    return splice


def _range(item: Json, index: int) -> tuple[str, int, int]:
    if not isinstance(item, list) or len(item) != 3:
        raise Malformed("delete")
    r = _Reader({"run": item[0], "start": item[1], "end": item[2]}, 0, index)
    run, end = r.name("run", is_run), r.number("end", MAX_INSERTED + 1)
    if not run:
        raise Malformed("delete")
    return run, r.number("start", end), end


def _redact(r: _Reader) -> Op:
    key = "blob" if "blob" in r.item else "change"
    return Redact(r.word("ground"), r.word("decision"), **{key: r.name(key, is_hash)})


def _role(name: object) -> bool:
    return name in ROLES


_READERS: dict[str, Callable[[_Reader], Op]] = {
    "found": _found,
    "create": lambda r: Create(r.name("type", is_word), r.optional("parent", is_record), r.name("owner", _owner)),
    "set": _set,
    "text": _text,
    "add": lambda r: Add(r.name("record", is_record), r.name("field", is_word), r.name("target", is_target)),
    "remove": lambda r: Remove(
        r.name("record", is_record), r.name("field", is_word), r.name("target", is_target), r.names("over", is_edit)
    ),
    "delete": lambda r: Delete(r.name("record", is_record), r.names("seen", is_hash)),
    "restore": lambda r: Restore(r.name("record", is_record), r.names("over", is_edit)),
    "attach": lambda r: Attach(r.name("blob", is_hash)),
    "admit": lambda r: Admit(
        r.name("device", is_device),
        r.name("organisation", _owner),
        r.name("role", _role),
        r.word("name"),
        r.names("changes", is_hash),
    ),
    "revoke": lambda r: Revoke(r.name("device", is_device), r.names("seen", is_hash)),
    "transfer": lambda r: Transfer(r.name("record", is_record), r.name("owner", _owner)),
    "redact": _redact,
}


def _read_op(item: Json, words: int, index: int) -> Op:
    reader = _Reader(item, words, index)
    kind = reader.item.get("k")
    if not isinstance(kind, str):
        raise Malformed("an op without a kind")
    op = _READERS[kind](reader)
    reader.done()
    return op
