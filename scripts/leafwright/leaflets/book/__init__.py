"""A leaflet as an electronic book: EPUB 3.3 with the metadata of EPUB Accessibility 1.1 (W3C)."""

from leafwright.leaflets.book.packing import faults, packed

__all__ = ["faults", "packed"]
