"""The frozen data of a report: taken once per job, in one consistent view of the database."""

from rapportage.momentopname.nemen import neem

__all__ = ["neem"]
