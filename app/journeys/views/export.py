"""A view's table on its way out of the window: semicolons and a byte order mark, as Swedish Excel opens it."""

from __future__ import annotations

import csv
import io

from app.journeys.views.parts import View
from app.journeys.views.plain import plain


def as_csv(view: View) -> bytes:
    """The table with its titles, then the view's sentence and its source, so that the figures keep where they are from.

    A cell that a spreadsheet would run as a formula gets an apostrophe before it.
    """
    out = io.StringIO()
    writer = csv.writer(out, delimiter=";", lineterminator="\r\n")
    writer.writerows(map(_calm, row) for row in plain(view.table))
    writer.writerow(())
    for sentence in (view.question, view.answer, view.caveat, view.source):
        writer.writerow((_calm(sentence),))
    return out.getvalue().encode("utf-8-sig")


def _calm(cell: str) -> str:
    return f"'{cell}" if cell[:1] in ("=", "@", "\t") else cell
