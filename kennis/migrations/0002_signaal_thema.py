import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("kennis", "0001_begin"),
        ("netwerken", "0001_begin"),
    ]

    operations = [
        migrations.AddField(
            model_name="signaal",
            name="thema",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="signalen",
                to="netwerken.thema",
            ),
        ),
    ]
