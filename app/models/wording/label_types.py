"""What each kind of record is called: one, many, and the verb that makes a new one.

Plain words, Swedish first and English beside; `app.models.wording.labels` reads them.
"""

from __future__ import annotations

from app.models.wording import Sentence

TYPE_WORDS: dict[str, tuple[Sentence, Sentence, Sentence]] = {
    "plan": (("handlingsplan", "action plan"), ("handlingsplaner", "action plans"), ("Ny handlingsplan", "New plan")),
    "working_group": (
        ("arbetsgrupp", "working group"),
        ("arbetsgrupper", "working groups"),
        ("Ny arbetsgrupp", "New working group"),
    ),
    "requirement": (("krav", "requirement"), ("krav", "requirements"), ("Nytt krav", "New requirement")),
    "organisation": (
        ("organisation", "organisation"),
        ("organisationer", "organisations"),
        ("Ny organisation", "New organisation"),
    ),
    "member": (("ledamot", "member"), ("ledamöter", "members"), ("Ny ledamot", "New member")),
    "housing_stock": (
        ("bestånd", "housing stock"),
        ("bestånd", "housing stock"),
        ("Nytt bestånd", "New housing stock"),
    ),
    "programme_goal": (
        ("programmål", "programme goal"),
        ("programmål", "programme goals"),
        ("Nytt programmål", "New programme goal"),
    ),
    "council_goal": (
        ("mål från kommunfullmäktige", "city council goal"),
        ("mål från kommunfullmäktige", "city council goals"),
        ("Nytt mål från kommunfullmäktige", "New city council goal"),
    ),
    "dataset": (("dataunderlag", "dataset"), ("dataunderlag", "datasets"), ("Nytt dataunderlag", "New dataset")),
    "indicator_definition": (
        ("indikator", "indicator"),
        ("indikatorer", "indicators"),
        ("Ny indikator", "New indicator"),
    ),
    "place_alias": (
        ("namn på område", "name of an area"),
        ("namn på områden", "names of areas"),
        ("Nytt namn på område", "New name of an area"),
    ),
    "indicator_alias": (
        ("namn på indikator", "name of an indicator"),
        ("namn på indikatorer", "names of indicators"),
        ("Nytt namn på indikator", "New name of an indicator"),
    ),
    "index_method": (
        ("indexmetod", "index method"),
        ("indexmetoder", "index methods"),
        ("Ny indexmetod", "New index method"),
    ),
    "dialogue_input": (
        ("synpunkt från dialog", "dialogue input"),
        ("synpunkter från dialog", "dialogue inputs"),
        ("Ny synpunkt från dialog", "New dialogue input"),
    ),
    "finding": (("slutsats", "finding"), ("slutsatser", "findings"), ("Ny slutsats", "New finding")),
    "evidence": (("underlag", "evidence"), ("underlag", "evidence"), ("Nytt underlag", "New evidence")),
    "weak_indicator_answer": (
        ("motivering till svag indikator", "answer to a weak indicator"),
        ("motiveringar till svaga indikatorer", "answers to weak indicators"),
        ("Ny motivering", "New answer"),
    ),
    "goal": (("mål", "goal"), ("mål", "goals"), ("Nytt mål", "New goal")),
    "measure": (("mått", "measure"), ("mått", "measures"), ("Nytt mått", "New measure")),
    "target": (("målvärde", "target"), ("målvärden", "targets"), ("Nytt målvärde", "New target")),
    "actual": (("utfall", "actual"), ("utfall", "actuals"), ("Nytt utfall", "New actual")),
    "activity": (("aktivitet", "activity"), ("aktiviteter", "activities"), ("Ny aktivitet", "New activity")),
    "cost": (("kostnadsrad", "cost row"), ("kostnadsrader", "cost rows"), ("Ny kostnadsrad", "New cost row")),
    "application": (("ansökan", "application"), ("ansökningar", "applications"), ("Ny ansökan", "New application")),
    "version": (("version", "version"), ("versioner", "versions"), ("Ny version", "New version")),
    "decision": (("beslut", "decision"), ("beslut", "decisions"), ("Nytt beslut", "New decision")),
    "follow_up": (("uppföljning", "follow-up"), ("uppföljningar", "follow-ups"), ("Ny uppföljning", "New follow-up")),
    "deadline": (("tidsgräns", "deadline"), ("tidsgränser", "deadlines"), ("Ny tidsgräns", "New deadline")),
    "task": (("uppgift", "task"), ("uppgifter", "tasks"), ("Ny uppgift", "New task")),
    "package": (("paket", "package"), ("paket", "packages"), ("Nytt paket", "New package")),
    "receipt": (("kvitto", "receipt"), ("kvitton", "receipts"), ("Nytt kvitto", "New receipt")),
    "reply": (("svar", "reply"), ("svar", "replies"), ("Nytt svar", "New reply")),
    "comment": (("kommentar", "comment"), ("kommentarer", "comments"), ("Ny kommentar", "New comment")),
    "ils_paste": (
        ("avprickning i ILS", "tick in ILS"),
        ("avprickningar i ILS", "ticks in ILS"),
        ("Ny avprickning i ILS", "New tick in ILS"),
    ),
    "attachment": (("bilaga", "attachment"), ("bilagor", "attachments"), ("Ny bilaga", "New attachment")),
}

NEUTER = frozenset(
    {
        "requirement", "housing_stock", "programme_goal", "council_goal", "dataset", "evidence", "goal", "measure",
        "target", "actual", "decision", "package", "receipt", "reply", "place_alias", "indicator_alias",
    }
)  # fmt: skip
"""The kinds that take "ett" and "nytt"."""
