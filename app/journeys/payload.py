"""The files of a package and what `handslag.json` says of them; the same plan and clock give the same bytes."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Generator, Iterator, Sequence
from dataclasses import dataclass
from hashlib import sha256

from app.journeys import atlas, documents, matrix
from app.journeys.situation import Situation, situation
from app.journeys.snapshot import Progress, Snapshot
from app.models import package_data
from app.models.plan import Plan, Record
from app.models.rules import Remark
from app.models.wording import labels

FORMAT = 1
CONTENT = "handslag.json"
JSON, PDF, CSV, HTML = "application/json", "application/pdf", "text/csv", "text/html"
TEMPLATE = atlas.RESOURCES / "templates" / "las-mig.html"


@dataclass(frozen=True)
class File:
    """One file of the payload. `record` is what it is about, where it is about one."""

    name: str
    media_type: str
    content: bytes
    record: str = ""

    @property
    def digest(self) -> str:
        """SHA-256 in hexadecimal."""
        return sha256(self.content).hexdigest()


@dataclass(frozen=True)
class PackageFacts:
    """Which package this is: its id, its number, and the payload digest of the one before ("" for the first)."""

    package: str
    version: int
    previous: str


def computed(snapshot: Snapshot) -> Situation | None:
    """The situation that the package quotes."""
    return situation(snapshot.plan, snapshot.blob)


def package_facts(plan: Plan) -> PackageFacts:
    """The id is derived from plan, tips and the package before, so that nothing else can be called the same."""
    before = plan.of("package")
    previous = before[-1].text("payload_digest") if before else ""
    named = {"plan": plan.id, "tips": sorted(plan.tips), "previous": previous}
    return PackageFacts(sha256(_canonical(named)).hexdigest(), len(before) + 1, previous)


def required_signers(plan: Plan) -> tuple[tuple[str, str], ...]:
    """(role, organisation): always the district and every party company, then the roles the plan asks for."""
    board = labels.value_text(plan.root, "district_board", plan)
    chair, company = (labels.key_label(f"role:{code}") for code in ("chair", "company_representative"))
    found = [(chair, board), *((company, labels.title_of(party)) for party in plan.targets(plan.root, "parties"))]
    found += [(labels.key_label(key), board) for key in plan.root.refs("required_roles") if "company" not in key]
    return tuple(dict.fromkeys(found))


def files(
    snapshot: Snapshot, known: Situation | None, remarks: Sequence[Remark], today: str
) -> Generator[Progress, None, tuple[File, ...]]:
    """Every file, `handslag.json` last made and first listed."""
    plan = snapshot.plan
    sent = [record for record in plan.of("application") if not record.flag("withheld")]
    total = len(sent) + 3
    yield Progress(0, total, "Räknar indexet")
    given = documents.attachments(snapshot, today, known)
    yield Progress(1, total, "Skriver handlingsplanen")
    made = [File("handlingsplan.pdf", PDF, documents.action_plan(plan, given), plan.id)]
    for number, record in enumerate(sent, start=1):
        yield Progress(1 + number, total, f"Skriver ansökan {number} av {len(sent)}")
        made.append(File(f"ansokan-{number:02d}.pdf", PDF, documents.application(plan, record, given), record.id))
    yield Progress(total - 1, total, "Samlar bilagor")
    made.append(File(matrix.NAME, matrix.MEDIA_TYPE, matrix.matrix(plan), plan.id))
    made += [
        _json("plan.json", package_data.plan_json(plan)),
        _json("plan.schema.json", package_data.plan_json_schema()),
    ]
    made += _index_files(known) if known is not None else []
    made += _attached(snapshot)
    made.append(File("las-mig.html", HTML, _read_me(plan)))
    return (_content(plan, known, remarks, made), *made)


def _content(plan: Plan, known: Situation | None, remarks: Sequence[Remark], made: Sequence[File]) -> File:
    facts = package_facts(plan)
    versions = plan.of("version")
    return _json(
        CONTENT,
        {
            "format": FORMAT,
            "package": facts.package,
            "version": facts.version,
            "previous": facts.previous or None,
            "plan": plan.id,
            "tips": sorted(plan.tips),
            "example": plan.example,
            "district_board": labels.value_text(plan.root, "district_board", plan),
            "plan_version": labels.title_of(versions[-1]) if versions else None,
            "required_signers": [{"role": role, "organisation": name} for role, name in required_signers(plan)],
            "index_fingerprints": [known.result.fingerprint] if known is not None else [],
            "checks": [{"code": r.code, "severity": r.severity, "record": r.record, "text": r.text} for r in remarks],
            "payload": {file.name: file.digest for file in made},
        },
    )


def _index_files(known: Situation) -> Iterator[File]:
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(("unit", "year", "key", "score", "rank"))
    result = known.result
    tree = result.framework.tree
    for unit in result.panel.units:
        for node in tree.shown:
            key = tree.keys[node]
            score, rank = result.score(unit, known.year, key), result.rank(unit, known.year, key)
            writer.writerow(
                (unit, known.year, key, "" if score is None else f"{score:.17g}", "" if rank is None else rank)
            )
    yield File("index.csv", CSV, out.getvalue().encode())
    method = {
        "dataset": known.dataset.text("name"),
        "dataset_sha256": known.dataset.text("blob"),
        "source": known.dataset.text("source"),
        "note": "Egen beräkning – inte Swecos index.",
        "method": json.loads(result.method.to_json()),
        "fingerprint": result.fingerprint,
    }
    yield _json("index-metod.json", method)


def _attached(snapshot: Snapshot) -> Iterator[File]:
    for number, record in enumerate(snapshot.plan.of("attachment"), start=1):
        if record.text("blob"):
            name = f"bilaga-{number:02d}-{_safe(record)}"
            media = record.text("media_type") or "application/octet-stream"
            yield File(name, media, snapshot.blob(record.text("blob")), record.id)


def _safe(record: Record) -> str:
    """A file name that every system takes: letters, digits, point, hyphen and underscore."""
    return re.sub(r"[^\w.-]+", "-", record.text("name")).strip(".-")[-80:] or "fil"


def _read_me(plan: Plan) -> bytes:
    from html import escape

    text = TEMPLATE.read_text("utf-8")
    board = labels.value_text(plan.root, "district_board", plan)
    mark = (
        "<p><strong>Exempeldata:</strong> alla platser, personer och siffror är påhittade.</p>" if plan.example else ""
    )
    return (
        text.replace("{{title}}", escape(plan.root.text("title")))
        .replace("{{board}}", escape(board))
        .replace("{{example}}", mark)
        .encode()
    )


def _json(name: str, value: object) -> File:
    return File(name, JSON, _canonical(value))


def _canonical(value: object) -> bytes:
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False).encode()
