"""The figure of a signal: one dot per project, filled for those that recognise it."""

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe

MEESTE, PER_RIJ, STAP = 40, 14, 18


def bollen(aantal: int, van: int = 0) -> SafeString:
    """Draw ``aantal`` filled dots of ``van`` (at most 40, in rows); the numbers stand beside it in words.

    Hidden from a screen reader, because the sentence beside it says the same.
    """
    totaal = min(max(aantal, van), MEESTE)
    if not totaal:
        return mark_safe("")
    cirkels = format_html_join(
        "",
        '<circle cx="{}" cy="{}" r="6"{}></circle>',
        (
            (8 + STAP * (i % PER_RIJ), 8 + STAP * (i // PER_RIJ), mark_safe(' class="on"') if i < aantal else "")
            for i in range(totaal)
        ),
    )
    breedte = STAP * min(totaal, PER_RIJ)
    hoogte = STAP * -(-totaal // PER_RIJ)
    return format_html(
        '<svg class="ln-bollen" viewBox="0 0 {} {}" width="{}" height="{}" aria-hidden="true">{}</svg>',
        breedte,
        hoogte,
        breedte,
        hoogte,
        cirkels,
    )
