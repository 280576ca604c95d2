"""The search index gets other words for its pages, and keeps what MkDocs set."""

from leafwright.website.search import FIELDS, rewrite

INDEX = {
    "config": {"lang": ["en"], "fields": {"title": {"boost": 1000.0}}},
    "docs": [{"location": "topics/hernia.html", "title": "Hernia", "text": "<p>A gap.</p>"}],
}


def test_the_settings_of_mkdocs_stay_and_the_new_fields_are_told() -> None:
    made = rewrite(INDEX, {"topics/hernia.html": "rupture"})
    assert made["config"]["lang"] == ["en"]
    assert made["config"]["fields"].keys() == {"title", *FIELDS}
    assert made["docs"][0]["fold_terms"] == "rupture"
    assert made.keys() == INDEX.keys()
