"""The signing identities and the trust list that this computer keeps: `identities/` and `trust/` in the data folder.

A key file (`.p12`) made here has its certificate beside it (`.pem`), which is public: so that the chooser can say whose
key it is without the passphrase, and so that the person can hand the certificate to whoever keeps the trust list.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Generator
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from app.journeys import documents
from app.journeys.snapshot import Progress
from app.models.errors import UserError

if TYPE_CHECKING:
    from app.exchange.trust import TrustList
    from app.storage.identities import Identity

IDENTITIES, TRUST = "identities", "trust"
TRUST_FILE = "betrodda.json"
KEY_SUFFIX, CERTIFICATE_SUFFIX = ".p12", ".pem"


@dataclass(frozen=True)
class KeyCard:
    """A signing identity as its certificate describes it; the names are empty where only the key file is known."""

    path: Path
    name: str = ""
    organisation: str = ""
    valid_to: date | None = None
    fingerprint: str = ""


def key_cards(folder: Path) -> list[KeyCard]:
    """The identities made on this computer, by file name. None in an empty or missing folder."""
    return [_card(path) for path in sorted((folder / IDENTITIES).glob(f"*{KEY_SUFFIX}"))]


def card_of(path: Path, identity: Identity) -> KeyCard:
    """The card of an identity that has been opened."""
    until = identity.certificate.not_valid_after_utc.date()
    return KeyCard(path, identity.name, identity.organisation, until, identity.fingerprint)


def make_key(
    folder: Path, name: str, organisation: str, at: datetime, passphrase: str | None = None
) -> Generator[Progress, None, KeyCard | None]:
    """Makes an identity in the data folder. Never on the window's thread: the secret store may be slow to answer.

    Without `passphrase` a random one is handed to the computer's secret store; None, and nothing left behind, when
    there is no store to keep it: then a person must choose one. Raises `UserError` as `identities.make_identity`.
    """
    from app.storage import identities

    path = _free_path(folder, name)
    yield Progress(0, 2, "Gör nyckeln")
    secret = passphrase or identities.new_passphrase()
    identity = identities.make_identity(path, name, organisation, at, secret)
    if passphrase is None:
        kept = False
        try:
            yield Progress(1, 2, "Lämnar lösenfrasen till datorns förråd för hemligheter")
            kept = identities.keep_passphrase(path, secret)
        finally:
            if not kept:  # a key whose passphrase nobody has is of no use to anyone
                path.unlink()
        if not kept:
            return None
    _keep_certificate(path, identity)
    return card_of(path, identity)


def open_key(path: Path, passphrase: str | None = None) -> Generator[Progress, None, Identity | None]:
    """Opens an identity; None when its passphrase is not kept here and must be asked for.

    Never on the window's thread. Raises `UserError` when the passphrase is wrong or the file is of no use.
    """
    from app.storage import identities

    yield Progress(0, 1, "Öppnar underskriftsnyckeln")
    found = passphrase if passphrase is not None else identities.find_passphrase(path)
    return None if found is None else identities.load_identity(path, found)


def trust_file(folder: Path) -> Path | None:
    """The trust list that this computer remembers."""
    path = folder / TRUST / TRUST_FILE
    return path if path.exists() else None


def read_trust_list(folder: Path, path: Path) -> tuple[TrustList, bool]:
    """A list that is offered, and whether it comes from the office whose list is already remembered here.

    Raises `UserError`: unreadable, no list, changed, or older than the one that is remembered.
    """
    from app.exchange.trust import read_trust

    offered = _bytes(path)
    found = read_trust(offered)
    remembered = trust_file(folder)
    if remembered is None:
        return found, False
    try:
        known = read_trust(_bytes(remembered))
    except UserError:  # damaged here: the office has to be recognised anew, as the first time
        return found, False
    if known.root != found.root:
        return found, False
    return read_trust(offered, known.root, known.number), True


def remember_trust_list(folder: Path, path: Path) -> Path:
    """Keeps a copy of the list; where it was kept."""
    kept = folder / TRUST / TRUST_FILE
    content = _bytes(path)
    try:
        kept.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise UserError("file_unwritable", file=TRUST_FILE, reason=error.strerror or "") from error
    documents.save(content, kept)
    return kept


def in_groups(fingerprint: str) -> str:
    """A fingerprint to be read aloud: sixteen groups of four."""
    return " ".join(re.findall("....", fingerprint))


def _card(path: Path) -> KeyCard:
    from cryptography import x509
    from cryptography.hazmat.primitives import hashes
    from cryptography.x509.oid import NameOID

    try:
        certificate = x509.load_pem_x509_certificate(path.with_suffix(CERTIFICATE_SUFFIX).read_bytes())
    except (OSError, ValueError):
        return KeyCard(path)  # the key can be used all the same; whose it is shows when it is opened
    said = {part.oid: str(part.value) for part in certificate.subject}
    until = certificate.not_valid_after_utc.date()
    fingerprint = certificate.fingerprint(hashes.SHA256()).hex()
    return KeyCard(path, said.get(NameOID.COMMON_NAME, ""), said.get(NameOID.ORGANIZATION_NAME, ""), until, fingerprint)


def _keep_certificate(path: Path, identity: Identity) -> None:
    from cryptography.hazmat.primitives.serialization import Encoding

    documents.save(identity.certificate.public_bytes(Encoding.PEM), path.with_suffix(CERTIFICATE_SUFFIX))


def _free_path(folder: Path, name: str) -> Path:
    """`identities/eva-berg.p12`, or with a number where that is taken: a key file is never written over."""
    place = folder / IDENTITIES
    try:
        place.mkdir(parents=True, exist_ok=True, mode=0o700)
    except OSError as error:
        raise UserError("identity-not-written", file=place.name, reason=error.strerror or "") from error
    stem = plain_name(name) or "nyckel"
    taken = {path.stem for path in place.iterdir()}
    numbered = (f"{stem}-{number}" for number in range(2, len(taken) + 3))
    free = stem if stem not in taken else next(one for one in numbered if one not in taken)
    return place / f"{free}{KEY_SUFFIX}"


def plain_name(text: str) -> str:
    """A name for a file that every system takes: "Årsta Östra" is "arsta-ostra"."""
    bare = unicodedata.normalize("NFKD", text.casefold()).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", bare).strip("-")[:60]


def _bytes(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise UserError("file_unreadable", file=path.name, reason=error.strerror or "") from error
