"""One step of a migration that makes all tables of an app: what a first migration is made of."""

from collections.abc import Sequence

from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations import CreateModel
from django.db.migrations.operations.base import Operation
from django.db.migrations.state import ProjectState


class MaakTabellen(Operation):
    """Make these tables, in this order, each with all it has.

    As steps of their own, each would make Django build its picture of every related model anew: with a hundred tables
    around one network that is most of the time of a first start.
    """

    reduces_to_sql = True
    serialization_expand_args = ["modellen"]  # a list of steps, written out one by one

    def __init__(self, modellen: Sequence[CreateModel]) -> None:
        self.modellen = list(modellen)

    def state_forwards(self, app_label: str, state: ProjectState) -> None:
        state.__dict__.pop("apps", None)  # the picture is built once, when it is asked for with all of them in it
        for stap in self.modellen:
            stap.state_forwards(app_label, state)

    def database_forwards(
        self,
        app_label: str,
        schema_editor: BaseDatabaseSchemaEditor,
        from_state: ProjectState,  # noqa: ARG002 -- Django's signature
        to_state: ProjectState,
    ) -> None:
        for stap in self.modellen:
            model = to_state.apps.get_model(app_label, stap.name)
            if self.allow_migrate_model(schema_editor.connection.alias, model):
                schema_editor.create_model(model)

    def database_backwards(
        self,
        app_label: str,
        schema_editor: BaseDatabaseSchemaEditor,
        from_state: ProjectState,
        to_state: ProjectState,  # noqa: ARG002 -- idem
    ) -> None:
        for stap in reversed(self.modellen):
            model = from_state.apps.get_model(app_label, stap.name)
            if self.allow_migrate_model(schema_editor.connection.alias, model):
                schema_editor.delete_model(model)

    def describe(self) -> str:
        """What the command line says of this step."""
        return f"Make {len(self.modellen)} tables"
