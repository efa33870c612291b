"""Documents that an app can have made on demand: what each is, who may have it, where its facts come from."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from kern.pdf.opmaak import Opmaak

if TYPE_CHECKING:
    from kern.toegang import Toegang
    from netwerken.models import Netwerk


@dataclass(frozen=True)
class Drukklaar:
    """What goes into one document: its title and the facts that its pieces lay out.

    ``delen`` are plain values (text, whole numbers, Decimals, days, aware moments, lists and mappings of these). ``op`` is the
    moment the document speaks of; without it, the moment it is made. The same facts of the same moment give the same file.
    """

    titel: str
    delen: Mapping[str, object]
    op: datetime | None = None


@dataclass(frozen=True)
class Documentsoort:
    """One kind of document. ``sleutel`` says about what, in the words of the app that offers the kind.

    ``lees(netwerk, sleutel)`` is called by the worker, in one reading of the database, and gives None when the thing is not
    there any more. ``mag(toegang, sleutel)`` is asked when it is fetched: a right that was lost closes the file as well.
    """

    naam: str
    opmaak: Opmaak
    lees: Callable[["Netwerk", str], Drukklaar | None]
    mag: Callable[["Toegang", str], bool]
