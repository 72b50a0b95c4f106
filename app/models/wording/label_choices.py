"""What each value of a choice is called, what units are called, and the names of the signing roles.

A key `record.field` goes before a key `field` that several records share. Swedish first, English beside.
"""

from __future__ import annotations

from app.models.wording import Sentence

Words = dict[str, Sentence]

_ORGANISATION_KIND: Words = {
    "district_board": ("Stadsdelsnämnd", "District board"),
    "housing_company": ("Bostadsbolag", "Housing company"),
    "specialist_board": ("Facknämnd", "Specialist board"),
    "police": ("Polisen", "Police"),
    "civil_society": ("Civilsamhället", "Civil society"),
    "other": ("Annan", "Other"),
}
_RISK_DOMAIN: Words = {
    "sociala_riskfaktorer": ("Sociala riskfaktorer", "Social risk factors"),
    "halsa": ("Hälsa", "Health"),
    "sakerhet_trygghet": ("Säkerhet & trygghet", "Safety & security"),
    "forsorjning": ("Försörjning", "Livelihood"),
}
CHOICES: dict[str, Words] = {
    "organisation.kind": _ORGANISATION_KIND,
    "programme_goal.level": {
        "theme": ("Tema", "Theme"),
        "goal": ("Mål", "Goal"),
        "sub_goal": ("Delmål", "Sub-goal"),
    },
    "programme_goal.status": {"proposal": ("Ur förslaget", "From the proposal"), "adopted": ("Antaget", "Adopted")},
    "council_goal.level": {
        "orientation_goal": ("Inriktningsmål", "Orientation goal"),
        "operational_area_goal": ("Verksamhetsområdesmål", "Operational-area goal"),
    },
    "dataset.kind": {
        "published_index": ("Publicerat index", "Published index"),
        "indicators": ("Indikatorer", "Indicators"),
        "population": ("Befolkning", "Population"),
    },
    "risk_domain": _RISK_DOMAIN,
    "indicator_definition.direction": {
        "more_risk": ("Högt värde är mer risk", "A high value is more risk"),
        "less_risk": ("Högt värde är mindre risk", "A high value is less risk"),
    },
    "finding.kind": {
        "risk_factor": ("Riskfaktor", "Risk factor"),
        "protective_factor": ("Skyddsfaktor", "Protective factor"),
        "strength": ("Styrka", "Strength"),
    },
    "finding.priority": {
        "thematic": ("Tematisk", "Thematic"),
        "geographic": ("Geografisk", "Geographic"),
        "none": ("Inte prioriterad", "Not a priority"),
    },
    "evidence.view": {
        "standing": ("Läget", "Standing"),
        "why": ("Varför", "Why"),
        "profile": ("Profil", "Profile"),
        "heat": ("Värmetabell", "Heat table"),
        "trend": ("Utveckling", "Trend"),
        "similar": ("Liknande stadsdelar", "Similar neighbourhoods"),
        "what_if": ("Vad händer om", "What if"),
        "robust": ("Hur säkert", "How sure"),
        "proportion": ("Proportionalitet", "Proportionality"),
        "map": ("Karta", "Map"),
    },
    "goal.ils_form": {"board_goal": ("Nämndmål", "Board goal"), "none": ("Inte i ILS", "Not in ILS")},
    "measure.kind": {"outcome": ("Resultatmått", "Outcome measure"), "process": ("Processmått", "Process measure")},
    "measure.direction": {"increase": ("Ska öka", "Should increase"), "decrease": ("Ska minska", "Should decrease")},
    "measure.ils_form": {"indicator": ("Indikator", "Indicator"), "none": ("Inte i ILS", "Not in ILS")},
    "activity.ils_form": {
        "activity": ("Aktivitet", "Activity"),
        "commitment": ("Åtagande", "Commitment"),
        "working_method": ("Arbetssätt", "Working method"),
    },
    "activity.status": {
        "planned": ("Planerad", "Planned"),
        "running": ("Pågår", "Running"),
        "done": ("Genomförd", "Done"),
        "stopped": ("Avbruten", "Stopped"),
    },
    "cost.kind": {
        "staff": ("Personal", "Staff"),
        "premises": ("Lokaler", "Premises"),
        "purchase": ("Köp av tjänst", "Purchase"),
        "grant": ("Bidrag till annan", "Grant"),
        "equipment": ("Utrustning", "Equipment"),
        "capital_expenditure": ("Investering", "Capital expenditure"),
        "other": ("Annat", "Other"),
    },
    "cost.financed_by": {
        "programme_funds": ("Programmet", "Programme funds"),
        "regular_budget": ("Ordinarie budget", "Regular budget"),
        "company": ("Bolag", "Company"),
        "other_grant": ("Annat bidrag", "Other grant"),
    },
    "decision.instance": {
        "local_group": ("Lokala styrgruppen", "Local steering group"),
        "district_board": ("Stadsdelsnämnden", "District board"),
        "executive_board": ("Kommunstyrelsen", "City executive board"),
        "central_group": ("Programmets centrala styrgrupp", "Central steering group"),
    },
    "decision.outcome": {
        "approved": ("Godkänner", "Approved"),
        "partly": ("Godkänner delvis", "Partly approved"),
        "endorsed": ("Tillstyrker", "Endorsed"),
        "rejected": ("Avslår", "Rejected"),
        "referred_back": ("Återremitterar", "Referred back"),
        "tabled": ("Bordlägger", "Tabled"),
        "forwarded": ("Överlämnar", "Forwarded"),
    },
    "follow_up.fulfilment": {
        "full": ("Uppfylls helt", "Fully met"),
        "partial": ("Uppfylls delvis", "Partly met"),
        "none": ("Uppfylls ej", "Not met"),
    },
}

UNITS: dict[str, tuple[Sentence, Sentence]] = {
    "people": (("person", "person"), ("personer", "people")),
    "fte": (("årsarbetare", "full-time equivalent"), ("årsarbetare", "full-time equivalents")),
    "flats": (("lägenhet", "flat"), ("lägenheter", "flats")),
    "share": (("andel mellan 0 och 1", "share from 0 to 1"), ("andel mellan 0 och 1", "share from 0 to 1")),
    "money": (("kr", "SEK"), ("kr", "SEK")),
}
"""One and many of each unit in the schema, and of money."""

ROLES: dict[str, Sentence] = {
    "chair": ("Ordförande i lokala styrgruppen", "Chair of the local steering group"),
    "company_representative": ("Företrädare för bostadsbolaget", "Representative of the housing company"),
    "district_director": ("Stadsdelsdirektör", "District director"),
    "board_secretary": ("Nämndsekreterare", "Board secretary"),
    "case_officer": ("Handläggare", "Case officer"),
    "central_secretary": ("Sekreterare i programmets centrala styrgrupp", "Secretary of the central steering group"),
}
"""The signing roles of `role:` keys."""
