"""What takes longest to load before the first leaflet: loaded here, once, by the process that workers begin from."""

from contextlib import suppress

with suppress(OSError):  # without Pango, about which the printer has more to say
    import weasyprint  # noqa: F401
