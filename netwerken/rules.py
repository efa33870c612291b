"""What each kind of promise counts, in words; the counters themselves belong to the apps that own what is counted."""

from netwerken.enums import Plichtsoort

WAT_TELT: dict[str, str] = {
    Plichtsoort.BIJEENKOMSTEN_PER_JAAR: "elke bijeenkomst van het netwerk die doorging",
    Plichtsoort.DECENTRAAL_PER_JAAR: "bijeenkomsten met ligging ‘decentraal’",
    Plichtsoort.STUURGROEP: "vergaderingen van de stuurgroep",
    Plichtsoort.OPERATIONEEL_OVERLEG: "vergaderingen van het operationeel overleg",
    Plichtsoort.KWARTAALRAPPORT: "rapporten over een periode die gemaakt zijn",
    Plichtsoort.VIERMAANDELIJKS_RAPPORT: "rapporten over vier maanden die gemaakt zijn",
    Plichtsoort.EINDRAPPORT: "het eindrapport, zodra het gemaakt is",
    Plichtsoort.WERKVORMEN: "verschillende werkvormen op de agenda’s",
    Plichtsoort.STAKEHOLDERS: "organisaties die op een bijeenkomst iets inbrachten",
    Plichtsoort.BUITENLANDSE_SPREKER: "bijeenkomsten met een spreker uit het buitenland",
    Plichtsoort.INTERVISIE: "bijeenkomsten van de soort ‘intervisie’ of met een punt intervisie",
    Plichtsoort.ZELFEVALUATIE: "zelfevaluaties die bij een rapport geschreven zijn",
    Plichtsoort.JAAREVALUATIE: "jaren met een zelfevaluatie of een jaarrapport",
    Plichtsoort.CONTACT_PROJECTEN: "projecten waarmee contact genoteerd is",
    Plichtsoort.ANALYSEFASE: "plannen van aanpak die binnen zijn",
    Plichtsoort.OPLEVERING: "opleveringen die ingediend zijn",
}
