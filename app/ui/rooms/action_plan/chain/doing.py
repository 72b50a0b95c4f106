"""What is done to the plan from the picture: each one undo step with a name, told in the status line, or refused."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from app.models import decided, linking, verbs
from app.models.chain import Kind, Tie
from app.models.errors import UserError
from app.models.schema import RECORD_TYPES
from app.models.wording import labels
from app.ui.exporting import refused
from app.ui.rooms.action_plan import deeds
from app.ui.text import capital
from app.ui.widgets import CANCEL, Question, Verb

if TYPE_CHECKING:
    from app.models.plan import Record
    from app.ui.room import Context

REFUSED = "Det gick inte att ändra kedjan"


class ChainDeeds:
    """Each gives the ids of the records it made (often none), or None when nothing was done."""

    def __init__(self, context: Context) -> None:
        self._context = context

    @property
    def writable(self) -> bool:
        """Whether anything can be changed here."""
        return self._context.session.writable

    def allowed(self, key: str) -> frozenset[str]:
        """The records that a link can be made to from this one; none where nothing can be written."""
        session = self._context.session
        return linking.allowed(session.plan, key) if session.writable else frozenset()

    def beside(self, key: str) -> tuple[Kind, ...]:
        """The kinds of record that can be made linked to this one."""
        session = self._context.session
        record = session.plan.get(key)
        return linking.kinds_beside(record) if record is not None and session.writable else ()

    def tie(self, one: str, other: str) -> tuple[str, ...] | None:
        """Links two records."""
        return self._do(lambda: linking.tie(self._context.session.plan, one, other))

    def untie(self, tie: Tie) -> tuple[str, ...] | None:
        """Removes a link."""
        return self._do(lambda: linking.untie(self._context.session.plan, tie))

    def delete(self, key: str) -> tuple[str, ...] | None:
        """Asks, with what hangs on the record, and takes it away."""
        plan = self._context.session.plan
        record = plan.get(key)
        if record is None or not self._context.session.writable:
            return None
        if deeds.decided_targets(plan, record):
            return self._delete_decided(record)
        if self._context.ask.choose(deeds.question_before_delete(plan, record)) != "delete":
            return None
        words = f"tog bort {labels.type_label(record.type)}"
        return self._do(lambda: linking.Deed(verbs.delete(plan, [key]), words))

    def _delete_decided(self, record: Record) -> tuple[str, ...] | None:
        """Asks which decision takes the record's targets away, and keeps it with them."""
        plan, today = self._context.session.plan, self._context.session.today()
        dialog = deeds.removal_dialog(self._context.theme, plan, [record], today)
        if not self._context.ask.run(dialog) or dialog.reference is None:
            return None
        decision = dialog.reference.words
        words = decided.removal_words(deeds.decided_targets(plan, record), decision)
        return self._do(lambda: linking.Deed(verbs.delete(plan, [record.id], decision=decision), words))

    def make(self, key: str, kind: Kind) -> tuple[str, ...] | None:
        """Asks what a new record is called, and makes it linked to this one."""
        session = self._context.session
        near = session.plan.record(key)
        question = Question(
            labels.new_label(kind),
            f"Kopplas till {labels.type_label(near.type)} ”{labels.title_of(near)}”. Resten fylls i när posten öppnas.",
            [CANCEL, Verb("save", labels.new_label(kind), "primary")],
        )
        title = (self._context.ask.text(question, labels.field_label(kind, RECORD_TYPES[kind].title)) or "").strip()
        if not title:
            return None
        return self._do(lambda: linking.made_beside(session.plan, key, kind, title, session.chance))

    def _do(self, make: Callable[[], linking.Deed]) -> tuple[str, ...] | None:
        session = self._context.session
        try:
            if session.refusal is not None:
                raise session.refusal
            deed = make()
            made = session.do(deed.change, words=deed.words).created
        except UserError as error:
            refused(self._context, REFUSED, error)
            return None
        self._context.tell(f"{capital(deed.words)}. Ctrl+Z ångrar.")
        return made
