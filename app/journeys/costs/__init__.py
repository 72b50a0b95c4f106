"""The cost table: amounts in thousand kronor read and shown, and blocks of them copied out and pasted in. No window."""

from __future__ import annotations

from app.journeys.costs.amounts import read_tkr, tkr
from app.journeys.costs.copying import Copied, copied
from app.journeys.costs.lines import Amount, emptied, paid_by, with_amount, with_amounts, with_field, without, years_of
from app.journeys.costs.pasting import Answers, Pasted, change_of, read
from app.journeys.costs.table import CostTable, Wrong, table_of

__all__ = [
    "Amount",
    "Answers",
    "Copied",
    "CostTable",
    "Pasted",
    "Wrong",
    "change_of",
    "copied",
    "emptied",
    "paid_by",
    "read",
    "read_tkr",
    "table_of",
    "tkr",
    "with_amount",
    "with_amounts",
    "with_field",
    "without",
    "years_of",
]
