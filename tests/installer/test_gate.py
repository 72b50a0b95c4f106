"""The gate stops at the first step that fails, says which it was, and lets pytest have the last word."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from installer import gate

pytestmark = pytest.mark.skipif(os.name == "nt", reason="the stand-in tools are shell scripts")


@pytest.fixture
def tools(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Stand-ins for the tools: each writes its name and arguments to a file and succeeds."""
    for name in {step[0] for _, step in gate.STEPS}:
        stand_in(tmp_path, name, 0)
    monkeypatch.setattr(gate, "TOOLS", tmp_path)
    return tmp_path


def stand_in(folder: Path, name: str, code: int) -> None:
    script = f'#!/bin/sh\necho "{name} $1 $HANDSLAG_HEAVY $QT_QPA_PLATFORM" >> "{folder}/ran"\nexit {code}\n'
    (folder / name).write_text(script)
    (folder / name).chmod(0o755)


def ran(folder: Path) -> list[str]:
    return (folder / "ran").read_text().splitlines()


def test_every_step_runs_in_order_and_the_tests_come_last(tools: Path, capfd: pytest.CaptureFixture[str]) -> None:
    assert gate.main([]) == 0
    assert [line.split()[0] for line in ran(tools)] == ["ruff", "ruff", "mypy", "lint-imports", "pytest"]
    assert capfd.readouterr().out.splitlines()[-1] == "check: prov (pytest)"


def test_the_first_step_that_fails_stops_the_gate_and_is_named(tools: Path, capfd: pytest.CaptureFixture[str]) -> None:
    stand_in(tools, "mypy", 2)
    assert gate.main([]) == 2
    assert [line.split()[0] for line in ran(tools)] == ["ruff", "ruff", "mypy"]
    assert capfd.readouterr().err == "check: stopp vid typer (mypy). Se raderna ovan.\n"


def test_the_heavy_gate_searches_longer_and_both_stay_off_the_screen(
    tools: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("HANDSLAG_HEAVY", raising=False)
    gate.main(["--tungt"])
    assert ran(tools)[-1] == "pytest -n 1 offscreen"
    gate.main([])
    assert ran(tools)[-1].split() == ["pytest", "-n", "offscreen"]


@pytest.mark.parametrize("arguments", [["--tung"], ["tests"], ["--tungt", "--tungt"]])
def test_an_unknown_argument_is_refused_before_anything_is_run(tools: Path, arguments: list[str]) -> None:
    assert gate.main(arguments) == 64
    assert not (tools / "ran").exists()
