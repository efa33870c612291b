"""Two people changed the same thing: put both texts side by side, field by field.

The view that catches ``VersieConflict`` calls :func:`vergelijk` and renders ``409.html`` (status 409) with the
result as ``conflict``. The form on that page posts to the same address again, now with the version that stands.
"""

import contextlib
from dataclasses import dataclass, field
from datetime import date, datetime, time
from typing import TYPE_CHECKING, Any

from django.core.exceptions import ValidationError
from django.db import models
from django.forms import BaseForm, BoundField, DateField, ModelChoiceField, TimeField, model_to_dict

from kern import opmaak

if TYPE_CHECKING:
    from collections.abc import Iterable


@dataclass(frozen=True)
class Verschil:
    """One field in which the two texts differ: as people read it, and raw to fill the field with."""

    veld: BoundField
    jouw: str
    nu: str
    jouw_ruw: str
    nu_ruw: str


@dataclass(frozen=True)
class Conflict:
    """What the 409 page shows. ``overige`` are the fields on which both agree; they travel along hidden."""

    verschillen: list[Verschil] = field(default_factory=list)
    overige: list[BoundField] = field(default_factory=list)
    door: str = ""
    op: datetime | None = None


def vergelijk(form: BaseForm, huidig: models.Model, *, door: str = "", versieveld: str = "versie") -> Conflict:
    """Compare what was typed in ``form`` (bound) with ``huidig`` as it stands in the database.

    The form leaves with the version of ``huidig``, so that a second save is judged against that one. ``door`` is
    the role of who saved it, in words.
    """
    waarden = {
        **model_to_dict(huidig),
        **{n: getattr(huidig, n, None) for n in form.fields if not _is_relatie(huidig, n)},
    }
    data: Any = form.data  # a QueryDict or what a test gives; the stubs promise no copy()
    data = data.copy()
    if versieveld in form.fields:
        data[form.add_prefix(versieveld)] = getattr(huidig, versieveld)
        form.data = data
    verschillen, overige = [], []
    for veld in form:
        if veld.name == versieveld or veld.is_hidden:
            overige.append(veld)
            continue
        nu = waarden.get(veld.name)
        getypt = veld.data
        if veld.field.has_changed(veld.field.prepare_value(nu) if nu is not None else nu, getypt):
            verschillen.append(Verschil(veld, _lees(veld, getypt), _lees(veld, nu), _ruw(veld, getypt), _ruw(veld, nu)))
        else:
            overige.append(veld)
    return Conflict(verschillen, overige, door, getattr(huidig, "gewijzigd_op", None))


def _is_relatie(obj: models.Model, naam: str) -> bool:
    return naam in {f.name for f in obj._meta.get_fields() if f.is_relation}


def _sleutels(waarde: object) -> list[str]:
    reeks = waarde if isinstance(waarde, list | tuple | set) else [waarde]
    return [str(w.pk if isinstance(w, models.Model) else w) for w in reeks if w not in (None, "")]


def _ruw(veld: BoundField, waarde: object) -> str:
    if hasattr(veld.field, "choices"):
        return ",".join(_sleutels(waarde))
    bereid = veld.field.prepare_value(waarde)
    opgemaakt = veld.field.widget.format_value(bereid) if hasattr(veld.field.widget, "format_value") else bereid
    return "" if opgemaakt is None else str(opgemaakt)


def _lees(veld: BoundField, waarde: object) -> str:
    if waarde in (None, ""):
        return ""
    if hasattr(veld.field, "choices"):
        return opmaak.opsomming(_labels(veld.field, _sleutels(waarde)))
    if isinstance(waarde, str) and isinstance(veld.field, DateField | TimeField):
        with contextlib.suppress(ValidationError):  # what was typed reads like what stands there
            waarde = veld.field.to_python(waarde)
    if isinstance(waarde, datetime):
        return opmaak.moment(waarde)
    if isinstance(waarde, date):
        return opmaak.dag(waarde)
    if isinstance(waarde, time):
        return opmaak.uur_kort(waarde)
    if isinstance(waarde, bool):
        return "ja" if waarde else "nee"
    return str(waarde)


def _labels(formveld: Any, sleutels: list[str]) -> list[str]:  # any field with choices: Django names no such class
    if isinstance(formveld, ModelChoiceField) and formveld.queryset is not None:
        veldnaam = formveld.to_field_name or "pk"
        try:
            objecten = formveld.queryset.filter(**{f"{veldnaam}__in": sleutels})
            return [formveld.label_from_instance(o) for o in objecten]
        except (ValueError, TypeError):
            return sleutels
    plat: dict[str, str] = {}
    for waarde, label in formveld.choices:
        groep: Iterable[tuple[object, object]] = label if isinstance(label, list | tuple) else [(waarde, label)]
        plat.update({str(w): str(tekst) for w, tekst in groep})
    return [plat.get(s, s) for s in sleutels]
