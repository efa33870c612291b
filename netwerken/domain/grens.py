from typing import Any

from kern.exceptions import AnderNetwerkError


def eis_zelfde_netwerk(netwerk: Any, *objecten: Any) -> None:
    """Raise AnderNetwerkError when one of ``objecten`` (None is skipped) belongs to another network.

    Every domain function that links objects calls this first, so that networks never touch.
    """
    for obj in objecten:
        if obj is not None and obj.netwerk_id != netwerk.pk:
            raise AnderNetwerkError
