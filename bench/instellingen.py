"""The settings of the platform, with the plain list beside it."""

from lerend_netwerk.settings import *  # noqa: F403 -- all of them

ROOT_URLCONF = "bench.urls"
