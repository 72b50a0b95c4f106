"""The states of plans and applications, the steps of the decision path, and the thread's stations, in words.

Swedish first, English beside; `{name}` is filled from the facts. Nothing here decides anything.
"""

from __future__ import annotations

from app.models.wording import Sentence

APPLICATION_STATES: dict[str, Sentence] = {
    "idea": ("idé", "idea"),
    "draft": ("utkast", "draft"),
    "complete": ("komplett", "complete"),
    "approved_locally": ("godkänd lokalt", "approved locally"),
    "decided_by_board": ("beslutad i nämnden", "decided by the board"),
    "submitted": ("i undertecknat paket", "in a signed package"),
    "consulted": ("samråd hållet", "consulted"),
    "approved": ("beviljad", "approved"),
    "partly": ("delvis beviljad", "partly approved"),
    "rejected": ("avslagen", "rejected"),
    "referred_back": ("återremitterad", "referred back"),
}
PLAN_STATES: dict[str, Sentence] = {
    "draft": ("utkast", "draft"),
    "out": ("hos parterna för synpunkter", "with the partners for comments"),
    "decided": ("beslutad av lokala styrgruppen", "decided by the local steering group"),
    "change_proposed": ("ändringar föreslås", "change proposed"),
}
STEPS: dict[str, Sentence] = {
    "local_group": ("Lokal styrgrupp", "Local steering group"),
    "district_board": ("Stadsdelsnämnd", "District board"),
    "preparation": ("Kommunstyrelse", "City executive board"),
    "consultation": ("Samråd", "Consultation"),
    "decision": ("Beslut", "Decision"),
}
STEP_WAITING: dict[str, Sentence] = {
    "local_group": ("godkänner först", "approves first"),
    "district_board": ("beslutar sedan", "decides next"),
    "preparation": ("med sakkunniga", "with experts"),
    "consultation": ("central styrgrupp", "central steering group"),
    "decision": ("kommunstyrelsen", "city executive board"),
}
STEP_OUTCOMES: dict[str, Sentence] = {
    "approved": ("godkänd {date}", "approved {date}"),
    "partly": ("delvis godkänd {date}", "partly approved {date}"),
    "endorsed": ("tillstyrkt {date}", "endorsed {date}"),
    "rejected": ("avslag {date}", "rejected {date}"),
    "referred_back": ("återremitterad {date}", "referred back {date}"),
    "tabled": ("bordlagd {date}", "tabled {date}"),
    "forwarded": ("överlämnad {date}", "forwarded {date}"),
    "": ("registrerat {date}", "recorded {date}"),
}
STEP_PREPARED: Sentence = ("beredd med sakkunniga", "prepared with experts")
STEP_BROKEN: Sentence = ("{said}, gäller inte längre", "{said}, no longer holds")
STEP_NO_CASE: Sentence = ("{said}, § och dnr saknas", "{said}, § and case number missing")

STATIONS: dict[str, Sentence] = {
    "index": ("Index", "Index"),
    "findings": ("Slutsatser", "Findings"),
    "goals": ("Mål", "Goals"),
    "measures": ("Mått", "Measures"),
    "activities": ("Aktiviteter", "Activities"),
    "applications": ("Ansökningar", "Applications"),
    "decisions": ("Beslut", "Decisions"),
}
NOTES: dict[str, Sentence] = {
    "index.none": ("inget index inläst", "no index loaded"),
    "index.weak": ("{count} svaga indikatorer", "{count} weak indicators"),
    "index.weak_one": ("1 svag indikator", "1 weak indicator"),
    "index.all_well": ("ingen svag indikator", "no weak indicator"),
    "index.loaded": ("inläst", "loaded"),
    "findings.unanswered": ("{count} svaga utan svar", "{count} weak without answer"),
    "findings.unanswered_one": ("1 svag utan svar", "1 weak without answer"),
    "findings.all": ("alla svaga har svar", "all weak are answered"),
    "goals.without": ("{count} utan slutsats", "{count} without finding"),
    "goals.all": ("alla har slutsats", "all have a finding"),
    "measures.without": ("{count} mål utan resultatmått", "{count} goals without outcome measure"),
    "measures.all": ("alla mål har resultatmått", "all goals have an outcome measure"),
    "activities.without": ("{count} utan ansvarig", "{count} without responsible"),
    "activities.all": ("alla har ansvarig", "all have a responsible"),
    "applications.sum": ("{sum} söks", "{sum} applied for"),
    "decisions.waiting": ("{count} väntar på nämnd", "{count} await the board"),
    "decisions.broken": ("{count} gäller inte längre", "{count} no longer hold"),
    "decisions.all": ("alla beslutade i nämnd", "all decided by the board"),
    "none": ("inga än", "none yet"),
}
COVERAGE: dict[str, Sentence] = {
    "no_index": ("Inget index är inläst.", "No index has been loaded."),
    "all": ("Alla svaga indikatorer har slutsats eller motivering.", "Every weak indicator has a finding or a reason."),
    "none_weak": ("Ingen indikator är svag.", "No indicator is weak."),
    "without_one": ("En svag indikator saknar slutsats.", "One weak indicator has no finding."),
    "without": ("{count} svaga indikatorer saknar slutsats.", "{count} weak indicators have no finding."),
    "unmeasured_one": ("En aktivitet för {sum} mäts inte.", "One activity of {sum} is not measured."),
    "unmeasured": ("{count} aktiviteter för {sum} mäts inte.", "{count} activities of {sum} are not measured."),
}
NEXT: dict[str, tuple[Sentence, Sentence]] = {
    "settle": (
        ("Nästa steg: red ut olika uppgifter", "Next step: settle differing values"),
        ("{what} Inget skickas förrän det är avgjort.", "{what} Nothing is sent until it is settled."),
    ),
    "index": (
        ("Nästa steg: läs in ett index", "Next step: load an index"),
        (
            "Planen börjar i det sociala indexet. Läs in tabellen så syns var behoven är störst.",
            "The plan starts in the social index. Load the table to see where the needs are.",
        ),
    ),
    "weak": (
        ("Nästa steg: besvara svaga indikatorer", "Next step: answer weak indicators"),
        (
            "{which} har ingen slutsats. Skriv en slutsats eller en motivering till varför de lämnas.",
            "{which}: no finding. Write a finding or the reason for leaving them.",
        ),
    ),
    "weak_one": (
        ("Nästa steg: besvara en svag indikator", "Next step: answer a weak indicator"),
        (
            "{which} har ingen slutsats. Skriv en slutsats eller en motivering till varför den lämnas.",
            "{which}: no finding. Write a finding or the reason for leaving it.",
        ),
    ),
    "finding": (
        ("Nästa steg: skriv den första slutsatsen", "Next step: write the first finding"),
        (
            "Använd en siffra som underlag och skriv vad den betyder.",
            "Use a figure as evidence and write what it means.",
        ),
    ),
    "goal": (
        ("Nästa steg: skriv ett mål", "Next step: write a goal"),
        ("Slutsatserna finns. Skriv vad som ska uppnås.", "The findings are there. Write what is to be reached."),
    ),
    "measure": (
        ("Nästa steg: skriv ett resultatmått", "Next step: write an outcome measure"),
        ("”{title}” har inget resultatmått.", "“{title}” has no outcome measure."),
    ),
    "activity": (
        ("Nästa steg: skriv en aktivitet", "Next step: write an activity"),
        ("Ingen aktivitet leder till ”{title}”.", "No activity leads to “{title}”."),
    ),
    "application": (
        ("Nästa steg: skriv en ansökan", "Next step: write an application"),
        ("Aktiviteterna finns. Välj vilka som ska sökas medel för.", "Choose which activities to apply for."),
    ),
    "stop": (
        ("Nästa steg: ta bort ett stopp", "Next step: clear a stop"),
        ("{title}: {what}", "{title}: {what}"),
    ),
    "submit": (
        ("Nästa steg: skicka in", "Next step: submit"),
        ("Inget stoppar. Läs dokumenten, skriv under och lämna paketet.", "Nothing stops. Read, sign and hand over."),
    ),
}
