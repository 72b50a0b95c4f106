"""A package and a trust list of the first version are judged the same for ever."""

from __future__ import annotations

from pathlib import Path

from app.exchange import asice
from app.exchange.trust import read_trust

FIRST = Path(__file__).parents[2] / "old_files" / "paket-1"


def test_a_package_of_the_first_version_is_still_trusted(at) -> None:
    verdict = asice.verify(FIRST / "paket.asice", read_trust((FIRST / "betrodda.json").read_bytes()), at)
    assert (verdict.verdict, verdict.facts.package, verdict.facts.version) == ("trusted", "exempel-1", 1)
    assert verdict.facts.digest == "21fd77556e324d7cbf7c0e360874b94f2e79c5da4154429beb3eb078c331b456"
    assert [signer.name for signer in verdict.signers] == ["Åsa Öberg (exempel)", "Karin Kort (exempel)"]


def test_its_payload_is_written_today_as_it_was_then(bench, tmp_path, at) -> None:
    old = (FIRST / "paket.asice").read_bytes()
    media_types = {"plan.json": "application/json", "handslag.json": "application/json"}
    payload = [part for part in bench.parts(old) if b"/" not in part.name and part.name != b"mimetype"]
    files = [
        asice.PayloadFile(name, media_types.get(name, "text/plain"), part.data)
        for name, part in ((part.name.decode(), part) for part in payload)
    ]
    asice.write_container(tmp_path / "new.asice", files, at.date())
    new = (tmp_path / "new.asice").read_bytes()
    directory_at = int.from_bytes(new[-6:-2], "little")
    assert old[:directory_at] == new[:directory_at]


def test_its_tampered_twin_is_rejected(bench, at) -> None:
    trusted = read_trust((FIRST / "betrodda.json").read_bytes())
    twin = bench.with_part((FIRST / "paket.asice").read_bytes(), b"plan.json", data=b'{"exempel": fals}')
    assert bench.judge(twin, trusted, at).verdict == "rejected"
