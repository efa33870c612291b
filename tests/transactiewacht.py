"""No test may see a template being rendered while an act holds its transaction open: who waits for its rows would wait too."""

from django.db import connection, transaction
from django.template.base import Template


class RendertInTransactie(AssertionError):
    """A template was rendered between BEGIN and COMMIT."""


def open_daad() -> bool:
    """Say whether our own code opened a transaction; those around a test are not counted."""
    return any(not blok._from_testcase for blok in connection.atomic_blocks)


def om_de_proef() -> transaction.Atomic:
    """A transaction of the test itself, around what it asks of the product, to be rolled back afterwards."""
    blok = transaction.atomic()
    blok._from_testcase = True
    return blok


def waak() -> None:
    """From now on every template of every test refuses to be rendered inside a transaction."""
    rendert = Template.render

    def bewaakt(sjabloon, context):
        if open_daad():
            raise RendertInTransactie(f"{sjabloon.name} wordt gemaakt in een transactie")
        return rendert(sjabloon, context)

    Template.render = bewaakt
