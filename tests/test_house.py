"""The house rules over the code that no tool checks: what is loaded at start, sizes, words and errors."""

from __future__ import annotations

import ast
import importlib.util
import re
import statistics
import string
import subprocess
import sys
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

import pytest

from app.models import wording

if TYPE_CHECKING:
    from collections.abc import Iterator

HOUSE = Path(__file__).resolve().parent.parent
LATE = ("pandas", "numpy", "reportlab", "keyring", "lxml", "sqlite_utils", "signxml", "openpyxl", "xlsxwriter")
FUNCTIONS = (ast.FunctionDef, ast.AsyncFunctionDef)
Documented: TypeAlias = ast.Module | ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef
SOURCES = sorted((HOUSE / "app").rglob("*.py"))


@cache
def tree_of(source: Path) -> ast.Module:
    return ast.parse(source.read_text(encoding="utf-8"))


def named(node: ast.AST, source: Path) -> str:
    return f"{source.relative_to(HOUSE)}:{getattr(node, 'lineno', 1)} {getattr(node, 'name', '')}".rstrip()


def found(*kinds: type[ast.AST]) -> Iterator[tuple[Path, ast.AST]]:
    for source in SOURCES:
        for node in ast.walk(tree_of(source)):
            if isinstance(node, kinds):
                yield source, node


def length(node: ast.AST) -> int:
    return node.end_lineno - node.lineno + 1  # type: ignore[attr-defined]


def run_python(*arguments: str, cwd: Path = HOUSE) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, *arguments], cwd=cwd, capture_output=True, text=True, check=False, timeout=120
    )


# What is loaded, and what Qt does with our references


def test_the_way_to_the_first_window_loads_nothing_heavy() -> None:
    doors = ("main", "app.models.plan", "app.storage", "app.journeys.session", "app.ui.window", "app.ui.application")
    assert loaded_with(doors, LATE) == []


def test_the_first_window_is_painted_before_anything_heavy_is_loaded(tmp_path: Path) -> None:
    script = (
        "import runpy, sys\n"
        f"sys.argv = ['main.py', '--data-dir', {str(tmp_path)!r}, '--first-paint']\n"
        "try:\n    runpy.run_path('main.py', run_name='__main__')\n"
        "except SystemExit as stop:\n    print(*sys.modules)\n    sys.exit(stop.code)\n"
    )
    done = run_python("-c", script)
    assert done.returncode == 0, done.stderr
    milliseconds, loaded = done.stdout.splitlines()
    assert float(milliseconds) > 0
    assert set(LATE) & set(loaded.split()) == set()


def test_the_first_room_does_without_what_only_later_verbs_need() -> None:
    later = ("app.journeys.views", "app.journeys.documents", "app.journeys.evidence", "app.ui.forms", "app.reports")
    assert loaded_with(("app.ui.application", "app.ui.rooms.overview.room"), later) == []


def test_no_door_below_the_window_loads_qt() -> None:
    doors = ("main", "app.cli", "app.journeys.session", "app.exchange", "app.reports", "app.storage", "app.figures")
    assert loaded_with(doors, ("PySide6", "shiboken6")) == []


def loaded_with(doors: tuple[str, ...], names: tuple[str, ...]) -> list[str]:
    """Which of `names` a fresh Python has loaded after importing the doors that there are."""
    there = [door for door in doors if is_there(door)]
    script = f"import importlib, sys; [importlib.import_module(door) for door in {there}]; print(*sys.modules)"
    done = run_python("-c", script)
    assert done.returncode == 0, done.stderr
    assert set(there) <= set(done.stdout.split())
    return sorted(set(names) & set(done.stdout.split()))


def is_there(module: str) -> bool:
    try:
        return importlib.util.find_spec(module) is not None
    except ModuleNotFoundError:
        return False


def test_qt_leaves_the_reference_counts_of_none_and_true_alone() -> None:
    done = run_python(str(HOUSE / "tests" / "leak_probe.py"))
    assert done.returncode == 0, done.stderr
    assert [line for line in done.stdout.splitlines() if line.startswith("leak")] == []
    assert "tried 31 " in done.stdout


# Sizes


def test_no_file_is_longer_than_400_lines_and_half_are_within_150() -> None:
    lengths = {source: len(source.read_text(encoding="utf-8").splitlines()) for source in SOURCES}
    assert {str(source.relative_to(HOUSE)): lines for source, lines in lengths.items() if lines > 400} == {}
    assert statistics.median(lengths.values()) <= 150


def test_no_function_is_longer_than_60_lines_and_most_are_far_shorter() -> None:
    functions = [(named(node, source), length(node)) for source, node in found(*FUNCTIONS)]
    assert [function for function in functions if function[1] > 60] == []
    assert statistics.quantiles([lines for _, lines in functions], n=20)[-1] <= 40


def test_no_class_is_longer_than_300_lines_or_has_more_than_20_methods() -> None:
    classes = [(named(node, source), length(node), methods(node)) for source, node in found(ast.ClassDef)]
    assert [known for known in classes if known[1] > 300 or known[2] > 20] == []


def methods(node: ast.AST) -> int:
    return sum(isinstance(part, FUNCTIONS) for part in node.body)  # type: ignore[attr-defined]


def test_every_module_and_every_public_name_says_what_it_is_for() -> None:
    silent = [named(part, source) for source in SOURCES for part in public(source) if not ast.get_docstring(part)]
    assert silent == []


def public(source: Path) -> list[Documented]:
    """The module itself and the functions and classes that others may use."""
    kinds = (*FUNCTIONS, ast.ClassDef)
    names = [part for part in tree_of(source).body if isinstance(part, kinds) and not part.name.startswith("_")]
    return [tree_of(source), *names]


def test_no_colour_or_size_is_written_in_a_view() -> None:
    views = [source for source in SOURCES if "ui" in source.parts and source.name not in {"theme.py", "style_sheet.py"}]
    hexes = [named(node, source) for source in views for node in ast.walk(tree_of(source)) if is_colour(node)]
    assert hexes == []


def is_colour(node: ast.AST) -> bool:
    return isinstance(node, ast.Constant) and bool(re.fullmatch(r"#[0-9A-Fa-f]{6}", str(node.value)))


# Words and errors


def test_tr_is_called_on_self_with_a_plain_literal_so_that_the_translator_finds_it() -> None:
    wrong = [named(node, source) for source, node in found(ast.Call) if is_tr(node) and not is_found_by_lupdate(node)]
    assert wrong == []


@pytest.mark.parametrize("call", ["self.tr(f'{name} saknas')", "self.tr(text)", "other.tr('saknas')", "self.tr()"])
def test_a_call_the_translator_would_miss_is_seen(call: str) -> None:
    (node,) = [part for part in ast.walk(ast.parse(call)) if is_tr(part)]
    assert not is_found_by_lupdate(node)


def is_tr(node: ast.AST) -> bool:
    return isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == "tr"


def is_found_by_lupdate(node: ast.AST) -> bool:
    assert isinstance(node, ast.Call)
    assert isinstance(node.func, ast.Attribute)
    return (
        isinstance(node.func.value, ast.Name)
        and node.func.value.id == "self"
        and bool(node.args)
        and isinstance(node.args[0], ast.Constant)
        and isinstance(node.args[0].value, str)
    )


def raised() -> Iterator[tuple[str, str, set[str] | None]]:
    """Place, code and facts of every `UserError` with a literal code; None for facts that cannot be read."""
    for source, node in found(ast.Call):
        assert isinstance(node, ast.Call)
        if not (isinstance(node.func, ast.Name) and node.func.id == "UserError" and node.args):
            continue
        code = node.args[0]
        if isinstance(code, ast.Constant) and isinstance(code.value, str):
            facts = {keyword.arg for keyword in node.keywords}
            yield named(node, source), code.value, None if None in facts else {fact for fact in facts if fact}


def blanks(sentence: str) -> set[str]:
    return {name.split(".")[0].split("[")[0] for _, name, _, _ in string.Formatter().parse(sentence) if name}


def test_every_error_that_is_raised_has_a_sentence_with_the_facts_it_asks_for() -> None:
    sentences = wording.errors()
    assert [(place, code) for place, code, _ in raised() if code not in sentences] == []
    assert [
        (place, code, sorted(blanks(sentences[code][0]) - facts))
        for place, code, facts in raised()
        if facts is not None and blanks(sentences[code][0]) - facts
    ] == []


def test_every_sentence_says_the_same_in_both_languages_and_ends_as_a_sentence() -> None:
    sentences = wording.errors()
    assert {code for code, (swedish, english) in sentences.items() if blanks(swedish) != blanks(english)} == set()
    assert {
        code for code, pair in sentences.items() for text in pair if text.rstrip()[-1:] not in {".", "?", "”", ")", "}"}
    } == set()


def test_every_sentence_is_used_by_someone() -> None:
    words = HOUSE / "app" / "models" / "wording"
    used = {code for _, code, _ in raised()}
    for source, node in found(ast.Constant):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and words not in source.parents:
            used.add(node.value)
    assert sorted(set(wording.errors()) - used) == []


def test_every_subject_of_words_is_gathered() -> None:
    subjects = {path.stem for path in (HOUSE / "app" / "models" / "wording").glob("*.py")} - {"__init__"}
    with_errors = {
        subject for subject in subjects if hasattr(importlib.import_module(f"app.models.wording.{subject}"), "ERRORS")
    }
    assert with_errors <= set(wording.SUBJECTS)
