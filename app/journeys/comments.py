"""What people have said about a record, and whether it is settled. Who said it and when is the change's own account."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from app.journeys.session import Session
from app.models import verbs
from app.models.errors import UserError
from app.models.plan import Plan
from app.models.wording import labels


@dataclass(frozen=True, slots=True)
class Said:
    """One comment: its record, the words, who and when (UTC), and whether it is settled."""

    record: str
    text: str
    name: str
    at: datetime
    resolved: bool


def counted(plan: Plan, about: str) -> tuple[int, int]:
    """How many comments on a record are open, and how many are settled."""
    found = plan.children(about, "comment")
    settled = sum(one.flag("resolved") for one in found)
    return len(found) - settled, settled


def thread(session: Session, about: str) -> list[Said]:
    """Every comment on a record, the oldest first."""
    found = []
    for one in session.plan.children(about, "comment"):
        name, at = session.made(one.id)
        found.append(Said(one.id, one.text("text"), name, at, one.flag("resolved")))
    return sorted(found, key=lambda said: (said.at, said.record))


def say(session: Session, about: str, text: str) -> str:
    """A comment on a record; its id. Raises `UserError("comment_empty")`."""
    if not text.strip():
        raise UserError("comment_empty")
    plan = session.plan
    made = verbs.create(plan, "comment", {"text": text.strip()}, session.chance, about)
    return session.do(made, words=f"kommenterade {labels.known_label(plan.record(about))}").created[0]


def settle(session: Session, comment: str, *, resolved: bool) -> None:
    """Marks a comment as settled, or opens it again."""
    words = "markerade en kommentar som avklarad" if resolved else "öppnade en kommentar igen"
    session.do(verbs.set_value(session.plan, comment, "resolved", resolved), words=words)
