"""What a tool said when it failed → what the person at the keyboard can do about it."""

from __future__ import annotations

TRY_AGAIN = "Run the command again. If it stops again, show these lines to whoever looks after this project."

UNKNOWN_CERTIFICATE = """\
Something between this computer and the internet uses a certificate that is not known here. Ask the IT
department for its certificate file, then run this
    export SSL_CERT_FILE=/path/to/that-file.pem
and the command again."""

ALTERED_FILE = """\
A downloaded file is not the one this project asks for. Do not use it. Ask the IT department whether downloads
are altered on the way; then run the command again."""

DISK_FULL = "The disk is full. Free about 2 GB, then run the command again."

NOT_ALLOWED = "You may not write there. Ask whoever looks after this computer to do this step."

OUT_OF_REACH = """\
The internet, or the server that holds this package, cannot be reached. Check the connection (and the proxy,
if your hospital has one: export HTTPS_PROXY=http://…), then run the command again."""

NOT_OFFERED = """\
The package server in use does not have that package for this kind of computer. If your hospital has a server
of its own, ask for the package there; if not, show these lines to whoever looks after this project."""

# The first whose sign is in the output is told: pip ends with "No matching distribution" whatever went wrong.
REMEDIES = {
    "certificate_verify_failed": UNKNOWN_CERTIFICATE,
    "certificate verification failed": UNKNOWN_CERTIFICATE,
    "confirming the ssl certificate": UNKNOWN_CERTIFICATE,
    "self_signed_cert": UNKNOWN_CERTIFICATE,
    "self-signed certificate": UNKNOWN_CERTIFICATE,
    "unable_to_get_issuer": UNKNOWN_CERTIFICATE,
    "unable to get local issuer": UNKNOWN_CERTIFICATE,
    "unable_to_verify": UNKNOWN_CERTIFICATE,
    "unable to verify": UNKNOWN_CERTIFICATE,
    "tls ca certificate bundle": UNKNOWN_CERTIFICATE,
    "do not match the hashes": ALTERED_FILE,
    "eintegrity": ALTERED_FILE,
    "no space left": DISK_FULL,
    "enospc": DISK_FULL,
    "eacces": NOT_ALLOWED,
    "permission denied": NOT_ALLOWED,
    "name resolution": OUT_OF_REACH,
    "name or service not known": OUT_OF_REACH,
    "temporary failure resolving": OUT_OF_REACH,
    "failed to fetch": OUT_OF_REACH,
    "unable to locate package": OUT_OF_REACH,
    "could not resolve": OUT_OF_REACH,
    "could not connect": OUT_OF_REACH,
    "connection refused": OUT_OF_REACH,
    "connection error": OUT_OF_REACH,
    "timed out": OUT_OF_REACH,
    "proxyerror": OUT_OF_REACH,
    "enotfound": OUT_OF_REACH,
    "eai_again": OUT_OF_REACH,
    "etimedout": OUT_OF_REACH,
    "econnrefused": OUT_OF_REACH,
    "no matching distribution": NOT_OFFERED,
    "etarget": NOT_OFFERED,
    "e404": NOT_OFFERED,
}


def remedy_for(output: str) -> str:
    """What to do about a failure that said this."""
    said = output.lower()
    return next((remedy for sign, remedy in REMEDIES.items() if sign in said), TRY_AGAIN)
