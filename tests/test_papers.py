"""What is written beside the code: the papers, the locks, and what may not stand anywhere."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from pathlib import Path

HOUSE = Path(__file__).resolve().parent.parent
WRITTEN = ("*.py", "*.md", "*.toml", "*.sh", "*.txt", "*.json", "*.lock", "start", "check", "run")


def test_the_readme_names_both_commands() -> None:
    readme = (HOUSE / "README.md").read_text(encoding="utf-8")
    assert {"./start", "./check"} <= set(re.findall(r"\./\w+", readme))


def test_every_link_between_the_papers_leads_somewhere() -> None:
    papers = [*HOUSE.glob("*.md"), *(HOUSE / "docs").rglob("*.md")]
    dead = [
        f"{paper.relative_to(HOUSE)}: {target}"
        for paper in papers
        for target in links(paper)
        if not (paper.parent / target).exists()
    ]
    assert dead == []


def test_every_page_of_the_handbook_is_found_from_its_first() -> None:
    handbook = HOUSE / "docs" / "handbok"
    pages = {page.name for page in handbook.glob("*.md")}
    assert pages - links(handbook / "index.md") == {"index.md"}


def links(paper: Path) -> set[str]:
    """The files a paper links to, pictures aside, without the place inside them."""
    return set(re.findall(r"(?<!!)\[[^]]*\]\(([^)#:]+)(?:#[^)]*)?\)", read(paper)))


def test_nothing_is_left_for_later() -> None:
    later = re.compile(r"\b(?:T[O]DO|FIX[M]E|X[X]X)\b|raise Not[I]mplementedError|lorem [i]psum")
    left = [f"{path.relative_to(HOUSE)}: {word}" for path in written() for word in later.findall(read(path))]
    assert left == []


def test_nothing_written_points_into_one_particular_machine() -> None:
    private = re.compile(r"(?<![\w.~/])/(?:home|root|mnt|opt|Users)/[\w.]{2,}")  # one letter is a made-up person
    assert {
        str(path.relative_to(HOUSE)): private.findall(read(path)) for path in written() if private.search(read(path))
    } == {}


@cache
def read(path: Path) -> str:
    return path.read_text(encoding="utf-8")


def written() -> list[Path]:
    """Everything we wrote ourselves; what was made by others (fonts, icons, maps) lies in resources."""
    rooms = [HOUSE / room for room in ("app", "tests", "docs", "installer", "benchmarks", ".ci", "requirements")]
    inside = [path for room in rooms for kind in WRITTEN for path in room.rglob(kind)]
    return [path for path in [*inside, *(path for kind in WRITTEN for path in HOUSE.glob(kind))] if path.is_file()]


def pins(lock: str) -> dict[str, str]:
    text = (HOUSE / "requirements" / f"{lock}.lock").read_text(encoding="utf-8")
    return dict(re.findall(r"^([\w.-]+)==([\w.]+)", text, flags=re.MULTILINE))


def test_the_locks_name_no_place_to_fetch_from_and_agree_on_every_version() -> None:
    assert pins("runtime").items() <= pins("dev").items()
    for lock in ("runtime", "dev"):
        text = (HOUSE / "requirements" / f"{lock}.lock").read_text(encoding="utf-8")
        assert not re.search(r"://|^\s*-", text.replace("    --hash=", "    hash="), flags=re.MULTILINE)
        assert all("--hash=sha256:" in part for part in re.split(r"\n(?=\w)", text)[1:])


def test_every_dependency_of_the_project_is_locked_and_qt_is_the_version_without_the_leak() -> None:
    project = tomllib.loads((HOUSE / "pyproject.toml").read_text(encoding="utf-8"))
    wanted = {re.split(r"[=<>~ ]", line)[0].lower() for line in project["project"]["dependencies"]}
    assert wanted <= {name.lower() for name in pins("runtime")}
    assert {re.split(r"[=<>~ ]", line)[0] for line in project["dependency-groups"]["dev"]} <= set(pins("dev"))
    assert pins("runtime")["pyside6-essentials"] == "6.11.3"
