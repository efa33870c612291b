import django.db.models.deletion
import django.db.models.expressions
import django.db.models.functions.text
import kern.klok
import kern.tabellen
import sessies.models.agendalink
import sessies.models.genodigde
import sessies.models.leervraag
import uuid
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("netwerken", "0001_begin"),
        ("projecten", "0001_begin"),
    ]

    operations = [
        kern.tabellen.MaakTabellen(
            modellen=[
                migrations.CreateModel(
                    name="Agendalink",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "gebruiker",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="agendalinks",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "netwerk",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="agendalinks",
                                to="netwerken.netwerk",
                            ),
                        ),
                        (
                            "groep",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="agendalinks",
                                to="netwerken.groep",
                            ),
                        ),
                        (
                            "geheim",
                            models.CharField(
                                default=sessies.models.agendalink._nieuw_geheim,
                                editable=False,
                                max_length=64,
                                unique=True,
                                verbose_name="geheim",
                            ),
                        ),
                        (
                            "aangemaakt_op",
                            models.DateTimeField(default=kern.klok.nu, editable=False, verbose_name="aangemaakt op"),
                        ),
                        (
                            "ingetrokken_op",
                            models.DateTimeField(editable=False, null=True, verbose_name="ingetrokken op"),
                        ),
                    ],
                    options={
                        "verbose_name": "agenda-adres",
                        "verbose_name_plural": "agenda-adressen",
                        "ordering": ["aangemaakt_op", "pk"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("groep", None), ("netwerk__isnull", False), _connector="OR"),
                                name="agendalink_groep_in_netwerk",
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("ingetrokken_op", None), ("netwerk", None)),
                                fields=("gebruiker",),
                                name="agendalink_een_van_alles",
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("groep", None), ("ingetrokken_op", None)),
                                fields=("gebruiker", "netwerk"),
                                name="agendalink_een_per_netwerk",
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("ingetrokken_op", None)),
                                fields=("gebruiker", "groep"),
                                name="agendalink_een_per_groep",
                            ),
                        ],
                        "indexes": [],
                    },
                ),
                migrations.CreateModel(
                    name="Vraaglink",
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
                                related_name="vraaglinks",
                                to="netwerken.netwerk",
                            ),
                        ),
                        (
                            "geheim",
                            models.CharField(
                                default=sessies.models.leervraag._nieuw_geheim,
                                editable=False,
                                max_length=32,
                                unique=True,
                                verbose_name="geheim",
                            ),
                        ),
                        ("voor", models.CharField(max_length=250, verbose_name="voor wie")),
                        (
                            "project",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="vraaglinks",
                                to="projecten.project",
                            ),
                        ),
                        (
                            "organisatie",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="vraaglinks",
                                to="netwerken.organisatie",
                            ),
                        ),
                        (
                            "gemaakt_door",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="vraaglinks",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "aangemaakt_op",
                            models.DateTimeField(default=kern.klok.nu, editable=False, verbose_name="aangemaakt op"),
                        ),
                        ("geldig_tot", models.DateTimeField(verbose_name="geldig tot")),
                        (
                            "laatst_gebruikt_op",
                            models.DateTimeField(editable=False, null=True, verbose_name="laatst gebruikt op"),
                        ),
                        (
                            "ingetrokken_op",
                            models.DateTimeField(editable=False, null=True, verbose_name="ingetrokken op"),
                        ),
                    ],
                    options={
                        "verbose_name": "vraaglink",
                        "verbose_name_plural": "vraaglinks",
                        "ordering": ["-aangemaakt_op"],
                        "indexes": [],
                        "constraints": [],
                    },
                ),
                migrations.CreateModel(
                    name="Plaats",
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
                        ("tot", models.DateField(blank=True, null=True, verbose_name="tot en met")),
                        (
                            "netwerk",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="plaatsen",
                                to="netwerken.netwerk",
                            ),
                        ),
                        ("naam", models.CharField(max_length=120, verbose_name="naam")),
                        ("adres", models.CharField(blank=True, max_length=250, verbose_name="straat en nummer")),
                        ("gemeente", models.CharField(max_length=120, verbose_name="gemeente")),
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
                        (
                            "zitplaatsen",
                            models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="zitplaatsen"),
                        ),
                        ("toegankelijk", models.JSONField(blank=True, default=list, verbose_name="toegankelijkheid")),
                        (
                            "toegankelijk_extra",
                            models.CharField(blank=True, max_length=250, verbose_name="meer over de toegankelijkheid"),
                        ),
                        ("parkeren", models.CharField(blank=True, max_length=250, verbose_name="parkeren")),
                        (
                            "contact",
                            models.CharField(blank=True, max_length=250, verbose_name="bij wie je de zaal vastlegt"),
                        ),
                    ],
                    options={
                        "verbose_name": "plaats",
                        "verbose_name_plural": "plaatsen",
                        "ordering": ["netwerk", "naam"],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("netwerk", "naam"),
                                name="plaats_naam_uniek",
                                violation_error_message="Er is al een plaats met deze naam.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("zitplaatsen", None), ("zitplaatsen__gte", 1), _connector="OR"),
                                name="plaats_zitplaatsen",
                                violation_error_message="Een plaats heeft minstens 1 zitplaats. Weet je het niet, laat het dan leeg.",
                            ),
                        ],
                        "indexes": [],
                    },
                ),
                migrations.CreateModel(
                    name="Leervraag",
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
                                related_name="leervragen",
                                to="netwerken.netwerk",
                            ),
                        ),
                        ("nummer", models.CharField(editable=False, max_length=12, verbose_name="nummer")),
                        ("woorden", models.TextField(max_length=2000, verbose_name="zoals de vraag kwam")),
                        ("vraag", models.TextField(blank=True, max_length=500, verbose_name="leervraag")),
                        ("namens", models.CharField(blank=True, max_length=250, verbose_name="namens wie")),
                        (
                            "herkomst",
                            models.CharField(
                                choices=[
                                    ("telefoon", "telefoon"),
                                    ("formulier", "formulier"),
                                    ("bijeenkomst", "bijeenkomst"),
                                    ("link", "link zonder account"),
                                    ("mail", "mail"),
                                    ("gesprek", "gesprek"),
                                ],
                                default="formulier",
                                max_length=12,
                                verbose_name="herkomst",
                            ),
                        ),
                        (
                            "delen",
                            models.CharField(
                                choices=[
                                    ("begeleiding", "alleen de netwerkbegeleider"),
                                    ("netwerk", "het hele netwerk"),
                                    ("openbaar", "iedereen"),
                                ],
                                default="netwerk",
                                max_length=12,
                                verbose_name="met wie delen we dit",
                            ),
                        ),
                        (
                            "project",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="leervragen",
                                to="projecten.project",
                            ),
                        ),
                        (
                            "organisatie",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="leervragen",
                                to="netwerken.organisatie",
                            ),
                        ),
                        (
                            "thema",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="leervragen",
                                to="netwerken.thema",
                            ),
                        ),
                        (
                            "staat",
                            models.CharField(
                                choices=[
                                    ("ingebracht", "ingebracht"),
                                    ("verhelderd", "verhelderd"),
                                    ("geagendeerd", "op de agenda"),
                                    ("besproken", "besproken"),
                                    ("beantwoord", "beantwoord"),
                                    ("ingetrokken", "ingetrokken"),
                                ],
                                default="ingebracht",
                                editable=False,
                                max_length=12,
                                verbose_name="staat",
                            ),
                        ),
                        (
                            "ingebracht_op",
                            models.DateTimeField(default=kern.klok.nu, editable=False, verbose_name="ingebracht op"),
                        ),
                        (
                            "ingebracht_door",
                            models.ForeignKey(
                                blank=True,
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="leervragen",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "antwoord_mail",
                            models.EmailField(blank=True, max_length=254, verbose_name="waar we je kunnen antwoorden"),
                        ),
                        (
                            "vraaglink",
                            models.ForeignKey(
                                blank=True,
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="leervragen",
                                to="sessies.vraaglink",
                                verbose_name="gekomen via",
                            ),
                        ),
                        (
                            "verhelderd_op",
                            models.DateTimeField(editable=False, null=True, verbose_name="verhelderd op"),
                        ),
                        ("antwoord", models.TextField(blank=True, max_length=20000, verbose_name="antwoord")),
                        (
                            "antwoord_teruggenomen",
                            models.TextField(
                                blank=True,
                                editable=False,
                                max_length=20000,
                                verbose_name="antwoord dat teruggenomen is",
                            ),
                        ),
                        (
                            "beantwoord_op",
                            models.DateTimeField(editable=False, null=True, verbose_name="beantwoord op"),
                        ),
                        ("ingetrokken_op", models.DateField(editable=False, null=True, verbose_name="ingetrokken op")),
                    ],
                    options={
                        "verbose_name": "leervraag",
                        "verbose_name_plural": "leervragen",
                        "ordering": ["-ingebracht_op", "-pk"],
                        "constraints": [
                            models.UniqueConstraint(fields=("netwerk", "nummer"), name="leervraag_nummer_uniek"),
                            models.CheckConstraint(
                                condition=models.Q(("woorden", ""), _negated=True), name="leervraag_heeft_woorden"
                            ),
                        ],
                        "indexes": [],
                    },
                ),
                migrations.CreateModel(
                    name="Sessie",
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
                                related_name="sessies",
                                to="netwerken.netwerk",
                            ),
                        ),
                        ("nummer", models.CharField(editable=False, max_length=12, verbose_name="nummer")),
                        (
                            "uid",
                            models.UUIDField(
                                default=uuid.uuid4, editable=False, unique=True, verbose_name="kenmerk in de agenda"
                            ),
                        ),
                        (
                            "volgnummer",
                            models.PositiveIntegerField(
                                default=0, editable=False, verbose_name="volgnummer in de agenda"
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
                                related_name="sessies",
                                to="netwerken.groep",
                            ),
                        ),
                        (
                            "orgaan",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="sessies",
                                to="netwerken.orgaan",
                            ),
                        ),
                        (
                            "gastheer",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="sessies_als_gastheer",
                                to="netwerken.organisatie",
                            ),
                        ),
                        ("begint_op", models.DateTimeField(db_index=True, verbose_name="begint op")),
                        ("eindigt_op", models.DateTimeField(verbose_name="eindigt op")),
                        (
                            "vorm",
                            models.CharField(
                                choices=[("fysiek", "ter plaatse"), ("online", "online"), ("hybride", "hybride")],
                                default="fysiek",
                                max_length=10,
                                verbose_name="vorm",
                            ),
                        ),
                        ("plaats", models.CharField(blank=True, max_length=500, verbose_name="plaats")),
                        (
                            "vaste_plaats",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="sessies",
                                to="sessies.plaats",
                            ),
                        ),
                        ("gemeente", models.CharField(blank=True, max_length=120, verbose_name="gemeente")),
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
                        (
                            "ligging",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("centraal", "centraal"),
                                    ("decentraal", "decentraal"),
                                    ("", "niet van toepassing"),
                                ],
                                max_length=12,
                                verbose_name="ligging",
                            ),
                        ),
                        (
                            "online_adres",
                            models.URLField(blank=True, max_length=2000, verbose_name="adres om online te volgen"),
                        ),
                        (
                            "hoogstens_ter_plaatse",
                            models.PositiveSmallIntegerField(
                                blank=True, null=True, verbose_name="plaatsen ter plaatse"
                            ),
                        ),
                        (
                            "hoogstens_online",
                            models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="plaatsen online"),
                        ),
                        (
                            "antwoord_tot",
                            models.DateTimeField(blank=True, null=True, verbose_name="antwoorden kan tot"),
                        ),
                        (
                            "uren_vast",
                            models.PositiveSmallIntegerField(
                                default=24, verbose_name="uren om een vrije plaats te nemen"
                            ),
                        ),
                        (
                            "doel",
                            models.TextField(blank=True, max_length=20000, verbose_name="waarvoor komen we samen?"),
                        ),
                        (
                            "wie_ontbrak",
                            models.TextField(blank=True, max_length=20000, verbose_name="wie ontbreekt er aan tafel?"),
                        ),
                        (
                            "voor_wie_niet",
                            models.TextField(blank=True, max_length=20000, verbose_name="voor wie werkt dit niet?"),
                        ),
                        (
                            "heeft_buitenlandse_spreker",
                            models.BooleanField(default=False, verbose_name="spreker uit het buitenland"),
                        ),
                        ("is_jaarevaluatie", models.BooleanField(default=False, verbose_name="evalueert het jaar")),
                        ("is_openbaar", models.BooleanField(default=False, verbose_name="op de openbare agenda")),
                        (
                            "status",
                            models.CharField(
                                choices=[
                                    ("concept", "concept"),
                                    ("gepland", "gepland"),
                                    ("gehouden", "gehouden"),
                                    ("afgelast", "afgelast"),
                                ],
                                default="concept",
                                editable=False,
                                max_length=12,
                                verbose_name="status",
                            ),
                        ),
                        (
                            "gepland_op",
                            models.DateTimeField(editable=False, null=True, verbose_name="op de kalender gezet op"),
                        ),
                        ("afgelast_op", models.DateTimeField(editable=False, null=True, verbose_name="afgelast op")),
                        (
                            "reden_afgelast",
                            models.CharField(
                                blank=True, editable=False, max_length=500, verbose_name="waarom afgelast"
                            ),
                        ),
                        ("verslag", models.TextField(blank=True, max_length=100000, verbose_name="verslag")),
                        (
                            "verslag_op",
                            models.DateTimeField(editable=False, null=True, verbose_name="verslag gedeeld op"),
                        ),
                    ],
                    options={
                        "verbose_name": "bijeenkomst",
                        "verbose_name_plural": "bijeenkomsten",
                        "ordering": ["begint_op", "pk"],
                        "constraints": [
                            models.UniqueConstraint(fields=("netwerk", "nummer"), name="sessie_nummer_uniek"),
                            models.CheckConstraint(
                                condition=models.Q(("eindigt_op__gt", models.F("begint_op"))),
                                name="sessie_eindigt_na_begin",
                                violation_error_message="Een bijeenkomst eindigt na het begin.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("antwoord_tot", None),
                                    ("antwoord_tot__lte", models.F("begint_op")),
                                    _connector="OR",
                                ),
                                name="sessie_antwoord_voor_begin",
                                violation_error_message="Antwoorden kan ten laatste tot de bijeenkomst begint.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        ("hoogstens_ter_plaatse", None),
                                        ("hoogstens_ter_plaatse__gte", 1),
                                        _connector="OR",
                                    ),
                                    models.Q(("hoogstens_online", None), ("hoogstens_online__gte", 1), _connector="OR"),
                                ),
                                name="sessie_plaatsen",
                                violation_error_message="Laat minstens 1 plaats, of laat het leeg als er geen maximum is.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("uren_vast__gte", 1), ("uren_vast__lte", 168)),
                                name="sessie_uren_vast",
                                violation_error_message="Hou een vrije plaats tussen 1 en 168 uur vast.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("is_openbaar", False),
                                    models.Q(
                                        ("groep", None),
                                        ("orgaan", None),
                                        ("soort__in", ("netwerksessie", "uitwisseling", "werkbezoek")),
                                    ),
                                    _connector="OR",
                                ),
                                name="sessie_besloten_nooit_openbaar",
                                violation_error_message="Een besloten bijeenkomst staat nooit op de openbare agenda.",
                            ),
                        ],
                        "indexes": [],
                    },
                ),
                migrations.CreateModel(
                    name="Agendapunt",
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
                            "sessie",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="agendapunten",
                                to="sessies.sessie",
                            ),
                        ),
                        (
                            "leervraag",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="agendapunten",
                                to="sessies.leervraag",
                            ),
                        ),
                        ("volgorde", models.PositiveSmallIntegerField(default=0, verbose_name="volgorde")),
                        ("titel", models.CharField(max_length=250, verbose_name="onderdeel")),
                        (
                            "minuten",
                            models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="duur in minuten"),
                        ),
                        (
                            "werkvorm",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("lezing", "lezing"),
                                    ("praktijkvoorbeeld", "praktijkvoorbeeld"),
                                    ("werkbezoek", "werkbezoek"),
                                    ("groepsgesprek", "groepsgesprek"),
                                    ("panel", "panel"),
                                    ("intervisie", "intervisie"),
                                    ("casusbespreking", "casusbespreking"),
                                    ("uitwisseling", "uitwisseling"),
                                    ("ontwerpsessie", "ontwerpsessie"),
                                    ("oefening", "oefening"),
                                    ("check_in", "check-in"),
                                    ("oogst", "oogst"),
                                    ("pauze", "pauze"),
                                ],
                                max_length=20,
                                verbose_name="werkvorm",
                            ),
                        ),
                        ("wie", models.CharField(blank=True, max_length=250, verbose_name="door wie")),
                        ("toelichting", models.TextField(blank=True, max_length=20000, verbose_name="toelichting")),
                        (
                            "keurt_goed",
                            models.ForeignKey(
                                blank=True,
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="goedkeuringspunten",
                                to="sessies.sessie",
                            ),
                        ),
                        (
                            "is_actielijst",
                            models.BooleanField(default=False, editable=False, verbose_name="openstaande actiepunten"),
                        ),
                        ("verslag", models.TextField(blank=True, max_length=20000, verbose_name="wat er gezegd is")),
                    ],
                    options={
                        "verbose_name": "agendapunt",
                        "verbose_name_plural": "agendapunten",
                        "ordering": ["sessie", "volgorde", "pk"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("minuten__gte", 1), ("minuten__lte", 1440)),
                                name="agendapunt_minuten",
                                violation_error_message="Een onderdeel duurt tussen 1 minuut en een dag.",
                            )
                        ],
                        "indexes": [],
                    },
                ),
                migrations.CreateModel(
                    name="Evaluatie",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "sessie",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="evaluatie",
                                to="sessies.sessie",
                            ),
                        ),
                        ("antwoorden", models.PositiveSmallIntegerField(verbose_name="antwoorden")),
                        ("nuttig", models.PositiveSmallIntegerField(verbose_name="vond het nuttig")),
                        ("toegepast", models.PositiveSmallIntegerField(default=0, verbose_name="deed er iets mee")),
                    ],
                    options={
                        "verbose_name": "evaluatie",
                        "verbose_name_plural": "evaluaties",
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("nuttig__lte", models.F("antwoorden")), ("toegepast__lte", models.F("antwoorden"))
                                ),
                                name="evaluatie_telt_op",
                            )
                        ],
                        "indexes": [],
                    },
                ),
                migrations.CreateModel(
                    name="Genodigde",
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
                                related_name="genodigden",
                                to="netwerken.netwerk",
                            ),
                        ),
                        (
                            "sessie",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="genodigden",
                                to="sessies.sessie",
                            ),
                        ),
                        (
                            "gebruiker",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="genodigd_voor",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "organisatie",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="genodigden",
                                to="netwerken.organisatie",
                            ),
                        ),
                        ("naam", models.CharField(blank=True, max_length=120, verbose_name="naam")),
                        ("functie", models.CharField(blank=True, max_length=250, verbose_name="functie")),
                        ("email", models.EmailField(blank=True, max_length=254, verbose_name="e-mailadres")),
                        ("bron", models.CharField(blank=True, max_length=250, verbose_name="waarom op de lijst")),
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
                            "vervangt",
                            models.ForeignKey(
                                blank=True,
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="vervangers",
                                to="sessies.genodigde",
                            ),
                        ),
                        (
                            "verteld",
                            models.JSONField(default=dict, editable=False, verbose_name="wat het laatst verteld is"),
                        ),
                        (
                            "verstuurd_op",
                            models.DateTimeField(editable=False, null=True, verbose_name="uitgenodigd op"),
                        ),
                        (
                            "eigen_volgnummer",
                            models.PositiveSmallIntegerField(
                                default=0, editable=False, verbose_name="bij het volgnummer"
                            ),
                        ),
                        ("herinnerd_op", models.DateTimeField(editable=False, null=True, verbose_name="herinnerd op")),
                        (
                            "herinnerd_voor",
                            models.DateTimeField(editable=False, null=True, verbose_name="herinnerd voor de start op"),
                        ),
                        (
                            "ingetrokken_op",
                            models.DateTimeField(editable=False, null=True, verbose_name="van de lijst gehaald op"),
                        ),
                        ("vergeten_op", models.DateTimeField(editable=False, null=True, verbose_name="naam gewist op")),
                        (
                            "antwoord",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("", "nog geen antwoord"),
                                    ("ja", "ik kom"),
                                    ("online", "ik volg online"),
                                    ("nee", "ik kom niet"),
                                    ("vervanger", "iemand anders komt in mijn plaats"),
                                    ("wacht", "ik wil komen, en sta op de wachtlijst"),
                                    ("wacht_online", "ik wil online volgen, en sta op de wachtlijst"),
                                ],
                                default="",
                                editable=False,
                                max_length=12,
                                verbose_name="antwoord",
                            ),
                        ),
                        ("antwoord_op", models.DateTimeField(editable=False, null=True, verbose_name="geantwoord op")),
                        (
                            "antwoord_voor",
                            models.DateTimeField(editable=False, null=True, verbose_name="geantwoord voor de start op"),
                        ),
                        (
                            "wachtnummer",
                            models.PositiveIntegerField(
                                editable=False, null=True, verbose_name="nummer op de wachtlijst"
                            ),
                        ),
                        (
                            "aangeboden_tot",
                            models.DateTimeField(editable=False, null=True, verbose_name="plaats vastgehouden tot"),
                        ),
                        (
                            "aanbod_gemist",
                            models.BooleanField(
                                default=False, editable=False, verbose_name="liet een vrije plaats voorbijgaan"
                            ),
                        ),
                        (
                            "neemt_over",
                            models.CharField(
                                blank=True, editable=False, max_length=10, verbose_name="neemt een plaats over"
                            ),
                        ),
                        (
                            "reden_plaats",
                            models.CharField(
                                blank=True, editable=False, max_length=250, verbose_name="waarom een plaats gegeven is"
                            ),
                        ),
                        ("noden", models.CharField(blank=True, max_length=500, verbose_name="wat iemand nodig heeft")),
                    ],
                    options={
                        "verbose_name": "genodigde",
                        "verbose_name_plural": "genodigden",
                        "ordering": ["sessie", "pk"],
                        "constraints": [
                            models.UniqueConstraint(
                                models.F("sessie"),
                                django.db.models.functions.text.Lower("email"),
                                condition=models.Q(("email", ""), _negated=True),
                                name="genodigde_mail_uniek",
                                violation_error_message="Dit adres staat al op de lijst van deze bijeenkomst.",
                            ),
                            models.UniqueConstraint(
                                fields=("sessie", "wachtnummer"), name="genodigde_wachtnummer_uniek"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("antwoord__in", ("wacht", "wacht_online")), _negated=True),
                                    ("wachtnummer__isnull", False),
                                    _connector="OR",
                                ),
                                name="genodigde_wacht_heeft_nummer",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("aangeboden_tot", None),
                                    ("antwoord__in", ("wacht", "wacht_online")),
                                    _connector="OR",
                                ),
                                name="genodigde_aanbod_wacht",
                            ),
                        ],
                        "indexes": [],
                    },
                ),
                migrations.CreateModel(
                    name="Genodigdenkeuze",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "sessie",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="genodigdenkeuzes",
                                to="sessies.sessie",
                            ),
                        ),
                        ("criteria", models.JSONField(default=dict, verbose_name="wie")),
                    ],
                    options={
                        "verbose_name": "keuze van genodigden",
                        "verbose_name_plural": "keuzes van genodigden",
                        "ordering": ["sessie", "pk"],
                        "indexes": [],
                        "constraints": [],
                    },
                ),
                migrations.CreateModel(
                    name="GoedgekeurdVerslag",
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
                                related_name="goedgekeurde_verslagen",
                                to="netwerken.netwerk",
                            ),
                        ),
                        (
                            "sessie",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="goedkeuring",
                                to="sessies.sessie",
                            ),
                        ),
                        (
                            "in_sessie",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="goedgekeurde_verslagen",
                                to="sessies.sessie",
                            ),
                        ),
                        ("wie", models.CharField(max_length=250, verbose_name="wie het goedkeurde")),
                        ("goedgekeurd_op", models.DateTimeField(verbose_name="goedgekeurd op")),
                        ("inhoud", models.TextField(editable=False, verbose_name="inhoud")),
                        ("sha256", models.CharField(editable=False, max_length=64, verbose_name="controlegetal")),
                    ],
                    options={
                        "verbose_name": "goedgekeurd verslag",
                        "verbose_name_plural": "goedgekeurde verslagen",
                        "ordering": ["sessie"],
                        "indexes": [],
                        "constraints": [],
                    },
                ),
                migrations.CreateModel(
                    name="Inbreng",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "sessie",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="inbrengen",
                                to="sessies.sessie",
                            ),
                        ),
                        (
                            "organisatie",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="inbrengen",
                                to="netwerken.organisatie",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "inbreng",
                        "verbose_name_plural": "inbreng",
                        "ordering": ["sessie", "pk"],
                        "constraints": [
                            models.UniqueConstraint(fields=("sessie", "organisatie"), name="inbreng_uniek")
                        ],
                        "indexes": [],
                    },
                ),
                migrations.CreateModel(
                    name="Opkomst",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "sessie",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.CASCADE, related_name="opkomst", to="sessies.sessie"
                            ),
                        ),
                        ("ingeschreven", models.PositiveSmallIntegerField(verbose_name="ingeschreven")),
                        ("aanwezig", models.PositiveSmallIntegerField(verbose_name="aanwezig")),
                        (
                            "verontschuldigd",
                            models.PositiveSmallIntegerField(default=0, verbose_name="verontschuldigd"),
                        ),
                        ("afwezig", models.PositiveSmallIntegerField(default=0, verbose_name="niet gekomen")),
                    ],
                    options={
                        "verbose_name": "opkomst",
                        "verbose_name_plural": "opkomst",
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    (
                                        "ingeschreven__lte",
                                        django.db.models.expressions.CombinedExpression(
                                            django.db.models.expressions.CombinedExpression(
                                                models.F("aanwezig"), "+", models.F("verontschuldigd")
                                            ),
                                            "+",
                                            models.F("afwezig"),
                                        ),
                                    )
                                ),
                                name="opkomst_telt_op",
                                violation_error_message="Aanwezig, verontschuldigd en niet gekomen zijn samen minstens het aantal inschrijvingen.",
                            )
                        ],
                        "indexes": [],
                    },
                ),
                migrations.CreateModel(
                    name="Opmerkingenronde",
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
                                related_name="opmerkingenrondes",
                                to="netwerken.netwerk",
                            ),
                        ),
                        (
                            "sessie",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="opmerkingenronde",
                                to="sessies.sessie",
                            ),
                        ),
                        ("tot", models.DateField(verbose_name="opmerkingen tot en met")),
                        (
                            "beeindigd_op",
                            models.DateTimeField(editable=False, null=True, verbose_name="eerder afgesloten op"),
                        ),
                    ],
                    options={
                        "verbose_name": "opmerkingenronde",
                        "verbose_name_plural": "opmerkingenrondes",
                        "ordering": ["sessie"],
                        "indexes": [],
                        "constraints": [],
                    },
                ),
                migrations.CreateModel(
                    name="Vergelijking",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "sessie",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="vergelijkingen",
                                to="sessies.sessie",
                            ),
                        ),
                        ("titel", models.CharField(max_length=250, verbose_name="titel")),
                        ("kolommen", models.JSONField(default=list, verbose_name="kolommen")),
                        ("rijen", models.JSONField(default=list, verbose_name="rijen")),
                    ],
                    options={
                        "verbose_name": "vergelijking",
                        "verbose_name_plural": "vergelijkingen",
                        "ordering": ["sessie", "pk"],
                        "indexes": [],
                        "constraints": [],
                    },
                ),
                migrations.CreateModel(
                    name="Verslagaanvulling",
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
                                related_name="verslagaanvullingen",
                                to="netwerken.netwerk",
                            ),
                        ),
                        (
                            "sessie",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="aanvullingen",
                                to="sessies.sessie",
                            ),
                        ),
                        ("tekst", models.TextField(max_length=10000, verbose_name="tekst")),
                        ("wie", models.CharField(blank=True, max_length=250, verbose_name="functie")),
                    ],
                    options={
                        "verbose_name": "aanvulling bij een verslag",
                        "verbose_name_plural": "aanvullingen bij verslagen",
                        "ordering": ["sessie", "pk"],
                        "indexes": [],
                        "constraints": [],
                    },
                ),
                migrations.CreateModel(
                    name="Verslaglezer",
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
                                related_name="verslaglezers",
                                to="netwerken.netwerk",
                            ),
                        ),
                        (
                            "sessie",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="verslaglezers",
                                to="sessies.sessie",
                            ),
                        ),
                        (
                            "gebruiker",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="verslaglezers",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "organisatie",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="verslaglezers",
                                to="netwerken.organisatie",
                            ),
                        ),
                        ("naam", models.CharField(blank=True, max_length=120, verbose_name="naam")),
                        ("functie", models.CharField(blank=True, max_length=250, verbose_name="functie")),
                        ("van", models.CharField(blank=True, max_length=250, verbose_name="organisatie, zoals getypt")),
                        ("email", models.EmailField(blank=True, max_length=254, verbose_name="e-mailadres")),
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
                        ("gevraagd_op", models.DateTimeField(editable=False, verbose_name="gevraagd op")),
                        ("vergeten_op", models.DateTimeField(editable=False, null=True, verbose_name="naam gewist op")),
                    ],
                    options={
                        "verbose_name": "lezer van een verslag",
                        "verbose_name_plural": "lezers van verslagen",
                        "ordering": ["sessie", "pk"],
                        "constraints": [
                            models.UniqueConstraint(
                                models.F("sessie"),
                                django.db.models.functions.text.Lower("email"),
                                condition=models.Q(("email", ""), _negated=True),
                                name="verslaglezer_mail_uniek",
                            )
                        ],
                        "indexes": [],
                    },
                ),
                migrations.CreateModel(
                    name="Besluit",
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
                                related_name="besluiten",
                                to="netwerken.netwerk",
                            ),
                        ),
                        (
                            "sessie",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="besluiten",
                                to="sessies.sessie",
                            ),
                        ),
                        (
                            "agendapunt",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="besluiten",
                                to="sessies.agendapunt",
                            ),
                        ),
                        (
                            "soort",
                            models.CharField(
                                choices=[("beslissing", "beslissing"), ("afspraak", "afspraak")],
                                default="beslissing",
                                max_length=12,
                                verbose_name="soort",
                            ),
                        ),
                        ("tekst", models.TextField(max_length=20000, verbose_name="tekst")),
                    ],
                    options={
                        "verbose_name": "besluit",
                        "verbose_name_plural": "besluiten",
                        "ordering": ["sessie", "pk"],
                        "indexes": [],
                        "constraints": [],
                    },
                ),
                migrations.CreateModel(
                    name="Inzicht",
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
                                related_name="inzichten",
                                to="netwerken.netwerk",
                            ),
                        ),
                        ("nummer", models.CharField(editable=False, max_length=12, verbose_name="nummer")),
                        ("titel", models.CharField(max_length=120, verbose_name="in enkele woorden")),
                        ("tekst", models.TextField(max_length=20000, verbose_name="inzicht")),
                        (
                            "sessie",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="inzichten",
                                to="sessies.sessie",
                            ),
                        ),
                        (
                            "agendapunt",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="inzichten",
                                to="sessies.agendapunt",
                            ),
                        ),
                        (
                            "leervraag",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="inzichten",
                                to="sessies.leervraag",
                            ),
                        ),
                        (
                            "weggehaald_op",
                            models.DateTimeField(editable=False, null=True, verbose_name="weggehaald op"),
                        ),
                        (
                            "weggehaald_woorden",
                            models.JSONField(
                                blank=True,
                                default=dict,
                                editable=False,
                                verbose_name="de woorden van voor het weghalen",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "inzicht",
                        "verbose_name_plural": "inzichten",
                        "ordering": ["-aangemaakt_op", "-pk"],
                        "constraints": [
                            models.UniqueConstraint(fields=("netwerk", "nummer"), name="inzicht_nummer_uniek"),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("sessie__isnull", False), ("leervraag__isnull", False), _connector="OR"
                                ),
                                name="inzicht_heeft_bron",
                                violation_error_message="Een inzicht komt uit een bijeenkomst of van een vraag.",
                            ),
                        ],
                        "indexes": [],
                    },
                ),
                migrations.CreateModel(
                    name="Actiepunt",
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
                                related_name="actiepunten",
                                to="netwerken.netwerk",
                            ),
                        ),
                        (
                            "sessie",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="actiepunten",
                                to="sessies.sessie",
                            ),
                        ),
                        (
                            "agendapunt",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="actiepunten",
                                to="sessies.agendapunt",
                            ),
                        ),
                        ("tekst", models.CharField(max_length=500, verbose_name="wat")),
                        ("wie", models.CharField(max_length=250, verbose_name="wie")),
                        (
                            "gebruiker",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="actiepunten",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "organisatie",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="actiepunten",
                                to="netwerken.organisatie",
                            ),
                        ),
                        (
                            "genodigde",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="actiepunten",
                                to="sessies.genodigde",
                            ),
                        ),
                        ("tegen", models.DateField(blank=True, null=True, verbose_name="tegen")),
                        (
                            "staat",
                            models.CharField(
                                choices=[("open", "open"), ("klaar", "klaar")],
                                default="open",
                                editable=False,
                                max_length=6,
                                verbose_name="staat",
                            ),
                        ),
                        ("klaar_op", models.DateField(editable=False, null=True, verbose_name="klaar op")),
                        (
                            "herinnerd_voor",
                            models.DateField(editable=False, null=True, verbose_name="vooraf herinnerd voor"),
                        ),
                        (
                            "gemaand_voor",
                            models.DateField(editable=False, null=True, verbose_name="achteraf herinnerd voor"),
                        ),
                    ],
                    options={
                        "verbose_name": "actiepunt",
                        "verbose_name_plural": "actiepunten",
                        "ordering": ["tegen", "pk"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("gebruiker", None), ("organisatie", None)),
                                    models.Q(("gebruiker", None), ("genodigde", None)),
                                    models.Q(("genodigde", None), ("organisatie", None)),
                                    _connector="OR",
                                ),
                                name="actiepunt_een_eigenaar",
                            )
                        ],
                        "indexes": [],
                    },
                ),
                migrations.CreateModel(
                    name="Verslagopmerking",
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
                                related_name="verslagopmerkingen",
                                to="netwerken.netwerk",
                            ),
                        ),
                        (
                            "sessie",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="verslagopmerkingen",
                                to="sessies.sessie",
                            ),
                        ),
                        (
                            "lezer",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="opmerkingen",
                                to="sessies.verslaglezer",
                            ),
                        ),
                        (
                            "agendapunt",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="verslagopmerkingen",
                                to="sessies.agendapunt",
                            ),
                        ),
                        ("tekst", models.TextField(max_length=2000, verbose_name="opmerking")),
                        (
                            "gegeven_op",
                            models.DateTimeField(default=kern.klok.nu, editable=False, verbose_name="gegeven op"),
                        ),
                        (
                            "stand",
                            models.CharField(
                                choices=[
                                    ("wacht", "wacht op een antwoord"),
                                    ("overgenomen", "overgenomen"),
                                    ("niet", "niet overgenomen"),
                                ],
                                default="wacht",
                                editable=False,
                                max_length=12,
                                verbose_name="stand",
                            ),
                        ),
                        ("antwoord", models.CharField(blank=True, max_length=500, verbose_name="antwoord")),
                    ],
                    options={
                        "verbose_name": "opmerking bij een verslag",
                        "verbose_name_plural": "opmerkingen bij verslagen",
                        "ordering": ["sessie", "pk"],
                        "indexes": [],
                        "constraints": [],
                    },
                ),
            ],
        ),
    ]
