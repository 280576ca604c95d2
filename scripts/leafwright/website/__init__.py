"""Stage editions as plain Markdown and build the site from it: the only package that knows MkDocs."""

from leafwright.website.building import build
from leafwright.website.language_site import LanguageSite
from leafwright.website.preview import banner, serve
from leafwright.website.staging import stage
from leafwright.website.unchanged import LastSite

__all__ = ["LanguageSite", "LastSite", "banner", "build", "serve", "stage"]
