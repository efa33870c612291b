import django.db.models.deletion
import django.db.models.functions.text
import kern.klok
import kern.tabellen
import netwerken.validators
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("auth", "__first__"),
    ]

    operations = [
        kern.tabellen.MaakTabellen(
            modellen=[
                migrations.CreateModel(
                    name="Netwerk",
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
                        ("naam", models.CharField(max_length=250, verbose_name="naam")),
                        ("korte_naam", models.CharField(max_length=60, verbose_name="korte naam")),
                        (
                            "slug",
                            models.SlugField(
                                max_length=60,
                                unique=True,
                                validators=[netwerken.validators.geen_gereserveerd_woord],
                                verbose_name="adres",
                            ),
                        ),
                        (
                            "grondslag",
                            models.CharField(
                                choices=[
                                    ("opdracht", "opdracht"),
                                    ("overeenkomst", "samenwerkingsovereenkomst"),
                                    ("subsidie", "subsidie"),
                                ],
                                max_length=20,
                                verbose_name="grondslag",
                            ),
                        ),
                        ("start", models.DateField(verbose_name="start")),
                        ("einde", models.DateField(blank=True, null=True, verbose_name="einde")),
                        ("land", models.CharField(default="BE", max_length=2, verbose_name="land")),
                        ("omschrijving", models.TextField(blank=True, max_length=20000, verbose_name="omschrijving")),
                        ("labels", models.JSONField(blank=True, default=dict, verbose_name="woorden voor rollen")),
                        ("onderdelen", models.JSONField(blank=True, default=list, verbose_name="onderdelen")),
                        (
                            "rapportritme",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("Q", "elk kwartaal"),
                                    ("T", "elke vier maanden"),
                                    ("H", "elk halfjaar"),
                                    ("", "elk jaar"),
                                ],
                                default="Q",
                                max_length=1,
                                verbose_name="ritme van de rapporten",
                            ),
                        ),
                        (
                            "heeft_openbare_agenda",
                            models.BooleanField(
                                default=False, verbose_name="nieuwe bijeenkomsten op de openbare agenda"
                            ),
                        ),
                        ("is_demo", models.BooleanField(default=False, verbose_name="demonstratie")),
                        ("volgorde", models.PositiveSmallIntegerField(default=0, verbose_name="volgorde")),
                    ],
                    options={
                        "verbose_name": "netwerk",
                        "verbose_name_plural": "netwerken",
                        "ordering": ["volgorde", "naam"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("einde", None), ("einde__gt", models.F("start")), _connector="OR"),
                                name="netwerk_einde_na_start",
                                violation_error_message="Een netwerk eindigt na zijn start.",
                            )
                        ],
                        "indexes": [],
                    },
                ),
                migrations.CreateModel(
                    name="Gebruiker",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("password", models.CharField(max_length=128, verbose_name="password")),
                        ("last_login", models.DateTimeField(blank=True, null=True, verbose_name="last login")),
                        (
                            "is_superuser",
                            models.BooleanField(
                                default=False,
                                help_text="Designates that this user has all permissions without explicitly assigning them.",
                                verbose_name="superuser status",
                            ),
                        ),
                        ("email", models.EmailField(max_length=254, unique=True, verbose_name="e-mailadres")),
                        ("naam", models.CharField(blank=True, max_length=120, verbose_name="naam")),
                        ("functie", models.CharField(blank=True, max_length=200, verbose_name="functie")),
                        ("is_active", models.BooleanField(default=True, verbose_name="actief")),
                        ("is_staff", models.BooleanField(default=False, verbose_name="beheerder")),
                        (
                            "aangemaakt_op",
                            models.DateTimeField(default=kern.klok.nu, editable=False, verbose_name="aangemaakt op"),
                        ),
                        (
                            "geanonimiseerd_op",
                            models.DateTimeField(editable=False, null=True, verbose_name="anoniem sinds"),
                        ),
                        (
                            "weekbericht",
                            models.BooleanField(default=False, editable=False, verbose_name="weekbericht per mail"),
                        ),
                        (
                            "weekbericht_op",
                            models.DateTimeField(editable=False, null=True, verbose_name="volgend weekbericht"),
                        ),
                        (
                            "groups",
                            models.ManyToManyField(
                                blank=True,
                                help_text="The groups this user belongs to. A user will get all permissions granted to each of their groups.",
                                related_name="user_set",
                                related_query_name="user",
                                to="auth.group",
                                verbose_name="groups",
                            ),
                        ),
                        (
                            "user_permissions",
                            models.ManyToManyField(
                                blank=True,
                                help_text="Specific permissions for this user.",
                                related_name="user_set",
                                related_query_name="user",
                                to="auth.permission",
                                verbose_name="user permissions",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "gebruiker",
                        "verbose_name_plural": "gebruikers",
                        "ordering": ["email"],
                        "constraints": [
                            models.UniqueConstraint(
                                django.db.models.functions.text.Lower("email"), name="gebruiker_email_uniek"
                            )
                        ],
                        "indexes": [],
                    },
                ),
                migrations.CreateModel(
                    name="Organisatie",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("naam", models.CharField(max_length=250, unique=True, verbose_name="naam")),
                        (
                            "vergelijk",
                            models.CharField(
                                blank=True, editable=False, max_length=250, unique=True, verbose_name="vergelijksleutel"
                            ),
                        ),
                        ("land", models.CharField(default="BE", max_length=2, verbose_name="land")),
                        ("is_fictief", models.BooleanField(default=False, verbose_name="bedacht voor de demonstratie")),
                        (
                            "opgegaan_in",
                            models.ForeignKey(
                                blank=True,
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="opgegane",
                                to="netwerken.organisatie",
                            ),
                        ),
                        ("opgegaan_op", models.DateTimeField(editable=False, null=True, verbose_name="opgegaan op")),
                    ],
                    options={
                        "verbose_name": "organisatie",
                        "verbose_name_plural": "organisaties",
                        "ordering": ["naam"],
                        "indexes": [],
                        "constraints": [],
                    },
                ),
                migrations.CreateModel(
                    name="Beleidskader",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("titel", models.CharField(max_length=200, unique=True, verbose_name="titel")),
                        ("bron", models.CharField(blank=True, max_length=500, verbose_name="bron")),
                        ("jaar", models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="jaar")),
                    ],
                    options={
                        "verbose_name": "beleidskader",
                        "verbose_name_plural": "beleidskaders",
                        "ordering": ["titel"],
                        "indexes": [],
                        "constraints": [],
                    },
                ),
                migrations.CreateModel(
                    name="Toetsingskader",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("titel", models.CharField(max_length=200, unique=True, verbose_name="titel")),
                        ("bron", models.CharField(blank=True, max_length=500, verbose_name="bron")),
                    ],
                    options={
                        "verbose_name": "toetsingskader",
                        "verbose_name_plural": "toetsingskaders",
                        "ordering": ["titel"],
                        "indexes": [],
                        "constraints": [],
                    },
                ),
                migrations.CreateModel(
                    name="Financiering",
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
                                related_name="financieringen",
                                to="netwerken.netwerk",
                            ),
                        ),
                        ("fonds", models.CharField(max_length=120, verbose_name="fonds")),
                        ("programma", models.CharField(blank=True, max_length=120, verbose_name="programma")),
                        ("is_europees", models.BooleanField(default=False, verbose_name="Europees geld")),
                        ("van", models.DateField(blank=True, null=True, verbose_name="van")),
                    ],
                    options={
                        "verbose_name": "financiering",
                        "verbose_name_plural": "financieringen",
                        "ordering": ["netwerk", "-is_europees", "fonds"],
                        "indexes": [],
                        "constraints": [],
                    },
                ),
                migrations.CreateModel(
                    name="Oplevering",
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
                                related_name="opleveringen",
                                to="netwerken.netwerk",
                            ),
                        ),
                        ("titel", models.CharField(max_length=250, verbose_name="titel")),
                        ("tegen", models.DateField(verbose_name="tegen")),
                        ("schijf", models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="schijf")),
                        (
                            "ingediend_op",
                            models.DateField(blank=True, editable=False, null=True, verbose_name="ingediend op"),
                        ),
                        (
                            "aanvaard_op",
                            models.DateField(blank=True, editable=False, null=True, verbose_name="aanvaard op"),
                        ),
                    ],
                    options={
                        "verbose_name": "oplevering",
                        "verbose_name_plural": "opleveringen",
                        "ordering": ["netwerk", "tegen"],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("netwerk", "titel"),
                                name="oplevering_uniek",
                                violation_error_message="Er is al een oplevering met deze titel.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("aanvaard_op", None), ("ingediend_op__isnull", False), _connector="OR"
                                ),
                                name="oplevering_aanvaard_is_ingediend",
                                violation_error_message="Alleen wat ingediend is, kan aanvaard zijn.",
                            ),
                        ],
                        "indexes": [],
                    },
                ),
                migrations.CreateModel(
                    name="Plicht",
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
                                related_name="plichten",
                                to="netwerken.netwerk",
                            ),
                        ),
                        (
                            "soort",
                            models.CharField(
                                choices=[
                                    ("bijeenkomsten_per_jaar", "bijeenkomsten"),
                                    ("decentraal_per_jaar", "decentrale bijeenkomsten"),
                                    ("stuurgroep", "stuurgroepen"),
                                    ("operationeel_overleg", "operationeel overleg"),
                                    ("kwartaalrapport", "kwartaalrapporten"),
                                    ("viermaandelijks_rapport", "viermaandsrapporten"),
                                    ("eindrapport", "eindrapport"),
                                    ("werkvormen", "soorten werkvormen"),
                                    ("stakeholders", "inbreng van stakeholders"),
                                    ("buitenlandse_spreker", "buitenlandse sprekers"),
                                    ("intervisie", "oplossingsgerichte intervisie"),
                                    ("zelfevaluatie", "zelfevaluaties"),
                                    ("jaarevaluatie", "jaarlijkse evaluatie"),
                                    ("contact_projecten", "contact met elk project"),
                                    ("analysefase", "plannen van aanpak in de analysefase"),
                                    ("oplevering", "opleveringen"),
                                ],
                                max_length=40,
                                verbose_name="soort",
                            ),
                        ),
                        ("titel", models.CharField(max_length=250, verbose_name="afspraak")),
                        ("norm", models.PositiveSmallIntegerField(verbose_name="norm")),
                        ("eenheid", models.CharField(blank=True, max_length=60, verbose_name="eenheid")),
                        (
                            "per",
                            models.CharField(
                                choices=[
                                    ("jaar", "per jaar"),
                                    ("kwartaal", "per kwartaal"),
                                    ("looptijd", "over de hele looptijd"),
                                ],
                                default="jaar",
                                max_length=10,
                                verbose_name="per",
                            ),
                        ),
                        ("van", models.DateField(blank=True, null=True, verbose_name="van")),
                        ("volgorde", models.PositiveSmallIntegerField(default=0, verbose_name="volgorde")),
                    ],
                    options={
                        "verbose_name": "plicht",
                        "verbose_name_plural": "plichten",
                        "ordering": ["netwerk", "volgorde", "pk"],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("netwerk", "soort", "titel"),
                                name="plicht_uniek",
                                violation_error_message="Deze afspraak staat er al, met dezelfde soort en titel.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("norm__gte", 1)),
                                name="plicht_norm_minstens_een",
                                violation_error_message="De norm is minstens 1.",
                            ),
                        ],
                        "indexes": [],
                    },
                ),
                migrations.CreateModel(
                    name="Themaniveau",
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
                                related_name="themaniveaus",
                                to="netwerken.netwerk",
                            ),
                        ),
                        ("niveau", models.PositiveSmallIntegerField(verbose_name="niveau")),
                        ("label", models.CharField(max_length=40, verbose_name="label")),
                    ],
                    options={
                        "verbose_name": "themaniveau",
                        "verbose_name_plural": "themaniveaus",
                        "ordering": ["netwerk", "niveau"],
                        "constraints": [
                            models.UniqueConstraint(fields=("netwerk", "niveau"), name="themaniveau_uniek")
                        ],
                        "indexes": [],
                    },
                ),
                migrations.CreateModel(
                    name="Bewaardefilter",
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
                                related_name="bewaarde_filters",
                                to="netwerken.netwerk",
                            ),
                        ),
                        (
                            "gebruiker",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="bewaarde_filters",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        ("lijst", models.CharField(max_length=80, verbose_name="lijst")),
                        ("naam", models.CharField(max_length=60, verbose_name="naam")),
                        ("vraag", models.CharField(max_length=1000, verbose_name="filter")),
                        (
                            "bewaard_op",
                            models.DateTimeField(default=kern.klok.nu, editable=False, verbose_name="bewaard op"),
                        ),
                    ],
                    options={
                        "verbose_name": "bewaarde filter",
                        "verbose_name_plural": "bewaarde filters",
                        "ordering": ["netwerk", "lijst", "naam", "pk"],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("netwerk", "gebruiker", "lijst", "naam"), name="bewaardefilter_uniek"
                            )
                        ],
                        "indexes": [],
                    },
                ),
                migrations.CreateModel(
                    name="Overdracht",
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
                                related_name="overdrachten",
                                to="netwerken.netwerk",
                            ),
                        ),
                        ("sleutel", models.CharField(max_length=80, verbose_name="taak")),
                        ("titel", models.CharField(max_length=400, verbose_name="wat")),
                        (
                            "van",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="doorgegeven_taken",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "aan",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="gekregen_taken",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        ("noot", models.CharField(blank=True, max_length=300, verbose_name="waarom")),
                        (
                            "op",
                            models.DateTimeField(default=kern.klok.nu, editable=False, verbose_name="doorgegeven op"),
                        ),
                        (
                            "beeindigd_op",
                            models.DateTimeField(editable=False, null=True, verbose_name="teruggegeven op"),
                        ),
                    ],
                    options={
                        "verbose_name": "overdracht",
                        "verbose_name_plural": "overdrachten",
                        "ordering": ["netwerk", "-op", "-pk"],
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("beeindigd_op", None)),
                                fields=("netwerk", "sleutel"),
                                name="overdracht_open_uniek",
                            )
                        ],
                        "indexes": [],
                    },
                ),
                migrations.CreateModel(
                    name="Uitstel",
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
                                related_name="uitstellen",
                                to="netwerken.netwerk",
                            ),
                        ),
                        (
                            "gebruiker",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="uitstellen",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        ("sleutel", models.CharField(max_length=80, verbose_name="taak")),
                        ("tot", models.DateField(verbose_name="tot")),
                        ("sinds", models.DateTimeField(default=kern.klok.nu, editable=False, verbose_name="sinds")),
                    ],
                    options={
                        "verbose_name": "uitstel",
                        "verbose_name_plural": "uitstellen",
                        "ordering": ["netwerk", "tot", "pk"],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("netwerk", "gebruiker", "sleutel"), name="uitstel_taak_uniek"
                            )
                        ],
                        "indexes": [],
                    },
                ),
                migrations.CreateModel(
                    name="Beeindiging",
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
                                related_name="beeindigingen",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "netwerk",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="beeindigingen",
                                to="netwerken.netwerk",
                            ),
                        ),
                        (
                            "organisatie",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="beeindigingen",
                                to="netwerken.organisatie",
                            ),
                        ),
                        (
                            "rol",
                            models.CharField(
                                choices=[
                                    ("netwerkbegeleider", "netwerkbegeleider"),
                                    ("projectmedewerker", "projectmedewerker"),
                                    ("opdrachtgever", "opdrachtgever"),
                                    ("lid", "lid"),
                                ],
                                max_length=20,
                                verbose_name="rol",
                            ),
                        ),
                        ("sinds", models.DateTimeField(verbose_name="sinds")),
                        ("op", models.DateTimeField(default=kern.klok.nu, verbose_name="beëindigd op")),
                        ("meegenomen", models.JSONField(default=dict, verbose_name="wat meeging")),
                        ("teruggegeven_op", models.DateTimeField(null=True, verbose_name="teruggegeven op")),
                    ],
                    options={
                        "verbose_name": "beëindigd lidmaatschap",
                        "verbose_name_plural": "beëindigde lidmaatschappen",
                        "ordering": ["-op", "-pk"],
                        "indexes": [],
                        "constraints": [],
                    },
                ),
                migrations.CreateModel(
                    name="Geadresseerde",
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
                                related_name="geadresseerden",
                                to="netwerken.netwerk",
                            ),
                        ),
                        ("naam", models.CharField(max_length=120, verbose_name="naam")),
                        (
                            "soort",
                            models.CharField(
                                choices=[
                                    ("minister", "minister of kabinet"),
                                    ("vlaanderen", "Vlaamse overheid of administratie"),
                                    ("fonds", "fonds of opdrachtgever"),
                                    ("bemiddeling", "arbeidsbemiddeling"),
                                    ("lokaal", "lokaal bestuur"),
                                    ("federaal", "federale of landelijke overheid"),
                                    ("werkgevers", "werkgevers en sectoren"),
                                    ("sociale_partners", "vakbonden en sociale partners"),
                                    ("onderwijs", "onderwijs en vorming"),
                                    ("zorg", "zorg en welzijn"),
                                    ("projecten", "projecten en promotoren"),
                                    ("andere", "een andere partij"),
                                ],
                                max_length=20,
                                verbose_name="soort",
                            ),
                        ),
                        (
                            "organisatie",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="geadresseerden",
                                to="netwerken.organisatie",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "geadresseerde",
                        "verbose_name_plural": "geadresseerden",
                        "ordering": ["netwerk", "naam"],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("netwerk", "naam"),
                                name="geadresseerde_naam_uniek",
                                violation_error_message="Deze geadresseerde staat er al.",
                            )
                        ],
                        "indexes": [],
                    },
                ),
                migrations.CreateModel(
                    name="Lidmaatschap",
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
                                related_name="lidmaatschappen",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "netwerk",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="lidmaatschappen",
                                to="netwerken.netwerk",
                            ),
                        ),
                        (
                            "organisatie",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="lidmaatschappen",
                                to="netwerken.organisatie",
                            ),
                        ),
                        (
                            "rol",
                            models.CharField(
                                choices=[
                                    ("netwerkbegeleider", "netwerkbegeleider"),
                                    ("projectmedewerker", "projectmedewerker"),
                                    ("opdrachtgever", "opdrachtgever"),
                                    ("lid", "lid"),
                                ],
                                max_length=20,
                                verbose_name="rol",
                            ),
                        ),
                        (
                            "gids_opgeborgen",
                            models.BooleanField(default=False, editable=False, verbose_name="gids opgeborgen"),
                        ),
                        ("sinds", models.DateTimeField(default=kern.klok.nu, editable=False, verbose_name="sinds")),
                    ],
                    options={
                        "verbose_name": "lidmaatschap",
                        "verbose_name_plural": "lidmaatschappen",
                        "ordering": ["netwerk", "rol", "pk"],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("gebruiker", "netwerk", "rol"), name="lidmaatschap_rol_uniek"
                            )
                        ],
                        "indexes": [],
                    },
                ),
                migrations.CreateModel(
                    name="Netwerkorganisatie",
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
                                related_name="netwerkorganisaties",
                                to="netwerken.netwerk",
                            ),
                        ),
                        (
                            "organisatie",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="netwerkorganisaties",
                                to="netwerken.organisatie",
                            ),
                        ),
                        ("soorten", models.JSONField(default=list, verbose_name="soorten")),
                        ("motivering", models.TextField(blank=True, max_length=20000, verbose_name="motivering")),
                    ],
                    options={
                        "verbose_name": "organisatie in een netwerk",
                        "verbose_name_plural": "organisaties in een netwerk",
                        "ordering": ["netwerk", "organisatie__naam"],
                        "constraints": [
                            models.UniqueConstraint(fields=("netwerk", "organisatie"), name="netwerkorganisatie_uniek")
                        ],
                        "indexes": [],
                    },
                ),
                migrations.CreateModel(
                    name="Ondertekening",
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
                                related_name="ondertekeningen",
                                to="netwerken.netwerk",
                            ),
                        ),
                        (
                            "wat",
                            models.CharField(
                                choices=[
                                    ("brief", "de brief bij het eindrapport"),
                                    ("overeenkomst", "de overeenkomst"),
                                ],
                                default="brief",
                                max_length=12,
                                verbose_name="wat",
                            ),
                        ),
                        ("functie", models.CharField(max_length=250, verbose_name="functie")),
                        (
                            "organisatie",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="ondertekeningen",
                                to="netwerken.organisatie",
                            ),
                        ),
                        ("namens", models.CharField(blank=True, max_length=60, verbose_name="namens")),
                        ("volgorde", models.PositiveSmallIntegerField(default=0, verbose_name="volgorde")),
                    ],
                    options={
                        "verbose_name": "ondertekening",
                        "verbose_name_plural": "ondertekeningen",
                        "ordering": ["netwerk", "volgorde", "pk"],
                        "indexes": [],
                        "constraints": [],
                    },
                ),
                migrations.CreateModel(
                    name="Orgaan",
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
                                related_name="organen",
                                to="netwerken.netwerk",
                            ),
                        ),
                        ("naam", models.CharField(max_length=120, verbose_name="naam")),
                        (
                            "soort",
                            models.CharField(
                                choices=[
                                    ("stuurgroep", "stuurgroep"),
                                    ("operationeel_overleg", "operationeel overleg"),
                                    ("werkgroep", "werkgroep"),
                                    ("bestaand_overleg", "bestaand overleg"),
                                ],
                                max_length=30,
                                verbose_name="soort",
                            ),
                        ),
                        (
                            "ritme",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("maand", "elke maand"),
                                    ("kwartaal", "elke drie maanden"),
                                    ("viermaand", "elke vier maanden"),
                                    ("halfjaar", "elk halfjaar"),
                                    ("jaar", "elk jaar"),
                                    ("", "naar behoefte"),
                                ],
                                max_length=12,
                                verbose_name="ritme",
                            ),
                        ),
                        (
                            "samengeroepen_door",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="samengeroepen_organen",
                                to="netwerken.organisatie",
                            ),
                        ),
                        ("leden_dragen_acties", models.BooleanField(default=False, verbose_name="leden dragen acties")),
                    ],
                    options={
                        "verbose_name": "orgaan",
                        "verbose_name_plural": "organen",
                        "ordering": ["netwerk", "pk"],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("netwerk", "naam"),
                                name="orgaan_naam_uniek",
                                violation_error_message="Er is al een orgaan met deze naam.",
                            )
                        ],
                        "indexes": [],
                    },
                ),
                migrations.CreateModel(
                    name="Uitnodiging",
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
                                related_name="uitnodigingen",
                                to="netwerken.netwerk",
                            ),
                        ),
                        ("email", models.EmailField(max_length=254, verbose_name="e-mailadres")),
                        ("functie", models.CharField(blank=True, max_length=200, verbose_name="functie")),
                        (
                            "organisatie",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="uitnodigingen",
                                to="netwerken.organisatie",
                            ),
                        ),
                        (
                            "rol",
                            models.CharField(
                                choices=[
                                    ("netwerkbegeleider", "netwerkbegeleider"),
                                    ("projectmedewerker", "projectmedewerker"),
                                    ("opdrachtgever", "opdrachtgever"),
                                    ("lid", "lid"),
                                ],
                                max_length=20,
                                verbose_name="rol",
                            ),
                        ),
                        (
                            "uitgenodigd_door",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="gedane_uitnodigingen",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "aangemaakt_op",
                            models.DateTimeField(default=kern.klok.nu, editable=False, verbose_name="aangemaakt op"),
                        ),
                        ("geldig_tot", models.DateTimeField(verbose_name="geldig tot")),
                        ("aanvaard_op", models.DateTimeField(editable=False, null=True, verbose_name="aanvaard op")),
                        (
                            "ingetrokken_op",
                            models.DateTimeField(editable=False, null=True, verbose_name="ingetrokken op"),
                        ),
                    ],
                    options={
                        "verbose_name": "uitnodiging",
                        "verbose_name_plural": "uitnodigingen",
                        "ordering": ["-aangemaakt_op"],
                        "indexes": [],
                        "constraints": [],
                    },
                ),
                migrations.CreateModel(
                    name="Beleidsdoel",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "kader",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="doelen",
                                to="netwerken.beleidskader",
                            ),
                        ),
                        ("nummer", models.PositiveSmallIntegerField(verbose_name="nummer")),
                        ("titel", models.CharField(max_length=250, verbose_name="titel")),
                    ],
                    options={
                        "verbose_name": "beleidsdoel",
                        "verbose_name_plural": "beleidsdoelen",
                        "ordering": ["kader", "nummer"],
                        "constraints": [models.UniqueConstraint(fields=("kader", "nummer"), name="beleidsdoel_nummer")],
                        "indexes": [],
                    },
                ),
                migrations.CreateModel(
                    name="Principe",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "kader",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="principes",
                                to="netwerken.toetsingskader",
                            ),
                        ),
                        ("nummer", models.PositiveSmallIntegerField(verbose_name="nummer")),
                        ("kort", models.CharField(max_length=80, verbose_name="kort")),
                        ("tekst", models.TextField(blank=True, max_length=20000, verbose_name="tekst")),
                    ],
                    options={
                        "verbose_name": "principe",
                        "verbose_name_plural": "principes",
                        "ordering": ["kader", "nummer"],
                        "constraints": [models.UniqueConstraint(fields=("kader", "nummer"), name="principe_nummer")],
                        "indexes": [],
                    },
                ),
                migrations.CreateModel(
                    name="Indiening",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "oplevering",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="indieningen",
                                to="netwerken.oplevering",
                            ),
                        ),
                        (
                            "netwerk",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="indieningen",
                                to="netwerken.netwerk",
                            ),
                        ),
                        ("datum", models.DateField(verbose_name="ingediend op")),
                        ("toelichting", models.TextField(blank=True, max_length=2000, verbose_name="toelichting")),
                        ("link", models.URLField(blank=True, max_length=2000, verbose_name="link")),
                        ("pad", models.CharField(blank=True, editable=False, max_length=200, verbose_name="pad")),
                        (
                            "bestandsnaam",
                            models.CharField(blank=True, editable=False, max_length=160, verbose_name="bestandsnaam"),
                        ),
                        ("sha256", models.CharField(blank=True, editable=False, max_length=64, verbose_name="sha-256")),
                        (
                            "grootte",
                            models.PositiveBigIntegerField(default=0, editable=False, verbose_name="grootte in bytes"),
                        ),
                        (
                            "staat",
                            models.CharField(
                                choices=[
                                    ("ingediend", "ingediend"),
                                    ("aanvaard", "aanvaard"),
                                    ("terug", "teruggestuurd"),
                                    ("ingetrokken", "ingetrokken"),
                                ],
                                default="ingediend",
                                editable=False,
                                max_length=12,
                                verbose_name="staat",
                            ),
                        ),
                        (
                            "beoordeeld_op",
                            models.DateField(blank=True, editable=False, null=True, verbose_name="beoordeeld op"),
                        ),
                        ("reden", models.TextField(blank=True, editable=False, max_length=2000, verbose_name="reden")),
                    ],
                    options={
                        "verbose_name": "indiening",
                        "verbose_name_plural": "indieningen",
                        "ordering": ["oplevering", "-pk"],
                        "indexes": [],
                        "constraints": [],
                    },
                ),
                migrations.CreateModel(
                    name="Afwijking",
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
                                related_name="afwijkingen",
                                to="netwerken.netwerk",
                            ),
                        ),
                        (
                            "plicht",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="afwijkingen",
                                to="netwerken.plicht",
                            ),
                        ),
                        ("jaar", models.PositiveSmallIntegerField(verbose_name="jaar")),
                        ("reden", models.TextField(max_length=20000, verbose_name="reden")),
                        (
                            "vervanging",
                            models.TextField(blank=True, max_length=20000, verbose_name="wat er in de plaats komt"),
                        ),
                        (
                            "staat",
                            models.CharField(
                                choices=[
                                    ("voorgesteld", "voorgesteld"),
                                    ("aanvaard", "aanvaard"),
                                    ("geweigerd", "geweigerd"),
                                ],
                                default="voorgesteld",
                                editable=False,
                                max_length=12,
                                verbose_name="staat",
                            ),
                        ),
                        (
                            "besloten_door",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="afwijkingen",
                                to="netwerken.orgaan",
                            ),
                        ),
                        ("besloten_op", models.DateField(blank=True, null=True, verbose_name="besloten op")),
                        (
                            "voorgesteld_op",
                            models.DateField(default=kern.klok.vandaag, editable=False, verbose_name="voorgesteld op"),
                        ),
                    ],
                    options={
                        "verbose_name": "afwijking",
                        "verbose_name_plural": "afwijkingen",
                        "ordering": ["netwerk", "-jaar", "pk"],
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("staat", "voorgesteld")),
                                fields=("plicht", "jaar"),
                                name="afwijking_een_open",
                                violation_error_message="Voor deze afspraak en dit jaar ligt er al een voorstel.",
                            )
                        ],
                        "indexes": [],
                    },
                ),
                migrations.CreateModel(
                    name="Mandaat",
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
                                related_name="mandaten",
                                to="netwerken.netwerk",
                            ),
                        ),
                        (
                            "orgaan",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="mandaten",
                                to="netwerken.orgaan",
                            ),
                        ),
                        (
                            "organisatie",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="mandaten",
                                to="netwerken.organisatie",
                            ),
                        ),
                        ("functie", models.CharField(max_length=250, verbose_name="functie")),
                        (
                            "rol",
                            models.CharField(
                                choices=[
                                    ("effectief", "effectief lid"),
                                    ("plaatsvervanger", "plaatsvervanger"),
                                    ("waarnemer", "waarnemer"),
                                    ("voorzitter", "voorzitter"),
                                    ("secretaris", "secretaris"),
                                ],
                                default="effectief",
                                max_length=20,
                                verbose_name="rol",
                            ),
                        ),
                        (
                            "lidmaatschap",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="mandaten",
                                to="netwerken.lidmaatschap",
                            ),
                        ),
                        ("van", models.DateField(blank=True, null=True, verbose_name="van")),
                    ],
                    options={
                        "verbose_name": "mandaat",
                        "verbose_name_plural": "mandaten",
                        "ordering": ["orgaan", "pk"],
                        "indexes": [],
                        "constraints": [],
                    },
                ),
                migrations.CreateModel(
                    name="Thema",
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
                                related_name="themas",
                                to="netwerken.netwerk",
                            ),
                        ),
                        (
                            "ouder",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="kinderen",
                                to="netwerken.thema",
                                verbose_name="hoort bij",
                            ),
                        ),
                        ("niveau", models.PositiveSmallIntegerField(default=1, verbose_name="niveau")),
                        ("lang", models.CharField(max_length=250, verbose_name="titel")),
                        ("kort", models.CharField(max_length=60, verbose_name="korte titel")),
                        (
                            "beleidsdoel",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="themas",
                                to="netwerken.beleidsdoel",
                            ),
                        ),
                        ("volgorde", models.PositiveSmallIntegerField(default=0, verbose_name="volgorde")),
                    ],
                    options={
                        "verbose_name": "thema",
                        "verbose_name_plural": "thema's",
                        "ordering": ["netwerk", "volgorde", "pk"],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("netwerk", "lang"),
                                name="thema_titel_uniek",
                                violation_error_message="Er is al een thema met deze titel.",
                            )
                        ],
                        "indexes": [],
                    },
                ),
                migrations.CreateModel(
                    name="Groep",
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
                                related_name="groepen",
                                to="netwerken.netwerk",
                            ),
                        ),
                        ("naam", models.CharField(max_length=120, verbose_name="naam")),
                        (
                            "soort",
                            models.CharField(
                                choices=[
                                    ("leerthemagroep", "leerthemagroep"),
                                    ("intervisiegroep", "intervisiegroep"),
                                    ("regionale_subgroep", "regionale subgroep"),
                                    ("community", "community of practice"),
                                ],
                                max_length=30,
                                verbose_name="soort",
                            ),
                        ),
                        (
                            "thema",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="groepen",
                                to="netwerken.thema",
                            ),
                        ),
                        ("regio", models.CharField(blank=True, max_length=60, verbose_name="regio")),
                        ("ritme", models.CharField(blank=True, max_length=60, verbose_name="ritme")),
                        ("afspraken", models.TextField(blank=True, max_length=20000, verbose_name="afspraken")),
                    ],
                    options={
                        "verbose_name": "groep",
                        "verbose_name_plural": "groepen",
                        "ordering": ["netwerk", "naam"],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("netwerk", "naam"),
                                name="groep_naam_uniek",
                                violation_error_message="Er is al een groep met deze naam.",
                            )
                        ],
                        "indexes": [],
                    },
                ),
                migrations.CreateModel(
                    name="Groepslid",
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
                                related_name="groepsleden",
                                to="netwerken.netwerk",
                            ),
                        ),
                        (
                            "groep",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE, related_name="leden", to="netwerken.groep"
                            ),
                        ),
                        (
                            "gebruiker",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="groepen",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "organisatie",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="groepen",
                                to="netwerken.organisatie",
                            ),
                        ),
                        ("van", models.DateField(blank=True, null=True, verbose_name="van")),
                    ],
                    options={
                        "verbose_name": "groepslid",
                        "verbose_name_plural": "groepsleden",
                        "ordering": ["groep", "pk"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("gebruiker", None), ("organisatie", None), _connector="XOR"),
                                name="groepslid_een_van_beide",
                                violation_error_message="Kies een persoon of een organisatie, niet allebei.",
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("tot", None)),
                                fields=("groep", "gebruiker"),
                                name="groepslid_persoon_uniek",
                                violation_error_message="Deze persoon zit al in de groep.",
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("tot", None)),
                                fields=("groep", "organisatie"),
                                name="groepslid_organisatie_uniek",
                                violation_error_message="Deze organisatie zit al in de groep.",
                            ),
                        ],
                        "indexes": [],
                    },
                ),
            ],
        ),
    ]
