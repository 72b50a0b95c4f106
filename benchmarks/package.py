"""How fast a signed package is written, signed and judged, beside sha256 and zip of the same payload in the same run.

    python benchmarks/package.py [megabytes …]

Prints one line per size and job: median milliseconds of several runs, the goal where there is one, and the peak of
Python's memory while judging. The figures depend on the machine; the ratio to sha256 is what can be compared.
"""

from __future__ import annotations

import hashlib
import io
import random
import shutil
import statistics
import sys
import tempfile
import time
import tracemalloc
import zipfile
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from app.exchange import asice, office, trust
from app.exchange.asice.container import _append_signature
from app.storage import identities

AT = datetime(2015, 3, 2, 9, 0, tzinfo=UTC)
MEGABYTE = 1 << 20
RUNS = 5
GOALS = {(1, "verify"): 40.0, (50, "verify"): 400.0, (50, "sign"): 100.0}


def median_of(job: Callable[[], object]) -> float:
    """Median wall-clock milliseconds of several runs."""
    times = []
    for _ in range(RUNS):
        before = time.perf_counter()
        job()
        times.append((time.perf_counter() - before) * 1000)
    return statistics.median(times)


def measure(megabytes: int, folder: Path) -> None:
    """Print the lines for one payload of `megabytes`, random bytes from a fixed seed."""
    payload = folder / "payload.bin"
    with payload.open("wb") as file:
        source = random.Random(1)
        for _ in range(megabytes):
            file.write(source.randbytes(MEGABYTE))
    identity = identities.make_identity(folder / f"{megabytes}.p12", "Åsa Öberg", "Exempelnämnden", AT, "x")
    central = office.make_office("Exempelkontoret", AT)
    pins = [office.pin(identity.certificate, "ordförande")]
    trusted = trust.read_trust(office.publish(central, 1, AT, signers=pins))
    files = [asice.PayloadFile("payload.bin", "application/octet-stream", payload)]
    path, unsigned = folder / "paket.asice", folder / "unsigned.asice"

    times = {
        "sha256": median_of(lambda: _sha256(payload)),
        "zip stored": median_of(lambda: _zip(payload, folder / "plain.zip")),
        "write": median_of(lambda: asice.write_container(unsigned, files, AT.date())),
    }
    asice.write_signed(path, files, AT.date(), identity, role="ordförande", at=AT)
    container = unsigned.read_bytes()
    times["sign"] = median_of(lambda: _append_signature(io.BytesIO(container), "x", identity, "ordförande", AT))
    copies = iter(_copies(unsigned, RUNS))
    times["sign on disk"] = median_of(lambda: asice.sign_container(next(copies), identity, "ordförande", AT))
    times["verify"] = median_of(lambda: asice.verify(path, trusted, AT))
    for job, milliseconds in times.items():
        goal = GOALS.get((megabytes, job))
        ratio = milliseconds / times["sha256"]
        print(
            f"{megabytes:4} MB  {job:13} {milliseconds:9.1f} ms  {ratio:5.2f} × sha256"
            + (f"  goal {goal:.0f} ms" if goal else "")
        )
    tracemalloc.start()
    asice.verify(path, trusted, AT)
    print(f"{megabytes:4} MB  peak memory   {tracemalloc.get_traced_memory()[1] / MEGABYTE:9.1f} MB while judging")
    tracemalloc.stop()


def _sha256(path: Path) -> bytes:
    digest = hashlib.sha256()
    with path.open("rb") as file:
        while piece := file.read(MEGABYTE):
            digest.update(piece)
    return digest.digest()


def _zip(payload: Path, target: Path) -> None:
    with zipfile.ZipFile(target, "w") as archive:
        archive.write(payload, payload.name)


def _copies(path: Path, count: int) -> list[Path]:
    """Copies of `path`, each to be signed once."""
    return [Path(shutil.copy(path, path.with_name(f"copy-{number}.asice"))) for number in range(count)]


def main() -> None:
    """Measure the sizes given on the command line, else 1 and 50 MB."""
    with tempfile.TemporaryDirectory() as folder:
        for size in [int(text) for text in sys.argv[1:]] or [1, 50]:
            measure(size, Path(folder))


if __name__ == "__main__":
    main()
