"""What can go wrong because of the input or the surroundings, as opposed to a bug.

    ArchiveError             rendered as "source: message (hint)"; becomes exit code 1 in `cli`
    ├── ReadError            a file cannot be read or is of no known format
    ├── MetadataError        a sidecar, manifest or option says something unusable
    ├── DateError            a text is no EDTF
    ├── LexiconError         a lexicon file is not of its form
    ├── StoreError           the database is missing, older, newer, locked or no archive
    ├── GoldError            a gold file is not of the form of the annotation guide
    └── PublishError         the archive cannot be served or published as asked

Anything else that is raised is a bug and keeps its traceback.
"""

from __future__ import annotations


class ArchiveError(Exception):
    """One line for the user: what is wrong, where, and what to do about it."""

    def __init__(self, message: str, source: str | None = None, hint: str | None = None) -> None:
        super().__init__(message)
        self.message = message
        self.source = source
        self.hint = hint

    def __str__(self) -> str:
        """Return the line as it is shown.

        >>> str(ReadError("not UTF-8 at byte 17", "seeds/x.txt", "re-save the file as UTF-8"))
        'seeds/x.txt: not UTF-8 at byte 17 (re-save the file as UTF-8)'
        """
        place = f"{self.source}: " if self.source else ""
        hint = f" ({self.hint})" if self.hint else ""
        return f"{place}{self.message}{hint}"


class ReadError(ArchiveError):
    """A file cannot be read or is of no known format."""


class MetadataError(ArchiveError):
    """A sidecar, manifest or option says something unusable."""


class DateError(ArchiveError):
    """A text is no EDTF."""


class LexiconError(ArchiveError):
    """A lexicon file is not of its form."""


class StoreError(ArchiveError):
    """The database is missing, older, newer, locked or no archive."""


class GoldError(ArchiveError):
    """A gold file is not of the form of the annotation guide."""


class PublishError(ArchiveError):
    """The archive cannot be served or published as asked."""
