"""One sentence of help for each field that is asked for, in the source's own words where the source has a rule.

`{name}` is filled with the quotation of that name from `app.models.wording.source`. Swedish first, English beside.
"""

from __future__ import annotations

from app.models.wording import Sentence

HELP: dict[str, Sentence] = {
    "plan.title": ("Namnet som står på planens första sida.", "The name on the plan’s first page."),
    "plan.district_board": (
        "Nämnden vars sociala index analyseras och som söker medlen. {applicants}",
        "The board whose social index is analysed and which applies for the funds. {applicants}",
    ),
    "plan.parties": (
        "Bolagen med stort bestånd i området, som planen tas fram tillsammans med: {companies}",
        "The companies with large stock in the area, with which the plan is worked out: {companies}",
    ),
    "working_group.purpose": ("Vad gruppen är till för: {groups}", "What the group is for: {groups}"),
    "working_group.mandate": ("Vad gruppen får besluta själv: {groups}", "What the group may decide: {groups}"),
    "organisation.name": ("Organisationens hela namn.", "The organisation’s full name."),
    "member.name": ("Namnet, inga kontaktuppgifter.", "The name, no contact details."),
    "member.organisation": ("Organisationen som ledamoten företräder.", "The organisation the member represents."),
    "dataset.source": (
        "Var tabellen kommer ifrån, så att en läsare kan hitta den.",
        "Where the table comes from, so that a reader can find it.",
    ),
    "indicator_definition.risk_domain": ("Ett av indexets fyra huvudområden: {domains}", "One of the four: {domains}"),
    "indicator_definition.direction": (
        "Om ett högt värde betyder mer eller mindre social risk.",
        "Whether a high value means more or less social risk.",
    ),
    "place_alias.name": (
        "Namnet precis som det står i tabellerna.",
        "The name exactly as it stands in the tables.",
    ),
    "place_alias.place": (
        "Området som namnet betyder. Det gäller varje tabell som läses in efter detta.",
        "The area that the name means. It holds for every table read in after this.",
    ),
    "indicator_alias.name": (
        "Namnet precis som det står i tabellerna.",
        "The name exactly as it stands in the tables.",
    ),
    "indicator_alias.indicator": (
        "Indikatorn som namnet betyder. Det gäller varje tabell som läses in efter detta.",
        "The indicator that the name means. It holds for every table read in after this.",
    ),
    "index_method.author": ("Den som valt en annan metod än den vanliga.", "Whoever chose another than the usual."),
    "index_method.reason": (
        "Varför den vanliga metoden inte räcker, så att läsaren kan bedöma valet.",
        "Why the usual method is not enough, so that the reader can judge the choice.",
    ),
    "dialogue_input.became": (
        "Vad synpunkten ledde till, även när den inte togs med. {dialogue}",
        "What the input led to, also when it was left out. {dialogue}",
    ),
    "finding.title": (
        "Slutsatsen i en mening: vad som är svårt eller starkt, och var.",
        "The finding in one sentence: what is hard or strong, and where.",
    ),
    "finding.risk_domain": ("Indexets huvudområde som slutsatsen gäller: {domains}", "The index’s domain: {domains}"),
    "weak_indicator_answer.reason": (
        "Skälet till att den svaga indikatorn lämnas utan slutsats.",
        "The reason why the weak indicator is left without a finding.",
    ),
    "goal.wording": (
        "Resultatet som ska uppnås under programperioden, inte det som ska göras. {local_work}",
        "The result to be reached in the programme period, not what is to be done. {local_work}",
    ),
    "goal.findings": ("Slutsatserna som målet svarar på.", "The findings that the goal answers."),
    "goal.programme_theme": ("Programmets tema som målet hör till: {themes}", "The programme’s theme: {themes}"),
    "goal.lead_responsible": ("Den som håller ihop arbetet mot målet: {lead}", "Who leads the work: {lead}"),
    "measure.goal": ("Målet som måttet mäter.", "The goal that is measured."),
    "measure.name": (
        "Vad som mäts, så tydligt att två personer får samma tal.",
        "What is measured, so clearly that two people get the same number.",
    ),
    "measure.kind": (
        "Resultatmått visar om det blev bättre, processmått om arbetet blev gjort.",
        "Outcome measures show whether things improved, process measures whether the work was done.",
    ),
    "measure.unit": ("Enheten som talet räknas i, till exempel procent.", "The unit, for example per cent."),
    "measure.direction": ("Om talet ska öka eller minska.", "Whether the number should rise or fall."),
    "measure.baseline_value": (
        "Värdet innan arbetet börjar; utan det går förändringen inte att se.",
        "The value before the work starts; without it no change can be seen.",
    ),
    "measure.baseline_year": ("Året som baslinjen är mätt.", "The year in which the baseline was measured."),
    "measure.source": ("Var talet hämtas varje gång.", "Where the number is taken from each time."),
    "measure.responsible": ("Den som tar fram talet och rapporterar det.", "Who finds the number and reports it."),
    "target.year": ("Året då målvärdet ska vara nått.", "The year by which the target is to be reached."),
    "target.value": ("Värdet som ska vara nått, i måttets enhet.", "The value to be reached, in the measure’s unit."),
    "activity.name": ("Ett kort namn som går att känna igen.", "A short name that people recognise."),
    "activity.goals": ("Målen som aktiviteten leder till: {local_work}", "The goals it leads to: {local_work}"),
    "activity.what": ("Vad som görs, för vilka och hur ofta.", "What is done, for whom and how often."),
    "activity.responsible": ("Den som ser till att det blir gjort.", "Who sees to it that it is done."),
    "activity.start": ("Dagen då aktiviteten börjar.", "The day the activity starts."),
    "activity.end": (
        "Dagen då aktiviteten slutar eller går över i ordinarie arbete.",
        "The day it ends or becomes regular work.",
    ),
    "activity.ils_form": ("Hur den skrivs in i verksamhetsplanen: {ils}", "How the yearly plan takes it up: {ils}"),
    "cost.year": ("Kalenderåret som kostnaden hör till.", "The calendar year of the cost."),
    "cost.kind": ("Vad pengarna går till. {not_for}", "What the money pays for. {not_for}"),
    "cost.amount": ("Hela kronor för året.", "Whole kronor for the year."),
    "cost.financed_by": (
        "Vem som betalar raden; bara programmets medel söks.",
        "Who pays; only programme funds are applied for.",
    ),
    "application.title": ("Namnet som ansökan får i ärendet.", "The name of the application in the case."),
    "application.activities": ("Aktiviteterna som medlen startar: {activities}", "What the funds start: {activities}"),
    "application.applicant": ("Stadsdelsnämnden som söker: {applicants}", "The board that applies: {applicants}"),
    "application.needs_analysis": (
        "Hur stort behovet är, var det finns, vad det beror på och vad det leder till.",
        "How large the need is, where, why, and what it leads to.",
    ),
    "application.target_group": ("Vilka insatsen är till för.", "Whom the effort is for."),
    "application.target_group_size": ("Hur många personer målgruppen är.", "How many people the target group is."),
    "application.method_and_evidence": (
        "Hur arbetet görs och vad som talar för att det hjälper.",
        "How the work is done and why it should help.",
    ),
    "application.what_is_new": ("Vad medlen startar som inte redan görs. {not_for}", "What is new. {not_for}"),
    "application.regular_financing": (
        "Hur den ordinarie verksamheten betalas, så att medlen inte täcker den. {not_for}",
        "How regular work is paid, so that the funds do not cover it. {not_for}",
    ),
    "application.outcome_measures": ("Minst ett mått på resultatet. {not_temporary}", "One at least. {not_temporary}"),
    "application.process_measures": ("Minst ett mått på arbetet. {not_temporary}", "One at least. {not_temporary}"),
    "application.follow_up_plan": ("Vem som följer upp, när och hur. {follow_up}", "Who, when and how. {follow_up}"),
    "application.receiving_unit": ("Enheten som tar över arbetet. {not_temporary}", "Who takes over. {not_temporary}"),
    "application.implementation_decision_date": (
        "Senaste dag för beslut om att arbetet tas över.",
        "Latest day for the decision to take the work over.",
    ),
    "application.yearly_cost_after": (
        "Vad arbetet kostar per år när medlen är slut, i hela kronor.",
        "What the work costs a year when the funds have ended, in whole kronor.",
    ),
    "application.funded_by_after": ("Vem som betalar när medlen är slut. {follow_up}", "Who pays then. {follow_up}"),
    "application.exit_if_not": (
        "Hur arbetet avslutas om ingen tar över det. {not_temporary}",
        "How the work ends if nobody takes it over. {not_temporary}",
    ),
    "decision.instance": ("Den som har beslutat.", "Who decided."),
    "decision.date": ("Dagen för beslutet.", "The day of the decision."),
    "decision.outcome": ("Vad beslutet blev.", "What was decided."),
}
