"""The doorbell asks the broker once, and never waits for one that does not answer."""

import uuid

from kern.werk import bel


def test_a_bell_names_the_task_and_does_not_try_again(monkeypatch):
    gestuurd = []
    monkeypatch.setattr("celery.current_app.send_task", lambda *wat, **hoe: gestuurd.append((*wat, hoe)))
    pk = uuid.uuid4()

    bel.bel_job(pk)
    bel.bel_post()

    geen_tweede = {"retry": False}
    assert gestuurd == [
        ("kern.tasks.doe_job", (str(pk),), geen_tweede),
        ("kern.tasks.verstuur_post", geen_tweede),
    ]
