"""Catalogues that come from files: the programme's goals, the council's, and the central instructions.

`compare` lays a file's rows beside the plan, `change` makes one change of them. What a file has no word for is left as
it is: nothing is removed, nothing emptied, and nothing that is unknown is filled in.
"""

from __future__ import annotations

from app.models.catalogues.cells import ASKED, KINDS, Entry, Unread
from app.models.catalogues.lines import Line, State, change, compare, counts

__all__ = ["ASKED", "KINDS", "Entry", "Line", "State", "Unread", "change", "compare", "counts"]
