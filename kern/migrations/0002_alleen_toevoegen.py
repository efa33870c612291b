"""The audit trail only grows: the database itself refuses a change (and, on PostgreSQL, a removal)."""

from django.db import migrations

_SQLITE = """
CREATE TRIGGER gebeurtenis_alleen_toevoegen BEFORE UPDATE ON kern_gebeurtenis
BEGIN SELECT RAISE(ABORT, 'een gebeurtenis wordt nooit gewijzigd'); END;
"""
_POSTGRESQL = """
CREATE FUNCTION gebeurtenis_alleen_toevoegen() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN RAISE EXCEPTION 'een gebeurtenis wordt nooit gewijzigd of gewist'; END $$;
CREATE TRIGGER gebeurtenis_alleen_toevoegen BEFORE UPDATE OR DELETE ON kern_gebeurtenis
FOR EACH ROW EXECUTE FUNCTION gebeurtenis_alleen_toevoegen();
"""


def maak(apps, schema_editor):
    sql = {"sqlite": _SQLITE, "postgresql": _POSTGRESQL}.get(schema_editor.connection.vendor)
    if sql:
        schema_editor.execute(sql)


def verwijder(apps, schema_editor):
    if schema_editor.connection.vendor == "sqlite":
        schema_editor.execute("DROP TRIGGER gebeurtenis_alleen_toevoegen")
    elif schema_editor.connection.vendor == "postgresql":
        schema_editor.execute("DROP TRIGGER gebeurtenis_alleen_toevoegen ON kern_gebeurtenis")
        schema_editor.execute("DROP FUNCTION gebeurtenis_alleen_toevoegen()")


class Migration(migrations.Migration):
    dependencies = [("kern", "0001_begin")]
    operations = [migrations.RunPython(maak, verwijder)]
