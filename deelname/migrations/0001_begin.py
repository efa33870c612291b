import deelname.models.aanwezigheid
import django.db.models.deletion
import kern.klok
import kern.tabellen
import sessies.models.genodigde
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("netwerken", "0001_begin"),
        ("sessies", "0001_begin"),
    ]

    operations = [
        kern.tabellen.MaakTabellen(
            modellen=[
                migrations.CreateModel(
                    name="Aanwezigheidslijst",
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
                            "netwerk",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="aanwezigheidslijsten",
                                to="netwerken.netwerk",
                            ),
                        ),
                        (
                            "sessie",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="aanwezigheidslijst",
                                to="sessies.sessie",
                            ),
                        ),
                        (
                            "begonnen_op",
                            models.DateTimeField(default=kern.klok.nu, editable=False, verbose_name="begonnen op"),
                        ),
                        ("gesloten_op", models.DateTimeField(editable=False, null=True, verbose_name="gesloten op")),
                        (
                            "inhoud",
                            models.TextField(blank=True, editable=False, verbose_name="wat er stond bij het sluiten"),
                        ),
                        ("sha256", models.CharField(blank=True, editable=False, max_length=64, verbose_name="sha-256")),
                        (
                            "geheim",
                            models.CharField(
                                default=deelname.models.aanwezigheid.nieuw_geheim,
                                editable=False,
                                max_length=40,
                                unique=True,
                                verbose_name="geheim",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "aanwezigheidslijst",
                        "verbose_name_plural": "aanwezigheidslijsten",
                        "ordering": ["sessie"],
                        "indexes": [],
                        "constraints": [],
                    },
                ),
                migrations.CreateModel(
                    name="Evaluatiebus",
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
                                related_name="evaluatiebussen",
                                to="netwerken.netwerk",
                            ),
                        ),
                        (
                            "sessie",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="evaluatiebus",
                                to="sessies.sessie",
                            ),
                        ),
                        (
                            "geheim",
                            models.CharField(
                                default=sessies.models.genodigde.nieuw_geheim,
                                editable=False,
                                max_length=40,
                                unique=True,
                                verbose_name="geheim",
                            ),
                        ),
                        (
                            "begonnen_op",
                            models.DateTimeField(default=kern.klok.nu, editable=False, verbose_name="begonnen op"),
                        ),
                        ("gesloten_op", models.DateTimeField(editable=False, null=True, verbose_name="gesloten op")),
                        ("keuzes", models.JSONField(default=dict, editable=False, verbose_name="wat men koos")),
                        (
                            "doet",
                            models.JSONField(default=list, editable=False, verbose_name="wat men ermee gaat doen"),
                        ),
                        ("beter", models.JSONField(default=list, editable=False, verbose_name="wat beter had gekund")),
                    ],
                    options={
                        "verbose_name": "evaluatie van een bijeenkomst",
                        "verbose_name_plural": "evaluaties van bijeenkomsten",
                        "ordering": ["sessie"],
                        "indexes": [],
                        "constraints": [],
                    },
                ),
                migrations.CreateModel(
                    name="Aanwezigheid",
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
                            "netwerk",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="aanwezigheden",
                                to="netwerken.netwerk",
                            ),
                        ),
                        (
                            "sessie",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="aanwezigheden",
                                to="sessies.sessie",
                            ),
                        ),
                        (
                            "lijst",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="rijen",
                                to="deelname.aanwezigheidslijst",
                            ),
                        ),
                        (
                            "genodigde",
                            models.OneToOneField(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="aanwezigheid",
                                to="sessies.genodigde",
                            ),
                        ),
                        ("is_bijgekomen", models.BooleanField(default=False, verbose_name="stond niet op de lijst")),
                        (
                            "gebruiker",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="aanwezigheden",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        ("naam", models.CharField(blank=True, max_length=120, verbose_name="naam")),
                        ("email", models.EmailField(blank=True, max_length=254, verbose_name="e-mailadres")),
                        ("functie", models.CharField(blank=True, max_length=250, verbose_name="functie")),
                        (
                            "organisatie",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="aanwezigheden",
                                to="netwerken.organisatie",
                            ),
                        ),
                        ("van", models.CharField(blank=True, max_length=250, verbose_name="organisatie, zoals getypt")),
                        (
                            "vervangt",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="vervangers",
                                to="deelname.aanwezigheid",
                            ),
                        ),
                        (
                            "toestand",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("", "nog niet genoteerd"),
                                    ("aanwezig", "aanwezig"),
                                    ("online", "online"),
                                    ("verontschuldigd", "verontschuldigd"),
                                    ("afwezig", "afwezig"),
                                    ("vervangen", "vervangen door iemand anders"),
                                ],
                                default="",
                                editable=False,
                                max_length=16,
                                verbose_name="toestand",
                            ),
                        ),
                        (
                            "bron",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("", "nog niet genoteerd"),
                                    ("antwoord", "uit het antwoord"),
                                    ("afgevinkt", "afgevinkt"),
                                    ("zelf", "zelf getekend"),
                                    ("teams", "uit het Teams-rapport"),
                                    ("papier", "van de papieren lijst"),
                                ],
                                default="",
                                editable=False,
                                max_length=10,
                                verbose_name="hoe genoteerd",
                            ),
                        ),
                        ("genoteerd_op", models.DateTimeField(editable=False, null=True, verbose_name="genoteerd op")),
                        (
                            "minuten",
                            models.PositiveSmallIntegerField(editable=False, null=True, verbose_name="minuten online"),
                        ),
                        ("zei_ja", models.BooleanField(default=False, editable=False, verbose_name="zei te komen")),
                        ("vergeten_op", models.DateTimeField(editable=False, null=True, verbose_name="naam gewist op")),
                    ],
                    options={
                        "verbose_name": "aanwezigheid",
                        "verbose_name_plural": "aanwezigheden",
                        "ordering": ["sessie", "pk"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("genodigde", None), models.Q(("email", ""), ("naam", "")), _connector="OR"
                                ),
                                name="aanwezigheid_een_naam",
                                violation_error_message="De naam van wie uitgenodigd is, staat bij de uitnodiging.",
                            )
                        ],
                        "indexes": [],
                    },
                ),
                migrations.CreateModel(
                    name="Evaluatiebriefje",
                    fields=[
                        (
                            "sleutel",
                            models.CharField(
                                editable=False, max_length=64, primary_key=True, serialize=False, verbose_name="sleutel"
                            ),
                        ),
                        (
                            "bus",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="briefjes",
                                to="deelname.evaluatiebus",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "gebruikt briefje",
                        "verbose_name_plural": "gebruikte briefjes",
                        "ordering": ["sleutel"],
                        "indexes": [],
                        "constraints": [],
                    },
                ),
                migrations.CreateModel(
                    name="Evaluatielink",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "bus",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="links",
                                to="deelname.evaluatiebus",
                            ),
                        ),
                        (
                            "aanwezigheid",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="evaluatielink",
                                to="deelname.aanwezigheid",
                            ),
                        ),
                        (
                            "geheim",
                            models.CharField(
                                default=sessies.models.genodigde.nieuw_geheim,
                                editable=False,
                                max_length=40,
                                unique=True,
                                verbose_name="geheim",
                            ),
                        ),
                        ("is_gebruikt", models.BooleanField(default=False, editable=False, verbose_name="gebruikt")),
                    ],
                    options={
                        "verbose_name": "evaluatielink",
                        "verbose_name_plural": "evaluatielinks",
                        "ordering": ["bus", "pk"],
                        "indexes": [],
                        "constraints": [],
                    },
                ),
                migrations.CreateModel(
                    name="Rechtzetting",
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
                                related_name="rechtzettingen",
                                to="netwerken.netwerk",
                            ),
                        ),
                        (
                            "aanwezigheid",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="rechtzettingen",
                                to="deelname.aanwezigheid",
                            ),
                        ),
                        (
                            "was",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("", "nog niet genoteerd"),
                                    ("aanwezig", "aanwezig"),
                                    ("online", "online"),
                                    ("verontschuldigd", "verontschuldigd"),
                                    ("afwezig", "afwezig"),
                                    ("vervangen", "vervangen door iemand anders"),
                                ],
                                editable=False,
                                max_length=16,
                                verbose_name="was",
                            ),
                        ),
                        (
                            "wordt",
                            models.CharField(
                                choices=[
                                    ("", "nog niet genoteerd"),
                                    ("aanwezig", "aanwezig"),
                                    ("online", "online"),
                                    ("verontschuldigd", "verontschuldigd"),
                                    ("afwezig", "afwezig"),
                                    ("vervangen", "vervangen door iemand anders"),
                                ],
                                editable=False,
                                max_length=16,
                                verbose_name="wordt",
                            ),
                        ),
                        ("reden", models.CharField(max_length=250, verbose_name="waarom")),
                        ("op", models.DateTimeField(default=kern.klok.nu, editable=False, verbose_name="op")),
                        (
                            "door",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="rechtzettingen",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "rechtzetting",
                        "verbose_name_plural": "rechtzettingen",
                        "ordering": ["op", "pk"],
                        "indexes": [],
                        "constraints": [],
                    },
                ),
            ],
        ),
    ]
