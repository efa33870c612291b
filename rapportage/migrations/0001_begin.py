import django.db.models.deletion
import kern.klok
import kern.tabellen
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("kennis", "0001_begin"),
        ("kern", "0001_begin"),
        ("netwerken", "0001_begin"),
        ("piloten", "0001_begin"),
        ("projecten", "0001_begin"),
        ("sessies", "0001_begin"),
    ]

    operations = [
        kern.tabellen.MaakTabellen(
            modellen=[
                migrations.CreateModel(
                    name="RodeDraad",
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
                                related_name="rode_draden",
                                to="netwerken.netwerk",
                            ),
                        ),
                        ("nummer", models.PositiveSmallIntegerField(verbose_name="nummer")),
                        ("titel", models.CharField(max_length=250, verbose_name="titel")),
                        ("tekst", models.TextField(blank=True, max_length=20000, verbose_name="tekst")),
                    ],
                    options={
                        "verbose_name": "rode draad",
                        "verbose_name_plural": "rode draden",
                        "ordering": ["netwerk", "nummer"],
                        "constraints": [
                            models.UniqueConstraint(fields=("netwerk", "nummer"), name="rodedraad_nummer_uniek")
                        ],
                        "indexes": [],
                    },
                ),
                migrations.CreateModel(
                    name="Beslispunt",
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
                                related_name="beslispunten",
                                to="netwerken.netwerk",
                            ),
                        ),
                        ("periode", models.CharField(max_length=8, verbose_name="periode")),
                        ("nummer", models.PositiveSmallIntegerField(verbose_name="nummer")),
                        ("vraag", models.CharField(max_length=300, verbose_name="wat beslissen we?")),
                        ("waarom_nu", models.TextField(blank=True, max_length=4000, verbose_name="waarom nu")),
                        ("opties", models.TextField(blank=True, max_length=4000, verbose_name="welke opties zijn er")),
                        ("voorstel", models.TextField(blank=True, max_length=4000, verbose_name="voorstel")),
                        ("gevolg", models.TextField(blank=True, max_length=4000, verbose_name="gevolg en kosten")),
                        (
                            "zonder_besluit",
                            models.TextField(blank=True, max_length=4000, verbose_name="wat als we niet beslissen"),
                        ),
                        ("uitvoerder", models.TextField(blank=True, max_length=4000, verbose_name="wie voert uit")),
                        (
                            "besluit",
                            models.TextField(
                                blank=True, editable=False, max_length=20000, verbose_name="wat besloten is"
                            ),
                        ),
                        (
                            "besloten_op",
                            models.DateField(blank=True, editable=False, null=True, verbose_name="besloten op"),
                        ),
                        (
                            "besluit_sessie",
                            models.ForeignKey(
                                blank=True,
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="beslispunten",
                                to="sessies.sessie",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "beslispunt",
                        "verbose_name_plural": "beslispunten",
                        "ordering": ["netwerk", "periode", "nummer"],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("netwerk", "periode", "nummer"), name="beslispunt_nummer_uniek"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("besloten_op", None), ("besluit", ""), ("besluit_sessie", None)),
                                    models.Q(("besloten_op__isnull", False), models.Q(("besluit", ""), _negated=True)),
                                    _connector="OR",
                                ),
                                name="beslispunt_besluit_heeft_dag",
                                violation_error_message="Een besluit heeft een tekst en een dag.",
                            ),
                        ],
                        "indexes": [],
                    },
                ),
                migrations.CreateModel(
                    name="Eindredactie",
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
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="eindredactie",
                                to="netwerken.netwerk",
                            ),
                        ),
                        ("titel", models.CharField(max_length=250, verbose_name="titel")),
                        ("ondertitel", models.CharField(blank=True, max_length=200, verbose_name="ondertitel")),
                        (
                            "opbouw",
                            models.CharField(
                                choices=[
                                    ("hoofdstukken", "per hoofdstuk dat je zelf schrijft"),
                                    ("pijlers", "per pijler: de bovenste laag van de thema’s, in hun volgorde"),
                                ],
                                default="hoofdstukken",
                                max_length=12,
                                verbose_name="opbouw",
                            ),
                        ),
                        ("datum", models.DateField(verbose_name="datum")),
                        ("motto", models.CharField(blank=True, max_length=300, verbose_name="motto")),
                        ("motto_bron", models.CharField(blank=True, max_length=500, verbose_name="bron van het motto")),
                        ("inleiding", models.JSONField(blank=True, default=list, verbose_name="inleiding")),
                        ("samenvatting", models.JSONField(blank=True, default=list, verbose_name="samenvatting")),
                        ("brief", models.JSONField(blank=True, default=list, verbose_name="begeleidende brief")),
                        ("licentie", models.CharField(blank=True, max_length=120, verbose_name="licentie")),
                    ],
                    options={
                        "verbose_name": "eindredactie",
                        "verbose_name_plural": "eindredacties",
                        "indexes": [],
                        "constraints": [],
                    },
                ),
                migrations.CreateModel(
                    name="Gemisuitleg",
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
                                related_name="gemisuitleg",
                                to="netwerken.netwerk",
                            ),
                        ),
                        ("sleutel", models.CharField(max_length=60, verbose_name="wat ontbreekt")),
                        ("tekst", models.CharField(max_length=400, verbose_name="waarom")),
                    ],
                    options={
                        "verbose_name": "uitleg bij wat ontbreekt",
                        "verbose_name_plural": "uitleg bij wat ontbreekt",
                        "ordering": ["netwerk", "sleutel"],
                        "constraints": [
                            models.UniqueConstraint(fields=("netwerk", "sleutel"), name="gemisuitleg_uniek")
                        ],
                        "indexes": [],
                    },
                ),
                migrations.CreateModel(
                    name="Hoofdstuk",
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
                                related_name="hoofdstukken",
                                to="netwerken.netwerk",
                            ),
                        ),
                        ("nummer", models.PositiveSmallIntegerField(verbose_name="nummer")),
                        ("omslagtitel", models.CharField(max_length=250, verbose_name="titel op de omslag")),
                        ("titel", models.CharField(max_length=250, verbose_name="titel binnenin")),
                        ("ondertitel", models.CharField(blank=True, max_length=200, verbose_name="ondertitel")),
                    ],
                    options={
                        "verbose_name": "hoofdstuk",
                        "verbose_name_plural": "hoofdstukken",
                        "ordering": ["netwerk", "nummer"],
                        "constraints": [
                            models.UniqueConstraint(fields=("netwerk", "nummer"), name="hoofdstuk_nummer_uniek")
                        ],
                        "indexes": [],
                    },
                ),
                migrations.CreateModel(
                    name="Rapport",
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
                                related_name="rapporten",
                                to="netwerken.netwerk",
                            ),
                        ),
                        (
                            "soort",
                            models.CharField(
                                choices=[("kwartaal", "rapport over een periode"), ("eind", "eindrapport")],
                                max_length=12,
                                verbose_name="soort",
                            ),
                        ),
                        ("periode", models.CharField(blank=True, max_length=8, verbose_name="periode")),
                        (
                            "uitgave",
                            models.PositiveSmallIntegerField(default=1, editable=False, verbose_name="uitgave"),
                        ),
                        (
                            "uitgave_reden",
                            models.TextField(
                                blank=True, editable=False, max_length=1000, verbose_name="waarom een nieuwe uitgave"
                            ),
                        ),
                        ("titel", models.CharField(max_length=200, verbose_name="titel")),
                        ("slug", models.SlugField(max_length=80, verbose_name="adres")),
                        (
                            "staat",
                            models.CharField(
                                choices=[
                                    ("gevraagd", "wordt gemaakt"),
                                    ("gemaakt", "klaar"),
                                    ("gepubliceerd", "gepubliceerd"),
                                    ("ingetrokken", "ingetrokken"),
                                ],
                                default="gevraagd",
                                editable=False,
                                max_length=12,
                                verbose_name="staat",
                            ),
                        ),
                        ("tegen", models.DateField(blank=True, null=True, verbose_name="klaar tegen")),
                        (
                            "job",
                            models.ForeignKey(
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="rapporten",
                                to="kern.job",
                            ),
                        ),
                        (
                            "lezers",
                            models.CharField(
                                choices=[("netwerk", "het netwerk en zijn organen"), ("iedereen", "iedereen")],
                                default="netwerk",
                                editable=False,
                                max_length=12,
                                verbose_name="wie mag lezen",
                            ),
                        ),
                        (
                            "gepubliceerd_op",
                            models.DateTimeField(editable=False, null=True, verbose_name="gepubliceerd op"),
                        ),
                        (
                            "vroeg_reden",
                            models.TextField(
                                blank=True, editable=False, max_length=1000, verbose_name="waarom al voor het einde"
                            ),
                        ),
                        (
                            "ingetrokken_op",
                            models.DateTimeField(editable=False, null=True, verbose_name="ingetrokken op"),
                        ),
                        (
                            "intrek_reden",
                            models.TextField(
                                blank=True, editable=False, max_length=1000, verbose_name="waarom ingetrokken"
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "rapport",
                        "verbose_name_plural": "rapporten",
                        "ordering": ["netwerk", "-periode", "soort", "-uitgave"],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("netwerk", "soort", "periode", "uitgave"), name="rapport_uitgave_uniek"
                            ),
                            models.UniqueConstraint(fields=("netwerk", "slug"), name="rapport_slug_uniek"),
                        ],
                        "indexes": [],
                    },
                ),
                migrations.CreateModel(
                    name="Periodetekst",
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
                                related_name="periodeteksten",
                                to="netwerken.netwerk",
                            ),
                        ),
                        ("periode", models.CharField(max_length=8, verbose_name="periode")),
                        (
                            "soort",
                            models.CharField(
                                choices=[
                                    ("risico", "risico"),
                                    ("waardeverhaal", "waardeverhaal"),
                                    ("zelfevaluatie", "zelfevaluatie"),
                                    ("genderdiversiteit", "gender en diversiteit"),
                                ],
                                max_length=20,
                                verbose_name="soort",
                            ),
                        ),
                        ("tekst", models.TextField(max_length=20000, verbose_name="tekst")),
                        ("maatregel", models.TextField(blank=True, max_length=5000, verbose_name="wat we eraan doen")),
                    ],
                    options={
                        "verbose_name": "tekst bij een periode",
                        "verbose_name_plural": "teksten bij een periode",
                        "ordering": ["netwerk", "periode", "soort", "pk"],
                        "indexes": [],
                        "constraints": [],
                    },
                ),
                migrations.CreateModel(
                    name="Rapporttekst",
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
                                related_name="rapportteksten",
                                to="netwerken.netwerk",
                            ),
                        ),
                        (
                            "soort",
                            models.CharField(
                                choices=[
                                    ("kader", "beleidskader en opdracht"),
                                    ("verloop", "procesverloop"),
                                    ("pijler", "waarover deze pijler gaat"),
                                    ("pijlerverloop", "het verloop in deze pijler"),
                                    ("lessen", "de geleerde lessen"),
                                    ("knelpunten", "de knelpunten die blijven"),
                                    ("tussen", "tussen de pijlers"),
                                    ("diversiteit", "gender en diversiteit"),
                                    ("waarde", "wat het netwerk waard was"),
                                    ("inbedding", "inbedding en opvolging"),
                                    ("draaiboek", "draaiboek procesbegeleiding"),
                                    ("methode", "verantwoording van de werkwijze"),
                                ],
                                max_length=16,
                                verbose_name="soort",
                            ),
                        ),
                        (
                            "thema",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="rapportteksten",
                                to="netwerken.thema",
                            ),
                        ),
                        ("delen", models.JSONField(blank=True, default=list, verbose_name="tekst")),
                    ],
                    options={
                        "verbose_name": "tekst van het eindrapport",
                        "verbose_name_plural": "teksten van het eindrapport",
                        "ordering": ["netwerk", "soort", "pk"],
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("thema", None)),
                                fields=("netwerk", "soort"),
                                name="rapporttekst_soort_uniek",
                            ),
                            models.UniqueConstraint(
                                fields=("netwerk", "soort", "thema"), name="rapporttekst_thema_uniek"
                            ),
                        ],
                        "indexes": [],
                    },
                ),
                migrations.CreateModel(
                    name="Steunronde",
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
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="steunronde",
                                to="netwerken.netwerk",
                            ),
                        ),
                        ("tot", models.DateField(blank=True, null=True, verbose_name="tegen wanneer")),
                    ],
                    options={
                        "verbose_name": "steunronde",
                        "verbose_name_plural": "steunrondes",
                        "indexes": [],
                        "constraints": [],
                    },
                ),
                migrations.CreateModel(
                    name="Teruggenomen",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "beslispunt",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="teruggenomen",
                                to="rapportage.beslispunt",
                            ),
                        ),
                        ("besluit", models.TextField(max_length=20000, verbose_name="wat besloten was")),
                        ("besloten_op", models.DateField(verbose_name="besloten op")),
                        (
                            "sessie",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="sessies.sessie",
                            ),
                        ),
                        ("datum", models.DateField(verbose_name="teruggenomen op")),
                        ("reden", models.TextField(max_length=20000, verbose_name="waarom")),
                    ],
                    options={
                        "verbose_name": "teruggenomen besluit",
                        "verbose_name_plural": "teruggenomen besluiten",
                        "ordering": ["beslispunt", "pk"],
                        "indexes": [],
                        "constraints": [],
                    },
                ),
                migrations.CreateModel(
                    name="Onderwerp",
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
                                related_name="onderwerpen",
                                to="netwerken.netwerk",
                            ),
                        ),
                        (
                            "hoofdstuk",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="onderwerpen",
                                to="rapportage.hoofdstuk",
                            ),
                        ),
                        ("nummer", models.PositiveSmallIntegerField(verbose_name="nummer")),
                        ("titel", models.CharField(max_length=250, verbose_name="titel")),
                        ("alineas", models.JSONField(default=list, verbose_name="alinea's")),
                    ],
                    options={
                        "verbose_name": "onderwerp",
                        "verbose_name_plural": "onderwerpen",
                        "ordering": ["hoofdstuk__nummer", "nummer"],
                        "constraints": [
                            models.UniqueConstraint(fields=("hoofdstuk", "nummer"), name="onderwerp_nummer_uniek")
                        ],
                        "indexes": [],
                    },
                ),
                migrations.CreateModel(
                    name="Momentopname",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "rapport",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="momentopnames",
                                to="rapportage.rapport",
                            ),
                        ),
                        (
                            "job",
                            models.OneToOneField(
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="momentopname",
                                to="kern.job",
                            ),
                        ),
                        ("schema", models.PositiveSmallIntegerField(default=1, verbose_name="schema")),
                        ("inhoud", models.TextField(verbose_name="inhoud")),
                        ("sha256", models.CharField(max_length=64, verbose_name="sha-256")),
                        ("genomen_op", models.DateTimeField(default=kern.klok.nu, verbose_name="genomen op")),
                    ],
                    options={
                        "verbose_name": "momentopname",
                        "verbose_name_plural": "momentopnames",
                        "ordering": ["-genomen_op", "-pk"],
                        "indexes": [],
                        "constraints": [],
                    },
                ),
                migrations.CreateModel(
                    name="Aanbeveling",
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
                                related_name="aanbevelingen",
                                to="netwerken.netwerk",
                            ),
                        ),
                        ("nummer", models.PositiveSmallIntegerField(editable=False, verbose_name="nummer")),
                        (
                            "onderwerp",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="aanbevelingen",
                                to="rapportage.onderwerp",
                            ),
                        ),
                        (
                            "thema",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="aanbevelingen",
                                to="netwerken.thema",
                            ),
                        ),
                        (
                            "rode_draad",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="aanbevelingen",
                                to="rapportage.rodedraad",
                            ),
                        ),
                        ("tekst", models.CharField(max_length=400, verbose_name="aanbeveling")),
                        ("toelichting", models.TextField(blank=True, max_length=20000, verbose_name="toelichting")),
                        (
                            "sterkte",
                            models.CharField(
                                choices=[
                                    ("kern", "kernaanbeveling"),
                                    ("aanbeveling", "aanbeveling"),
                                    ("suggestie", "suggestie"),
                                ],
                                default="aanbeveling",
                                max_length=12,
                                verbose_name="sterkte",
                            ),
                        ),
                        ("gevraagd", models.TextField(blank=True, max_length=20000, verbose_name="wat vragen we")),
                        ("tegen", models.CharField(blank=True, max_length=60, verbose_name="tegen wanneer")),
                        (
                            "sterkte_door",
                            models.CharField(blank=True, max_length=120, verbose_name="wie stelde de sterkte vast"),
                        ),
                        (
                            "sterkte_waarom",
                            models.TextField(blank=True, max_length=20000, verbose_name="waarom deze sterkte"),
                        ),
                    ],
                    options={
                        "verbose_name": "aanbeveling",
                        "verbose_name_plural": "aanbevelingen",
                        "ordering": ["netwerk", "nummer"],
                        "constraints": [
                            models.UniqueConstraint(fields=("netwerk", "nummer"), name="aanbeveling_nummer_uniek")
                        ],
                        "indexes": [],
                    },
                ),
                migrations.CreateModel(
                    name="Impactkader",
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
                                related_name="impactkaders",
                                to="netwerken.netwerk",
                            ),
                        ),
                        (
                            "onderwerp",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="impactkaders",
                                to="rapportage.onderwerp",
                            ),
                        ),
                        (
                            "project",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="impactkaders",
                                to="projecten.project",
                            ),
                        ),
                        ("titel", models.CharField(max_length=250, verbose_name="titel")),
                        ("kernzin", models.TextField(blank=True, max_length=20000, verbose_name="kernzin")),
                        ("delen", models.JSONField(default=list, verbose_name="delen")),
                        ("volgorde", models.PositiveSmallIntegerField(default=0, verbose_name="volgorde")),
                    ],
                    options={
                        "verbose_name": "impactkader",
                        "verbose_name_plural": "impactkaders",
                        "ordering": ["onderwerp", "volgorde", "pk"],
                        "indexes": [],
                        "constraints": [],
                    },
                ),
                migrations.CreateModel(
                    name="Artefact",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "momentopname",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="artefacten",
                                to="rapportage.momentopname",
                            ),
                        ),
                        (
                            "soort",
                            models.CharField(
                                choices=[("pdf", "PDF"), ("xlsx", "Excel")], max_length=6, verbose_name="soort"
                            ),
                        ),
                        ("pad", models.CharField(max_length=200, unique=True, verbose_name="pad")),
                        ("bestandsnaam", models.CharField(max_length=120, verbose_name="bestandsnaam")),
                        ("sha256", models.CharField(max_length=64, verbose_name="sha-256")),
                        ("grootte", models.PositiveBigIntegerField(verbose_name="grootte in bytes")),
                        ("bladzijden", models.PositiveSmallIntegerField(null=True, verbose_name="bladzijden")),
                        ("gemaakt_met", models.CharField(blank=True, max_length=80, verbose_name="gemaakt met")),
                        ("gemaakt_op", models.DateTimeField(default=kern.klok.nu, verbose_name="gemaakt op")),
                        ("hermaakt_op", models.DateTimeField(null=True, verbose_name="opnieuw gemaakt op")),
                        (
                            "eerste_sha256",
                            models.CharField(blank=True, max_length=64, verbose_name="sha-256 van het eerste bestand"),
                        ),
                    ],
                    options={
                        "verbose_name": "bestand van een rapport",
                        "verbose_name_plural": "bestanden van rapporten",
                        "ordering": ["momentopname", "soort"],
                        "constraints": [
                            models.UniqueConstraint(fields=("momentopname", "soort"), name="artefact_soort_uniek")
                        ],
                        "indexes": [],
                    },
                ),
                migrations.CreateModel(
                    name="Aanspreking",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "aanbeveling",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="aansprekingen",
                                to="rapportage.aanbeveling",
                            ),
                        ),
                        (
                            "geadresseerde",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="aansprekingen",
                                to="netwerken.geadresseerde",
                            ),
                        ),
                        ("tekst", models.TextField(blank=True, max_length=20000, verbose_name="tekst")),
                        ("volgorde", models.PositiveSmallIntegerField(default=0, verbose_name="volgorde")),
                    ],
                    options={
                        "verbose_name": "aanbeveling die hen aanspreekt",
                        "verbose_name_plural": "aanbevelingen die hen aanspreken",
                        "ordering": ["aanbeveling", "volgorde", "pk"],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("aanbeveling", "geadresseerde"),
                                name="aanspreking_uniek",
                                violation_error_message="Spreek elke geadresseerde één keer aan.",
                            )
                        ],
                        "indexes": [],
                    },
                ),
                migrations.CreateModel(
                    name="Fichebewijs",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "aanbeveling",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="fichebewijzen",
                                to="rapportage.aanbeveling",
                            ),
                        ),
                        (
                            "fiche",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="bewijzen", to="kennis.fiche"
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "bewijs uit een fiche",
                        "verbose_name_plural": "bewijzen uit een fiche",
                        "ordering": ["pk"],
                        "constraints": [
                            models.UniqueConstraint(fields=("aanbeveling", "fiche"), name="bewijs_fiche_uniek")
                        ],
                        "indexes": [],
                    },
                ),
                migrations.CreateModel(
                    name="Inzichtbewijs",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "aanbeveling",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="inzichtbewijzen",
                                to="rapportage.aanbeveling",
                            ),
                        ),
                        (
                            "inzicht",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="bewijzen",
                                to="sessies.inzicht",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "bewijs uit een inzicht",
                        "verbose_name_plural": "bewijzen uit een inzicht",
                        "ordering": ["pk"],
                        "constraints": [
                            models.UniqueConstraint(fields=("aanbeveling", "inzicht"), name="bewijs_inzicht_uniek")
                        ],
                        "indexes": [],
                    },
                ),
                migrations.CreateModel(
                    name="Onderschrijving",
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
                                related_name="onderschrijvingen",
                                to="netwerken.netwerk",
                            ),
                        ),
                        (
                            "aanbeveling",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="onderschrijvingen",
                                to="rapportage.aanbeveling",
                            ),
                        ),
                        (
                            "project",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="onderschrijvingen",
                                to="projecten.project",
                            ),
                        ),
                        (
                            "standpunt",
                            models.CharField(
                                choices=[
                                    ("onderschrijft", "onderschrijft"),
                                    ("voorbehoud", "onderschrijft met voorbehoud"),
                                    ("niet", "onderschrijft niet"),
                                ],
                                max_length=16,
                                verbose_name="standpunt",
                            ),
                        ),
                        ("tekst", models.TextField(blank=True, max_length=1000, verbose_name="toelichting")),
                        ("datum", models.DateField(verbose_name="datum")),
                        ("bron", models.CharField(blank=True, max_length=500, verbose_name="bron")),
                    ],
                    options={
                        "verbose_name": "onderschrijving",
                        "verbose_name_plural": "onderschrijvingen",
                        "ordering": ["aanbeveling", "project__code"],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("aanbeveling", "project"), name="onderschrijving_project_uniek"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("standpunt", "onderschrijft"),
                                    models.Q(("tekst", ""), _negated=True),
                                    _connector="OR",
                                ),
                                name="onderschrijving_heeft_uitleg",
                                violation_error_message="Zeg erbij welk voorbehoud jullie hebben, of waarom niet.",
                            ),
                        ],
                        "indexes": [],
                    },
                ),
                migrations.CreateModel(
                    name="Opvolging",
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
                                related_name="opvolgingen",
                                to="netwerken.netwerk",
                            ),
                        ),
                        (
                            "aanbeveling",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="opvolgingen",
                                to="rapportage.aanbeveling",
                            ),
                        ),
                        (
                            "staat",
                            models.CharField(
                                choices=[
                                    ("ontvangen", "ontvangen"),
                                    ("in_behandeling", "in behandeling"),
                                    ("overgenomen", "overgenomen"),
                                    ("niet_overgenomen", "niet overgenomen"),
                                ],
                                max_length=20,
                                verbose_name="staat",
                            ),
                        ),
                        ("datum", models.DateField(verbose_name="datum")),
                        ("tekst", models.TextField(blank=True, max_length=20000, verbose_name="toelichting")),
                        ("eigenaar", models.CharField(blank=True, max_length=120, verbose_name="eigenaar")),
                    ],
                    options={
                        "verbose_name": "opvolging",
                        "verbose_name_plural": "opvolging",
                        "ordering": ["-datum", "-pk"],
                        "indexes": [],
                        "constraints": [],
                    },
                ),
                migrations.CreateModel(
                    name="Pilootbewijs",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "aanbeveling",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="pilootbewijzen",
                                to="rapportage.aanbeveling",
                            ),
                        ),
                        (
                            "piloot",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="bewijzen",
                                to="piloten.piloot",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "bewijs uit een piloot",
                        "verbose_name_plural": "bewijzen uit een piloot",
                        "ordering": ["pk"],
                        "constraints": [
                            models.UniqueConstraint(fields=("aanbeveling", "piloot"), name="bewijs_piloot_uniek")
                        ],
                        "indexes": [],
                    },
                ),
                migrations.CreateModel(
                    name="Projectbewijs",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "aanbeveling",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="projectbewijzen",
                                to="rapportage.aanbeveling",
                            ),
                        ),
                        (
                            "project",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="bewijzen",
                                to="projecten.project",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "bewijs uit een project",
                        "verbose_name_plural": "bewijzen uit een project",
                        "ordering": ["pk"],
                        "constraints": [
                            models.UniqueConstraint(fields=("aanbeveling", "project"), name="bewijs_project_uniek")
                        ],
                        "indexes": [],
                    },
                ),
                migrations.CreateModel(
                    name="Sessiebewijs",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "aanbeveling",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="sessiebewijzen",
                                to="rapportage.aanbeveling",
                            ),
                        ),
                        (
                            "sessie",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="bewijzen",
                                to="sessies.sessie",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "bewijs uit een bijeenkomst",
                        "verbose_name_plural": "bewijzen uit een bijeenkomst",
                        "ordering": ["pk"],
                        "constraints": [
                            models.UniqueConstraint(fields=("aanbeveling", "sessie"), name="bewijs_sessie_uniek")
                        ],
                        "indexes": [],
                    },
                ),
                migrations.CreateModel(
                    name="Signaalbewijs",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "aanbeveling",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="signaalbewijzen",
                                to="rapportage.aanbeveling",
                            ),
                        ),
                        (
                            "signaal",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="bewijzen",
                                to="kennis.signaal",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "bewijs uit een signaal",
                        "verbose_name_plural": "bewijzen uit een signaal",
                        "ordering": ["pk"],
                        "constraints": [
                            models.UniqueConstraint(fields=("aanbeveling", "signaal"), name="bewijs_signaal_uniek")
                        ],
                        "indexes": [],
                    },
                ),
                migrations.CreateModel(
                    name="Vraagbewijs",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "aanbeveling",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="vraagbewijzen",
                                to="rapportage.aanbeveling",
                            ),
                        ),
                        (
                            "leervraag",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="bewijzen",
                                to="sessies.leervraag",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "bewijs uit een leervraag",
                        "verbose_name_plural": "bewijzen uit een leervraag",
                        "ordering": ["pk"],
                        "constraints": [
                            models.UniqueConstraint(fields=("aanbeveling", "leervraag"), name="bewijs_leervraag_uniek")
                        ],
                        "indexes": [],
                    },
                ),
            ],
        ),
    ]
