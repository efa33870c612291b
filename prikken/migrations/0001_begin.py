import django.db.models.deletion
import django.db.models.functions.text
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
                    name="Datumprikker",
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
                                related_name="datumprikkers",
                                to="netwerken.netwerk",
                            ),
                        ),
                        ("titel", models.CharField(max_length=250, verbose_name="titel")),
                        (
                            "soort",
                            models.CharField(
                                choices=[
                                    ("netwerksessie", "netwerksessie"),
                                    ("intervisie", "intervisie"),
                                    ("uitwisseling", "uitwisseling"),
                                    ("werkbezoek", "werkbezoek"),
                                    ("werkgroep", "werkgroep"),
                                    ("overleg", "overleg"),
                                    ("stuurgroep", "stuurgroep"),
                                    ("extern", "externe bijeenkomst"),
                                ],
                                default="netwerksessie",
                                max_length=20,
                                verbose_name="soort",
                            ),
                        ),
                        (
                            "groep",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="datumprikkers",
                                to="netwerken.groep",
                            ),
                        ),
                        (
                            "orgaan",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="datumprikkers",
                                to="netwerken.orgaan",
                            ),
                        ),
                        (
                            "minuten",
                            models.PositiveSmallIntegerField(
                                choices=[
                                    (60, "1 uur"),
                                    (90, "1 uur 30 minuten"),
                                    (120, "2 uur"),
                                    (150, "2 uur 30 minuten"),
                                    (180, "3 uur"),
                                    (240, "4 uur"),
                                    (360, "6 uur"),
                                    (480, "8 uur"),
                                ],
                                default=120,
                                verbose_name="hoelang",
                            ),
                        ),
                        ("uitleg", models.TextField(blank=True, max_length=1000, verbose_name="uitleg")),
                        ("tot", models.DateField(verbose_name="antwoorden kan tot en met")),
                        (
                            "staat",
                            models.CharField(
                                choices=[
                                    ("concept", "concept"),
                                    ("open", "loopt"),
                                    ("gekozen", "dag gekozen"),
                                    ("gesloten", "gesloten zonder dag"),
                                ],
                                default="concept",
                                editable=False,
                                max_length=10,
                                verbose_name="toestand",
                            ),
                        ),
                        ("gevraagd_op", models.DateTimeField(editable=False, null=True, verbose_name="gevraagd op")),
                        ("gesloten_op", models.DateTimeField(editable=False, null=True, verbose_name="gesloten op")),
                        (
                            "reden",
                            models.CharField(
                                blank=True, editable=False, max_length=500, verbose_name="waarom er geen dag gekozen is"
                            ),
                        ),
                        (
                            "sessie",
                            models.OneToOneField(
                                blank=True,
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="datumprikker",
                                to="sessies.sessie",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "datumprikker",
                        "verbose_name_plural": "datumprikkers",
                        "ordering": ["-aangemaakt_op", "-pk"],
                        "indexes": [],
                        "constraints": [],
                    },
                ),
                migrations.CreateModel(
                    name="Gevraagde",
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
                                related_name="gevraagden",
                                to="netwerken.netwerk",
                            ),
                        ),
                        (
                            "prikker",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="gevraagden",
                                to="prikken.datumprikker",
                            ),
                        ),
                        (
                            "gebruiker",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="gevraagd_voor",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "organisatie",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="gevraagden",
                                to="netwerken.organisatie",
                            ),
                        ),
                        ("naam", models.CharField(blank=True, max_length=120, verbose_name="naam")),
                        ("functie", models.CharField(blank=True, max_length=250, verbose_name="functie")),
                        ("email", models.EmailField(blank=True, max_length=254, verbose_name="e-mailadres")),
                        ("bron", models.CharField(blank=True, max_length=250, verbose_name="waarom gevraagd")),
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
                        ("moet_kunnen", models.BooleanField(default=False, editable=False, verbose_name="moet kunnen")),
                        ("opmerking", models.CharField(blank=True, max_length=250, verbose_name="opmerking")),
                        ("verstuurd_op", models.DateTimeField(editable=False, null=True, verbose_name="gevraagd op")),
                        ("herinnerd_op", models.DateTimeField(editable=False, null=True, verbose_name="herinnerd op")),
                        ("antwoord_op", models.DateTimeField(editable=False, null=True, verbose_name="geantwoord op")),
                        (
                            "ingetrokken_op",
                            models.DateTimeField(editable=False, null=True, verbose_name="van de lijst gehaald op"),
                        ),
                        ("vergeten_op", models.DateTimeField(editable=False, null=True, verbose_name="naam gewist op")),
                    ],
                    options={
                        "verbose_name": "gevraagde",
                        "verbose_name_plural": "gevraagden",
                        "ordering": ["prikker", "pk"],
                        "constraints": [
                            models.UniqueConstraint(
                                models.F("prikker"),
                                django.db.models.functions.text.Lower("email"),
                                condition=models.Q(("email", ""), _negated=True),
                                name="gevraagde_mail_uniek",
                                violation_error_message="Dit adres staat al op de lijst.",
                            )
                        ],
                        "indexes": [],
                    },
                ),
                migrations.CreateModel(
                    name="Prikdag",
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
                                related_name="prikdagen",
                                to="netwerken.netwerk",
                            ),
                        ),
                        (
                            "prikker",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="dagen",
                                to="prikken.datumprikker",
                            ),
                        ),
                        ("begint_op", models.DateTimeField(verbose_name="begint op")),
                        ("eindigt_op", models.DateTimeField(verbose_name="eindigt op")),
                        ("is_gekozen", models.BooleanField(default=False, editable=False, verbose_name="gekozen")),
                    ],
                    options={
                        "verbose_name": "voorgestelde dag",
                        "verbose_name_plural": "voorgestelde dagen",
                        "ordering": ["begint_op", "pk"],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("prikker", "begint_op"),
                                name="prikdag_uniek",
                                violation_error_message="Deze dag met dit uur staat er al.",
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("is_gekozen", True)),
                                fields=("prikker",),
                                name="prikdag_een_gekozen",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("eindigt_op__gt", models.F("begint_op"))),
                                name="prikdag_eindigt_na_begin",
                            ),
                        ],
                        "indexes": [],
                    },
                ),
                migrations.CreateModel(
                    name="Prikantwoord",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "gevraagde",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="antwoorden",
                                to="prikken.gevraagde",
                            ),
                        ),
                        (
                            "dag",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="antwoorden",
                                to="prikken.prikdag",
                            ),
                        ),
                        (
                            "kan",
                            models.CharField(
                                choices=[("ja", "ja"), ("nood", "als het moet"), ("nee", "nee")],
                                max_length=4,
                                verbose_name="kan",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "antwoord op een voorgestelde dag",
                        "verbose_name_plural": "antwoorden op voorgestelde dagen",
                        "ordering": ["gevraagde", "dag"],
                        "constraints": [
                            models.UniqueConstraint(fields=("gevraagde", "dag"), name="prikantwoord_een_per_dag")
                        ],
                        "indexes": [],
                    },
                ),
            ],
        ),
    ]
