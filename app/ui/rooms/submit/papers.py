"""The files of a package as the room shows them: what kind, how many pages, how large, and how to read one.

A `Paper` serves alike for files that were just made and for those of a package somebody sent.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from app.journeys import matrix, submission
from app.models.errors import UserError
from app.models.wording import typography
from app.ui.pdf import page_count

if TYPE_CHECKING:
    from app.journeys.submission import Opened, Prepared

KINDS = {
    "application/pdf": ("PDF", "file-text"),
    "application/json": ("data (JSON)", "database"),
    "text/csv": ("tabell (CSV)", "table"),
    "text/html": ("webbsida (HTML)", "file-text"),
    "text/plain": ("text", "file-text"),
    matrix.MEDIA_TYPE: ("blad (Excel)", "table"),
}
OTHER_KIND = ("bilaga", "file-text")


@dataclass(frozen=True)
class Paper:
    """One file. `pages` is None where pages mean nothing; `read` gives its bytes and may raise `UserError`."""

    name: str
    media_type: str
    size: int
    pages: int | None
    read: Callable[[], bytes]

    @property
    def kind(self) -> str:
        """What sort of file it is, in a word."""
        return KINDS.get(self.media_type, OTHER_KIND)[0]

    @property
    def icon(self) -> str:
        return KINDS.get(self.media_type, OTHER_KIND)[1]


def of_prepared(prepared: Prepared) -> list[Paper]:
    """The files that were just made, documents for people first."""
    papers = [
        Paper(
            file.name,
            file.media_type,
            len(file.content),
            _pages(file.media_type, file.content),
            partial(_same, file.content),
        )
        for file in prepared.files
    ]
    return _ordered(papers)


def of_opened(opened: Opened) -> list[Paper]:
    """The files of an intact package."""
    papers = []
    for file in opened.files:
        read = partial(submission.read_file, opened, file.name)
        pages = _pages(file.media_type, read()) if file.media_type == "application/pdf" else None
        papers.append(Paper(file.name, file.media_type, file.size, pages, read))
    return _ordered(papers)


def size_text(size: int) -> str:
    """ "410 kB", "1,6 MB": decimal units, as file managers in Swedish show them."""
    if size < 1000:
        return typography.with_unit(str(size), "byte")
    if size < 1_000_000:
        return typography.with_unit(typography.number(size / 1000, 0), "kB")
    return typography.with_unit(typography.number(size / 1_000_000, 1), "MB")


def pages_text(paper: Paper) -> str:
    """The number of pages, or a dash."""
    return "–" if paper.pages is None else typography.number(paper.pages)


def _ordered(papers: list[Paper]) -> list[Paper]:
    first = {"application/pdf": 0, "text/html": 1, "text/csv": 2, "application/json": 3, matrix.MEDIA_TYPE: 1}
    return sorted(papers, key=lambda paper: first.get(paper.media_type, 4))


def _same(content: bytes) -> bytes:
    return content


def _pages(media_type: str, content: bytes) -> int | None:
    if media_type != "application/pdf":
        return None
    try:
        return page_count(content)
    except UserError:
        return None  # an attachment that is no PDF in truth: reading it says so
