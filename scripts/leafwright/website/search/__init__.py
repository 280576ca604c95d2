"""The website's search: an index that is written beforehand, in pieces that a page loads when it needs them."""

from leafwright.website.search.staging import stage as stage
