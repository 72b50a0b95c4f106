"""The draft of a framework for a dataset: which indicator stands where, weighs what and points which way.

It knows the names the table gave, and keeps what a person states. It invents nothing: direction and risk domain
are unknown until somebody says them, and a draft with unknowns gives no framework.
"""

from __future__ import annotations

import csv
import io
import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, replace

from app.models.errors import UserError

RISK_DOMAINS = ("sociala_riskfaktorer", "halsa", "sakerhet_trygghet", "forsorjning")
ROOT = "index"


@dataclass(frozen=True)
class DraftRow:
    """One indicator. `risk_domain` and `direction` (1 high is risk, −1 high is protection) are None when unknown."""

    key: str
    label: str
    risk_domain: str | None = None
    direction: int | None = None
    unit: str | None = None
    weight: float = 1.0


@dataclass(frozen=True)
class FrameworkDraft:
    """The rows in the order of the names. `stated` returns a corrected copy; `frame_csv` what the engine reads."""

    rows: tuple[DraftRow, ...]

    @property
    def unknown(self) -> tuple[str, ...]:
        """Keys of indicators whose direction or domain nobody has stated."""
        return tuple(row.key for row in self.rows if row.direction is None or row.risk_domain is None)

    def stated(self, key: str, **said: object) -> FrameworkDraft:
        """A copy where the row `key` has the fields a person said. Raises UserError for an impossible value."""
        domain, direction, weight = said.get("risk_domain"), said.get("direction"), said.get("weight", 1.0)
        if domain not in (None, *RISK_DOMAINS) or direction not in (None, 1, -1):
            raise UserError("framework_bad_row", key=key)
        if not isinstance(weight, int | float) or not 0 < weight < 1e9:
            raise UserError("framework_bad_row", key=key)
        if all(row.key != key for row in self.rows):
            raise UserError("framework_bad_row", key=key)
        return FrameworkDraft(tuple(replace(row, **said) if row.key == key else row for row in self.rows))  # type: ignore[arg-type]

    def frame_csv(self) -> str:
        """`key,parent,weight,direction,label,unit,source` with the root and the four domains.

        A domain without indicators stands as a leaf that never has values: its figure is missing, and so the index.
        Raises UserError `framework_unknown` while anything is unknown.
        """
        if self.unknown:
            raise UserError("framework_unknown", count=len(self.unknown), names=", ".join(self.unknown[:5]))
        out = io.StringIO(newline="")
        writer = csv.writer(out, lineterminator="\n")
        writer.writerow(("key", "parent", "weight", "direction", "label", "unit", "source"))
        writer.writerow((ROOT, "", 1, "", "", "", ""))
        used = {row.risk_domain for row in self.rows}
        writer.writerows((domain, ROOT, 1, "" if domain in used else 1, "", "", "") for domain in RISK_DOMAINS)
        for row in self.rows:
            writer.writerow((row.key, row.risk_domain, f"{row.weight:g}", row.direction, row.label, row.unit or "", ""))
        return out.getvalue()


def default_framework(indicator_names: Iterable[str]) -> FrameworkDraft:
    """A draft with one row for each indicator, nothing stated. The key is the name itself, so that values match."""
    return FrameworkDraft(tuple(DraftRow(key=name, label=label_of(name)) for name in dict.fromkeys(indicator_names)))


def label_of(name: str) -> str:
    """A readable label for a name written as a key: `forsta_hjalp` → `Forsta hjalp`; other names as they are."""
    name = unicodedata.normalize("NFC", name)
    return name.replace("_", " ").capitalize() if re.fullmatch(r"[a-z0-9_]+", name) else name
