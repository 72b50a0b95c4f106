"""The city's own sentences that the rules lean on, word for word, with the page they stand on.

The source is the city executive office's official report (tjänsteutlåtande) with the proposal for *Program för en
sammanhållen stad 2015–2020*. Nothing is paraphrased here; line breaks alone are taken out. It knows no rule.
"""

from __future__ import annotations

from app.models.wording.typography import NBSP

DOCUMENT = ("tjänsteutlåtandet", "the official report")
"""What the quoted document is called in a sentence."""

QUOTES: dict[str, tuple[str, int]] = {
    "activities": (
        "Medlen ska användas till att starta upp aktiviteter/arbetssätt som beslutats om i handlingsplanen för lokalt "
        "arbete för social hållbarhet.",
        8,
    ),
    "applicants": (
        "Medlen föreslås kunna sökas av de stadsdelsnämnder som programmet gäller för.",
        8,
    ),
    "not_for": (
        "Medel kan inte användas till investeringar eller till arbeten inom ordinarie verksamhet som saknar "
        "finansiering.",
        8,
    ),
    "not_temporary": (
        "arbetssätten/aktiviteterna får inte heller bli tillfälliga projekt utan uppföljning eller plan för "
        "implementering.",
        8,
    ),
    "follow_up": (
        "strukturerna för att tillskjuta extra resurser uppmuntrar och stöder uppföljning eller utvärdering samt "
        "planer för implementering i ordinarie arbete.",
        5,
    ),
    "local_first": (
        "Ansökningar om projektmedel föreslås godkännas i den lokala styrgruppen för lokalt arbete med social "
        "hållbarhet innan de blir ett ärende till den lokala nämnden.",
        8,
    ),
    "board_before": (
        "alla ansökningar om ytterstadsmedel behandlas i nämnd innan de går vidare till kommunstyrelsen.",
        8,
    ),
    "experts": ("Kommunstyrelsen bereder ansökningarna med hjälp av sakkunniga.", 9),
    "consultation": (
        "Ansökningarna föredras i en styrgrupp, som tillsätts för programmet och som ersätter styrgrupperna på "
        "förvaltningschefsnivå för visionerna, där samråd sker innan förslag till beslut lämnas till kommunstyrelsen.",
        9,
    ),
    "proportion": (
        "omfattningen och intensiteten i arbetet bör vara proportionell till graden av social risk.",
        7,
    ),
    "ordinary_budget": (
        "Ett antal av satsningarna som finansierats via ytterstadsmedel, bedöms framgent, inom ordinarie budget, "
        "kunna integreras i ordinarie verksamhet.",
        9,
    ),
    "other_boards": (
        "Kulturnämnden, trafik- och renhållningsnämnden och miljö- och hälsoskyddsnämnden har inte erhållit medel via "
        "ytterstadsprojekten i någon större omfattning och förväntas fortsatt inrymma och integrera särskilda "
        "satsningar inom ordinarie budget och verksamhetsplanering.",
        9,
    ),
    "frame": ("150 mnkr föreslås disponeras för programperioden.", 8),
    "companies": (
        "i samarbete med det (eller de) bostadsbolag som har ett stort bestånd i området, genomför en analys under "
        "våren 2015 av stadsdelsnämndens sociala index.",
        7,
    ),
    "local_work": (
        "Målsättningar för vilka resultat som ska uppnås inom programperioden, hur de ska mätas samt vilka aktiviteter "
        "som ska utföras för att uppnå målen upparbetas.",
        7,
    ),
    "ils": (
        "ansvarig nämnd/bolag ska formulera i sin verksamhetsplan antingen/och/eller nämndmål, indikatorer, "
        "aktiviteter och åtaganden som leder till att målen i programmet kan nås.",
        7,
    ),
    "lead": ("En nämnd/bolag utses som huvudansvarig när det är aktuellt för de specifika målen.", 7),
    "groups": (
        "samverkansgruppers syften och mandat tydliggöras för att uppnå större effektivitet och tydligare resultat.",
        5,
    ),
    "measurable": ("Målen bryts ner i aktiviteter, åtaganden och uppföljningsbara indikatorer.", 8),
    "dialogue": (
        "Insatser ska också göras i samverkan mellan aktörer och i dialog med medborgarna och ideella organisationer.",
        4,
    ),
    "domains": (
        "delar in indikatorer för sociala risker i fyra huvudområden – sociala riskfaktorer, hälsa, säkerhet & "
        "trygghet, försörjning.",
        4,
    ),
    "themes": ("Inriktningsmålen i programmet följer ytterstadsvisionernas teman", 6),
    "long_term": ("krav på långsiktig strategi för beviljande av resurser till projekt/metodutveckling", 5),
}


def cite(name: str) -> str:
    """The quotation with its place: "”…” (tjänsteutlåtandet, s. 8)". `KeyError` for a name without a quotation."""
    words, page = QUOTES[name]
    return f"”{words}” ({DOCUMENT[0]}, s.{NBSP}{page})"
