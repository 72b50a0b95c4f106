"""The plans on this computer: made, listed, opened, sent and received.

It knows the data folder's layout and hands out sessions; what is in a plan is the session's business.
"""

from __future__ import annotations

import json
import os
import time
from collections.abc import Callable
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path

from app.journeys import transfer
from app.journeys.session import Person, Session
from app.journeys.transfer import ReceiveResult
from app.models.change import Change
from app.models.errors import UserError
from app.models.format1.ops import SetTarget, SetValue
from app.storage import folders, read, secrets
from app.storage.author import Drafted
from app.storage.device_key import DeviceKey, Secrets
from app.storage.files import file_of, open_to_read
from app.storage.history import moment
from app.storage.seal import Pen, found
from app.storage.secrets import SecretAnswer
from app.storage.store import Store

SUFFIX = ".sqlite"


@dataclass(frozen=True, slots=True)
class PlanEntry:
    """One plan on the shelf. `board` is the board's name; `problem` says why a file could not be read, else ""."""

    id: str
    title: str
    board: str
    example: bool
    changed_at: datetime | None
    problem: str = ""


class Library:
    """The plans in one data folder. `clock` gives ms UTC, `chance` random bytes; `secrets` keeps the device's key.

    Raises `UserError` when the folder lies in a synchronised one.
    """

    def __init__(
        self,
        data_dir: Path,
        clock: Callable[[], int],
        chance: Callable[[int], bytes],
        secrets: Secrets,
        ask: Callable[[], str | None] | None = None,
    ) -> None:
        folders.refuse_synchronised(data_dir)
        self.data_dir = data_dir
        self._pen = Pen(DeviceKey(data_dir / "keys", chance, secrets, *([ask] if ask else [])), clock, chance)

    @property
    def person(self) -> Person:
        """Who works here; nameless until it has been said."""
        card = self._keys / "person.json"
        if not card.exists():
            return Person()
        try:
            said = json.loads(card.read_text("utf-8"))
            return Person(str(said["name"]), str(said["organisation"]))
        except (ValueError, KeyError, TypeError, OSError):
            return Person()

    def set_person(self, person: Person) -> None:
        """Says who works here; plans founded from now on carry the name."""
        try:
            self._keys.mkdir(parents=True, exist_ok=True)
            (self._keys / "person.json").write_text(json.dumps(asdict(person), ensure_ascii=False), "utf-8")
        except OSError as fault:
            raise UserError("folder_read_only", folder=self._keys) from fault

    def plans(self) -> list[PlanEntry]:
        """Every plan here, the one changed last first; a file that cannot be read is listed with its problem."""
        entries = [self._entry(path) for path in sorted(self._plans.glob(f"*{SUFFIX}"))]
        return sorted(entries, key=lambda e: e.changed_at.timestamp() if e.changed_at else 0.0, reverse=True)

    def create(self, title: str, board: str, example: bool = False, extra: Change | None = None) -> Session:
        """An open session on a new plan, founded by this device. `board` is a key such as `board:Exempelnämnden`.

        `extra` is done as a second change. Raises `UserError` when the folder or the key does not allow it.
        """
        drafted = Drafted()
        drafted.ops.append(SetValue("#0", "title", (), drafted.word(title)))
        drafted.ops.append(SetTarget("#0", "district_board", (), board))
        drafted.ops.append(SetValue("#0", "example", (), drafted.word(example)))
        path = found(self._plans, self._pen, drafted, self.person.name)
        session = self._session(path)
        if extra is not None:
            session.do(extra)
        return session

    def open(self, plan: str) -> Session:
        """An open session on the plan with this id, or this title when only one plan has it.

        Raises `UserError` when there is none, several, or the file is damaged, locked or newer.
        """
        return self._session(self._find(plan))

    def send(self, plan: str, out: Path) -> None:
        """Writes the whole plan as a `.handslag` file; needs no key and may be done while the plan is open."""
        path = self._find(plan)
        with open_to_read(path) as connection:
            transfer.send(connection, out)

    def receive(self, path: Path) -> ReceiveResult:
        """Takes in a `.handslag` file; needs no key. `UserError` with the reason, and nothing changed, if it cannot."""
        return transfer.take_in(path, self._plans, self._pen.clock())

    @property
    def _plans(self) -> Path:
        return self.data_dir / "plans"

    @property
    def _keys(self) -> Path:
        return self.data_dir / "keys"

    def _session(self, path: Path) -> Session:
        store = Store(path, self._pen)
        return Session(store, self.person, self.data_dir / "backups" / path.stem)

    def _find(self, plan: str) -> Path:
        if len(plan) == 64 and file_of(self._plans, plan).exists():
            return file_of(self._plans, plan)
        entries = self.plans()
        titled = [entry.id for entry in entries if entry.title == plan]
        if len(titled) == 1:
            return file_of(self._plans, titled[0])
        if titled:
            raise UserError("plan_ambiguous", name=plan)
        raise UserError("plan_missing", name=plan, known=", ".join(entry.title for entry in entries) or "–")

    def _entry(self, path: Path) -> PlanEntry:
        try:
            with open_to_read(path) as connection:
                root, changed = read.root(connection)
        except UserError as fault:
            return PlanEntry(path.stem, path.stem[:12], "", False, None, str(fault))
        board = root.text("district_board").partition(":")[2]
        return PlanEntry(root.id, root.text("title"), board, root.flag("example"), moment(changed))


def standard(data_dir: Path | None = None, ask: Callable[[], str | None] | None = None) -> Library:
    """The library in this person's own data folder, or in `data_dir`, with the computer's clock, chance and secrets.

    `ask` is called for the device key's passphrase where there is no secret store.
    """
    return Library(data_dir or folders.standard(), _now, os.urandom, _SystemSecrets(), ask)


def throwaway(folder: Path) -> Library:
    """A library whose device key is forgotten with the process; what an earlier one left in `folder` is replaced."""
    import shutil

    place = folder / "data"
    if place.exists():
        shutil.rmtree(place)
    return Library(place, _now, os.urandom, _NoSecrets())


def _now() -> int:
    return time.time_ns() // 1_000_000


class _SystemSecrets:
    """The operating system's secret store."""

    def store(self, service: str, name: str, secret: str) -> bool:
        return secrets.store(service, name, secret)

    def fetch(self, service: str, name: str) -> SecretAnswer:
        return secrets.fetch(service, name)


class _NoSecrets:
    """Keeps nothing: a key that was made is good for as long as the process lives."""

    def store(self, service: str, name: str, secret: str) -> bool:  # noqa: ARG002
        return True

    def fetch(self, service: str, name: str) -> SecretAnswer:  # noqa: ARG002
        return SecretAnswer(True)
