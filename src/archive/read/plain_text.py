"""Plain text files: UTF-8, kept to the character."""

from __future__ import annotations

from archive.errors import ReadError

UTF16_MARKS = (b"\xff\xfe", b"\xfe\xff")


def read_plain_text(raw: bytes, source: str) -> str:
    r"""Return the bytes as text: a leading BOM dropped, CRLF turned into LF, nothing else changed.

    Raises: ReadError when the bytes are not UTF-8, or hold a NUL character and so are no text.

    >>> read_plain_text(b"\xef\xbb\xbfA truce.\r\n", "x.txt")
    'A truce.\n'
    """
    if raw.startswith(UTF16_MARKS):
        raise ReadError("is UTF-16", source, "re-save the file as UTF-8")
    nul = raw.find(b"\0")
    if nul >= 0:
        raise ReadError(f"not a text file: NUL at byte {nul}", source, "name text files only")
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError as error:
        raise ReadError(f"not UTF-8 at byte {error.start}", source, "re-save the file as UTF-8") from error
    return text.removeprefix("\ufeff").replace("\r\n", "\n")
