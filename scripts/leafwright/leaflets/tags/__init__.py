"""The tag tree of a leaflet, built from our own document: what a screen reader follows (ISO 32000-1, 14.7 and 14.8)."""
