"""Using what a view shows as evidence: the sentence, the numbers, the table's hash and the fingerprint, kept."""

from __future__ import annotations

from app.journeys.session import Session
from app.journeys.situation import Situation
from app.journeys.views.parts import Quote, quote
from app.models import verbs
from app.models.change import ABOVE, Change, Link, combine, under
from app.models.places import CITY
from app.models.wording import typography


def indicator_quote(situation: Situation, unit: str, indicator: str) -> Quote:
    """One figure beside the city's: "Trångboddhet är 38,0 % i Ekliden, 15,1 % i hela staden (2014)"."""
    record = situation.definitions[indicator]

    def told(place: str) -> tuple[float | None, str]:
        value = (
            situation.result.raw(place, situation.year, indicator) if place in situation.result.panel.units else None
        )
        if value is None:
            return None, "uppgift saknas"
        return value, typography.with_unit(typography.number(value, 1), record.text("unit"))

    own, own_text = told(unit)
    city, city_text = told(CITY)
    beside = f", {city_text} i hela staden" if city is not None else ""
    sentence = f"{record.text('label')}: {own_text} i {unit}{beside} ({situation.year})."
    return quote(situation, "why", unit, sentence, own, reference=city, indicators=[indicator])


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
