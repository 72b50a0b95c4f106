"""A second reader of change format 1, written from its description alone: it shares no line with the program.

It checks every golden line and works out what the plan holds, and the program must say the same.
"""

from __future__ import annotations

import json
import subprocess
import sys
import zipfile
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

ROOT = Path(__file__).parents[2]
FOLDER = Path(__file__).parent / "format1"
FILE = FOLDER / "every_kind.handslag"
BARE = '"\\'
SHORT = {"\b": "\\b", "\f": "\\f", "\n": "\\n", "\r": "\\r", "\t": "\\t"}
HEADER = {"v", "plan", "by", "after", "at", "ops", "words", "n"}


def canonical(value: Any, depth: int = 0) -> str:
    assert depth <= 12
    if isinstance(value, dict):
        return "{" + ",".join(f"{canonical(k)}:{canonical(value[k], depth + 1)}" for k in sorted(value)) + "}"
    if isinstance(value, list):
        return "[" + ",".join(canonical(item, depth + 1) for item in value) + "]"
    if isinstance(value, str):
        return '"' + "".join(escaped(c) for c in value) + '"'
    if value is None or isinstance(value, bool):
        return {None: "null", True: "true", False: "false"}[value]
    assert isinstance(value, int)
    assert abs(value) < 2**53
    return str(value)


def escaped(c: str) -> str:
    return "\\" + c if c in BARE else SHORT.get(c) or (f"\\u{ord(c):04x}" if c < " " else c)


def exactly(data: bytes) -> Any:
    value = json.loads(data.decode("utf-8"))
    assert canonical(value).encode("utf-8") == data
    return value


class Change:
    """One line, checked; `before` are its ancestors and itself."""

    def __init__(self, line: bytes, log: dict[str, Change]) -> None:
        body = exactly(line)
        assert set(body) | {"words"} == {"header", "ops", "signature", "words"}
        header, raw = body["header"].encode(), body.get("words")
        head = exactly(header)
        assert set(head) == HEADER
        assert head["v"] == 1
        key = Ed25519PublicKey.from_public_bytes(bytes.fromhex(head["by"]))
        key.verify(bytes.fromhex(body["signature"]), b"handslag-change-1\n" + header)
        assert sha256(body["ops"].encode()).hexdigest() == head["ops"]
        assert raw is None or sha256(raw.encode()).hexdigest() == head["words"]
        self.id = sha256(header).hexdigest()
        self.ops = exactly(body["ops"].encode())["ops"]
        self.words = [None] * head["n"] if raw is None else exactly(raw.encode())["words"]
        assert raw is None or len(bytes.fromhex(json.loads(raw)["salt"])) == 16
        parents = [log[parent] for parent in head["after"]]
        assert head["after"] == sorted(set(head["after"]))
        assert (head["plan"] is None) == (not parents) == (not log)
        assert parents == [] or head["plan"] == next(iter(log))
        self.depth = 1 + max((p.depth for p in parents), default=0)
        self.before = {self.id}.union(*(p.before for p in parents))

    def full(self, name: str) -> str:
        if name == "#0" and self.ops[0]["k"] == "found":
            return self.id
        return f"{self.id}:{name[1:]}" if name.startswith("#") else name


class Plan:
    """What the changes add up to: records, and what lives in their fields."""

    def __init__(self, lines: list[bytes]) -> None:
        self.log: dict[str, Change] = {}
        self.made: dict[str, tuple[str, str | None]] = {}
        self.edits: dict[tuple[str, str], dict[str, tuple[Change, dict[str, Any]]]] = {}
        self.over: dict[tuple[str, str], set[str]] = {}
        for line in lines:
            change = Change(line, self.log)
            self.log[change.id] = change
            for n, op in enumerate(change.ops):
                self.take(change, n, op)

    def take(self, change: Change, n: int, op: dict[str, Any]) -> None:
        name = f"{change.id}:{n}"
        if op["k"] in ("found", "create"):
            parent = op.get("parent")
            record = change.id if op["k"] == "found" else name
            self.made[record] = (op.get("type", "plan"), change.full(parent) if parent else None)
        elif op["k"] in ("set", "text", "add", "remove", "delete", "restore"):
            place = (change.full(op["record"]), op.get("field", ""))
            self.edits.setdefault(place, {})[name] = (change, op)
            named = (f"{change.id}:{e[1:]}" if e.startswith("#") else e for e in op.get("over", ()))
            self.over.setdefault(place, set()).update(named)

    def value(self, place: tuple[str, str]) -> Any:
        edits = self.edits[place]
        live = {name: e for name, e in edits.items() if name not in self.over.get(place, set())}
        kinds = {op["k"] for _, op in edits.values()}
        if "text" in kinds:
            return self.text(edits)
        if kinds & {"add", "remove"}:
            return sorted({c.full(op["target"]) for c, op in live.values() if op["k"] == "add"})
        rank = {name: (c.depth, c.id, int(name[65:])) for name, (c, _) in live.items()}
        change, op = live[max(live, key=lambda name: rank[name])]
        return change.words[op["value"]] if "value" in op else op["target"] and change.full(op["target"])

    def text(self, edits: dict[str, tuple[Change, dict[str, Any]]]) -> str:
        runs: dict[str, tuple[Any, str, str, int]] = {"": ((), "", "", 0)}
        gone: set[tuple[str, int]] = set()
        for name, (change, op) in edits.items():
            for n, splice in enumerate(op["splices"]):
                if splice["length"]:
                    word = change.words[splice["insert"]]
                    text = "▯" * splice["length"] if word is None else word[: splice["length"]]
                    order = (change.depth, change.id, int(name[65:]), n)
                    text = text.ljust(splice["length"], "�")
                    runs[f"{name}.{n}"] = (order, text, change.full(splice["after"]), splice["at"])
                for run, start, end in splice["delete"]:
                    gone |= {(change.full(run), at) for at in range(start, end)}

        def walk(name: str) -> str:
            text, out = runs[name][1], ""
            for at in range(len(text) + 1):
                kids = [
                    k for k, (_, _, after, off) in runs.items() if k and after == name and min(off, len(text)) == at
                ]
                out += "".join(walk(k) for k in sorted(kids, key=lambda k: runs[k][0], reverse=True))
                out += text[at : at + 1] if (name, at) not in gone else ""
            return out

        return walk("")

    def hidden(self, record: str | None) -> bool:
        if record is None:
            return False
        place = (record, "")
        live = [op["k"] for n, (_, op) in self.edits.get(place, {}).items() if n not in self.over.get(place, set())]
        return "delete" in live or self.hidden(self.made[record][1])


def lines_of(path: Path) -> list[bytes]:
    with zipfile.ZipFile(path) as archive:
        return archive.read("changes.jsonl").split(b"\n")[:-1]


def program(data: Path, *arguments: str) -> str:
    command = [sys.executable, str(ROOT / "main.py"), "--data-dir", str(data), *arguments]
    return subprocess.run(command, check=True, capture_output=True, text=True, encoding="utf-8").stdout


def test_another_reader_and_the_program_see_the_same_plan(tmp_path: Path) -> None:
    plan = Plan(lines_of(FILE))
    program(tmp_path, "receive", str(FILE))
    told = json.loads(program(tmp_path, "dump", next(iter(plan.log)), "--json"))["records"]
    values = {place: plan.value(place) for place in plan.edits if place[1]}
    assert {r["id"]: (r["type"], r["parent"]) for r in told} == {
        record: kind for record, kind in plan.made.items() if not plan.hidden(record)
    }
    for record in told:
        mine = {field: v for (name, field), v in values.items() if name == record["id"] and v not in (None, [], "")}
        assert record["fields"] == mine


@pytest.mark.parametrize("at", [40, 400, -40, -400])
def test_the_other_reader_sees_a_change_in_any_piece(at: int) -> None:
    first, *rest = lines_of(FILE)
    spoiled = bytearray(first)
    spoiled[at] ^= 1
    with pytest.raises((AssertionError, InvalidSignature, ValueError)):
        Plan([bytes(spoiled), *rest])
