"""`handslag.json`: what the signers say the package is, checked against what lies beside it.

It knows the members that tie a package together: its id, version, predecessor, the digests of its files, and who must
have signed. The plan itself is not read here.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass

from app.exchange.asice.faults import Fault

CONTENT_NAME = "handslag.json"
_SHA256 = re.compile(r"[0-9a-f]{64}")


@dataclass(frozen=True)
class Requirement:
    """A signature that must be there: the role and the organisation it is given for."""

    role: str
    organisation: str


@dataclass(frozen=True)
class Content:
    """The members of `handslag.json` that this room reads. `previous` is the payload digest before, or empty."""

    package: str
    version: int
    previous: str
    required: tuple[Requirement, ...]


def read_content(data: bytes, digests: Mapping[str, str]) -> Content:
    """Read the file and compare its list of digests with `digests` (every payload file → SHA-256, hexadecimal).

    Raises Fault.
    """
    members = _members(data)
    package, version, previous = members.get("package"), members.get("version"), members.get("previous")
    if not isinstance(package, str) or not package.isprintable() or not 0 < len(package) <= 200:
        raise Fault("content-damaged", "package")
    if not isinstance(version, int) or isinstance(version, bool) or version < 1:
        raise Fault("content-damaged", "version")
    if previous not in (None, "") and not (isinstance(previous, str) and _SHA256.fullmatch(previous)):
        raise Fault("content-damaged", "previous")
    _check_digests(members.get("payload"), digests)
    return Content(package, version, str(previous or ""), _requirements(members.get("required_signers", [])))


def _members(data: bytes) -> dict[str, object]:
    try:
        members = json.loads(data.decode(), object_pairs_hook=_without_repeats, parse_constant=_no_constant)
        json.dumps(members, ensure_ascii=False).encode()  # half a surrogate pair is text that no one can print
    except (ValueError, RecursionError) as error:
        raise Fault("content-damaged", CONTENT_NAME) from error
    if not isinstance(members, dict):
        raise Fault("content-damaged", CONTENT_NAME)
    return members


def _without_repeats(pairs: list[tuple[str, object]]) -> dict[str, object]:
    """Readers differ on which of two equal keys counts, so there may not be two."""
    members = dict(pairs)
    if len(members) != len(pairs):
        raise ValueError("a key is repeated")
    return members


def _no_constant(name: str) -> object:
    raise ValueError(name)


def _check_digests(listed: object, digests: Mapping[str, str]) -> None:
    if not isinstance(listed, dict):
        raise Fault("content-damaged", "payload")
    wanted = {name: digest for name, digest in digests.items() if name != CONTENT_NAME}
    for name in sorted(wanted.keys() | listed.keys()):
        if listed.get(name) != wanted.get(name):
            raise Fault("content-differs", name)


def _requirements(listed: object) -> tuple[Requirement, ...]:
    if not isinstance(listed, list):
        raise Fault("content-damaged", "required_signers")
    required = []
    for item in listed:
        role, organisation = (item.get("role"), item.get("organisation")) if isinstance(item, dict) else (None, None)
        if not isinstance(role, str) or not isinstance(organisation, str):
            raise Fault("content-damaged", "required_signers")
        required.append(Requirement(role, organisation))
    return tuple(required)
