class DomainError(Exception):
    """A business rule said no. The message is Dutch and may be shown to the user.

    ``veld`` names the input it is about, so that a form shows it there ('' for the whole); ``code`` is a fixed word for
    programs that must tell one refusal from another. ``elders`` is what stands in the way: the words of a link, and where
    it leads.
    """

    def __init__(self, zin: str, *, veld: str = "", code: str = "", elders: tuple[str, str] = ("", "")) -> None:
        super().__init__(zin)
        self.veld = veld
        self.code = code
        self.elders = elders


class VersieConflict(DomainError):
    """Somebody else saved the same object first.

    ``huidig`` is the object as it stands in the database now, so that the page can show both texts.
    """

    def __init__(self, huidig: object) -> None:
        super().__init__(
            "Dit is intussen ook elders bewaard. Vergelijk de twee teksten en kies.", code="versieconflict"
        )
        self.huidig = huidig


class AlVerstuurd(DomainError):
    """The same form was sent before, with other things in it: nothing was done, and the form comes back."""

    def __init__(self) -> None:
        super().__init__(
            "Dit formulier verstuurde je al, en dat is bewaard. Wat je nu veranderde nog niet. Hoort het bij wat er al staat, "
            "wijzig het dan daar. Is het iets nieuws, verstuur dan nog een keer.",
            code="al_verstuurd",
        )


class AnderNetwerkError(DomainError):
    """A link between two networks was asked; networks never share objects."""

    def __init__(self) -> None:
        super().__init__("Dit hoort bij een ander netwerk en kan hier niet gekoppeld worden.", code="ander_netwerk")


class WerkOnderbroken(RuntimeError):
    """Long work stopped on the way, for a reason that the message says in Dutch; another attempt may work."""
