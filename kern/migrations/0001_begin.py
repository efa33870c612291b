import django.db.models.deletion
import django.utils.timezone
import kern.klok
import kern.tabellen
import uuid
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
                    name="Auditkop",
                    fields=[
                        (
                            "netwerk",
                            models.PositiveBigIntegerField(primary_key=True, serialize=False, verbose_name="netwerk"),
                        ),
                        ("volgnummer", models.PositiveBigIntegerField(default=0, verbose_name="volgnummer")),
                        (
                            "hash",
                            models.CharField(
                                default="0000000000000000000000000000000000000000000000000000000000000000",
                                max_length=64,
                                verbose_name="hash",
                            ),
                        ),
                        ("zegel", models.CharField(blank=True, max_length=64, verbose_name="zegel")),
                    ],
                    options={
                        "verbose_name": "kop van de auditketen",
                        "verbose_name_plural": "koppen van de auditketen",
                        "ordering": ["netwerk"],
                        "indexes": [],
                        "constraints": [],
                    },
                ),
                migrations.CreateModel(
                    name="Gebeurtenis",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "uid",
                            models.UUIDField(default=uuid.uuid4, editable=False, unique=True, verbose_name="kenmerk"),
                        ),
                        ("wat", models.CharField(max_length=80, verbose_name="wat")),
                        ("onderwerp_soort", models.CharField(max_length=80, verbose_name="soort onderwerp")),
                        ("onderwerp_id", models.CharField(max_length=40, verbose_name="onderwerp")),
                        (
                            "netwerk_id",
                            models.PositiveBigIntegerField(db_index=True, null=True, verbose_name="netwerk"),
                        ),
                        ("door_id", models.PositiveBigIntegerField(null=True, verbose_name="door")),
                        ("gebeurd_op", models.DateTimeField(verbose_name="gebeurd op")),
                        ("vastgelegd_op", models.DateTimeField(verbose_name="vastgelegd op")),
                        ("gegevens", models.JSONField(default=dict, verbose_name="gegevens")),
                        ("zegel", models.CharField(max_length=64, verbose_name="zegel")),
                    ],
                    options={
                        "verbose_name": "gebeurtenis",
                        "verbose_name_plural": "gebeurtenissen",
                        "ordering": ["pk"],
                        "indexes": [
                            models.Index(fields=["onderwerp_soort", "onderwerp_id"], name="gebeurtenis_onderwerp")
                        ],
                        "constraints": [],
                    },
                ),
                migrations.CreateModel(
                    name="Bericht",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("sleutel", models.CharField(max_length=200, unique=True, verbose_name="sleutel")),
                        ("soort", models.CharField(max_length=60, verbose_name="soort")),
                        (
                            "netwerk_id",
                            models.PositiveBigIntegerField(db_index=True, null=True, verbose_name="netwerk"),
                        ),
                        (
                            "gebruiker",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="berichten",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="aan gebruiker",
                            ),
                        ),
                        ("aan", models.EmailField(max_length=254, verbose_name="aan")),
                        ("antwoord_aan", models.EmailField(blank=True, max_length=254, verbose_name="antwoord aan")),
                        ("onderwerp", models.CharField(max_length=400, verbose_name="onderwerp")),
                        ("sjabloon", models.CharField(blank=True, max_length=60, verbose_name="sjabloon")),
                        ("gegevens", models.JSONField(blank=True, default=dict, verbose_name="gegevens")),
                        ("tekst", models.TextField(blank=True, verbose_name="tekst")),
                        ("html", models.TextField(blank=True, verbose_name="html")),
                        ("agenda", models.TextField(blank=True, verbose_name="agendabestand")),
                        (
                            "status",
                            models.CharField(
                                choices=[
                                    ("wacht", "wacht op verzending"),
                                    ("bezig", "wordt verzonden"),
                                    ("verzonden", "verzonden"),
                                    ("mislukt", "niet verzonden"),
                                ],
                                default="wacht",
                                editable=False,
                                max_length=10,
                                verbose_name="status",
                            ),
                        ),
                        ("poging", models.PositiveSmallIntegerField(default=0, editable=False, verbose_name="poging")),
                        ("niet_voor", models.DateTimeField(editable=False, null=True, verbose_name="niet voor")),
                        ("lease_tot", models.DateTimeField(editable=False, null=True, verbose_name="lease tot")),
                        ("fout", models.CharField(blank=True, editable=False, max_length=300, verbose_name="fout")),
                        (
                            "aangemaakt_op",
                            models.DateTimeField(default=kern.klok.nu, editable=False, verbose_name="aangemaakt op"),
                        ),
                        ("verzonden_op", models.DateTimeField(editable=False, null=True, verbose_name="verzonden op")),
                    ],
                    options={
                        "verbose_name": "bericht",
                        "verbose_name_plural": "berichten",
                        "ordering": ["-pk"],
                        "indexes": [models.Index(fields=["status", "niet_voor"], name="bericht_te_verzenden")],
                        "constraints": [],
                    },
                ),
                migrations.CreateModel(
                    name="BewaardeStand",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("netwerk_id", models.PositiveBigIntegerField(verbose_name="netwerk")),
                        ("gebruiker_id", models.PositiveBigIntegerField(default=0, verbose_name="gebruiker")),
                        ("naam", models.CharField(max_length=120, verbose_name="naam")),
                        ("stempel", models.PositiveBigIntegerField(verbose_name="stempel")),
                        ("van", models.DateTimeField(verbose_name="van")),
                        ("tot", models.DateTimeField(verbose_name="tot")),
                        ("inhoud", models.JSONField(verbose_name="inhoud")),
                    ],
                    options={
                        "verbose_name": "bewaarde stand",
                        "verbose_name_plural": "bewaarde standen",
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("netwerk_id", "gebruiker_id", "naam"), name="bewaardestand_uniek"
                            )
                        ],
                        "indexes": [],
                    },
                ),
                migrations.CreateModel(
                    name="Controle",
                    fields=[
                        (
                            "deel",
                            models.CharField(max_length=20, primary_key=True, serialize=False, verbose_name="deel"),
                        ),
                        ("gedaan_op", models.DateTimeField(verbose_name="nagekeken op")),
                        ("in_orde", models.BooleanField(verbose_name="in orde")),
                        ("bevindingen", models.JSONField(default=list, verbose_name="bevindingen")),
                        ("goed_op", models.DateTimeField(null=True, verbose_name="laatst in orde op")),
                    ],
                    options={
                        "verbose_name": "controle",
                        "verbose_name_plural": "controles",
                        "indexes": [],
                        "constraints": [],
                    },
                ),
                migrations.CreateModel(
                    name="Hartslag",
                    fields=[
                        (
                            "deel",
                            models.CharField(max_length=20, primary_key=True, serialize=False, verbose_name="deel"),
                        ),
                        ("gezien_op", models.DateTimeField(verbose_name="gezien op")),
                        ("gegevens", models.JSONField(default=dict, verbose_name="gegevens")),
                    ],
                    options={
                        "verbose_name": "hartslag",
                        "verbose_name_plural": "hartslagen",
                        "indexes": [],
                        "constraints": [],
                    },
                ),
                migrations.CreateModel(
                    name="Inzending",
                    fields=[
                        (
                            "sleutel",
                            models.CharField(max_length=64, primary_key=True, serialize=False, verbose_name="sleutel"),
                        ),
                        ("vingerafdruk", models.CharField(max_length=64, verbose_name="vingerafdruk")),
                        ("beurt", models.UUIDField(verbose_name="beurt")),
                        (
                            "onderwerp_soort",
                            models.CharField(blank=True, max_length=80, verbose_name="soort onderwerp"),
                        ),
                        ("onderwerp_id", models.CharField(blank=True, max_length=40, verbose_name="onderwerp")),
                        ("naar", models.TextField(blank=True, verbose_name="waar het toe leidde")),
                        ("op", models.DateTimeField(default=django.utils.timezone.now, verbose_name="aangekomen op")),
                    ],
                    options={
                        "verbose_name": "inzending",
                        "verbose_name_plural": "inzendingen",
                        "indexes": [models.Index(fields=["op"], name="inzending_op")],
                        "constraints": [],
                    },
                ),
                migrations.CreateModel(
                    name="Job",
                    fields=[
                        ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                        ("soort", models.CharField(max_length=60, verbose_name="soort")),
                        ("gegevens", models.JSONField(default=dict, verbose_name="gegevens")),
                        (
                            "netwerk_id",
                            models.PositiveBigIntegerField(db_index=True, null=True, verbose_name="netwerk"),
                        ),
                        (
                            "aangevraagd_door",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="jobs",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="aangevraagd door",
                            ),
                        ),
                        (
                            "aanvraagsleutel",
                            models.CharField(max_length=64, unique=True, verbose_name="aanvraagsleutel"),
                        ),
                        ("ontdubbelsleutel", models.CharField(max_length=200, verbose_name="ontdubbelsleutel")),
                        (
                            "status",
                            models.CharField(
                                choices=[
                                    ("wacht", "in wachtrij"),
                                    ("bezig", "bezig"),
                                    ("klaar", "klaar"),
                                    ("mislukt", "mislukt"),
                                ],
                                default="wacht",
                                editable=False,
                                max_length=10,
                                verbose_name="status",
                            ),
                        ),
                        ("poging", models.PositiveSmallIntegerField(default=0, editable=False, verbose_name="poging")),
                        ("leasesleutel", models.UUIDField(editable=False, null=True, verbose_name="leasesleutel")),
                        ("lease_tot", models.DateTimeField(editable=False, null=True, verbose_name="lease tot")),
                        ("gebeld_op", models.DateTimeField(editable=False, null=True, verbose_name="gebeld op")),
                        ("niet_voor", models.DateTimeField(editable=False, null=True, verbose_name="niet voor")),
                        ("deel", models.PositiveSmallIntegerField(default=0, editable=False, verbose_name="deel")),
                        ("delen", models.PositiveSmallIntegerField(default=0, editable=False, verbose_name="delen")),
                        (
                            "bezig_met",
                            models.CharField(blank=True, editable=False, max_length=120, verbose_name="bezig met"),
                        ),
                        ("fout", models.CharField(blank=True, editable=False, max_length=500, verbose_name="fout")),
                        (
                            "aangemaakt_op",
                            models.DateTimeField(default=kern.klok.nu, editable=False, verbose_name="aangemaakt op"),
                        ),
                        ("begonnen_op", models.DateTimeField(editable=False, null=True, verbose_name="begonnen op")),
                        ("klaar_op", models.DateTimeField(editable=False, null=True, verbose_name="klaar op")),
                    ],
                    options={
                        "verbose_name": "job",
                        "verbose_name_plural": "jobs",
                        "ordering": ["-aangemaakt_op"],
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("status__in", ["wacht", "bezig"])),
                                fields=("ontdubbelsleutel",),
                                name="job_een_actieve",
                            )
                        ],
                        "indexes": [],
                    },
                ),
                migrations.CreateModel(
                    name="Teller",
                    fields=[
                        (
                            "sleutel",
                            models.CharField(max_length=120, primary_key=True, serialize=False, verbose_name="sleutel"),
                        ),
                        ("waarde", models.PositiveIntegerField(default=0, verbose_name="waarde")),
                    ],
                    options={
                        "verbose_name": "teller",
                        "verbose_name_plural": "tellers",
                        "indexes": [],
                        "constraints": [],
                    },
                ),
                migrations.CreateModel(
                    name="Zoekdocument",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("netwerk_id", models.PositiveBigIntegerField(verbose_name="netwerk")),
                        ("soort", models.CharField(max_length=30, verbose_name="soort")),
                        ("object_id", models.PositiveBigIntegerField(verbose_name="object")),
                        ("titel", models.CharField(max_length=2000, verbose_name="titel")),
                        ("titelwoorden", models.TextField(verbose_name="woorden van de titel")),
                        ("woorden", models.TextField(verbose_name="woorden van de tekst")),
                        ("besloten", models.TextField(verbose_name="woorden die niet iedereen mag vinden")),
                        ("titelrij", models.TextField(verbose_name="titel, woord na woord")),
                        ("rij", models.TextField(verbose_name="tekst, woord na woord")),
                        ("besloten_rij", models.TextField(verbose_name="wat niet iedereen mag vinden, woord na woord")),
                        ("gewijzigd_op", models.DateTimeField(verbose_name="gewijzigd op")),
                    ],
                    options={
                        "verbose_name": "zoekdocument",
                        "verbose_name_plural": "zoekdocumenten",
                        "ordering": ["soort", "object_id"],
                        "indexes": [models.Index(fields=["netwerk_id", "soort"], name="zoekdocument_netwerk")],
                        "constraints": [
                            models.UniqueConstraint(fields=("soort", "object_id"), name="zoekdocument_uniek")
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Auditschakel",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "gebeurtenis",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="schakel",
                                to="kern.gebeurtenis",
                            ),
                        ),
                        ("netwerk", models.PositiveBigIntegerField(verbose_name="netwerk")),
                        ("volgnummer", models.PositiveBigIntegerField(verbose_name="volgnummer")),
                        ("vorige_hash", models.CharField(max_length=64, verbose_name="hash van de vorige")),
                        ("hash", models.CharField(max_length=64, unique=True, verbose_name="hash")),
                    ],
                    options={
                        "verbose_name": "schakel van de auditketen",
                        "verbose_name_plural": "schakels van de auditketen",
                        "ordering": ["netwerk", "volgnummer"],
                        "constraints": [
                            models.UniqueConstraint(fields=("netwerk", "volgnummer"), name="auditschakel_uniek")
                        ],
                        "indexes": [],
                    },
                ),
                migrations.CreateModel(
                    name="Auditwacht",
                    fields=[
                        (
                            "gebeurtenis",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.PROTECT,
                                primary_key=True,
                                related_name="wacht",
                                serialize=False,
                                to="kern.gebeurtenis",
                                verbose_name="gebeurtenis",
                            ),
                        ),
                        ("netwerk", models.PositiveBigIntegerField(db_index=True, verbose_name="netwerk")),
                    ],
                    options={
                        "verbose_name": "regel zonder schakel",
                        "verbose_name_plural": "regels zonder schakel",
                        "ordering": ["pk"],
                        "indexes": [],
                        "constraints": [],
                    },
                ),
                migrations.CreateModel(
                    name="Vorige",
                    fields=[
                        (
                            "regel",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.CASCADE,
                                primary_key=True,
                                related_name="vorige",
                                serialize=False,
                                to="kern.gebeurtenis",
                                verbose_name="regel",
                            ),
                        ),
                        ("waarden", models.JSONField(verbose_name="waarden")),
                        ("op", models.DateTimeField(default=django.utils.timezone.now, verbose_name="op")),
                    ],
                    options={
                        "verbose_name": "vorige woorden",
                        "verbose_name_plural": "vorige woorden",
                        "indexes": [models.Index(fields=["op"], name="vorige_op")],
                        "constraints": [],
                    },
                ),
            ],
        ),
    ]
