"""Tables every app leans on; each is explained in its own module."""

from kern.models.basis import Basismodel, Pijlmodel, Versiemodel
from kern.models.bericht import Bericht
from kern.models.gebeurtenis import Gebeurtenis, Ketenkop
from kern.models.inzending import Inzending
from kern.models.job import Job
from kern.models.stand import Hartslag, Teller
from kern.models.zoekdocument import Zoekdocument

__all__ = [
    "Basismodel",
    "Bericht",
    "Gebeurtenis",
    "Hartslag",
    "Inzending",
    "Job",
    "Ketenkop",
    "Pijlmodel",
    "Teller",
    "Versiemodel",
    "Zoekdocument",
]
