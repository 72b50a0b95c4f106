"""Plans that are only a thread: a handful of each kind, linked at random, some of it half filled in."""

from __future__ import annotations

from hypothesis import strategies as st

from app.models.plan import Plan
from tests.models.conftest import Line, build


def _some(draw: st.DrawFn, names: list[str]) -> list[str]:
    return draw(st.lists(st.sampled_from(names), unique=True, max_size=3)) if names else []


@st.composite
def chain_plans(draw: st.DrawFn, most: int = 5) -> Plan:
    """Up to `most` findings, goals, measures, activities and applications, with targets and costs."""
    counts = {kind: draw(st.integers(0, most)) for kind in "fgmap"}
    names = {kind: [f"{kind}{n}" for n in range(count)] for kind, count in counts.items()}
    lines: list[Line] = [("finding", one, {"title": f"Slutsats {one}"}) for one in names["f"]]
    lines += [("goal", one, {"wording": f"Mål {one}", "findings": _some(draw, names["f"])}) for one in names["g"]]
    for one in names["m"]:
        goal = draw(st.sampled_from([None, *names["g"]]))
        kind = draw(st.sampled_from([None, "outcome", "process"]))
        lines.append(("measure", one, {"name": f"Mått {one}", "goal": goal, "kind": kind}))
        if draw(st.booleans()):
            lines.append(("target", f"t{one}", {"year": 2018, "value": "4"}, one))
    for one in names["a"]:
        lines.append(("activity", one, {"name": f"Aktivitet {one}", "goals": _some(draw, names["g"])}))
        for at in range(draw(st.integers(0, 2))):
            paid = draw(st.sampled_from(["programme_funds", "company", None]))
            amount = draw(st.integers(0, 900_000))
            lines.append(("cost", f"c{one}{at}", {"amount": amount, "year": 2016, "financed_by": paid}, one))
    for one in names["p"]:
        fields = {"activities": _some(draw, names["a"])}
        fields |= {name: _some(draw, names["m"]) for name in ("outcome_measures", "process_measures")}
        lines.append(("application", one, {"title": f"Ansökan {one}", **fields}))
    return build(*lines)
