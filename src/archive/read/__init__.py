"""Bytes → Document. One file per input format; `READERS` names them.

To add a format: a file here with a function from bytes and the name to show in errors to text, and a line in
the table. Everything else (finding files, metadata beside them, hashes) is the same for all formats.

Markdown is left out on purpose: a folder of articles often holds a README.md, which is none.
"""

from __future__ import annotations

import hashlib
import os
import stat
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from archive.errors import ReadError
from archive.facts import Document, Metadata
from archive.read.metadata import MANIFEST, load_metadata, make_metadata
from archive.read.plain_text import read_plain_text

__all__ = ["MANIFEST", "READERS", "find_inputs", "load_metadata", "make_metadata", "read_document"]

READERS: dict[str, Callable[[bytes, str], str]] = {
    ".txt": read_plain_text,
    ".text": read_plain_text,
}

REASONS: dict[type[OSError], tuple[str, str]] = {
    FileNotFoundError: ("no such file or folder", "check the path"),
    NotADirectoryError: ("no such file or folder", "check the path"),
    IsADirectoryError: ("is a folder", "name a file in it"),
    PermissionError: ("may not be read", "check its permissions"),
}


def find_inputs(paths: Iterable[Path]) -> Iterator[Path]:
    """Yield the files to read: the named ones as named, folders' files of known formats, sorted, at any depth.

    Files and folders whose name starts with a dot are passed over inside folders, and so is what has no reader
    (sidecars, manifests, pictures). No file comes twice. Ask for one path at a time to go on after a bad one.

    Raises: ReadError for a path that does not exist and for a folder without a readable file.
    """
    seen: set[Path] = set()
    for path in paths:
        for file in _expand(path):
            identity = file.absolute()
            if identity not in seen:
                seen.add(identity)
                yield file


def _expand(path: Path) -> Iterator[Path]:
    try:
        is_folder = stat.S_ISDIR(path.stat().st_mode)
    except OSError as error:
        raise _explain(error, path) from error
    if not is_folder:
        yield path
        return
    found = False
    for file in _walk(path):
        if file.suffix.lower() in READERS:
            found = True
            yield file
    if not found:
        raise ReadError("no readable file in this folder", str(path), f"known formats: {_known_suffixes()}")


def _walk(folder: Path) -> Iterator[Path]:
    """Yield the files below a folder, each folder's own files first, by name."""
    for root, folders, files in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        yield from (Path(root) / name for name in sorted(files) if not name.startswith("."))


def read_document(path: Path, given: Metadata = Metadata()) -> Document:  # noqa: B008 - frozen
    """Return a file as a document with the metadata given for it.

    Raises: ReadError when it is missing, a folder, not permitted, of an unknown format, empty, or no text.
    """
    source = str(path)
    reader = READERS.get(path.suffix.lower(), read_plain_text)
    raw = read_bytes(path)
    text = reader(raw, source)
    if not text.strip():
        raise ReadError("the file is empty", source, "remove it or put its text in")
    return Document(
        source=source,
        text=text,
        sha256=hashlib.sha256(text.encode()).hexdigest(),
        raw_sha256=hashlib.sha256(raw).hexdigest(),
        given=given,
    )


def read_bytes(path: Path) -> bytes:
    """Return the bytes of a file of a known format.

    Raises: ReadError with the reason in plain words.
    """
    try:
        mode = path.stat().st_mode
        if path.suffix.lower() not in READERS and not stat.S_ISDIR(mode):
            raise ReadError(f"unknown format {path.suffix!r}", str(path), f"known formats: {_known_suffixes()}")
        if not stat.S_ISREG(mode) and not stat.S_ISDIR(mode):
            raise ReadError("is no regular file", str(path), "copy its text into one")
        return path.read_bytes()
    except OSError as error:
        raise _explain(error, path) from error


def _explain(error: OSError, path: Path) -> ReadError:
    for kind, (message, hint) in REASONS.items():
        if isinstance(error, kind):
            return ReadError(message, str(path), hint)
    return ReadError(f"cannot be read: {error.strerror or error}", str(path))


def _known_suffixes() -> str:
    return ", ".join(READERS)
