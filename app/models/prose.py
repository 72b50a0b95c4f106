"""Mergeable text: a tree of runs that is a pure function of a set of splices, counted in code points.

Whoever writes and in whichever order the splices come, the same set gives the same text. A run whose words are gone
keeps its place as ▯; a void run stays as a hidden anchor. It knows nothing of rights, storage or Qt (which counts
UTF-16). From co-editing, "Text".
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import TypeAlias

GONE = "▯"
PADDING = "�"
_MAX_TOKENS = 4000


@dataclass(frozen=True, slots=True)
class Piece:
    """One splice as it reads: `length` code points of `text` (None when missing) after offset `at` of run `after`."""

    after: str
    at: int
    text: str | None
    length: int
    delete: tuple[tuple[str, int, int], ...]


@dataclass(frozen=True, slots=True)
class TextEdit:
    """One text op. Runs are named `edit.n`; siblings are ordered by depth and id, newest first."""

    edit: str
    depth: int
    pieces: tuple[Piece, ...]
    void: bool = False


Segment: TypeAlias = tuple[str, int, int]
"""A visible stretch: run, start, end."""

Replacement: TypeAlias = tuple[int, int, str]
"""In the old text: position, how many code points go, what comes instead."""


@dataclass(slots=True)
class _Run:
    order: tuple[int, str, int, int]
    text: str
    length: int
    after: str
    at: int
    void: bool
    gone: list[tuple[int, int]] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Rendered:
    """The text as it stands, and which stretch of which run each part comes from."""

    text: str
    segments: tuple[Segment, ...]


def render(edits: Iterable[TextEdit]) -> Rendered:
    """The text that a set of splices adds up to."""
    runs = _runs(edits)
    children: dict[str, dict[int, list[str]]] = {}
    for name, run in sorted(runs.items(), key=lambda item: item[1].order, reverse=True):
        known = run.after in runs and run.after != name
        anchor, offset = (run.after, min(run.at, runs[run.after].length)) if known else ("", 0)
        children.setdefault(anchor, {}).setdefault(offset, []).append(name)
    segments = _walk(runs, children)
    return Rendered("".join(runs[name].text[a:b] for name, a, b in segments), tuple(segments))


def _runs(edits: Iterable[TextEdit]) -> dict[str, _Run]:
    runs: dict[str, _Run] = {}
    deletions: list[tuple[str, int, int]] = []
    for edit in edits:
        change, _, index = edit.edit.partition(":")
        for number, piece in enumerate(edit.pieces):
            if piece.length:
                order = (edit.depth, change, int(index or 0), number)
                text = "" if edit.void else _fitted(piece)
                name = f"{edit.edit}.{number}"
                runs[name] = _Run(order, text, piece.length, piece.after, piece.at, edit.void)
            if not edit.void:
                deletions.extend(piece.delete)
    for name, start, end in deletions:
        if name in runs:
            runs[name].gone.append((min(start, runs[name].length), min(end, runs[name].length)))
    return runs


def _fitted(piece: Piece) -> str:
    if piece.text is None:
        return GONE * piece.length
    return piece.text[: piece.length].ljust(piece.length, PADDING)


def _walk(runs: Mapping[str, _Run], children: Mapping[str, Mapping[int, list[str]]]) -> list[Segment]:
    out: list[Segment] = []
    stack: list[str | Segment] = [""]
    while stack:
        item = stack.pop()
        if isinstance(item, tuple):
            out.append(item)
            continue
        parts: list[str | Segment] = []
        run, kids, done = runs.get(item), children.get(item, {}), 0
        for offset in sorted(kids):
            parts.extend(_shown(item, run, done, offset))
            parts.extend(kids[offset])
            done = offset
        parts.extend(_shown(item, run, done, run.length if run else 0))
        stack.extend(reversed(parts))
    return out


def _shown(name: str, run: _Run | None, start: int, end: int) -> list[Segment]:
    """The stretches of a run between two offsets that nobody has deleted."""
    if run is None or run.void or start >= end:
        return []
    return [(name, a, b) for a, b in without((start, end), run.gone)]


def without(whole: tuple[int, int], holes: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """What is left of the stretch `whole` when `holes` are cut out of it."""
    start, end = whole
    left = []
    for a, b in sorted(holes):
        if a > start:
            left.append((start, min(a, end)))
        start = max(start, b)
        if start >= end:
            break
    if start < end:
        left.append((start, end))
    return [(a, b) for a, b in left if a < b]


def splice(shown: Rendered, replacements: Iterable[Replacement]) -> tuple[Piece, ...]:
    """Replacements in the text as shown, turned into splices anchored to runs.

    A new run hangs on the character before it, so that text put in elsewhere at the same time does not move it.
    """
    return tuple(_one_piece(shown.segments, *replacement) for replacement in replacements)


def _one_piece(segments: tuple[Segment, ...], position: int, count: int, text: str) -> Piece:
    after, at, here, end = "", 0, 0, position + count
    delete: list[tuple[str, int, int]] = []
    for name, a, b in segments:
        if here >= end and here >= position:
            break
        if here < position:
            after, at = name, a + min(b - a, position - here)
        if here + b - a > position and here < end and count:
            delete.append((name, a + max(0, position - here), a + min(b - a, end - here)))
        here += b - a
    return Piece(after, at, text, len(text), tuple(delete))


def difference(old: str, new: str) -> list[Replacement]:
    """What was replaced between two texts, as few and as whole words as can be found quickly; from the start on."""
    head = _common(old, new)
    tail = _common(old[head:][::-1], new[head:][::-1])
    a, b = old[head : len(old) - tail], new[head : len(new) - tail]
    if not a and not b:
        return []
    if not a or not b:
        return [(head, len(a), b)]
    return [(head + at, count, text) for at, count, text in _by_words(a, b)]


def _common(a: str, b: str) -> int:
    low, high = 0, min(len(a), len(b))
    while low < high:
        middle = (low + high + 1) // 2
        if a[low:middle] == b[low:middle]:
            low = middle
        else:
            high = middle - 1
    return low


def _by_words(old: str, new: str) -> list[Replacement]:
    import re
    from difflib import SequenceMatcher

    a, b = re.findall(r"\w+|\W", old), re.findall(r"\w+|\W", new)
    if len(a) + len(b) > _MAX_TOKENS:
        a, b = old.splitlines(keepends=True), new.splitlines(keepends=True)
    if len(a) + len(b) > _MAX_TOKENS:
        return [(0, len(old), new)]
    starts = [0]
    for token in a:
        starts.append(starts[-1] + len(token))
    found: list[Replacement] = []
    for tag, i1, i2, j1, j2 in SequenceMatcher(None, a, b, autojunk=False).get_opcodes():
        if tag != "equal":
            found.append(_trimmed(starts[i1], old[starts[i1] : starts[i2]], "".join(b[j1:j2])))
    return found


def _trimmed(at: int, old: str, new: str) -> Replacement:
    head = _common(old, new)
    tail = _common(old[head:][::-1], new[head:][::-1])
    return at + head, len(old) - head - tail, new[head : len(new) - tail]
