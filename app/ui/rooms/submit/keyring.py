"""The keys a person can sign with here: found, made, opened from a file, and unlocked when they are to be used.

Keys are opened on the worker: the secret store may be slow, and a passphrase costs a moment by design.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from app.journeys import signing
from app.journeys.signing import KeyCard
from app.models.errors import UserError
from app.ui.identity.wizard import IdentityWizard
from app.ui.widgets import CANCEL, Question, Verb

if TYPE_CHECKING:
    from app.storage.identities import Identity
    from app.ui.room import Context
    from app.ui.rooms.submit.work_area import WorkArea


class KeyRing:
    """One for the room. What has been opened is kept open in memory as long as the room lives."""

    def __init__(self, context: Context, area: WorkArea) -> None:
        self._context, self._area = context, area
        self._open: dict[Path, Identity] = {}
        self._from_files: dict[Path, KeyCard] = {}
        self._refused: set[Path] = set()

    def cards(self) -> list[KeyCard]:
        """The newest from files first, then the ones made on this computer."""
        made = signing.key_cards(self._context.folder)
        opened = [card for path, card in reversed(self._from_files.items()) if path not in {one.path for one in made}]
        return opened + [
            signing.card_of(card.path, self._open[card.path]) if card.path in self._open and not card.name else card
            for card in made
        ]

    def make(self) -> bool:
        """Ask whose key it is and make it; true when there is a new one."""
        context = self._context
        session = context.session
        dialog = IdentityWizard(context.theme, context.jobs, context.folder, session.person, session.now())
        return context.ask.run(dialog) and dialog.card is not None

    def open_file(self, then: Callable[[], object]) -> None:
        """Let the person point out a key file and unlock it; `then` when it is open."""
        path = self._context.ask.open_file("Öppna en underskriftsnyckel", "Nyckelfiler (*.p12 *.pfx)")
        if path is None:
            return

        def opened(identity: Identity) -> None:
            self._from_files[path] = signing.card_of(path, identity)
            then()

        self._unlock(path, opened)

    def unlock(self, card: KeyCard, then: Callable[[Identity], object]) -> None:
        """The identity of the card, its passphrase asked for only when it is not kept here."""
        if card.path in self._open:
            then(self._open[card.path])
        else:
            self._unlock(card.path, then)

    def _unlock(self, path: Path, then: Callable[[Identity], object]) -> None:
        passphrase = None
        if path in self._refused:
            passphrase = self._ask(path)
            if passphrase is None:
                return
        self._try(path, passphrase, then)

    def _try(self, path: Path, passphrase: str | None, then: Callable[[Identity], object]) -> None:
        def answered(identity: Identity | None) -> None:
            if identity is not None:
                self._open[path] = identity
                self._refused.discard(path)
                then(identity)
            elif (typed := self._ask(path)) is not None:
                self._try(path, typed, then)

        def refused(error: UserError) -> None:
            self._refused.add(path)  # ask the next time, whatever the store says
            self._area.tell(error)

        self._area.run("Öppnar underskriftsnyckeln", lambda: signing.open_key(path, passphrase), answered, refused)

    def _ask(self, path: Path) -> str | None:
        question = Question(
            f"Vilken lösenfras har {path.name}?",
            "Den finns inte sparad på den här datorn, och sparas inte nu heller.",
            [CANCEL, Verb("ok", "Öppna nyckeln", "primary")],
        )
        return self._context.ask.text(question, "Lösenfras", secret=True)
