import django.db.models.deletion
import kern.klok
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("netwerken", "0001_begin"),
        ("projecten", "0001_begin"),
        ("rapportage", "0001_begin"),
    ]

    operations = [
        migrations.AddField(
            model_name="hoofdstuk",
            name="aangemaakt_op",
            field=models.DateTimeField(default=kern.klok.nu, editable=False, verbose_name="aangemaakt op"),
        ),
        migrations.AddField(
            model_name="hoofdstuk",
            name="gewijzigd_op",
            field=models.DateTimeField(default=kern.klok.nu, editable=False, verbose_name="gewijzigd op"),
        ),
        migrations.AddField(
            model_name="hoofdstuk",
            name="versie",
            field=models.PositiveIntegerField(default=1, editable=False, verbose_name="versie"),
        ),
        migrations.AddField(
            model_name="impactkader",
            name="aangemaakt_op",
            field=models.DateTimeField(default=kern.klok.nu, editable=False, verbose_name="aangemaakt op"),
        ),
        migrations.AddField(
            model_name="impactkader",
            name="gewijzigd_op",
            field=models.DateTimeField(default=kern.klok.nu, editable=False, verbose_name="gewijzigd op"),
        ),
        migrations.AddField(
            model_name="impactkader",
            name="versie",
            field=models.PositiveIntegerField(default=1, editable=False, verbose_name="versie"),
        ),
        migrations.AddField(
            model_name="onderwerp",
            name="aangemaakt_op",
            field=models.DateTimeField(default=kern.klok.nu, editable=False, verbose_name="aangemaakt op"),
        ),
        migrations.AddField(
            model_name="onderwerp",
            name="gewijzigd_op",
            field=models.DateTimeField(default=kern.klok.nu, editable=False, verbose_name="gewijzigd op"),
        ),
        migrations.AddField(
            model_name="onderwerp",
            name="versie",
            field=models.PositiveIntegerField(default=1, editable=False, verbose_name="versie"),
        ),
        migrations.AddField(
            model_name="rodedraad",
            name="aangemaakt_op",
            field=models.DateTimeField(default=kern.klok.nu, editable=False, verbose_name="aangemaakt op"),
        ),
        migrations.AddField(
            model_name="rodedraad",
            name="gewijzigd_op",
            field=models.DateTimeField(default=kern.klok.nu, editable=False, verbose_name="gewijzigd op"),
        ),
        migrations.AddField(
            model_name="rodedraad",
            name="versie",
            field=models.PositiveIntegerField(default=1, editable=False, verbose_name="versie"),
        ),
        migrations.CreateModel(
            name="Steunronde",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "aangemaakt_op",
                    models.DateTimeField(default=kern.klok.nu, editable=False, verbose_name="aangemaakt op"),
                ),
                (
                    "gewijzigd_op",
                    models.DateTimeField(default=kern.klok.nu, editable=False, verbose_name="gewijzigd op"),
                ),
                ("versie", models.PositiveIntegerField(default=1, editable=False, verbose_name="versie")),
                ("tot", models.DateField(blank=True, null=True, verbose_name="tegen wanneer")),
                (
                    "netwerk",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE, related_name="steunronde", to="netwerken.netwerk"
                    ),
                ),
            ],
            options={
                "verbose_name": "steunronde",
                "verbose_name_plural": "steunrondes",
            },
        ),
        migrations.CreateModel(
            name="Onderschrijving",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
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
                ("bron", models.CharField(blank=True, max_length=160, verbose_name="bron")),
                (
                    "aanbeveling",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="onderschrijvingen",
                        to="rapportage.aanbeveling",
                    ),
                ),
                (
                    "netwerk",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="onderschrijvingen",
                        to="netwerken.netwerk",
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
            ],
            options={
                "verbose_name": "onderschrijving",
                "verbose_name_plural": "onderschrijvingen",
                "ordering": ["aanbeveling", "project__code"],
                "constraints": [
                    models.UniqueConstraint(fields=("aanbeveling", "project"), name="onderschrijving_project_uniek"),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("standpunt", "onderschrijft"), models.Q(("tekst", ""), _negated=True), _connector="OR"
                        ),
                        name="onderschrijving_heeft_uitleg",
                        violation_error_message="Zeg erbij welk voorbehoud jullie hebben, of waarom niet.",
                    ),
                ],
            },
        ),
    ]
