"""The addresses of our own files, worked out once: a page names twenty of them, and they change with a release alone."""

from functools import lru_cache

from django.contrib.staticfiles.storage import StaticFilesStorage
from whitenoise.storage import CompressedManifestStaticFilesStorage


class Bestanden(StaticFilesStorage):
    """Outside production: the files as they are."""

    @lru_cache(maxsize=512)  # noqa: B019 -- there is one, as long as the process lives
    def url(self, name: str | None) -> str:
        return super().url(name)


class GehashteBestanden(CompressedManifestStaticFilesStorage):
    """In production: named by their hash, and compressed."""

    @lru_cache(maxsize=512)  # noqa: B019 -- there is one, as long as the process lives
    def url(self, name: str | None, force: bool = False) -> str:  # noqa: FBT001, FBT002 -- Django's signature
        return str(super().url(name, force))
