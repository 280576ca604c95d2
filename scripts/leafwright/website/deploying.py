"""What web servers are told of the site just built: ready configuration for each, below build/deploy.

All of them say the same, from the data here: types, headers, how long to keep a file, which language to begin with.
"""

import json
import re
import shutil
from collections.abc import Sequence
from pathlib import Path
from urllib.parse import urlsplit

import jinja2

from leafwright.model import Hospital
from leafwright.website import policy
from leafwright.website.asset_hashing import STAMPED
from leafwright.website.language_site import LanguageSite

TEMPLATES = Path(__file__).parent / "deploy"

TYPES = {
    "atom": "application/atom+xml",
    "brf": "text/plain",
    "css": "text/css",
    "csv": "text/csv",
    "epub": "application/epub+zip",
    "html": "text/html",
    "ics": "text/calendar",
    "jpg": "image/jpeg",
    "js": "text/javascript",
    "json": "application/json",
    "pdf": "application/pdf",
    "png": "image/png",
    "svg": "image/svg+xml",
    "txt": "text/plain",
    "woff2": "font/woff2",
    "xml": "application/xml",
    "zip": "application/zip",
}
_PLAIN = re.compile(r"^text/|[/+](?:json|xml)$")  # written in letters: to be compressed, and in UTF-8

# Readers who ask for these do not read the folder that the first part of the tag leads to: they choose for themselves.
_NOT = {"zh-Hans": ("zh-hant", "zh-tw", "zh-hk", "zh-mo")}


def write(folder: Path, hospital: Hospital, sites: Sequence[LanguageSite]) -> None:
    """Write folder/deploy: a file a server, headers.json for any other, and README.md."""
    target = folder / "deploy"
    shutil.rmtree(target, ignore_errors=True)
    target.mkdir(parents=True)
    headers = policy.headers()
    (target / "headers.json").write_text(json.dumps(headers, indent=2) + "\n", "utf-8", newline="\n")
    address = urlsplit(hospital.address)
    folders = ranges(
        [language_site.language.tag for language_site in sites if language_site.speaks == language_site.language]
    )
    values = {
        "host": address.hostname,
        "base": address.path,
        "headers": headers,
        "types": TYPES,
        "plain": {name: type_ for name, type_ in TYPES.items() if _PLAIN.search(type_)},
        "tags": [language_site.language.tag for language_site in sites],
        "ranges": folders,
        "asked": asked(folders),
        "stamped": STAMPED,
    }
    environment = jinja2.Environment(
        loader=jinja2.FileSystemLoader(TEMPLATES),
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    for name in sorted(environment.list_templates()):
        (target / name).write_text(environment.get_template(name).render(values), "utf-8", newline="\n")


def ranges(tags: Sequence[str]) -> dict[str, str]:
    """Takes the tags of the site; returns which folder a range of Accept-Language leads to, "" for none of them.

    A longer range stands before its beginning, as in RFC 4647: zh-hant before zh.
    """
    found = {tag.lower(): tag for tag in tags}
    for tag in tags:
        found.setdefault(tag.split("-")[0].lower(), tag)
        found |= dict.fromkeys((range_ for range_ in _NOT.get(tag, ()) if range_ not in found), "")
    return dict(sorted(found.items(), key=lambda item: (-len(item[0]), item[0])))


def asked(folders: dict[str, str]) -> str:
    """Takes ranges; returns the expression whose first match in Accept-Language is the first of them asked for.

    Browsers send languages in order of preference. It keeps to what PCRE, .NET and Go's RE2 have in common.
    """
    return rf"(?:^|,)\s*({'|'.join(map(re.escape, folders))})(?:[-;,\s]|$)".replace(r"\-", "-")
