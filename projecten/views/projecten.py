from collections.abc import Sequence

from django.db import models
from django.views.generic import DetailView

from kern import register
from kern.lijsten import FilterlijstView, Kolom, Leeg, Nieuw, Volgorde
from kern.views import NetwerkMixin, NetwerkObjectMixin
from projecten.forms.filters import ProjectFilter
from projecten.models import Begeleidingscontact, Project
from projecten.overzicht.contact import laatste_contacten


class ProjectLijst(NetwerkMixin, FilterlijstView):
    """The projects of the network, with the day of the last contact for whom that concerns."""

    recht = "projecten.bekijk_project"
    template_name = "projecten/lijst.html"
    titel, enkel, meer = "Projecten", "project", "projecten"
    nieuw = Nieuw("projecten.richt_in", "projecten:project-nieuw", "Voeg een project toe", "plus-lg")
    leeg = Leeg(
        "folder",
        "Zodra een oproep projecten oplevert, staan ze hier. Vragen en piloten kunnen ook van een organisatie komen.",
    )
    filterset_class = ProjectFilter
    volgordes = {
        "titel": Volgorde("Project", ("titel",)),
        "promotor": Volgorde("Promotor", ("promotor__naam",)),
        "oproep": Volgorde("Oproep", ("oproep__nummer",)),
        "provincie": Volgorde("Provincie", ("provincie",)),
    }
    kolommen = {
        "validering": Kolom("Validering", 2),
        "promotor": Kolom("Promotor", 3),
        "oproep": Kolom("Oproep", 4),
        "provincie": Kolom("Provincie", 5),
        "contact": Kolom("Laatste contact", 6),
    }
    csv_naam = "projecten"
    csv_kop = ("code", "dossiernummer", "titel", "oproep", "promotor", "provincie", "thema's", "gevalideerd op")

    @property
    def ziet_stilte(self) -> bool:
        """Who follows all projects, may ask which are silent."""
        return self.toegang.mag("netwerken.volg_de_opdracht")

    def get_basis(self) -> models.QuerySet[Project]:
        return Project.objects.zichtbaar_voor(self.toegang).voor_lijst()

    def heeft_kolom(self, naam: str) -> bool:
        """The last contact is for who follows all projects, and for who has one."""
        return naam != "contact" or self.ziet_stilte or bool(self.toegang.feit("projecten"))

    def filter_opties(self) -> dict[str, object]:
        return {"toegang": self.toegang, "ziet_stilte": self.ziet_stilte}

    def csv_rij(self, obj: Project) -> Sequence[object]:
        themas = ", ".join(t.kort for t in obj.themas.all())
        oproep = obj.oproep.nummer if obj.oproep else ""
        return (
            obj.code, obj.nummer, obj.titel, oproep, obj.promotor, obj.get_provincie_display(), themas, obj.gevalideerd_op,
        )  # fmt: skip

    def get_context_data(self, **kwargs: object) -> dict[str, object]:
        context = super().get_context_data(**kwargs)
        contact = laatste_contacten(self.toegang)
        eigen = self.toegang.feit("projecten")
        rijen = [
            {
                "project": project,
                "laatste": contact.met(project),
                "ziet_contact": self.ziet_stilte or project.pk in eigen,
                "is_stil": project.pk in contact.stil,
                "is_eigen": project.pk in eigen,
            }
            for project in context["object_list"]
        ]
        toon_contact = any(rij["ziet_contact"] for rij in rijen)
        lead, kop = "Wie in dit netwerk uitprobeert, en met wie.", self.kolommen["contact"].woord
        if self.ziet_stilte:
            lead = "Wie in dit netwerk uitprobeert, met wie, en wanneer we elkaar het laatst spraken."
        elif toon_contact:  # of one's own projects only
            kop = "Jullie laatste contact"
        return context | {"rijen": rijen, "toon_contact": toon_contact, "lead": lead, "contactkop": kop}


class ProjectDetail(NetwerkObjectMixin, DetailView):
    """One project: facts, partners, process guidance, and what apps to the right know of it."""

    recht = "projecten.bekijk_project"
    zoekveld, zoekwijze = "code", "iexact"
    template_name = "projecten/detail.html"

    def get_queryset(self) -> models.QuerySet[Project]:
        return Project.objects.zichtbaar_voor(self.toegang).voor_lijst().select_related("analysefase")

    def get_context_data(self, **kwargs: object) -> dict[str, object]:
        project: Project = self.object
        toegang = self.toegang
        ziet_contact = toegang.mag(
            "projecten.bekijk_contact", Begeleidingscontact(netwerk=self.netwerk, project=project)
        )
        contacten = list(project.contacten.zichtbaar_voor(toegang)[:200]) if ziet_contact else []
        contact = laatste_contacten(toegang)
        return super().get_context_data(
            **kwargs,
            project=project,
            is_eigen=project.pk in toegang.feit("projecten"),
            analysefase=getattr(project, "analysefase", None),
            partners=project.partners.select_related("organisatie", "project__netwerk"),
            medewerkers=project.projectmedewerkers.select_related("lidmaatschap__gebruiker"),
            leereffecten=project.leereffecten.all()[:6],
            ziet_contact=ziet_contact,
            contacten=contacten,
            laatste=contact.met(project),
            is_stil=ziet_contact and project.pk in contact.stil,
            panelen=[html for bron in register.alles.projectpanelen if (html := bron(toegang, project))],
        )
