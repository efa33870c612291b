"""What only the database can hold: an audit trail that never changes, and the search index.

The audit trail and the links of its chain refuse a change and a removal; the heads refuse a removal. The search index is FTS5 beside the table on SQLite and
a tsvector in the table on PostgreSQL; both follow the row by themselves, in the transaction that writes it. A later
migration that makes SQLite copy one of these tables (a changed column) has to make its triggers again.
"""

from django.db import migrations

_WEIGER_SQLITE = """CREATE TRIGGER {tabel}_{daad} BEFORE {daad} ON {tabel}
BEGIN SELECT RAISE(ABORT, 'een gebeurtenis wordt nooit gewijzigd of gewist'); END"""
_WEIGER_POSTGRESQL = """CREATE TRIGGER {tabel}_{daad} BEFORE {daad} ON {tabel}
FOR EACH STATEMENT EXECUTE FUNCTION gebeurtenis_alleen_toevoegen()"""
_BLIJFT = (
    ("kern_gebeurtenis", "update"),
    ("kern_gebeurtenis", "delete"),
    ("kern_auditschakel", "update"),
    ("kern_auditschakel", "delete"),
    ("kern_auditkop", "delete"),
)
_TABELLEN = ("kern_gebeurtenis", "kern_auditschakel", "kern_auditkop")

WEIGERINGEN = {
    "sqlite": tuple(_WEIGER_SQLITE.format(tabel=tabel, daad=daad) for tabel, daad in _BLIJFT),
    "postgresql": tuple(
        _WEIGER_POSTGRESQL.format(tabel=tabel, daad=daad)
        for tabel, daad in (*_BLIJFT, *((tabel, "truncate") for tabel in _TABELLEN))
    ),
}
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
    """CREATE FUNCTION gebeurtenis_alleen_toevoegen() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN RAISE EXCEPTION 'een gebeurtenis wordt nooit gewijzigd of gewist'; END $$;""",
    """ALTER TABLE kern_zoekdocument ADD COLUMN zoekvector tsvector GENERATED ALWAYS AS (
        setweight(to_tsvector('simple', titelwoorden), 'A') || setweight(to_tsvector('simple', woorden), 'B')
        || setweight(to_tsvector('simple', besloten), 'C')) STORED""",
    "CREATE INDEX zoekdocument_zoekvector ON kern_zoekdocument USING gin (zoekvector)",
)


def maak(apps, schema_editor):
    soort = schema_editor.connection.vendor
    eigen = {"sqlite": _SQLITE, "postgresql": _POSTGRESQL}.get(soort, ())
    for opdracht in (*eigen, *WEIGERINGEN.get(soort, ())):
        schema_editor.execute(opdracht, params=None)


class Migration(migrations.Migration):
    dependencies = [("kern", "0001_begin")]
    operations = [migrations.RunPython(maak, migrations.RunPython.noop)]
