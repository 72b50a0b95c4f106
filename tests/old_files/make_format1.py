"""Writes the golden files of change format 1: every op kind, with a fixed key, clock and chance.

The files are never written anew once released; running this shows whether today's program still writes the same bytes.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from pathlib import Path

from app.exchange import handslag_file
from app.models.format1 import ops
from app.models.format1.canonical import encode
from app.models.format1.change import SIGNED_PREFIX, Header, Sealed, sha256, write_header, write_line, write_words
from app.models.format1.ops import Op, Splice
from app.storage.author import Drafted
from app.storage.device_key import DeviceKey
from app.storage.seal import Pen, seal
from app.storage.secrets import SecretAnswer

FOLDER = Path(__file__).parent / "format1"
BLOB = "område;värde\nEkliden;12,5\n".encode()
FIRST_MOMENT = 1_429_797_600_000


class Nowhere:
    """Keeps no secret; the key lives as long as the script."""

    def store(self, service: str, name: str, secret: str) -> bool:
        return True

    def fetch(self, service: str, name: str) -> SecretAnswer:
        return SecretAnswer(True)


class Story:
    """A plan's changes, one after the other."""

    def __init__(self, folder: Path) -> None:
        self.asked = 0
        self.moment = FIRST_MOMENT
        self.key = DeviceKey(folder, self.chance, Nowhere())
        self.other = hashlib.sha256(b"another device").digest()
        self.plan: str | None = None
        self.tips: tuple[str, ...] = ()
        self.lines: list[Sealed] = []

    def chance(self, count: int) -> bytes:
        self.asked += 1
        return hashlib.shake_256(f"golden {self.asked}".encode()).digest(count)

    def clock(self) -> int:
        self.moment += 60_000
        return self.moment

    def tell(self, items: Iterable[Op], words: tuple[str | int | bool | None, ...] = (), note: str = "") -> str:
        sealed = seal(Pen(self.key, self.clock, self.chance), self.plan, self.tips, Drafted([*items], [*words]), note)
        self.plan = self.plan or sealed.id
        self.tips = (sealed.id,)
        self.lines.append(sealed)
        return sealed.id


def other_device(seed: bytes) -> str:
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

    return Ed25519PrivateKey.from_private_bytes(seed).public_key().public_bytes_raw().hex()


def tell(folder: Path) -> Story:
    """Every op kind at least once, the way a person could have come to write it."""
    story = Story(folder)
    device, other = story.key.make_sure(), other_device(story.other)
    blob = hashlib.sha256(BLOB).hexdigest()
    plan = story.tell(
        (
            ops.Found(tuple(sorted((device, other)))),
            ops.Admit(device, "district", "administrator", 0, ()),
            ops.SetValue("#0", "title", (), 1),
            ops.SetTarget("#0", "district_board", (), "board:Exempelnämnden"),
            ops.SetValue("#0", "example", (), 2),
        ),
        ("Åsa Öberg", 'Handlingsplan "2015–2020"\\\n😀', True),
    )
    made = story.tell(
        (
            ops.Create("organisation", None, "district"),
            ops.SetValue("#0", "name", (), 0),
            ops.Create("goal", None, "#0"),
            ops.SetValue("#2", "wording", (), 1),
            ops.SetValue("#2", "priority", (), 2),
            ops.SetTarget("#2", "lead_responsible", (), "#0"),
            ops.Text("#2", "expected_result", (Splice("", 0, 3, 20, ()),)),
            ops.Add("#2", "neighbourhoods", "area:Ekliden"),
            ops.Create("activity", None, "district"),
            ops.Create("cost", "#8", "district"),
            ops.SetValue("#9", "amount", (), 4),
            ops.SetValue("#9", "note", (), 5),
        ),
        ("Exempelbostäder AB", "Fler unga i arbete", "12.5", "Fler unga i studier.", 1_200_000, None),
        "första utkastet",
    )
    goal, run = f"{made}:2", f"{made}:6.0"
    again = story.tell(
        (
            ops.SetValue(goal, "wording", (f"{made}:3",), 0),
            ops.SetValue(goal, "wording", ("#0",), 1),
            ops.SetTarget(goal, "lead_responsible", (f"{made}:5",), None),
            ops.Text(goal, "expected_result", (Splice(run, 9, 2, 6, ()), Splice(run, 12, 3, 6, ((run, 12, 19),)))),
            ops.Text(goal, "expected_result", (Splice("#3.1", 6, None, 0, ((f"{made}:6.0", 19, 20),)),)),
            ops.Add(goal, "neighbourhoods", "area:Alby"),
            ops.Remove(goal, "neighbourhoods", "area:Ekliden", (f"{made}:7",)),
            ops.Attach(blob),
        ),
        ("Fler unga i jobb", "Fler unga i arbete eller studier", " vuxna", "arbete"),
    )
    gone = story.tell((ops.Delete(f"{made}:8", story.tips),))
    story.tell((ops.Restore(f"{made}:8", (f"{gone}:0",)),))
    secret = story.tell((ops.SetValue(goal, "target_group", (), 0),), ("något som inte skulle stå här",))
    story.tell((ops.Admit(other, f"{made}:0", "partner", 0, (again,)),), ("Bo Ek",))
    story.tell((ops.Revoke(other, (plan, again)[:1]), ops.Transfer(goal, "district")))
    story.tell(
        (ops.Redact(0, 1, change=secret), ops.Redact(0, 1, blob="0" * 64)),
        ("personuppgift", "§ 12, 1.2.1-342-2015"),
    )
    story.lines = [Sealed(s.header, s.ops, None if s.id == secret else s.words, s.signature) for s in story.lines]
    return story


def newer(story: Story) -> list[bytes]:
    """What a later version might write: an op kind and a header version that nobody knows yet. Both wait."""
    device, after = story.key.make_sure(), story.tips
    words = write_words(story.chance(16), "", ())
    future = encode({"ops": [{"k": "vote", "card": "x"}]})
    header = write_header(Header(story.plan, device, after, story.clock(), sha256(future), sha256(words), 0))
    unknown_kind = Sealed(header, future, words, story.key.sign(SIGNED_PREFIX + header))
    later = header.replace(b'"v":1', b'"v":2')
    unknown_version = Sealed(later, future, words, story.key.sign(SIGNED_PREFIX + later))
    return [write_line(unknown_kind), write_line(unknown_version)]


def write(folder: Path, keys: Path) -> None:
    """All golden files, into `folder`."""
    story = tell(keys)
    lines = [write_line(sealed) for sealed in story.lines]
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "every_kind.jsonl").write_bytes(b"".join(line + b"\n" for line in lines))
    (folder / "newer.jsonl").write_bytes(b"".join(line + b"\n" for line in newer(story)))
    handslag_file.write(folder / "every_kind.handslag", lines, [(hashlib.sha256(BLOB).hexdigest(), [BLOB])])


if __name__ == "__main__":
    import sys
    import tempfile

    with tempfile.TemporaryDirectory() as keys:
        write(Path(sys.argv[1]) if sys.argv[1:] else FOLDER, Path(keys))
