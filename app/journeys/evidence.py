"""Using what a view shows as evidence: the sentence, the numbers, the table's hash and the fingerprint, kept."""

from __future__ import annotations

from app.journeys.session import Session
from app.journeys.situation import Situation
from app.journeys.views.known import Known
from app.journeys.views.parts import Quote, quote
from app.journeys.views.profile import FINDING_KINDS
from app.models import verbs
from app.models.change import ABOVE, Change, Link, combine, under
from app.models.places import CITY
from app.models.wording import typography

TITLES = {
    "why": "Det som driver social risk",
    "profile": "Styrkor och svagheter",
    "heat": "Problem vi delar",
    "trend": "Utvecklingen",
    "similar": "Det vi delar med andra",
    "what_if": "Om målet nås",
    "robust": "Hur säker platsen är",
    "proportion": "Pengar och risk",
    "map": "Social risk på kartan",
}
"""What a finding made from a view is called, before where it is."""
MOST_PLACES = 3
"""More neighbourhoods than so are not named in a title."""


def indicator_quote(situation: Situation, unit: str, indicator: str) -> Quote:
    """One figure beside the city's of the same year: "Trångboddhet: 38,0 % i Ekliden, 15,1 % i hela staden (2014)"."""
    record = situation.definitions[indicator]
    own = situation.figure(unit, indicator)
    year = situation.year_of(indicator)
    known = situation.result.panel.units
    city = situation.result.raw(CITY, year, indicator) if CITY in known else None

    def told(value: float | None) -> str:
        if value is None:
            return "uppgift saknas"
        return typography.with_unit(typography.number(value, 1), record.text("unit"))

    beside = f", {told(city)} i hela staden" if city is not None else ""
    sentence = f"{record.text('label')}: {told(own[0] if own else None)} i {unit}{beside} ({year})."
    value = own[0] if own else None
    kind = _kind(situation, unit, indicator)
    return quote(situation, "why", unit, sentence, value, reference=city, indicators=[indicator], year=year, kind=kind)


def _kind(situation: Situation, unit: str, indicator: str) -> str:
    """What kind of finding a figure makes: a risk where it is weak, a strength where it is strong, else unsaid."""
    from app.analysis import profile

    rows = profile(situation.result, unit, situation.year, share=situation.weak_share)
    standing = next((row.standing for row in rows if row.indicator == indicator), "middle")
    return FINDING_KINDS.get(standing, "")


def suggested_title(situation: Known, found: Quote) -> str:
    """What a finding made from a quote could be called: what it is about, and where."""
    places = typography.listed(found.neighbourhoods) if len(found.neighbourhoods) <= MOST_PLACES else ""
    place = f" i {places}" if places else ""
    indicators = found.fields.get("indicators")
    named = [situation.plan.record(key).text("label") for key in indicators] if isinstance(indicators, list) else []
    if len(named) == 1:
        return f"{named[0]}{place}"
    return f"{TITLES.get(str(found.fields['view']), 'Social risk')}{place}"


def as_evidence(session: Session, finding: str, found: Quote) -> str:
    """Adds the quote to a finding that exists; the evidence's id."""
    return session.do(_change(session, finding, found)).created[0]


def as_new_finding(session: Session, title: str, found: Quote) -> str:
    """A new finding about the quoted place, with the quote as its first evidence; the finding's id."""
    given: dict[str, object] = {
        "title": title,
        "risk_domain": found.risk_domain,
        "neighbourhoods": [f"area:{name}" for name in found.neighbourhoods],
    }
    if found.kind:
        given["kind"] = found.kind
    finding = verbs.create(session.plan, "finding", given, session.chance)
    return session.do(under(finding, _evidence(session, ABOVE, found))).created[0]


def _change(session: Session, finding: str, found: Quote) -> Change:
    """The evidence, and the place it is about among the finding's neighbourhoods."""
    places = [f"area:{name}" for name in found.neighbourhoods]
    known = session.plan.record(finding).refs("neighbourhoods")
    links = tuple(Link(finding, "neighbourhoods", place) for place in places if place not in known)
    return combine(_evidence(session, finding, found), Change(links))


def _evidence(session: Session, finding: str, found: Quote) -> Change:
    return verbs.create(session.plan, "evidence", found.fields, session.chance, finding)
