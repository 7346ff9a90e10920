"""Gold: hand-made annotations, one JSON file a document."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from archive.errors import GoldError

# What every row of a kind must say for itself to be scored.
REQUIRED = {
    "persons": ("id", "name", "mentions"),
    "roles": ("person", "title", "status"),
    "statements": ("content_spans", "cue_span"),
    "figures": ("span", "value", "bound"),
    "events": ("type", "trigger", "status", "participants"),
    "dates": ("span", "edtf"),
}


def load_gold(folder: Path) -> list[dict[str, Any]]:
    """Return the gold documents of a folder, by file name.

    Raises: GoldError where a file is no gold, or the folder holds none.
    """
    files = sorted(folder.glob("*.json"))
    if not files:
        raise GoldError("no gold: the folder holds no .json files", str(folder))
    return [_load_file(file) for file in files]


def find_text(name: str, folders: list[Path]) -> Path:
    """Return the text of that name, looked for in each folder.

    Raises: GoldError where none has it.
    """
    for folder in folders:
        if (path := folder / name).is_file():
            return path
    places = ", ".join(str(folder) for folder in folders)
    raise GoldError(f"the text {name!r} is not in {places}", hint="name the texts' folder with --texts")


def check_text(document: Mapping[str, Any], sha256: str) -> None:
    """Raise GoldError where the gold was made for another version of the text."""
    if document.get("sha256") not in (None, sha256):
        raise GoldError("the text is not the one that the gold annotates", document["doc"], "its sha256 differs")


def _load_file(file: Path) -> dict[str, Any]:
    try:
        document = json.loads(file.read_text("utf-8"))
    except (OSError, ValueError) as error:
        raise GoldError("not readable as JSON", str(file), str(error)) from error
    if not isinstance(document, dict) or not isinstance(document.get("doc"), str):
        raise GoldError('no gold: it has no "doc"', str(file))
    for kind, keys in REQUIRED.items():
        for number, row in enumerate(document.get(kind, []), 1):
            if missing := [key for key in keys if key not in row]:
                raise GoldError(f"row {number} of {kind!r} lacks {missing[0]!r}", str(file))
    return document
