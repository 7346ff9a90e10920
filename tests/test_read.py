"""Files to documents."""

from __future__ import annotations

import hashlib
import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.errors import ReadError
from archive.facts import Basis, Given, Metadata
from archive.read import find_inputs, read_document
from archive.read.plain_text import read_plain_text


def write(folder: Path, *names: str) -> None:
    for name in names:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("A truce was signed.\n", "utf-8")


def test_read_document_keeps_the_text_to_the_character(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    raw = "\ufeff  “Truce”\u00a0\u00ad\r\n\tsecond\rline\n\n".encode()
    path.write_bytes(raw)
    given_here = Metadata(published=Given("2020-11-21", Basis.SIDECAR))
    document = read_document(path, given_here)
    assert document.text == "  “Truce”\u00a0\u00ad\n\tsecond\rline\n\n"
    assert document.source == str(path)
    assert document.sha256 == hashlib.sha256(document.text.encode()).hexdigest()
    assert document.raw_sha256 == hashlib.sha256(raw).hexdigest()
    assert document.given == given_here


@pytest.mark.parametrize(
    "name, raw, message",
    [
        ("a.txt", b"Sixteen letters.\xe9", "a.txt: not UTF-8 at byte 16 (re-save the file as UTF-8)"),
        ("a.txt", b"", "a.txt: the file is empty (remove it or put its text in)"),
        ("a.txt", b" \r\n\t", "a.txt: the file is empty (remove it or put its text in)"),
        ("a.txt", b"\x89PNG\0\0", "a.txt: not a text file: NUL at byte 4 (name text files only)"),
        ("a.txt", "Truce".encode("utf-16"), "a.txt: is UTF-16 (re-save the file as UTF-8)"),
        ("a.docx", b"PK", "a.docx: unknown format '.docx' (known formats: .txt, .text)"),
        ("a", b"text", "a: unknown format '' (known formats: .txt, .text)"),
    ],
)
def test_read_document_says_what_is_wrong(tmp_path: Path, name: str, raw: bytes, message: str) -> None:
    (tmp_path / name).write_bytes(raw)
    with pytest.raises(ReadError) as caught:
        read_document(tmp_path / name)
    assert str(caught.value) == f"{tmp_path}/{message}"


def test_read_document_names_what_is_no_file(tmp_path: Path) -> None:
    with pytest.raises(ReadError, match=r"no such file or folder \(check the path\)"):
        read_document(tmp_path / "gone.txt")
    with pytest.raises(ReadError, match=r"is a folder \(name a file in it\)"):
        read_document(tmp_path)
    os.mkfifo(tmp_path / "pipe.txt")
    with pytest.raises(ReadError, match="is no regular file"):
        read_document(tmp_path / "pipe.txt")


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read anything")
def test_read_document_names_a_missing_permission(tmp_path: Path) -> None:
    write(tmp_path, "a.txt")
    (tmp_path / "a.txt").chmod(0)
    with pytest.raises(ReadError, match="may not be read"):
        read_document(tmp_path / "a.txt")


def test_find_inputs_walks_folders_in_order(tmp_path: Path) -> None:
    write(tmp_path, "b.txt", "a.TXT", "a.yml", "manifest.yml", ".hidden.txt", "sub/c.text", "sub/d.md", ".git/e.txt")
    found = [path.relative_to(tmp_path).as_posix() for path in find_inputs([tmp_path])]
    assert found == ["a.TXT", "b.txt", "sub/c.text"]


def test_find_inputs_takes_named_files_as_named_and_once(tmp_path: Path) -> None:
    write(tmp_path, "a.txt", "b.docx", ".c.txt")
    named = [tmp_path / ".c.txt", tmp_path / "b.docx", tmp_path, tmp_path / "a.txt"]
    assert list(find_inputs(named)) == [tmp_path / ".c.txt", tmp_path / "b.docx", tmp_path / "a.txt"]


@pytest.mark.parametrize(
    "name, message",
    [
        ("gone.txt", "no such file or folder"),
        ("empty", r"no readable file in this folder \(known formats: .txt, .text\)"),
        ("empty/x.md/y.txt", "no such file or folder"),
    ],
)
def test_find_inputs_refuses_what_gives_nothing(tmp_path: Path, name: str, message: str) -> None:
    write(tmp_path, "empty/x.md")
    with pytest.raises(ReadError, match=message):
        list(find_inputs([tmp_path / name]))


@given(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0")))
def test_read_plain_text_changes_line_ends_alone(text: str) -> None:
    assert read_plain_text(("\ufeff" + text).encode(), "x.txt") == text.replace("\r\n", "\n")
