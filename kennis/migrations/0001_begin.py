import django.db.models.deletion
import kern.klok
import kern.tabellen
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("netwerken", "0001_begin"),
        ("piloten", "0001_begin"),
        ("projecten", "0001_begin"),
        ("sessies", "0001_begin"),
    ]

    operations = [
        kern.tabellen.MaakTabellen(
            modellen=[
                migrations.CreateModel(
                    name="Casus",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "aangemaakt_op",
                            models.DateTimeField(default=kern.klok.nu, editable=False, verbose_name="aangemaakt op"),
                        ),
                        (
                            "gewijzigd_op",
                            models.DateTimeField(default=kern.klok.nu, editable=False, verbose_name="gewijzigd op"),
                        ),
                        ("versie", models.PositiveIntegerField(default=1, editable=False, verbose_name="versie")),
                        (
                            "netwerk",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="casussen",
                                to="netwerken.netwerk",
                            ),
                        ),
                        (
                            "sessie",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="casussen",
                                to="sessies.sessie",
                            ),
                        ),
                        ("titel", models.CharField(max_length=250, verbose_name="titel")),
                        ("context", models.TextField(max_length=20000, verbose_name="context")),
                        ("stappen", models.JSONField(default=list, verbose_name="stappen")),
                        ("uitkomst", models.TextField(blank=True, max_length=20000, verbose_name="uitkomst")),
                        ("redenen", models.TextField(blank=True, max_length=20000, verbose_name="redenen")),
                        (
                            "opgelost_knelpunt",
                            models.TextField(blank=True, max_length=20000, verbose_name="opgelost knelpunt"),
                        ),
                    ],
                    options={
                        "verbose_name": "casus",
                        "verbose_name_plural": "casussen",
                        "ordering": ["netwerk", "pk"],
                        "indexes": [],
                        "constraints": [],
                    },
                ),
                migrations.CreateModel(
                    name="Casusreeks",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "netwerk",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="casusreeksen",
                                to="netwerken.netwerk",
                            ),
                        ),
                        (
                            "sessie",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="casusreeksen",
                                to="sessies.sessie",
                            ),
                        ),
                        ("titel", models.CharField(max_length=250, verbose_name="titel")),
                        ("cohort", models.CharField(max_length=60, verbose_name="cohort")),
                        ("gemeten_op", models.DateField(verbose_name="gemeten op")),
                        ("totaal", models.PositiveSmallIntegerField(verbose_name="totaal")),
                        ("toelichting", models.TextField(blank=True, max_length=20000, verbose_name="toelichting")),
                    ],
                    options={
                        "verbose_name": "casusreeks",
                        "verbose_name_plural": "casusreeksen",
                        "ordering": ["netwerk", "pk"],
                        "indexes": [],
                        "constraints": [],
                    },
                ),
                migrations.CreateModel(
                    name="Fiche",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "aangemaakt_op",
                            models.DateTimeField(default=kern.klok.nu, editable=False, verbose_name="aangemaakt op"),
                        ),
                        (
                            "gewijzigd_op",
                            models.DateTimeField(default=kern.klok.nu, editable=False, verbose_name="gewijzigd op"),
                        ),
                        ("versie", models.PositiveIntegerField(default=1, editable=False, verbose_name="versie")),
                        (
                            "netwerk",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="fiches",
                                to="netwerken.netwerk",
                            ),
                        ),
                        ("slug", models.SlugField(editable=False, max_length=80, verbose_name="adres")),
                        (
                            "soort",
                            models.CharField(
                                choices=[
                                    ("goede_praktijk", "goede praktijk"),
                                    ("knelpunt", "knelpunt"),
                                    ("drempel", "drempel"),
                                    ("oplossing", "oplossing"),
                                    ("instrument", "instrument"),
                                    ("concept", "transfereerbaar concept"),
                                ],
                                max_length=20,
                                verbose_name="soort",
                            ),
                        ),
                        ("titel", models.CharField(max_length=250, verbose_name="titel")),
                        ("kern", models.CharField(max_length=300, verbose_name="de kern in één zin")),
                        ("tekst", models.TextField(blank=True, max_length=20000, verbose_name="tekst")),
                        (
                            "context",
                            models.TextField(blank=True, max_length=20000, verbose_name="waar en voor wie werkt het?"),
                        ),
                        ("stappen", models.TextField(blank=True, max_length=20000, verbose_name="stappen")),
                        ("voorwaarden", models.TextField(blank=True, max_length=20000, verbose_name="voorwaarden")),
                        ("valkuilen", models.TextField(blank=True, max_length=20000, verbose_name="valkuilen")),
                        ("kost", models.TextField(blank=True, max_length=20000, verbose_name="wat het kost")),
                        (
                            "bewijs",
                            models.CharField(
                                choices=[
                                    ("beschreven", "beschreven"),
                                    ("herhaald", "elders herhaald"),
                                    ("onderzocht", "onderzocht"),
                                ],
                                default="beschreven",
                                max_length=12,
                                verbose_name="bewijs",
                            ),
                        ),
                        (
                            "thema",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="fiches",
                                to="netwerken.thema",
                            ),
                        ),
                        (
                            "analysefase",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="fiches",
                                to="projecten.analysefase",
                            ),
                        ),
                        ("datum", models.DateField(verbose_name="datum")),
                        ("is_openbaar", models.BooleanField(default=False, editable=False, verbose_name="openbaar")),
                    ],
                    options={
                        "verbose_name": "fiche",
                        "verbose_name_plural": "fiches",
                        "ordering": ["-datum", "-pk"],
                        "constraints": [models.UniqueConstraint(fields=("netwerk", "slug"), name="fiche_slug_uniek")],
                        "indexes": [],
                    },
                ),
                migrations.CreateModel(
                    name="Signaal",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "aangemaakt_op",
                            models.DateTimeField(default=kern.klok.nu, editable=False, verbose_name="aangemaakt op"),
                        ),
                        (
                            "gewijzigd_op",
                            models.DateTimeField(default=kern.klok.nu, editable=False, verbose_name="gewijzigd op"),
                        ),
                        ("versie", models.PositiveIntegerField(default=1, editable=False, verbose_name="versie")),
                        (
                            "netwerk",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="signalen",
                                to="netwerken.netwerk",
                            ),
                        ),
                        ("nummer", models.CharField(editable=False, max_length=12, verbose_name="nummer")),
                        ("titel", models.CharField(max_length=250, verbose_name="titel")),
                        ("tekst", models.TextField(max_length=20000, verbose_name="wat is er aan de hand?")),
                        ("gevraagd", models.TextField(max_length=20000, verbose_name="wat we vragen")),
                        (
                            "thema",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="signalen",
                                to="netwerken.thema",
                            ),
                        ),
                        ("datum", models.DateField(verbose_name="gemeld op")),
                        (
                            "staat",
                            models.CharField(
                                choices=[
                                    ("gemeld", "gemeld"),
                                    ("voorgelegd", "voorgelegd"),
                                    ("doorgegeven", "doorgegeven"),
                                ],
                                default="gemeld",
                                editable=False,
                                max_length=12,
                                verbose_name="staat",
                            ),
                        ),
                        ("voorgelegd_op", models.DateField(editable=False, null=True, verbose_name="voorgelegd op")),
                        ("doorgegeven_op", models.DateField(editable=False, null=True, verbose_name="doorgegeven op")),
                        (
                            "aan",
                            models.ManyToManyField(
                                related_name="signalen", to="netwerken.geadresseerde", verbose_name="aan wie"
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "signaal",
                        "verbose_name_plural": "signalen",
                        "ordering": ["-datum", "-pk"],
                        "constraints": [
                            models.UniqueConstraint(fields=("netwerk", "nummer"), name="signaal_nummer_uniek")
                        ],
                        "indexes": [],
                    },
                ),
                migrations.CreateModel(
                    name="Casusuitkomst",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "reeks",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="uitkomsten",
                                to="kennis.casusreeks",
                            ),
                        ),
                        ("label", models.CharField(max_length=250, verbose_name="uitkomst")),
                        ("aantal", models.PositiveSmallIntegerField(verbose_name="aantal")),
                        ("volgorde", models.PositiveSmallIntegerField(default=0, verbose_name="volgorde")),
                    ],
                    options={
                        "verbose_name": "uitkomst",
                        "verbose_name_plural": "uitkomsten",
                        "ordering": ["reeks", "volgorde", "pk"],
                        "indexes": [],
                        "constraints": [],
                    },
                ),
                migrations.CreateModel(
                    name="FicheUitInzicht",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "fiche",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="inzichtpijlen",
                                to="kennis.fiche",
                            ),
                        ),
                        (
                            "inzicht",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="fichepijlen",
                                to="sessies.inzicht",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "inzicht van een fiche",
                        "verbose_name_plural": "inzichten van een fiche",
                        "constraints": [models.UniqueConstraint(fields=("fiche", "inzicht"), name="fiche_uit_inzicht")],
                        "indexes": [],
                    },
                ),
                migrations.CreateModel(
                    name="FicheUitLeervraag",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "fiche",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="vraagpijlen",
                                to="kennis.fiche",
                            ),
                        ),
                        (
                            "leervraag",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="fichepijlen",
                                to="sessies.leervraag",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "vraag van een fiche",
                        "verbose_name_plural": "vragen van een fiche",
                        "constraints": [
                            models.UniqueConstraint(fields=("fiche", "leervraag"), name="fiche_uit_leervraag")
                        ],
                        "indexes": [],
                    },
                ),
                migrations.CreateModel(
                    name="FicheUitPiloot",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "fiche",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="pilootpijlen",
                                to="kennis.fiche",
                            ),
                        ),
                        (
                            "piloot",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="fichepijlen",
                                to="piloten.piloot",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "piloot van een fiche",
                        "verbose_name_plural": "piloten van een fiche",
                        "constraints": [models.UniqueConstraint(fields=("fiche", "piloot"), name="fiche_uit_piloot")],
                        "indexes": [],
                    },
                ),
                migrations.CreateModel(
                    name="Openbaarheid",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "fiche",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="openbaar_in",
                                to="kennis.fiche",
                            ),
                        ),
                        ("van", models.DateField(verbose_name="openbaar sinds")),
                        ("tot", models.DateField(blank=True, null=True, verbose_name="openbaar tot")),
                    ],
                    options={
                        "verbose_name": "tijd waarin een fiche openbaar was",
                        "verbose_name_plural": "tijden waarin een fiche openbaar was",
                        "ordering": ["fiche", "van", "pk"],
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("tot", None)), fields=("fiche",), name="openbaarheid_een_open"
                            )
                        ],
                        "indexes": [],
                    },
                ),
                migrations.CreateModel(
                    name="Overname",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "aangemaakt_op",
                            models.DateTimeField(default=kern.klok.nu, editable=False, verbose_name="aangemaakt op"),
                        ),
                        (
                            "gewijzigd_op",
                            models.DateTimeField(default=kern.klok.nu, editable=False, verbose_name="gewijzigd op"),
                        ),
                        (
                            "fiche",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE, related_name="overnames", to="kennis.fiche"
                            ),
                        ),
                        (
                            "netwerk",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="overnames",
                                to="netwerken.netwerk",
                            ),
                        ),
                        (
                            "project",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="overnames",
                                to="projecten.project",
                            ),
                        ),
                        (
                            "organisatie",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="overnames",
                                to="netwerken.organisatie",
                            ),
                        ),
                        ("datum", models.DateField(verbose_name="datum")),
                        ("aanpassing", models.TextField(blank=True, max_length=20000, verbose_name="hoe aangepast?")),
                    ],
                    options={
                        "verbose_name": "overname",
                        "verbose_name_plural": "overnames",
                        "ordering": ["-datum", "-pk"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("project__isnull", False), ("organisatie__isnull", False), _connector="XOR"
                                ),
                                name="overname_een_drager",
                                violation_error_message="Een overname is van één project of één organisatie.",
                            )
                        ],
                        "indexes": [],
                    },
                ),
                migrations.CreateModel(
                    name="Herkenning",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "signaal",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="herkenningen",
                                to="kennis.signaal",
                            ),
                        ),
                        (
                            "project",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="herkenningen",
                                to="projecten.project",
                            ),
                        ),
                        (
                            "organisatie",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="herkenningen",
                                to="netwerken.organisatie",
                            ),
                        ),
                        (
                            "datum",
                            models.DateField(default=kern.klok.vandaag, editable=False, verbose_name="herkend op"),
                        ),
                    ],
                    options={
                        "verbose_name": "herkenning",
                        "verbose_name_plural": "herkenningen",
                        "ordering": ["signaal", "pk"],
                        "constraints": [
                            models.UniqueConstraint(fields=("signaal", "project"), name="herkenning_project_uniek"),
                            models.UniqueConstraint(
                                fields=("signaal", "organisatie"), name="herkenning_organisatie_uniek"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("project__isnull", False), ("organisatie__isnull", False), _connector="XOR"
                                ),
                                name="herkenning_een_drager",
                            ),
                        ],
                        "indexes": [],
                    },
                ),
                migrations.CreateModel(
                    name="SignaalUitFiche",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "signaal",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="fichepijlen",
                                to="kennis.signaal",
                            ),
                        ),
                        (
                            "fiche",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="signaalpijlen",
                                to="kennis.fiche",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "fiche van een signaal",
                        "verbose_name_plural": "fiches van een signaal",
                        "constraints": [models.UniqueConstraint(fields=("signaal", "fiche"), name="signaal_uit_fiche")],
                        "indexes": [],
                    },
                ),
                migrations.CreateModel(
                    name="SignaalUitInzicht",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "signaal",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="inzichtpijlen",
                                to="kennis.signaal",
                            ),
                        ),
                        (
                            "inzicht",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="signaalpijlen",
                                to="sessies.inzicht",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "inzicht van een signaal",
                        "verbose_name_plural": "inzichten van een signaal",
                        "constraints": [
                            models.UniqueConstraint(fields=("signaal", "inzicht"), name="signaal_uit_inzicht")
                        ],
                        "indexes": [],
                    },
                ),
            ],
        ),
    ]
