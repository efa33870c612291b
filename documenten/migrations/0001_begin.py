import django.db.models.deletion
import kern.klok
import kern.tabellen
import uuid
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("kern", "0001_begin"),
        ("netwerken", "0001_begin"),
    ]

    operations = [
        kern.tabellen.MaakTabellen(
            modellen=[
                migrations.CreateModel(
                    name="Document",
                    fields=[
                        (
                            "aangemaakt_op",
                            models.DateTimeField(default=kern.klok.nu, editable=False, verbose_name="aangemaakt op"),
                        ),
                        (
                            "gewijzigd_op",
                            models.DateTimeField(default=kern.klok.nu, editable=False, verbose_name="gewijzigd op"),
                        ),
                        ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                        (
                            "netwerk",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="documenten",
                                to="netwerken.netwerk",
                            ),
                        ),
                        ("soort", models.CharField(max_length=40, verbose_name="soort")),
                        ("sleutel", models.CharField(max_length=100, verbose_name="waarvan")),
                        ("titel", models.CharField(max_length=300, verbose_name="titel")),
                        ("over", models.CharField(max_length=500, verbose_name="gevraagd op")),
                        (
                            "gevraagd_door",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="documenten",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "job",
                            models.ForeignKey(
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="documenten",
                                to="kern.job",
                            ),
                        ),
                        ("inhoud", models.TextField(blank=True, verbose_name="inhoud")),
                        ("pad", models.CharField(blank=True, max_length=200, verbose_name="pad")),
                        ("sha256", models.CharField(blank=True, max_length=64, verbose_name="sha-256")),
                        ("grootte", models.PositiveBigIntegerField(default=0, verbose_name="grootte in bytes")),
                        ("bladzijden", models.PositiveSmallIntegerField(null=True, verbose_name="bladzijden")),
                        ("gemaakt_op", models.DateTimeField(null=True, verbose_name="gemaakt op")),
                    ],
                    options={
                        "verbose_name": "document",
                        "verbose_name_plural": "documenten",
                        "ordering": ["-aangemaakt_op"],
                        "indexes": [],
                        "constraints": [],
                    },
                ),
            ],
        ),
    ]
