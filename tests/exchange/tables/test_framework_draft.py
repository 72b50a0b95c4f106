"""The draft framework: nothing in it is invented."""

from __future__ import annotations

import csv
import io

import pytest

from app.exchange.index_tables import default_framework
from app.exchange.index_tables.framework import RISK_DOMAINS
from app.models.errors import UserError


def test_a_draft_states_nothing_about_direction_or_domain() -> None:
    draft = default_framework(["Valdeltagande", "ohalsotal", "Valdeltagande"])
    assert [row.key for row in draft.rows] == ["Valdeltagande", "ohalsotal"]
    assert all(row.direction is None and row.risk_domain is None and row.unit is None for row in draft.rows)
    assert draft.unknown == ("Valdeltagande", "ohalsotal")
    assert draft.rows[1].label == "Ohalsotal"


def test_a_draft_with_unknowns_gives_no_framework() -> None:
    draft = default_framework(["a", "b"]).stated("a", direction=1, risk_domain="halsa")
    with pytest.raises(UserError) as refused:
        draft.frame_csv()
    assert refused.value.code == "framework_unknown"
    assert "b" in str(refused.value)


def test_a_stated_draft_gives_the_four_domains_and_the_root() -> None:
    draft = default_framework(["a", "b"]).stated("a", direction=1, risk_domain="halsa", unit="%")
    draft = draft.stated("b", direction=-1, risk_domain="forsorjning", weight=2.0, label="Bra, sak")
    rows = list(csv.DictReader(io.StringIO(draft.frame_csv())))
    assert [row["key"] for row in rows] == ["index", *RISK_DOMAINS, "a", "b"]
    assert [(row["parent"], row["weight"], row["direction"]) for row in rows[-2:]] == [
        ("halsa", "1", "1"),
        ("forsorjning", "2", "-1"),
    ]
    assert rows[-1]["label"] == "Bra, sak"


def test_a_domain_without_indicators_leaves_the_index_missing() -> None:
    import pandas as pd

    from app.analysis import Framework, Method, compute

    draft = default_framework(["a"]).stated("a", direction=1, risk_domain="halsa")
    values = pd.DataFrame(
        [(2014, f"u{n}", "a", float(n), "ok") for n in range(6)],
        columns=["year", "unit", "indicator", "value", "status"],
    )
    result = compute(values, Framework(pd.read_csv(io.StringIO(draft.frame_csv()))), Method())
    assert result.index["score"].isna().all()
    assert set(result.index["reason"]) == {"domain_missing"}


@pytest.mark.parametrize(
    "said", [{"direction": 0}, {"risk_domain": "miljö"}, {"weight": 0}, {"weight": -1.0}, {"weight": "tung"}]
)
def test_an_impossible_statement_is_refused(said: dict[str, object]) -> None:
    with pytest.raises(UserError) as refused:
        default_framework(["a"]).stated("a", **said)
    assert refused.value.code == "framework_bad_row"


def test_an_unknown_key_is_refused() -> None:
    with pytest.raises(UserError):
        default_framework(["a"]).stated("b", direction=1)
