"""What is said of a file outside of it: options, a sidecar, a manifest.

A sidecar is `NAME.yml` beside `NAME.txt`, a mapping of the keys below. A manifest is `manifest.yml` in the same
folder, a mapping from file names to such mappings. Neither `NAME.txt.yml` nor `NAME.yaml` is looked at, and a
`manifest.yml` is never the sidecar of a `manifest.txt`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date
from functools import lru_cache
from pathlib import Path
from urllib.parse import urlsplit

import yaml

from archive.dates import parse_edtf
from archive.errors import DateError, MetadataError
from archive.facts import Basis, Given, Metadata

MANIFEST = "manifest.yml"


def load_metadata(path: Path, command_line: Metadata = Metadata(), *, manifest: bool) -> Metadata:  # noqa: B008 - frozen
    """Return what is given for a file: the command line before its sidecar before its folder's manifest.

    Without `manifest`, command line and sidecar alone.

    Raises: MetadataError naming the file and the key that is unusable.
    """
    layers = [command_line]
    sidecar = path.with_suffix(".yml")
    if sidecar.name != MANIFEST and sidecar != path and sidecar.is_file():
        layers.append(make_metadata(_read_mapping(sidecar), Basis.SIDECAR, str(sidecar)))
    listing = path.with_name(MANIFEST)
    if manifest and listing.is_file():
        keys = _read_mapping(listing).get(path.name) or {}
        layers.append(make_metadata(keys, Basis.MANIFEST, f"{listing}: {path.name}"))
    return merge_metadata(*layers)


def merge_metadata(*layers: Metadata) -> Metadata:
    """Return each value from the first layer that has it."""
    merged = {key: next((given for layer in layers if (given := getattr(layer, key))), None) for key in CHECKS}
    return Metadata(**merged)


def make_metadata(values: object, basis: Basis, source: str) -> Metadata:
    """Return values as metadata; those that are None are left out.

    Raises: MetadataError for what is no mapping, an unknown key or an unusable value.

    >>> make_metadata({"published": "2020-11-21"}, Basis.SIDECAR, "x.yml").published
    Given(value='2020-11-21', basis=<Basis.SIDECAR: 'sidecar'>)
    """
    if not isinstance(values, Mapping):
        raise MetadataError("not a mapping", source, "write `key: value` lines")
    unknown = [key for key in values if key not in CHECKS]
    if unknown:
        raise MetadataError(f"unknown key {unknown[0]!r}", source, f"known keys: {', '.join(CHECKS)}")
    said = {key: value for key, value in values.items() if value is not None}
    return Metadata(**{key: Given(CHECKS[key](value, f"{source}: {key}"), basis) for key, value in said.items()})


def check_published(value: object, source: str) -> str:
    """Return a date as EDTF. YAML has made a date of `2020-11-21` and a number of `2020`; of a time, the day is kept."""
    text = value.isoformat() if isinstance(value, date) else f"{value:04}" if type(value) is int else check_words(value, source)
    try:
        return str(parse_edtf(text))
    except DateError as error:
        raise MetadataError(error.message, source, error.hint) from error


def check_words(value: object, source: str) -> str:
    """Return a value that must be words, white space folded."""
    text = " ".join(value.split()) if isinstance(value, str) else ""
    if not text:
        raise MetadataError(f"{value!r} is no text", source, "write words, in quotation marks if they look like a number")
    return text


def check_url(value: object, source: str) -> str:
    """Return a value that must be a web address."""
    text = check_words(value, source)
    try:
        parts = urlsplit(text)
    except ValueError:
        parts = urlsplit("")
    if parts.scheme not in ("http", "https") or not parts.netloc or " " in text:
        raise MetadataError(f"{text!r} is no web address", source, "write it out, with https://")
    return text


def check_language(value: object, source: str) -> str:
    """Return a value that must be a code of ISO 639-1; a region after it is dropped."""
    # YAML reads Norwegian's code as false.
    text = "no" if value is False else check_words(value, source)
    code = re.fullmatch(r"([a-z]{2})(?:[-_][a-z]+)*", text.lower())
    if code is None:
        raise MetadataError(f"{text!r} is no language code", source, "write two letters as in ISO 639-1, such as en")
    return code[1]


CHECKS: dict[str, Callable[[object, str], str]] = {
    "published": check_published,
    "url": check_url,
    "title": check_words,
    "publisher": check_words,
    "byline": check_words,
    "language": check_language,
}


def _read_mapping(path: Path) -> Mapping[object, object]:
    try:
        stat = path.stat()
        content = _parse_yaml(path, stat.st_mtime_ns, stat.st_size)
    except UnicodeDecodeError as error:
        raise MetadataError(f"not UTF-8 at byte {error.start}", str(path), "re-save the file as UTF-8") from error
    except yaml.YAMLError as error:
        raise MetadataError("not readable as YAML", str(path), " ".join(str(error).split())) from error
    except ValueError as error:  # a date such as 2020-13-41
        raise MetadataError(f"not readable as YAML: {error}", str(path), "check its dates") from error
    except OSError as error:
        raise MetadataError("may not be read", str(path), error.strerror) from error
    if content is None:
        return {}
    if not isinstance(content, Mapping):
        raise MetadataError("not a mapping", str(path), "write `key: value` lines")
    return content


@lru_cache(maxsize=64)
def _parse_yaml(path: Path, _changed_ns: int, _size: int) -> object:
    # Kept for the next file of the same folder, until the manifest is changed.
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    content: object = yaml.load(path.read_bytes().decode("utf-8-sig"), Loader=loader)  # noqa: S506 - both are safe loaders
    return content
