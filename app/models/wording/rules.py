"""What the programme's rules and the reviewer's eye say, and the sentences of the source behind each of them.

Swedish first, English beside; `{name}` is filled from the facts. Nothing here decides anything.
"""

from __future__ import annotations

from app.models.wording import Sentence

RULE_NAMES: dict[str, Sentence] = {
    "F1": ("Aktiviteten finns i planen", "The activity is in the plan"),
    "F2": ("Rätt sökande", "Right applicant"),
    "F3": ("Inte till investeringar", "Not for investments"),
    "F4": ("Inte ordinarie drift", "Not regular operations"),
    "F5": ("Kan följas upp", "Can be followed up"),
    "F6": ("Kan bli ordinarie arbete", "Can become regular work"),
    "F7": ("Lokalt före nämnden", "Local group before the board"),
    "F8": ("Nämnden före staden", "Board before the city"),
    "F9": ("I proportion till social risk", "In proportion to social risk"),
    "F10": ("Hör inte till ordinarie budget", "Not for ordinary budgets"),
    "F11": ("Facknämndernas egen budget", "Specialist boards’ own budgets"),
    "F12": ("Inom programmets ram", "Within the programme’s frame"),
    "F13": ("Tillsammans med bolagen", "Together with the companies"),
    "F14": ("Finns i ILS", "Taken up in ILS"),
}
RULE_QUOTES: dict[str, str] = {
    "F1": "activities",
    "F2": "applicants",
    "F3": "not_for",
    "F4": "not_for",
    "F5": "not_temporary",
    "F6": "not_temporary",
    "F7": "local_first",
    "F8": "board_before",
    "F9": "proportion",
    "F10": "ordinary_budget",
    "F11": "other_boards",
    "F12": "frame",
    "F13": "companies",
    "F14": "ils",
}
"""The quotation of `app.models.wording.source` that each rule rests on."""

TEXT_QUOTES: dict[str, str] = {
    "F6.funded_by_after": "follow_up",
    "F8.order": "experts",
    "F8.no_consultation": "consultation",
    "F8.consultation_late": "consultation",
    "R03.short": "long_term",
    "R08.only_process": "measurable",
}
"""The texts with a quotation of their own: instead of the rule's, or beside the criticism."""

CRITICISM: dict[str, Sentence] = {
    "R01": (
        "Granskare har kritiserat att få personer nås (Riksrevisionen 2024).",
        "Reviewers have criticised that few people are reached (Swedish National Audit Office 2024).",
    ),
    "R02": (
        "Granskare har kritiserat uppblåsta budgetar där bemanningen inte framgår (Riksrevisionen 2024).",
        "Reviewers have criticised padded budgets without staffing (Swedish National Audit Office 2024).",
    ),
    "R03": (
        "Granskare har kritiserat ettåriga pengar (RiR 2020:14) och för kort horisont (Gustavsson och Elander).",
        "Reviewers have criticised one-year money (RiR 2020:14) and too short a horizon (Gustavsson and Elander).",
    ),
    "R04": (
        "Granskare har kritiserat att baslinje saknas (Gustavsson och Elander).",
        "Reviewers have criticised missing baselines (Gustavsson and Elander).",
    ),
    "R05": (
        "Granskare har kritiserat att den samlade effekten av flera bidrag inte vägs in (RiR 2020:14).",
        "Reviewers have criticised that the combined effect of grants is ignored (RiR 2020:14).",
    ),
    "R06": (
        "Granskare har kritiserat bidrag på bidrag som betalar löpande arbete (Riksrevisionen 2024) och projekt som "
        "mest föder nya projekt (Malmö, 30 utvärderingar).",
        "Reviewers have criticised serial grants (Swedish National Audit Office 2024) and projects that mostly breed "
        "new projects (Malmö, 30 evaluations).",
    ),
    "R07": (
        "Granskare har kritiserat att kedjan från aktivitet till mål inte är genomtänkt (Malmö).",
        "Reviewers have criticised that the chain from activity to goal is not analysed (Malmö).",
    ),
    "R08": (
        "Granskare frågar efter minst ett resultatmått: ett processmått visar bara att arbetet blev gjort.",
        "Reviewers ask for at least one outcome measure: a process measure only shows that work was done.",
    ),
    "R09": (
        "I stadens styrning är ett ändrat målvärde ett formellt beslut, och historiken bevaras.",
        "In the city’s steering a changed target is a formal decision, and history is kept.",
    ),
    "R10": (
        "Granskare frågar vem som gör vad och när för varje aktivitet.",
        "Reviewers ask who does what and when for each activity.",
    ),
    "R11": (
        "Granskare frågar vilken förändring målet innebär jämfört med baslinjen.",
        "Reviewers ask what change the target means compared with the baseline.",
    ),
}
"""Published criticism in short, not quotations; the sources are named."""

UNSETTLED_SOURCE: Sentence = (
    "Ett paket skickas inte med två olika uppgifter i samma fält.",
    "A package is not sent with two different values in one field.",
)

REQUIREMENT_SOURCE: Sentence = (
    "Ett krav som gruppen har lagt in, utan angiven källa.",
    "A requirement that the group has added, without a source.",
)

TEXTS: dict[str, Sentence] = {
    "requirement.open": ("Kravet är inte avprickat: {wording}", "The requirement is not ticked: {wording}"),
    "requirement.unanswered": (
        "Kravet är avprickat utan att det sägs vad som besvarar det: {wording}",
        "The requirement is ticked without saying what answers it: {wording}",
    ),
    "empty": ("{field} är inte ifyllt.", "{field} is empty."),
    "unsettled": (
        "{field} har två olika uppgifter. Red ut vilken som gäller.",
        "{field} has differing values. Settle which one holds.",
    ),
    "F1.no_activity": (
        "Ansökan pekar inte på någon aktivitet. Välj minst en ur handlingsplanen.",
        "The application names no activity. Choose at least one from the action plan.",
    ),
    "F1.plan_not_decided": (
        "Lokala styrgruppen har inte beslutat handlingsplanen. Registrera beslutet om planen.",
        "The local steering group has not decided the action plan. Record its decision.",
    ),
    "F1.plan_changed": (
        "Planen har ändrats sedan lokala styrgruppen beslutade den {date}. Ta ett nytt beslut om aktiviteten inte "
        "fanns med då.",
        "The plan has changed since the local steering group decided it on {date}. Decide anew if the activity was "
        "not in it then.",
    ),
    "F2.missing": ("Välj vilken stadsdelsnämnd som söker.", "Choose the district board that applies."),
    "F2.not_in_programme": (
        "{board} kan inte söka. Välj en av programmets sex nämnder; ett bolag är med som samverkanspart.",
        "{board} cannot apply. Choose one of the programme’s six boards; a company takes part as a partner.",
    ),
    "F2.example_only": (
        "I en exempelplan söker Exempelnämnden, inte {board}.",
        "In an example plan Exempelnämnden applies, not {board}.",
    ),
    "F3.investment": (
        "{cost}: investering betalas inte av programmet. Låt bolaget betala eller ta bort raden.",
        "{cost}: the programme does not pay for investments. Let the company pay or remove the row.",
    ),
    "F3.investment_unnamed": (
        "En investering betalas inte av programmet. Låt bolaget betala eller ta bort raden.",
        "The programme does not pay for investments. Let the company pay or remove the row.",
    ),
    "F3.equipment": (
        "Utrustning söks ur programmet. Skriv varför den behövs för att starta aktiviteten.",
        "Equipment is applied for. Write why it is needed to start the activity.",
    ),
    "F4.what_is_new": (
        "Skriv vad som är nytt jämfört med den ordinarie verksamheten.",
        "Write what is new compared with regular operations.",
    ),
    "F4.regular_financing": (
        "Skriv hur den ordinarie verksamheten finansieras.",
        "Write how regular operations are financed.",
    ),
    "F4.moved": (
        "{activity} betalades ur ordinarie budget {before} och ur programmet från {after}. Skriv vad medlen startar.",
        "{activity} was paid from the regular budget in {before} and by the programme from {after}. Write what is new.",
    ),
    "F5.no_outcome": ("Välj minst ett resultatmått.", "Choose at least one outcome measure."),
    "F5.no_process": ("Välj minst ett processmått.", "Choose at least one process measure."),
    "F5.not_outcome": (
        "Inget av de valda resultatmåtten är ett resultatmått. Ändra måttets slag eller välj ett annat.",
        "None of the chosen outcome measures is one. Change the kind or choose another.",
    ),
    "F5.not_process": (
        "Inget av de valda processmåtten är ett processmått. Ändra måttets slag eller välj ett annat.",
        "None of the chosen process measures is one. Change the kind or choose another.",
    ),
    "F5.incomplete": (
        "Måttet {measure} saknar {lacks}.",
        "The measure {measure} lacks baseline, target, year or responsible.",
    ),
    "F6.receiving_unit": ("Skriv vilken enhet som tar över arbetet.", "Write which unit takes the work over."),
    "F6.implementation_decision_date": (
        "Skriv när det senast beslutas om arbetet tas över.",
        "Write when it is decided whether the work is taken over.",
    ),
    "F6.yearly_cost_after": (
        "Skriv vad arbetet kostar per år när medlen är slut.",
        "Write what the work costs a year when the funds have ended.",
    ),
    "F6.funded_by_after": (
        "Skriv vem som betalar när medlen är slut.",
        "Write who pays when the funds have ended.",
    ),
    "F6.exit_if_not": (
        "Skriv hur arbetet avslutas om det inte tas över.",
        "Write how the work ends if it is not taken over.",
    ),
    "F7.not_approved": (
        "Lokala styrgruppen har inte godkänt ansökan. Registrera godkännandet.",
        "The local steering group has not approved the application. Record its approval.",
    ),
    "F7.broken": (
        "Lokala styrgruppens godkännande den {date} gäller inte längre: ansökan har ändrats. Be om ett nytt.",
        "The local steering group’s approval of {date} no longer holds: the application has changed. Ask anew.",
    ),
    "F7.unbound": (
        "Godkännandet är inte knutet till en version, så det går inte att se om ansökan har ändrats.",
        "The approval is not bound to a version, so changes since cannot be seen.",
    ),
    "F7.order": (
        "Nämnden beslutade den {board}, före lokala styrgruppen den {local}. Lokala styrgruppen godkänner först.",
        "The board decided on {board}, before the local steering group on {local}. The local group comes first.",
    ),
    "F8.not_decided": (
        "Stadsdelsnämnden har inte beslutat om ansökan. Registrera nämndens beslut.",
        "The district board has not decided on the application. Record the board’s decision.",
    ),
    "F8.broken": (
        "Nämndens beslut den {date} gäller inte längre: ansökan har ändrats. Ta upp den i nämnden igen.",
        "The board’s decision of {date} no longer holds: the application has changed. Take it to the board again.",
    ),
    "F8.no_case_number": (
        "Nämndens beslut saknar paragraf eller diarienummer.",
        "The board’s decision lacks paragraph or case number.",
    ),
    "F8.order": (
        "Beslutet den {later} är daterat före nämndens den {board}. Nämnden behandlar ansökan först.",
        "The decision of {later} is dated before the board’s of {board}. The board comes first.",
    ),
    "F8.no_consultation": (
        "Samrådet i programmets centrala styrgrupp är inte registrerat.",
        "The consultation in the central steering group is not recorded.",
    ),
    "F8.consultation_late": (
        "Samrådet i programmets centrala styrgrupp är daterat efter kommunstyrelsens beslut.",
        "The consultation in the central steering group is dated after the city executive board’s decision.",
    ),
    "F9.nowhere": (
        "Ingen stadsdel är angiven, så beloppet går inte att jämföra med den sociala risken.",
        "No neighbourhood is named, so the amount cannot be compared with the social risk.",
    ),
    "F9.low_risk": (
        "Index: {values}, hela staden {city}. Risken är inte högre än i staden; skriv ett skäl för insatsen.",
        "Index: {values}, the whole city {city}. The risk is not above the city’s; write a reason for the effort.",
    ),
    "F10.ordinary": (
        "Staden räknar med att {work} betalas inom ordinarie budget. Skriv vad som är nytt här.",
        "The city expects ordinary budgets to pay for this ({work}). Write what is new here.",
    ),
    "F11.board": (
        "{board} väntas betala ur sin egen budget. Skriv varför programmet ska göra det.",
        "{board} is expected to pay from its own budget. Write why the programme should.",
    ),
    "F12.over": (
        "Ansökningarna är {sum}, mer än {frame} som är hela programmets ram.",
        "The applications are {sum}, more than {frame}, the frame of the whole programme.",
    ),
    "F12.twice": (
        "{activity} ingår i mer än en ansökan. Pengarna räknas en gång.",
        "{activity} is in more than one application. The money is counted once.",
    ),
    "F13.no_company": (
        "Inget bostadsbolag är part i planen. Lägg till bolaget eller bolagen med stort bestånd.",
        "No housing company is a party. Add the company or companies with large stock.",
    ),
    "F13.not_taken_part": (
        "{company} är part, men inget visar att bolaget har varit med: ingen ledamot, ingen aktivitet, inget eget.",
        "{company} is a party, but nothing shows that it has taken part: no member, no activity, nothing of its own.",
    ),
    "F14.no_form": (
        "Målet finns inte i ILS än. Ge minst ett av nämndmål, indikator, aktivitet eller åtagande.",
        "The goal is not in ILS yet. Give at least one of board goal, indicator, activity or commitment.",
    ),
    "R01.unknown": (
        "Skriv hur många personer aktiviteten når, så att kostnaden per person syns.",
        "Write how many people the activity reaches, so that the cost per person can be seen.",
    ),
    "R02.unknown": (
        "Personal söks, men bemanningen är inte ifylld. Skriv antalet årsarbetare.",
        "Staff is applied for, but the staffing is empty. Write the full-time equivalents.",
    ),
    "R03.short": (
        "Pengarna räcker {months} månader under {year}, men målvärdet gäller {horizon}.",
        "The money lasts {months} months of {year}, but the target is for {horizon}.",
    ),
    "R04.no_year": ("Baslinjen saknar år.", "The baseline has no year."),
    "R05.unknown": (
        "Skriv vilka andra bidrag som finns för samma plats eller grupp, eller att det inte finns några.",
        "Write which other grants there are for the same place or group, or that there are none.",
    ),
    "R05.same": (
        "Planen söker också för samma stadsdelar i {others}. Skriv hur insatserna hör ihop.",
        "The plan also applies for the same neighbourhoods in {others}. Write how they belong together.",
    ),
    "R06.unknown": (
        "Skriv om samma ägare har haft projekt tidigare, eller att det inte finns något.",
        "Write whether the same owner has had projects before, or that there is none.",
    ),
    "R07.finding": ("Inget mål svarar på slutsatsen.", "No goal answers the finding."),
    "R07.goal_finding": ("Målet svarar inte på någon slutsats.", "The goal answers no finding."),
    "R07.goal_measure": ("Målet har inget mått.", "The goal has no measure."),
    "R07.goal_activity": ("Ingen aktivitet leder till målet.", "No activity leads to the goal."),
    "R07.measure": ("Måttet mäter inget mål.", "The measure measures no goal."),
    "R07.activity": ("Aktiviteten leder inte till något mål.", "The activity leads to no goal."),
    "R08.only_process": (
        "Målet har bara processmått. Lägg till ett resultatmått.",
        "The goal has only process measures. Add an outcome measure.",
    ),
    "R09.no_decision": ("Målvärdet saknar beslut.", "The target has no decision."),
    "R10.nobody": ("Ingen är ansvarig för aktiviteten.", "Nobody is responsible for the activity."),
    "R11.equal": ("Målvärdet är lika med baslinjen.", "The target equals the baseline."),
}

CARD_DONE: dict[str, Sentence] = {
    "F1": ("Aktiviteterna står i den beslutade planen.", "The activities are in the decided plan."),
    "F2": ("Nämnden hör till programmet.", "The board belongs to the programme."),
    "F3": ("Ingen investering betalas av programmet.", "No investment is paid by the programme."),
    "F4": ("Det nya och den ordinarie finansieringen är beskrivna.", "What is new and the regular financing are told."),
    "F5": ("Resultat och arbete går att följa upp.", "Outcome and work can be followed up."),
    "F6": ("Implementeringsplanen är ifylld.", "The implementation plan is complete."),
    "F7": ("Lokala styrgruppen har godkänt ansökan som den står.", "The local group has approved it as it stands."),
    "F8": ("Nämnden har beslutat om ansökan som den står.", "The board has decided on it as it stands."),
    "F9": (
        "Söker {applied}. Index: {values}, hela staden {city}.",
        "Applies for {applied}. Index: {values}, city {city}.",
    ),
    "F10": ("Inget av det som staden räknar till ordinarie budget.", "Nothing the city counts to ordinary budgets."),
    "F11": ("Ingen av de tre nämnderna bär programmets kostnad.", "None of the three boards carries programme cost."),
    "F12": ("Planen söker {plan} av programmets {frame}.", "The plan applies for {plan} of the programme’s {frame}."),
    "F13": ("Bolaget är part och har varit med.", "The company is a party and has taken part."),
    "F14": ("Varje mål finns i nämndens verksamhetsplan.", "Each goal is taken up in the yearly plan."),
}
CARD_NO_INDEX: Sentence = ("Inget index är inläst.", "No index has been loaded.")
CARD_NO_INDEX_HERE: Sentence = (
    "Uppgift om index saknas för stadsdelarna.",
    "There is no index value for the neighbourhoods.",
)

QUESTIONS: dict[str, Sentence] = {
    "cost_per_person": ("Kostnad per nådd person", "Cost per person reached"),
    "persons_reached": ("Personer som nås", "Persons reached"),
    "staffing": ("Årsarbetare", "Full-time equivalents"),
    "money_years": ("Pengarna räcker", "The money lasts"),
    "horizon": ("Målets sista år", "The target’s last year"),
    "other_grants": ("Andra bidrag, samma plats eller grupp", "Other grants, same place or group"),
    "earlier_projects": ("Tidigare projekt, samma ägare", "Earlier projects, same owner"),
}
"""The reviewer's questions that are answered with a figure or a word."""
UNKNOWN: Sentence = ("går inte att säga", "cannot be said")
ANSWERED: Sentence = ("beskrivet", "described")
NOT_ANSWERED: Sentence = ("inte besvarat", "not answered")
