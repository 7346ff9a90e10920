"""Lexicons: words and phrases as data, not code.

Each is a YAML file in `lexicons/` whose first comment names its source. A user's own folder (the
environment variable `ARCHIVE_LEXICONS`) can hold files of the same names; their lists are appended,
their mappings merged over ours.
"""

from __future__ import annotations

import os
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from archive.errors import LexiconError

FOLDER = Path(__file__).parent / "lexicons"


@cache
def load_lexicon(name: str) -> dict[str, Any]:
    """Return the lexicon `name` ("cues" for `lexicons/cues.yml`) as plain dicts, lists and strings.

    The result is shared: do not change it.

    Raises: LexiconError when a file is no YAML mapping.
    """
    lexicon = _read_mapping(FOLDER / f"{name}.yml")
    own = os.environ.get("ARCHIVE_LEXICONS")
    if own and (path := Path(own) / f"{name}.yml").is_file():
        lexicon = merge_lexicons(lexicon, _read_mapping(path))
    return lexicon


def merge_lexicons(ours: Any, theirs: Any) -> Any:  # noqa: ANN401 - whatever YAML holds
    """Return `theirs` laid over `ours`: mappings merge, lists append, anything else replaces.

    >>> merge_lexicons({"say": ["said"], "n": 1}, {"say": ["quoth"], "n": 2})
    {'say': ['said', 'quoth'], 'n': 2}
    """
    if isinstance(ours, dict) and isinstance(theirs, dict):
        return ours | {key: merge_lexicons(ours[key], value) if key in ours else value for key, value in theirs.items()}
    if isinstance(ours, list) and isinstance(theirs, list):
        return ours + theirs
    return theirs


def _read_mapping(path: Path) -> dict[str, Any]:
    # The C loader reads the larger files ten times as fast.
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    try:
        content = yaml.load(path.read_text("utf-8"), Loader=loader)  # noqa: S506 - both are safe loaders
    except (OSError, yaml.YAMLError, UnicodeDecodeError) as error:
        raise LexiconError("not readable as YAML", str(path), str(error).splitlines()[0]) from error
    if not isinstance(content, dict):
        raise LexiconError("not a YAML mapping", str(path), "write `key: values` lines")
    return content
