import django.db.models.deletion
import django.db.models.functions.text
import kern.klok
import kern.tabellen
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("netwerken", "0001_begin"),
    ]

    operations = [
        kern.tabellen.MaakTabellen(
            modellen=[
                migrations.CreateModel(
                    name="Actie",
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
                                related_name="acties",
                                to="netwerken.netwerk",
                            ),
                        ),
                        (
                            "thema",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="acties",
                                to="netwerken.thema",
                            ),
                        ),
                        ("titel", models.CharField(max_length=250, verbose_name="titel")),
                        ("omschrijving", models.TextField(blank=True, max_length=20000, verbose_name="omschrijving")),
                        (
                            "organisatie",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="acties",
                                to="netwerken.organisatie",
                                verbose_name="trekker",
                            ),
                        ),
                        (
                            "staat",
                            models.CharField(
                                choices=[
                                    ("gepland", "gepland"),
                                    ("loopt", "loopt"),
                                    ("klaar", "klaar"),
                                    ("gestopt", "gestopt"),
                                ],
                                default="gepland",
                                editable=False,
                                max_length=10,
                                verbose_name="staat",
                            ),
                        ),
                        ("tegen", models.DateField(blank=True, null=True, verbose_name="tegen")),
                    ],
                    options={
                        "verbose_name": "actie",
                        "verbose_name_plural": "acties",
                        "ordering": ["netwerk", "thema__volgorde", "pk"],
                        "indexes": [],
                        "constraints": [],
                    },
                ),
                migrations.CreateModel(
                    name="Begrotingslijn",
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
                                related_name="begrotingslijnen",
                                to="netwerken.netwerk",
                            ),
                        ),
                        (
                            "thema",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="begrotingslijnen",
                                to="netwerken.thema",
                            ),
                        ),
                        ("titel", models.CharField(max_length=250, verbose_name="titel")),
                        ("volgorde", models.PositiveSmallIntegerField(default=0, verbose_name="volgorde")),
                    ],
                    options={
                        "verbose_name": "begrotingslijn",
                        "verbose_name_plural": "begrotingslijnen",
                        "ordering": ["netwerk", "volgorde", "pk"],
                        "constraints": [
                            models.UniqueConstraint(fields=("netwerk", "titel"), name="begrotingslijn_uniek")
                        ],
                        "indexes": [],
                    },
                ),
                migrations.CreateModel(
                    name="Indicator",
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
                                related_name="indicatoren",
                                to="netwerken.netwerk",
                            ),
                        ),
                        (
                            "thema",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="indicatoren",
                                to="netwerken.thema",
                            ),
                        ),
                        (
                            "streefpunt",
                            models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="streefpunt"),
                        ),
                        ("titel", models.CharField(max_length=250, verbose_name="titel")),
                        (
                            "soort",
                            models.CharField(
                                choices=[
                                    ("absoluut", "aantal over de hele looptijd"),
                                    ("per_jaar", "aantal per jaar"),
                                    ("bereik", "van … tot …"),
                                    ("minimum_per_sector", "minstens, per sector"),
                                    ("percentage", "percentage van een ander cijfer"),
                                    ("nog_te_bepalen", "nog te bepalen"),
                                ],
                                max_length=20,
                                verbose_name="soort",
                            ),
                        ),
                        (
                            "doel",
                            models.DecimalField(
                                blank=True, decimal_places=2, max_digits=12, null=True, verbose_name="doel"
                            ),
                        ),
                        (
                            "doel_tot",
                            models.DecimalField(
                                blank=True, decimal_places=2, max_digits=12, null=True, verbose_name="doel tot"
                            ),
                        ),
                        ("eenheid", models.CharField(blank=True, max_length=80, verbose_name="eenheid")),
                        (
                            "noemer",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="afgeleiden",
                                to="projecten.indicator",
                                verbose_name="procent van",
                            ),
                        ),
                        ("tegen", models.DateField(blank=True, null=True, verbose_name="tegen")),
                        (
                            "is_bovenop_regulier",
                            models.BooleanField(default=False, verbose_name="bovenop het gewone resultaat"),
                        ),
                        ("toelichting", models.TextField(blank=True, max_length=20000, verbose_name="toelichting")),
                        (
                            "telling",
                            models.CharField(
                                choices=[
                                    ("som", "de periodes samen"),
                                    ("laatste", "de laatste waarde telt"),
                                    ("laagste", "de laagste periode telt"),
                                ],
                                default="som",
                                max_length=8,
                                verbose_name="telling over periodes",
                            ),
                        ),
                        ("volgorde", models.PositiveSmallIntegerField(default=0, verbose_name="volgorde")),
                    ],
                    options={
                        "verbose_name": "indicator",
                        "verbose_name_plural": "indicatoren",
                        "ordering": ["netwerk", "volgorde", "pk"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("soort", "nog_te_bepalen"), ("doel__isnull", False), _connector="OR"
                                ),
                                name="indicator_heeft_doel",
                                violation_error_message="Vul het doel in, of kies ‘nog te bepalen’.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("doel_tot", None), ("doel_tot__gte", models.F("doel")), _connector="OR"
                                ),
                                name="indicator_bereik_klopt",
                                violation_error_message="Het einde van het bereik ligt niet onder het begin.",
                            ),
                        ],
                        "indexes": [],
                    },
                ),
                migrations.CreateModel(
                    name="Initiatief",
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
                                related_name="initiatieven",
                                to="netwerken.netwerk",
                            ),
                        ),
                        (
                            "organisatie",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="initiatieven",
                                to="netwerken.organisatie",
                            ),
                        ),
                        ("titel", models.CharField(max_length=250, verbose_name="titel")),
                        ("omschrijving", models.TextField(blank=True, max_length=20000, verbose_name="omschrijving")),
                    ],
                    options={
                        "verbose_name": "initiatief",
                        "verbose_name_plural": "initiatieven",
                        "ordering": ["netwerk", "titel"],
                        "indexes": [],
                        "constraints": [],
                    },
                ),
                migrations.CreateModel(
                    name="Oproep",
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
                                related_name="oproepen",
                                to="netwerken.netwerk",
                            ),
                        ),
                        ("nummer", models.CharField(max_length=20, verbose_name="nummer")),
                        ("titel", models.CharField(blank=True, max_length=250, verbose_name="titel")),
                        ("start", models.DateField(blank=True, null=True, verbose_name="start")),
                        ("einde", models.DateField(blank=True, null=True, verbose_name="einde")),
                    ],
                    options={
                        "verbose_name": "oproep",
                        "verbose_name_plural": "oproepen",
                        "ordering": ["netwerk", "nummer"],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("netwerk", "nummer"),
                                name="oproep_nummer_uniek",
                                violation_error_message="Er is al een oproep met dit nummer.",
                            )
                        ],
                        "indexes": [],
                    },
                ),
                migrations.CreateModel(
                    name="ActiePrincipe",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "actie",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="principes",
                                to="projecten.actie",
                            ),
                        ),
                        (
                            "principe",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="acties",
                                to="netwerken.principe",
                            ),
                        ),
                        ("is_spanning", models.BooleanField(default=False, verbose_name="staat onder spanning")),
                    ],
                    options={
                        "verbose_name": "getoetst principe",
                        "verbose_name_plural": "getoetste principes",
                        "ordering": ["actie", "principe__nummer"],
                        "constraints": [
                            models.UniqueConstraint(fields=("actie", "principe"), name="actieprincipe_uniek")
                        ],
                        "indexes": [],
                    },
                ),
                migrations.CreateModel(
                    name="Actiestap",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "actie",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="stappen",
                                to="projecten.actie",
                            ),
                        ),
                        (
                            "staat",
                            models.CharField(
                                choices=[
                                    ("gepland", "gepland"),
                                    ("loopt", "loopt"),
                                    ("klaar", "klaar"),
                                    ("gestopt", "gestopt"),
                                ],
                                max_length=10,
                                verbose_name="staat",
                            ),
                        ),
                        ("datum", models.DateField(verbose_name="sinds")),
                    ],
                    options={
                        "verbose_name": "stap van een actie",
                        "verbose_name_plural": "stappen van een actie",
                        "ordering": ["actie", "datum", "pk"],
                        "indexes": [],
                        "constraints": [],
                    },
                ),
                migrations.CreateModel(
                    name="Begrotingsjaar",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "lijn",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="jaren",
                                to="projecten.begrotingslijn",
                            ),
                        ),
                        ("jaar", models.PositiveSmallIntegerField(verbose_name="jaar")),
                        ("begroot", models.DecimalField(decimal_places=2, max_digits=12, verbose_name="begroot")),
                        (
                            "besteed",
                            models.DecimalField(decimal_places=2, default=0, max_digits=12, verbose_name="besteed"),
                        ),
                    ],
                    options={
                        "verbose_name": "begrotingsjaar",
                        "verbose_name_plural": "begrotingsjaren",
                        "ordering": ["lijn", "jaar"],
                        "constraints": [models.UniqueConstraint(fields=("lijn", "jaar"), name="begrotingsjaar_uniek")],
                        "indexes": [],
                    },
                ),
                migrations.CreateModel(
                    name="Stand",
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
                            "indicator",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="standen",
                                to="projecten.indicator",
                            ),
                        ),
                        (
                            "netwerk",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="standen",
                                to="netwerken.netwerk",
                            ),
                        ),
                        ("periode", models.CharField(max_length=8, verbose_name="periode")),
                        ("waarde", models.DecimalField(decimal_places=2, max_digits=12, verbose_name="waarde")),
                        ("bron", models.CharField(max_length=500, verbose_name="bron")),
                    ],
                    options={
                        "verbose_name": "stand",
                        "verbose_name_plural": "standen",
                        "ordering": ["indicator", "periode"],
                        "constraints": [
                            models.UniqueConstraint(fields=("indicator", "periode"), name="stand_periode_uniek")
                        ],
                        "indexes": [],
                    },
                ),
                migrations.CreateModel(
                    name="Project",
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
                                related_name="projecten",
                                to="netwerken.netwerk",
                            ),
                        ),
                        (
                            "oproep",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="projecten",
                                to="projecten.oproep",
                            ),
                        ),
                        ("code", models.SlugField(max_length=30, verbose_name="code")),
                        ("nummer", models.CharField(blank=True, max_length=20, verbose_name="dossiernummer")),
                        ("titel", models.CharField(max_length=250, verbose_name="titel")),
                        (
                            "promotor",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="projecten",
                                to="netwerken.organisatie",
                            ),
                        ),
                        (
                            "provincie",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("antwerpen", "Antwerpen"),
                                    ("limburg", "Limburg"),
                                    ("oost-vlaanderen", "Oost-Vlaanderen"),
                                    ("vlaams-brabant", "Vlaams-Brabant"),
                                    ("west-vlaanderen", "West-Vlaanderen"),
                                    ("brussel", "Brussel"),
                                    ("flevoland", "Flevoland"),
                                ],
                                max_length=20,
                                verbose_name="provincie",
                            ),
                        ),
                        ("omschrijving", models.TextField(blank=True, max_length=20000, verbose_name="omschrijving")),
                        ("start", models.DateField(blank=True, null=True, verbose_name="start")),
                        ("einde", models.DateField(blank=True, null=True, verbose_name="einde")),
                        (
                            "is_gevalideerd",
                            models.BooleanField(default=False, editable=False, verbose_name="gevalideerd"),
                        ),
                        ("gevalideerd_op", models.DateField(editable=False, null=True, verbose_name="gevalideerd op")),
                        ("is_fictief", models.BooleanField(default=False, verbose_name="bedacht voor de demonstratie")),
                        (
                            "themas",
                            models.ManyToManyField(
                                blank=True, related_name="projecten", to="netwerken.thema", verbose_name="thema's"
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "project",
                        "verbose_name_plural": "projecten",
                        "ordering": ["netwerk", "code"],
                        "constraints": [
                            models.UniqueConstraint(
                                django.db.models.functions.text.Lower("code"),
                                models.F("netwerk"),
                                name="project_code_uniek",
                                violation_error_message="Er is al een project met deze code.",
                            ),
                            models.UniqueConstraint(
                                django.db.models.functions.text.Lower("nummer"),
                                models.F("netwerk"),
                                condition=models.Q(("nummer", ""), _negated=True),
                                name="project_nummer_uniek",
                                violation_error_message="Er is al een project met dit dossiernummer.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("is_gevalideerd", False), models.Q(("nummer", ""), _negated=True), _connector="OR"
                                ),
                                name="project_gevalideerd_heeft_nummer",
                                violation_error_message="Een gevalideerd project heeft een dossiernummer.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("start", None), ("einde", None), ("einde__gte", models.F("start")), _connector="OR"
                                ),
                                name="project_einde_na_start",
                                violation_error_message="Een project eindigt niet voor zijn start.",
                            ),
                        ],
                        "indexes": [],
                    },
                ),
                migrations.CreateModel(
                    name="Analysefase",
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
                            "project",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="analysefase",
                                to="projecten.project",
                            ),
                        ),
                        (
                            "netwerk",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="analysefases",
                                to="netwerken.netwerk",
                            ),
                        ),
                        ("start", models.DateField(verbose_name="start")),
                        (
                            "plan_ingediend_op",
                            models.DateField(blank=True, null=True, verbose_name="plan ingediend op"),
                        ),
                        ("feedback_op", models.DateField(blank=True, null=True, verbose_name="feedback gegeven op")),
                        ("bevindingen", models.TextField(blank=True, max_length=20000, verbose_name="bevindingen")),
                    ],
                    options={
                        "verbose_name": "analysefase",
                        "verbose_name_plural": "analysefases",
                        "ordering": ["project"],
                        "indexes": [],
                        "constraints": [],
                    },
                ),
                migrations.CreateModel(
                    name="Begeleidingscontact",
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
                                related_name="contacten",
                                to="netwerken.netwerk",
                            ),
                        ),
                        (
                            "project",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="contacten",
                                to="projecten.project",
                            ),
                        ),
                        ("datum", models.DateField(verbose_name="datum")),
                        (
                            "soort",
                            models.CharField(
                                choices=[
                                    ("bezoek", "bezoek"),
                                    ("telefoon", "telefoongesprek"),
                                    ("advies", "advies"),
                                    ("mail", "mail"),
                                ],
                                max_length=12,
                                verbose_name="soort",
                            ),
                        ),
                        (
                            "minuten",
                            models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="duur in minuten"),
                        ),
                        ("kern", models.CharField(blank=True, max_length=300, verbose_name="kern van het gesprek")),
                        (
                            "door",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="begeleidingscontacten",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "begeleidingscontact",
                        "verbose_name_plural": "begeleidingscontacten",
                        "ordering": ["-datum", "-pk"],
                        "indexes": [],
                        "constraints": [],
                    },
                ),
                migrations.CreateModel(
                    name="Leereffect",
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
                                related_name="leereffecten",
                                to="netwerken.netwerk",
                            ),
                        ),
                        (
                            "project",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="leereffecten",
                                to="projecten.project",
                            ),
                        ),
                        ("datum", models.DateField(verbose_name="datum")),
                        ("tekst", models.CharField(max_length=300, verbose_name="wat doen jullie nu anders?")),
                    ],
                    options={
                        "verbose_name": "leereffect",
                        "verbose_name_plural": "leereffecten",
                        "ordering": ["-datum", "-pk"],
                        "indexes": [],
                        "constraints": [],
                    },
                ),
                migrations.CreateModel(
                    name="Projectmedewerker",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "lidmaatschap",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="projectmedewerkers",
                                to="netwerken.lidmaatschap",
                            ),
                        ),
                        (
                            "project",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="projectmedewerkers",
                                to="projecten.project",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "projectmedewerker",
                        "verbose_name_plural": "projectmedewerkers",
                        "ordering": ["project", "pk"],
                        "constraints": [
                            models.UniqueConstraint(fields=("lidmaatschap", "project"), name="projectmedewerker_uniek")
                        ],
                        "indexes": [],
                    },
                ),
                migrations.CreateModel(
                    name="Projectpartner",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "project",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="partners",
                                to="projecten.project",
                            ),
                        ),
                        (
                            "organisatie",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="partnerschappen",
                                to="netwerken.organisatie",
                            ),
                        ),
                        ("land", models.CharField(default="BE", max_length=2, verbose_name="land")),
                    ],
                    options={
                        "verbose_name": "partner",
                        "verbose_name_plural": "partners",
                        "ordering": ["project", "pk"],
                        "constraints": [
                            models.UniqueConstraint(fields=("project", "organisatie"), name="projectpartner_uniek")
                        ],
                        "indexes": [],
                    },
                ),
            ],
        ),
    ]
