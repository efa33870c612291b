"""Calls, projects and who works for them."""

from datetime import date

import factory
from factory.django import DjangoModelFactory

from netwerken.models import Gebruiker, Lidmaatschap
from projecten.models import Actie, Actiestap, Initiatief, Oproep, Project, Projectmedewerker
from tests.fabrieken.netwerken import LidmaatschapFactory, NetwerkFactory, OrganisatieFactory


class OproepFactory(DjangoModelFactory):
    class Meta:
        model = Oproep

    netwerk = factory.SubFactory(NetwerkFactory)
    nummer = factory.Sequence(lambda n: f"{400 + n}")


class InitiatiefFactory(DjangoModelFactory):
    class Meta:
        model = Initiatief

    netwerk = factory.SubFactory(NetwerkFactory)
    organisatie = factory.SubFactory(OrganisatieFactory)
    titel = factory.Sequence(lambda n: f"Initiatief {n}")


class ActieFactory(DjangoModelFactory):
    """An action that is planned."""

    class Meta:
        model = Actie
        skip_postgeneration_save = True

    netwerk = factory.SubFactory(NetwerkFactory)
    titel = factory.Sequence(lambda n: f"Actie {n}")
    eerste = factory.RelatedFactory("tests.fabrieken.projecten.ActiestapFactory", factory_related_name="actie")


class ActiestapFactory(DjangoModelFactory):
    """Agreed at the start of 2026."""

    class Meta:
        model = Actiestap

    staat = "gepland"
    datum = date(2026, 1, 5)


class ProjectFactory(DjangoModelFactory):
    """A project without call and without validation; the trait ``gevalideerd`` gives it both date and number."""

    class Meta:
        model = Project

    class Params:
        gevalideerd = factory.Trait(is_gevalideerd=True, nummer=factory.Sequence(lambda n: f"{9000 + n}"))

    netwerk = factory.SubFactory(NetwerkFactory)
    code = factory.Sequence(lambda n: f"p-{n}")
    titel = factory.Sequence(lambda n: f"Project {n}")
    promotor = factory.SubFactory(OrganisatieFactory)


class ProjectmedewerkerFactory(DjangoModelFactory):
    class Meta:
        model = Projectmedewerker

    project = factory.SubFactory(ProjectFactory)
    lidmaatschap = factory.SubFactory(
        LidmaatschapFactory, netwerk=factory.SelfAttribute("..project.netwerk"), rol="projectmedewerker"
    )


def medewerker_van(project: Project, gebruiker: Gebruiker | None = None) -> Gebruiker:
    """A projectmedewerker whose own project this is."""
    if gebruiker is None:
        return ProjectmedewerkerFactory(project=project).lidmaatschap.gebruiker
    lidmaatschap = Lidmaatschap.objects.get(gebruiker=gebruiker, netwerk=project.netwerk, rol="projectmedewerker")
    return ProjectmedewerkerFactory(project=project, lidmaatschap=lidmaatschap).lidmaatschap.gebruiker
