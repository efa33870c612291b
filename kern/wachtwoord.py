"""What a password must be, in plain Dutch; the checks themselves are Django's."""

from django.contrib.auth import password_validation as django


class NietAlsJezelf(django.UserAttributeSimilarityValidator):
    """Not the name or the address of its owner."""

    def get_error_message(self) -> str:
        return "Dit wachtwoord lijkt te veel op je naam of je e-mailadres."

    def get_help_text(self) -> str:
        return "Gebruik niet je naam of je e-mailadres."


class NietAlledaags(django.CommonPasswordValidator):
    """Not one of the twenty thousand everybody tries first."""

    def get_error_message(self) -> str:
        return "Dit wachtwoord gebruiken veel mensen. Kies iets wat niemand raadt."

    def get_help_text(self) -> str:
        return "Kies iets wat niemand raadt. Vier losse woorden na elkaar werken goed."


class LangGenoeg(django.MinimumLengthValidator):
    """Long rather than complicated."""

    def get_error_message(self) -> str:
        return f"Dit wachtwoord is te kort. Gebruik minstens {self.min_length} tekens."

    def get_help_text(self) -> str:
        return f"Gebruik minstens {self.min_length} tekens."
