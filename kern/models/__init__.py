"""Tables every app leans on; each is explained in its own module."""

from kern.models.basis import Basismodel, Pijlmodel, Versiemodel
from kern.models.bericht import Bericht
from kern.models.gebeurtenis import Auditkop, Auditschakel, Auditwacht, Gebeurtenis
from kern.models.inzending import Inzending
from kern.models.job import Job
from kern.models.stand import BewaardeStand, Controle, Hartslag, Teller
from kern.models.vorige import Vorige
from kern.models.zoekdocument import Zoekdocument

__all__ = [
    "Auditkop",
    "Auditschakel",
    "Auditwacht",
    "Basismodel",
    "Bericht",
    "BewaardeStand",
    "Controle",
    "Gebeurtenis",
    "Hartslag",
    "Inzending",
    "Job",
    "Pijlmodel",
    "Teller",
    "Versiemodel",
    "Vorige",
    "Zoekdocument",
]
