"""The plan held still: what a long piece of work reads while people go on writing.

It also names the little that reading work needs, so that a session and a snapshot serve alike.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Protocol

from app.models.errors import UserError
from app.models.plan import Plan


class Source(Protocol):
    """Where a plan and its blobs are read from."""

    @property
    def plan(self) -> Plan: ...

    def blob(self, digest: str) -> bytes:
        """The bytes with this SHA-256."""
        ...


@dataclass(frozen=True)
class Progress:
    """How far a long piece of work has come: `done` of `total`, and what it is doing."""

    done: int
    total: int
    words: str


@dataclass(frozen=True)
class Snapshot:
    """A copy of the plan and the blobs its records name, to be read on any thread."""

    plan: Plan
    blobs: Mapping[str, bytes]

    def blob(self, digest: str) -> bytes:
        """The bytes with this SHA-256. Raises `UserError("blob_missing")`."""
        if digest not in self.blobs:
            raise UserError("blob_missing", digest=digest[:8])
        return self.blobs[digest]


def take(source: Source) -> Snapshot:
    """The plan as it is now. Called on the thread that writes."""
    plan = source.plan
    names = {r.text("blob") for kind in ("dataset", "attachment") for r in plan.of(kind)} - {""}
    return Snapshot(plan.copy(), {name: source.blob(name) for name in names})
