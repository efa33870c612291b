import django.db.models.deletion
import kern.klok
import kern.tabellen
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("netwerken", "0001_begin"),
        ("projecten", "0001_begin"),
        ("sessies", "0001_begin"),
    ]

    operations = [
        kern.tabellen.MaakTabellen(
            modellen=[
                migrations.CreateModel(
                    name="Piloot",
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
                                related_name="piloten",
                                to="netwerken.netwerk",
                            ),
                        ),
                        ("nummer", models.CharField(editable=False, max_length=12, verbose_name="nummer")),
                        ("titel", models.CharField(max_length=250, verbose_name="titel")),
                        (
                            "project",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="piloten",
                                to="projecten.project",
                            ),
                        ),
                        (
                            "organisatie",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="piloten",
                                to="netwerken.organisatie",
                            ),
                        ),
                        (
                            "wat_willen_we_weten",
                            models.TextField(max_length=20000, verbose_name="wat willen we weten?"),
                        ),
                        (
                            "dosis",
                            models.TextField(
                                blank=True, max_length=20000, verbose_name="wat doen we, hoe vaak, voor wie?"
                            ),
                        ),
                        ("start", models.DateField(blank=True, null=True, verbose_name="start")),
                        ("einde", models.DateField(blank=True, null=True, verbose_name="einde")),
                        (
                            "fase",
                            models.CharField(
                                choices=[("ontwerp", "in ontwerp"), ("lopend", "loopt"), ("afgerond", "afgerond")],
                                default="ontwerp",
                                editable=False,
                                max_length=10,
                                verbose_name="fase",
                            ),
                        ),
                        ("tussenstand", models.TextField(blank=True, max_length=20000, verbose_name="tussenstand")),
                        ("resultaat", models.TextField(blank=True, max_length=20000, verbose_name="resultaat")),
                        (
                            "besluit",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("inbedden", "inbedden"),
                                    ("opschalen", "opschalen"),
                                    ("aanpassen", "aanpassen"),
                                    ("stoppen", "stoppen"),
                                    ("", "nog geen besluit"),
                                ],
                                editable=False,
                                max_length=10,
                                verbose_name="besluit",
                            ),
                        ),
                        ("besluit_op", models.DateField(editable=False, null=True, verbose_name="besloten op")),
                        (
                            "besluit_door",
                            models.ForeignKey(
                                blank=True,
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="pilootbesluiten",
                                to="netwerken.orgaan",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "piloot",
                        "verbose_name_plural": "piloten",
                        "ordering": ["-start", "-pk"],
                        "constraints": [
                            models.UniqueConstraint(fields=("netwerk", "nummer"), name="piloot_nummer_uniek"),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("project__isnull", False), ("organisatie__isnull", False), _connector="XOR"
                                ),
                                name="piloot_een_drager",
                                violation_error_message="Een piloot wordt gedragen door één project of één organisatie.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("einde", None), ("start", None), ("einde__gte", models.F("start")), _connector="OR"
                                ),
                                name="piloot_einde_na_start",
                                violation_error_message="Een piloot eindigt niet voor de start.",
                            ),
                        ],
                        "indexes": [],
                    },
                ),
                migrations.CreateModel(
                    name="Bevinding",
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
                            "piloot",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="bevindingen",
                                to="piloten.piloot",
                            ),
                        ),
                        (
                            "netwerk",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="bevindingen",
                                to="netwerken.netwerk",
                            ),
                        ),
                        ("datum", models.DateField(verbose_name="datum")),
                        ("tekst", models.TextField(max_length=20000, verbose_name="wat viel op?")),
                    ],
                    options={
                        "verbose_name": "bevinding",
                        "verbose_name_plural": "bevindingen",
                        "ordering": ["-datum", "-pk"],
                        "indexes": [],
                        "constraints": [],
                    },
                ),
                migrations.CreateModel(
                    name="PilootUitInzicht",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "piloot",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="inzichtpijlen",
                                to="piloten.piloot",
                            ),
                        ),
                        (
                            "inzicht",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="pilootpijlen",
                                to="sessies.inzicht",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "inzicht van een piloot",
                        "verbose_name_plural": "inzichten van een piloot",
                        "constraints": [
                            models.UniqueConstraint(fields=("piloot", "inzicht"), name="piloot_uit_inzicht")
                        ],
                        "indexes": [],
                    },
                ),
                migrations.CreateModel(
                    name="PilootUitLeervraag",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "piloot",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="vraagpijlen",
                                to="piloten.piloot",
                            ),
                        ),
                        (
                            "leervraag",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="pilootpijlen",
                                to="sessies.leervraag",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "vraag van een piloot",
                        "verbose_name_plural": "vragen van een piloot",
                        "constraints": [
                            models.UniqueConstraint(fields=("piloot", "leervraag"), name="piloot_uit_leervraag")
                        ],
                        "indexes": [],
                    },
                ),
            ],
        ),
    ]
