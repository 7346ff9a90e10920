"""What holds the house together: imports point one way, sizes stay small, commands and lexicons are accounted for."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml

ROOT = Path(__file__).parent.parent
SOURCE = ROOT / "src" / "archive"
MODULES = sorted(SOURCE.rglob("*.py"))

# The rooms in the order in which data flows. A file imports only from its own room and those before it.
LINE = [
    *("errors", "facts", "lexicon", "dates", "packaged"),
    *("read", "text", "annotate", "resolve", "analysis", "extract", "evaluate"),
    *("public_ids", "models", "db", "decisions", "store", "ingest", "fingerprint", "verify", "query", "search", "summary"),
    *("publish", "cli"),
]
# Which rooms may know a library.
ONLY = {
    "spacy": {"annotate"},
    "sqlalchemy": {"models", "db", "decisions", "store", "ingest", "fingerprint", "verify", "query", "search"},
    "datasette": {"publish"},
    "click": {"cli"},
}
LINES_PER_MODULE = 300
LINES_PER_FUNCTION = 40
PARAMETERS = 5


def room_of(path: Path) -> str:
    return path.relative_to(SOURCE).parts[0].removesuffix(".py")


def imports_of(tree: ast.AST) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(SOURCE)))
def test_module_keeps_to_the_house(path: Path) -> None:
    source = path.read_text("utf-8")
    tree = ast.parse(source)
    room = room_of(path)
    assert source.count("\n") <= LINES_PER_MODULE, "split it by thing"
    if room != "__init__":
        assert room in LINE, "a new room: give it its place in LINE"
        check_imports(room, tree)
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            check_function(node)


def check_imports(room: str, tree: ast.AST) -> None:
    for name in imports_of(tree):
        parts = name.split(".")
        if parts[0] in ONLY:
            assert room in ONLY[parts[0]], f"{room} may not know {parts[0]}"
        if parts[0] == "archive" and len(parts) > 1:
            assert LINE.index(parts[1]) <= LINE.index(room), f"{room} may not import from {parts[1]}"


def check_function(node: ast.FunctionDef | ast.AsyncFunctionDef) -> None:
    lines = (node.end_lineno or node.lineno) - node.lineno + 1
    # Click hands a command one argument an option.
    is_command = any("command" in ast.unparse(decorator) for decorator in node.decorator_list)
    parameters = [*node.args.posonlyargs, *node.args.args, *node.args.kwonlyargs]
    assert lines <= LINES_PER_FUNCTION, f"{node.name} has {lines} lines"
    assert is_command or len(parameters) <= PARAMETERS, f"{node.name} has {len(parameters)} parameters"


@pytest.mark.parametrize("path", sorted((SOURCE / "lexicons").glob("*.yml")), ids=lambda path: path.name)
def test_lexicon_is_a_mapping_and_names_its_source(path: Path) -> None:
    text = path.read_text("utf-8")
    assert text.startswith("#"), "the first comment names the source"
    assert isinstance(yaml.load(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader)), dict)


def test_every_command_stands_in_the_readme() -> None:
    from archive.cli import main

    readme = (ROOT / "README.md").read_text("utf-8")
    assert [name for name in main.list_commands(None) if f"`archive {name}" not in readme] == []
