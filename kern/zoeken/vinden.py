"""Asks the search index. What a person may not see does not count: not as a hit, not in a number, not in an order."""

import difflib
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

from django.db.models import BooleanField, ExpressionWrapper, Q, QuerySet

from kern import register
from kern.models import Zoekdocument
from kern.querysets import ALLES, OPEN, bevat
from kern.rechten import NIETS
from kern.register import Zoeksoort
from kern.rijketekst import als_tekst
from kern.toegang import Toegang
from kern.zoeken.fragment import Stuk, begin, merk, rond_eerste
from kern.zoeken.woorden import splits
from kern.zoeken.zoekvraag import Zoekvraag, lees

KANDIDATEN = 200  # of one kind, when one asks for that kind
PER_SOORT = 15  # and when one asks for all: the kinds together make the same
TOON_PER_SOORT = 6
MEESTE_TITELS = 2000  # in which a word is sought that looks like what was typed


Rijen = TypeVar("Rijen", bound=QuerySet)


@dataclass(frozen=True)
class Treffer:
    """One hit: where it is, and its title and a fragment with the words that were found."""

    titel: tuple[Stuk, ...]
    url: str
    fragment: tuple[Stuk, ...]


@dataclass(frozen=True)
class Groep:
    """The hits of one kind, best first. ``aantal`` is how many there are, also when fewer are shown."""

    soort: Zoeksoort
    aantal: int
    treffers: tuple[Treffer, ...]

    @property
    def is_afgekapt(self) -> bool:
        return self.aantal > len(self.treffers)


def zoek(toegang: Toegang, tekst: str, soort: str = "") -> list[Groep]:
    """Return what this person finds, per kind, the kind with the best hit first.

    With ``soort`` only that kind, and all of it up to the best 200. The number of queries depends on the kinds that
    are found, never on how many there are of each.
    """
    vraag = lees(tekst)
    soorten = [s for s in register.alles.zoeksoorten.values() if soort in {"", s.naam}]
    if vraag and len(soorten) > 1:
        soorten = _die_voorkomen(toegang, vraag, soorten)
    if not vraag or not soorten:
        return []
    hoogstens, toon = (KANDIDATEN, KANDIDATEN) if soort else (PER_SOORT, TOON_PER_SOORT)
    per_soort: dict[str, list[Zoekdocument]] = defaultdict(list)
    for kandidaat in _kandidaten(toegang, vraag, soorten, hoogstens):
        per_soort[kandidaat.soort].append(kandidaat)
    return [
        Groep(
            register.alles.zoeksoorten[naam],
            rijen[0].aantal,
            _treffers(toegang, vraag, register.alles.zoeksoorten[naam], [k.object_id for k in rijen[:toon]]),
        )
        for naam, rijen in per_soort.items()
    ]


def _die_voorkomen(toegang: Toegang, vraag: Zoekvraag, soorten: Sequence[Zoeksoort]) -> list[Zoeksoort]:
    """The kinds with a document that answers, whoever may see it: of the others nobody need be asked who may see what."""
    past = Zoekdocument.objects.filter(bevat(vraag, OPEN) | bevat(vraag, ALLES), netwerk_id=toegang.netwerk.pk)
    namen = set(past.order_by().values_list("soort", flat=True).distinct())
    return [soort for soort in soorten if soort.naam in namen]


def _kandidaten(toegang: Toegang, vraag: Zoekvraag, soorten: Sequence[Zoeksoort], hoogstens: int) -> list[Zoekdocument]:
    """The most promising documents of each kind, best first, in one query."""
    rijen = (
        Zoekdocument.objects.filter(_mag_vinden(toegang, vraag, soorten), netwerk_id=toegang.netwerk.pk)
        .annotate(ziet_alles=ExpressionWrapper(_in_vertrouwen(toegang, soorten), output_field=BooleanField()))
        .kansrijkst(vraag, hoogstens)
    )
    gewogen = []
    for rij in rijen:
        tekst = f"{rij.woorden} {rij.besloten}" if rij.ziet_alles else rij.woorden
        gewogen.append((vraag.gewicht(rij.titelwoorden, tekst), rij.gewijzigd_op, rij))
    volgorde = {soort.naam: plaats for plaats, soort in enumerate(soorten)}
    gewogen.sort(key=lambda drie: (volgorde[drie[2].soort], -drie[2].object_id))
    gewogen.sort(key=lambda drie: drie[:2], reverse=True)  # and keeps the order above where these are the same
    return [rij for _, _, rij in gewogen]


def _zichtbaar(toegang: Toegang, soorten: Iterable[Zoeksoort]) -> Q:
    """The documents of what this person may see."""
    mag = NIETS
    for soort in soorten:
        mag |= Q(soort=soort.naam, object_id__in=_pks(soort.te_zien(toegang)))
    return mag


def _in_vertrouwen(toegang: Toegang, soorten: Iterable[Zoeksoort]) -> Q:
    """The documents of which this person may also find the private words."""
    mag = NIETS
    for soort in soorten:
        if soort.recht_besloten:
            eigen = soort.model.objects.filter(toegang.q(soort.recht_besloten))
            mag |= Q(soort=soort.naam, object_id__in=_pks(eigen))
    return mag


def _mag_vinden(toegang: Toegang, vraag: Zoekvraag, soorten: Sequence[Zoeksoort]) -> Q:
    """The documents that answer, in the words by which this person may find them."""
    open_ = bevat(vraag, OPEN)
    if any(soort.recht_besloten for soort in soorten):
        open_ |= bevat(vraag, ALLES) & _in_vertrouwen(toegang, soorten)
    return open_ & _zichtbaar(toegang, soorten)


def _pks(rijen: QuerySet) -> QuerySet:
    return rijen.order_by().values("pk")


def _treffers(toegang: Toegang, vraag: Zoekvraag, soort: Zoeksoort, pks: Sequence[int]) -> tuple[Treffer, ...]:
    # Asked again of the objects themselves: what is shown never comes from the index.
    rijen = {obj.pk: obj for obj in soort.rijen().filter(pk__in=_pks(soort.te_zien(toegang).filter(pk__in=pks)))}
    return tuple(_treffer(toegang, vraag, soort, rijen[pk]) for pk in pks if pk in rijen)


# Any: of the model of its kind, which the app to the right registered
def _treffer(toegang: Toegang, vraag: Zoekvraag, soort: Zoeksoort, obj: Any) -> Treffer:
    titel = soort.titel(obj)
    teksten = [tekst for tekst in soort.teksten(obj) if tekst != titel]
    if soort.recht_besloten and toegang.mag(soort.recht_besloten, obj):
        teksten += soort.besloten(obj)
    return Treffer(
        titel=merk(titel, vraag),
        url=soort.url(obj),
        fragment=rond_eerste(map(als_tekst, teksten), vraag) or (Stuk(begin(als_tekst(soort.noot(obj)))),),
    )


def doorzoek(rijen: Rijen, tekst: str, toegang: Toegang | None = None) -> Rijen:
    """Return those of ``rijen`` that answer, for the filter of a list: the same ones as :func:`zoek` finds.

    ``rijen`` holds only what may be seen already. Without ``toegang`` nobody's private words count. Text without any
    word finds nothing. Raises ValueError for rows of a kind that is not searched.
    """
    soort = register.zoeksoort_van(rijen.model)
    if soort is None:
        raise ValueError(f"{rijen.model.__name__} is not searched")
    vraag = lees(tekst)
    if not vraag:
        return rijen.none()
    past = bevat(vraag, OPEN)
    if toegang is not None:
        past |= bevat(vraag, ALLES) & _in_vertrouwen(toegang, [soort])
    documenten = Zoekdocument.objects.filter(past, soort=soort.naam)
    return rijen.filter(pk__in=documenten.order_by().values("object_id"))


def stel_voor(toegang: Toegang, tekst: str) -> str:
    """Return what was perhaps meant: the same words, spelled as in titles this person sees; '' when nothing is near.

    Only for when nothing was found. Only a suggestion that finds something is given.
    """
    vraag = lees(tekst)
    gezocht = [term.woord for term in vraag.termen]
    woorden = _titelwoorden(toegang) if gezocht else {}
    beter = []
    for woord in gezocht:
        dichtbij = difflib.get_close_matches(woord.heel, woorden, n=1, cutoff=0.75) if len(woord.heel) > 3 else []
        beter.append(woorden[dichtbij[0]] if dichtbij else tekst[woord.begin : woord.einde])
    voorstel = " ".join(beter)
    anders = {w.heel for w in splits(voorstel)} != {w.heel for w in gezocht}
    return voorstel if anders and zoek(toegang, voorstel) else ""


def _titelwoorden(toegang: Toegang) -> dict[str, str]:
    """The words of titles this person sees: as they are compared, and as they are written."""
    titels: Iterable[str] = (
        Zoekdocument.objects.filter(
            _zichtbaar(toegang, register.alles.zoeksoorten.values()), netwerk_id=toegang.netwerk.pk
        )
        .order_by("-gewijzigd_op", "-pk")
        .values_list("titel", flat=True)[:MEESTE_TITELS]
    )
    return {w.heel: titel[w.begin : w.einde].lower() for titel in titels for w in splits(titel) if len(w.heel) > 3}
