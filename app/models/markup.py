"""The little of CommonMark that prose may use: headings, lists, bold, italic and links. Here it is said what it is.

Text is kept as it is written, marks and all. The editor shows the marks quietly and the documents set them; both ask
here. Source: the CommonMark specification, version 0.31, sections 4.2, 5.2, 6.2 and 6.3, of which this is a part.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

LineKind = Literal["", "heading", "bullet", "numbered"]
SpanKind = Literal["bold", "italic", "link"]
_LINE = re.compile(r"(?P<indent> {0,3})(?:(?P<heading>#{1,6})|(?P<bullet>[-*])|(?P<number>\d{1,9})[.)])\s+(?=\S)")
_EMPTY_ITEM = re.compile(r" {0,3}(?:[-*]|\d{1,9}[.)])\s*")
_BOLD = re.compile(r"\*\*(?=\S)(.+?)(?<=\S)\*\*(?!\*)")
_ITALIC = re.compile(r"(?<![*\w])\*(?![\s*])([^*]+?)(?<!\s)\*(?![*\w])")
_LINK = re.compile(r"\[([^\[\]]+)\]\((https?://[^()\s]+)\)")
HEADING, BULLET = "## ", "- "


@dataclass(frozen=True, slots=True)
class Line:
    """What one line is: its kind, how many characters of mark it begins with, its number in a list, and its words."""

    kind: LineKind
    mark: int
    words: str
    number: int = 0


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of a line in another style, marks and all. `inner` is what is read; `address` where a link leads."""

    kind: SpanKind
    start: int
    end: int
    inner: tuple[int, int]
    address: str = ""


@dataclass(frozen=True, slots=True)
class Edit:
    """What is put instead of the characters from `start` to `end`, and what is selected afterwards, in the new text."""

    start: int
    end: int
    text: str
    selected: tuple[int, int]

    def of(self, text: str) -> str:
        """The text as it becomes."""
        return text[: self.start] + self.text + text[self.end :]


def line_of(text: str) -> Line:
    """What a line is. A mark with nothing after it is words: nobody has written the item yet."""
    found = _LINE.match(text)
    if found is None:
        return Line("", 0, text)
    words = text[found.end() :]
    if found["heading"]:
        return Line("heading", found.end(), words.rstrip().rstrip("#").rstrip() or words)
    if found["bullet"]:
        return Line("bullet", found.end(), words)
    return Line("numbered", found.end(), words, int(found["number"]))


def spans(text: str) -> list[Span]:
    """The styled stretches of a line: links, then bold, then italic. One may stand in another, never across it."""
    found = [Span("link", m.start(), m.end(), m.span(1), m[2]) for m in _LINK.finditer(text)]
    veiled = _veiled(text, [(link.inner[1], link.end) for link in found])
    for span in (Span("bold", m.start(), m.end(), m.span(1)) for m in _BOLD.finditer(veiled)):
        if not any(_cross(span, other) for other in found):
            found.append(span)
    veiled = _veiled(veiled, [pair for span in found if span.kind == "bold" for pair in _marks(span)])
    for span in (Span("italic", m.start(), m.end(), m.span(1)) for m in _ITALIC.finditer(veiled)):
        if not any(_cross(span, other) for other in found):
            found.append(span)
    return found


def unmarked(text: str) -> str:
    """The words for a place that knows no marks: items keep a dash or their number, a link has its address after it."""
    return "\n".join(_unmarked_line(line) for line in text.split("\n"))


def marked(text: str, start: int, end: int, mark: str) -> Edit:
    """The selection inside `mark` ("**", "*"), or freed from it when it stands there already; no selection: a word."""
    start, end = _word_around(text, start, end) if start == end else _trimmed(text, start, end)
    many = len(mark)
    if _stands_in(text, start, end, mark):
        return Edit(start - many, end + many, text[start:end], (start - many, end - many))
    return Edit(start, end, f"{mark}{text[start:end]}{mark}", (start + many, end + many))


def linked(text: str, start: int, end: int, address: str) -> Edit:
    """The selection as a link to `address`; without words the address is the words. Anything but http(s) is refused.

    Raises ValueError for an address that cannot be a link here.
    """
    if not re.fullmatch(r"https?://[^()\s]+", address):
        raise ValueError("not an address")
    start, end = _word_around(text, start, end) if start == end else _trimmed(text, start, end)
    words = re.sub(r"[\[\]\n]", " ", text[start:end]).strip() or re.sub(r"[\[\]]", "", address)
    return Edit(start, end, f"[{words}]({address})", (start + 1, start + 1 + len(words)))


def as_heading(text: str, start: int, end: int) -> Edit:
    """The lines of the selection as headings; back to running text when all of them are."""
    return _lines(text, start, end, "heading", lambda _number: HEADING)


def as_bullets(text: str, start: int, end: int) -> Edit:
    """The lines of the selection as a list with dots; back to running text when all of them are."""
    return _lines(text, start, end, "bullet", lambda _number: BULLET)


def as_numbers(text: str, start: int, end: int) -> Edit:
    """The lines of the selection as a numbered list; back to running text when all of them are."""
    return _lines(text, start, end, "numbered", lambda number: f"{number}. ")


def broken(text: str, at: int) -> Edit | None:
    """What Enter does in a list: the next item, or on an empty one the end of the list; None where it breaks a line."""
    start = text.rfind("\n", 0, at) + 1
    written = text[start:at]
    if _EMPTY_ITEM.fullmatch(written) and not text[at:].partition("\n")[0].strip():
        return Edit(start, at, "", (start, start))
    line = line_of(written)
    if line.kind not in ("bullet", "numbered"):
        return None
    mark = BULLET if line.kind == "bullet" else f"{line.number + 1}. "
    indent = written[: len(written) - len(written.lstrip(" "))]
    after = at + 1 + len(indent + mark)
    return Edit(at, at, f"\n{indent}{mark}", (after, after))


def _unmarked_line(text: str) -> str:
    line = line_of(text)
    words, hidden, after = line.words, set[int](), dict[int, str]()
    for span in spans(words):
        hidden.update(range(span.start, span.inner[0]), range(span.inner[1], span.end))
        if span.address and span.address != words[slice(*span.inner)]:
            after[span.end - 1] = f" ({span.address})"
    said = "".join(("" if at in hidden else sign) + after.get(at, "") for at, sign in enumerate(words))
    return {"bullet": f"– {said}", "numbered": f"{line.number}. {said}"}.get(line.kind, said)


def _marks(span: Span) -> tuple[tuple[int, int], tuple[int, int]]:
    """Where the marks of a span stand."""
    return (span.start, span.inner[0]), (span.inner[1], span.end)


def _cross(one: Span, other: Span) -> bool:
    """Whether two spans overlap without one standing in what is read of the other."""
    apart = one.end <= other.start or other.end <= one.start
    inside = other.inner[0] <= one.start and one.end <= other.inner[1]
    around = one.inner[0] <= other.start and other.end <= one.inner[1]
    return not (apart or inside or around)


def _lines(text: str, start: int, end: int, kind: LineKind, mark: Callable[[int], str]) -> Edit:
    first = text.rfind("\n", 0, start) + 1
    last = text.find("\n", max(start, end - 1 if end > start and text[end - 1 : end] == "\n" else end))
    last = len(text) if last < 0 else last
    lines = text[first:last].split("\n")
    filled = [line_of(line) for line in lines if line.strip()]
    back = bool(filled) and all(line.kind == kind for line in filled)
    number, made = 0, []
    for line in lines:
        if not line.strip() and len(lines) > 1:
            made.append(line)
            continue
        number += 1
        words = line[line_of(line).mark :]
        made.append(words if back else mark(number) + words.lstrip(" "))
    new = "\n".join(made)
    at = first + len(new)
    return Edit(first, last, new, (first, at) if end > start else (at, at))


def _stands_in(text: str, start: int, end: int, mark: str) -> bool:
    many = len(mark)
    if start < many or text[start - many : start] != mark or text[end : end + many] != mark:
        return False
    before = len(text[:start]) - len(text[:start].rstrip("*"))
    return before in (many, 3)


def _word_around(text: str, start: int, end: int) -> tuple[int, int]:
    while start > 0 and text[start - 1].isalnum():
        start -= 1
    while end < len(text) and text[end].isalnum():
        end += 1
    return start, end


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """Marks hold on to words, not to the spaces around them."""
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end


def _veiled(text: str, hidden: list[tuple[int, int]]) -> str:
    """The text with stretches made into something that is no mark, as long as before."""
    for start, end in hidden:
        text = text[:start] + "\0" * (end - start) + text[end:]
    return text
