from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("kern", "0002_alleen_toevoegen")]

    operations = [
        migrations.AddField(
            model_name="bericht",
            name="antwoord_aan",
            field=models.EmailField(blank=True, default="", max_length=254, verbose_name="antwoord aan"),
            preserve_default=False,
        ),
    ]
