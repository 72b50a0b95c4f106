"""Small plans from short lines, and what a reader finds in a PDF."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import pypdfium2
import pytest

from app.models.change import DISTRICT
from app.models.plan import Plan, Record

Line = tuple[Any, ...]


def make(*lines: Line, **fields: Any) -> Plan:
    """A plan "p" with records ("type", "id", {fields}[, parent]) in the order given."""
    rows = [("plan", "p", fields), *lines]
    return Plan.of_records("p", ("tip",), [_record(at, *row) for at, row in enumerate(rows)])


def _record(at: int, kind: str, name: str, fields: dict[str, Any], parent: str | None = None) -> Record:
    given = {key: tuple(sorted(value)) if isinstance(value, list) else value for key, value in fields.items()}
    return Record(name, kind, parent, DISTRICT, f"a{at:05d}", given)


class Reading:
    """A PDF as its reader meets it."""

    def __init__(self, content: bytes) -> None:
        self.content = content
        document = pypdfium2.PdfDocument(content)
        self.pages = [page.get_textpage().get_text_range() for page in document]
        self.bookmarks = [(mark.level, mark.get_title()) for mark in document.get_toc()]
        self.title = document.get_metadata_dict()["Title"]
        document.close()

    @property
    def text(self) -> str:
        """Everything in one line, words that were broken put together, no-break spaces as spaces."""
        joined = re.sub(r"(?<=\w)[-\u00ad\x02\ufffe]\s*\r?\n", "", "\n".join(self.pages))
        return re.sub(r"\s+", " ", joined.replace("\ufffe", "").replace("\x02", ""))

    def after(self, *words: str) -> bool:
        """Whether these words come in this order after the page of contents."""
        text, at = " ".join(re.sub(r"\s+", " ", page) for page in self.pages[1:]), 0
        for word in words:
            at = text.find(word, at)
            if at < 0:
                return False
            at += len(word)
        return True


@pytest.fixture
def planned() -> Callable[..., Plan]:
    return make


@pytest.fixture
def read() -> type[Reading]:
    return Reading


WHOLE: tuple[Line, ...] = (
    ("organisation", "co", {"name": "Exempelbostäder AB", "kind": "housing_company"}),
    ("member", "eva", {"name": "Eva Berg", "role": "Ordförande", "organisation": "co", "signatory": True}),
    ("finding", "f1", {"title": "Unga utan arbete", "risk_domain": "forsorjning", "priority": "thematic"}),
    ("dataset", "d1", {"name": "Index våren", "kind": "indicators", "vintage": 2014}),
    (
        "evidence",
        "e1",
        {"sentence": "Arbetslöshet: 19,4 % i Ekliden.", "fingerprint": "7f695268aa", "dataset": "d1"},
        "f1",
    ),
    ("goal", "g1", {"wording": "Fler unga i arbete", "findings": ["f1"], "lead_responsible": "co"}),
    (
        "measure",
        "m1",
        {
            "goal": "g1",
            "name": "Arbetslöshet 20–24 år",
            "kind": "outcome",
            "unit": "%",
            "baseline_value": "19.4",
            "baseline_year": 2014,
            "source": "SCB",
            "responsible": "eva",
        },
    ),
    ("target", "t1", {"year": 2016, "value": "16"}, "m1"),
    ("target", "t2", {"year": 2018, "value": "9.7"}, "m1"),
    (
        "activity",
        "a1",
        {
            "name": "Jobbtorg på plats",
            "goals": ["g1"],
            "what": "Två vägledare finns på plats fyra dagar i veckan.",
            "responsible": "eva",
            "start": "2015-09-01",
            "end": "2017-12-31",
        },
    ),
    (
        "cost",
        "c1",
        {"year": 2015, "amount": 310000, "kind": "staff", "financed_by": "programme_funds", "note": "Personal"},
        "a1",
    ),
    ("cost", "c2", {"year": 2016, "amount": 620500, "kind": "premises", "financed_by": "company"}, "a1"),
    (
        "application",
        "ap",
        {
            "title": "Jobbtorg på plats i Ekliden",
            "activities": ["a1"],
            "applicant": "board:Exempelnämnden",
            "outcome_measures": ["m1"],
            "follow_up_plan": "Eva Berg redovisar i juni.",
            "yearly_cost_after": 1450000,
        },
    ),
)


@pytest.fixture
def whole() -> tuple[Line, ...]:
    """A small plan with one of everything."""
    return WHOLE
