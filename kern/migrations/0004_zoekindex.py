"""The search index: FTS5 beside the table on SQLite, a tsvector in the table on PostgreSQL.

Both follow the row by themselves, in the transaction that writes it. A later migration that makes SQLite copy the
table (a changed column) has to make the three triggers again.
"""

from django.db import migrations, models

_SQLITE = (
    """CREATE VIRTUAL TABLE kern_zoektekst USING fts5(
        titelwoorden, woorden, besloten,
        content='kern_zoekdocument', content_rowid='id', tokenize='ascii', prefix='3 4 5', detail='column')""",
    """CREATE TRIGGER zoekdocument_erbij AFTER INSERT ON kern_zoekdocument BEGIN
        INSERT INTO kern_zoektekst(rowid, titelwoorden, woorden, besloten)
        VALUES (new.id, new.titelwoorden, new.woorden, new.besloten); END""",
    """CREATE TRIGGER zoekdocument_weg AFTER DELETE ON kern_zoekdocument BEGIN
        INSERT INTO kern_zoektekst(kern_zoektekst, rowid, titelwoorden, woorden, besloten)
        VALUES ('delete', old.id, old.titelwoorden, old.woorden, old.besloten); END""",
    """CREATE TRIGGER zoekdocument_anders AFTER UPDATE ON kern_zoekdocument BEGIN
        INSERT INTO kern_zoektekst(kern_zoektekst, rowid, titelwoorden, woorden, besloten)
        VALUES ('delete', old.id, old.titelwoorden, old.woorden, old.besloten);
        INSERT INTO kern_zoektekst(rowid, titelwoorden, woorden, besloten)
        VALUES (new.id, new.titelwoorden, new.woorden, new.besloten); END""",
)
_POSTGRESQL = (
    """ALTER TABLE kern_zoekdocument ADD COLUMN zoekvector tsvector GENERATED ALWAYS AS (
        setweight(to_tsvector('simple', titelwoorden), 'A') || setweight(to_tsvector('simple', woorden), 'B')
        || setweight(to_tsvector('simple', besloten), 'C')) STORED""",
    "CREATE INDEX zoekdocument_zoekvector ON kern_zoekdocument USING gin (zoekvector)",
)
_TERUG = {
    "sqlite": (
        "DROP TRIGGER zoekdocument_anders",
        "DROP TRIGGER zoekdocument_weg",
        "DROP TRIGGER zoekdocument_erbij",
        "DROP TABLE kern_zoektekst",
    ),
    "postgresql": ("ALTER TABLE kern_zoekdocument DROP COLUMN zoekvector",),
}


def maak(apps, schema_editor):
    for opdracht in {"sqlite": _SQLITE, "postgresql": _POSTGRESQL}.get(schema_editor.connection.vendor, ()):
        schema_editor.execute(opdracht, params=None)


def verwijder(apps, schema_editor):
    for opdracht in _TERUG.get(schema_editor.connection.vendor, ()):
        schema_editor.execute(opdracht, params=None)


class Migration(migrations.Migration):
    dependencies = [("kern", "0003_bericht_antwoord_aan")]
    operations = [
        migrations.CreateModel(
            name="Zoekdocument",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("netwerk_id", models.PositiveBigIntegerField(verbose_name="netwerk")),
                ("soort", models.CharField(max_length=30, verbose_name="soort")),
                ("object_id", models.PositiveBigIntegerField(verbose_name="object")),
                ("titel", models.CharField(max_length=2000, verbose_name="titel")),
                ("titelwoorden", models.TextField(verbose_name="woorden van de titel")),
                ("woorden", models.TextField(verbose_name="woorden van de tekst")),
                ("besloten", models.TextField(verbose_name="woorden die niet iedereen mag vinden")),
                ("gewijzigd_op", models.DateTimeField(verbose_name="gewijzigd op")),
            ],
            options={
                "verbose_name": "zoekdocument",
                "verbose_name_plural": "zoekdocumenten",
                "ordering": ["soort", "object_id"],
                "indexes": [models.Index(fields=["netwerk_id", "soort"], name="zoekdocument_netwerk")],
                "constraints": [models.UniqueConstraint(fields=("soort", "object_id"), name="zoekdocument_uniek")],
            },
        ),
        migrations.RunPython(maak, verwijder),
    ]
