"""Which names a file in a package may have: flat, unambiguous on every system, never a path out of the folder.

It knows names only. Some tools drop folders, so the payload has none; `META-INF` belongs to the container itself.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

from app.exchange.asice.faults import Fault

MIMETYPE = "mimetype"
META_FOLDER = "META-INF/"
MANIFEST = "META-INF/manifest.xml"
SIGNATURE_NAME = re.compile(r"META-INF/signatures(0|[1-9][0-9]{0,2})\.xml")
LONGEST_NAME = 200

_RESERVED = re.compile(r"(con|prn|aux|nul|conin\$|conout\$|com[0-9¹²³]|lpt[0-9¹²³])(\..*)?", re.IGNORECASE)
_FORBIDDEN = frozenset('<>:"|?*\\')


def is_signature(name: str) -> bool:
    """Whether `name` is that of a signature file this product writes."""
    return SIGNATURE_NAME.fullmatch(name) is not None


def is_payload(name: str) -> bool:
    """Whether `name` is one of the files that are signed."""
    return name != MIMETYPE and not _folded(name).startswith("meta-inf/")


def check_names(names: Iterable[str]) -> None:
    """Raise Fault for the first name that is unsafe or can be taken for another one of `names`."""
    seen: set[str] = set()
    folded: set[str] = set()
    for name in names:
        if name in seen:
            raise Fault("name-twice", name)
        if _folded(name) in folded:
            raise Fault("name-alike", name)
        seen.add(name)
        folded.add(_folded(name))
        check_name(name)


def check_name(name: str) -> None:
    """Raise Fault unless `name` is safe to write to any disk and belongs where it stands."""
    if name in (MANIFEST, MIMETYPE) or is_signature(name):
        return
    if name.endswith("/"):
        raise Fault("name-folder", name)
    if not name or len(name.encode()) > LONGEST_NAME or name.startswith("/") or _has_forbidden(name):
        raise Fault("name-unsafe", name)
    if any(part in ("", ".", "..") for part in name.split("/")):
        raise Fault("name-unsafe", name)
    if _folded(name).startswith("meta-inf/"):
        raise Fault("meta-inf-unknown", name)
    if "/" in name:
        raise Fault("name-folder", name)
    if unicodedata.normalize("NFC", name) != name:
        raise Fault("name-not-nfc", name)
    if _RESERVED.fullmatch(name) or name[-1] in ". " or name[0] == " " or _folded(name) in (MIMETYPE, "meta-inf"):
        raise Fault("name-reserved", name)


def _has_forbidden(name: str) -> bool:
    """Characters that Windows refuses, and those that steer or hide text (control, format, private, unassigned)."""
    return any(letter in _FORBIDDEN or unicodedata.category(letter)[0] == "C" for letter in name)


def _folded(name: str) -> str:
    return unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", name).casefold())
