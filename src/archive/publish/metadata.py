"""Datasette's metadata: how the archive is shown, from `presentation.yml` and the comments of the models."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import yaml

from archive.errors import PublishError
from archive.packaged import resource_path

# The name under which the database is always served, since metadata is keyed by it.
DATABASE = "archive"

HEADER = """\
# Datasette's metadata of the archive. Written by `make metadata`: change
# src/archive/publish/presentation.yml, or the comments of the models, and run it again.
"""


def make_metadata() -> dict[str, Any]:
    """Return the whole metadata: every table, view and column with its sentence.

    Columns that all views share are described once in `view_columns`.
    """
    # A server of a published archive shows metadata made before, and has no need of SQLAlchemy.
    from archive.models import Base

    shown = yaml.safe_load((Path(__file__).parent / "presentation.yml").read_text("utf-8"))
    tables: dict[str, Any] = {}
    for name, look in shown["tables"].items():
        model = Base.metadata.tables.get(name)
        columns = dict(shown["columns"].get(name, {}))
        if model is not None:
            look = {"description": model.comment} | look
            columns |= {column.name: column.comment for column in model.columns}
        elif not look.get("hidden"):
            columns |= shown["view_columns"]
        tables[name] = look | {"columns": columns}
    tables["alembic_version"]["description"] = "Which migration the schema has reached."
    about = {key: shown[key] for key in ("title", "description")}
    return about | {"databases": {DATABASE: {"tables": tables, "queries": shown["queries"]}}}


def dump_metadata() -> str:
    """Return the metadata as the YAML of `metadata.yml`."""
    body = yaml.dump(make_metadata(), Dumper=_Dumper, sort_keys=False, allow_unicode=True, width=130)
    return HEADER + body


def load_metadata_file(path: Path | None = None) -> dict[str, Any]:
    """Return the metadata of a file, by default that of the package.

    Raises: PublishError where the file cannot be read as YAML.
    """
    path = path or resource_path("metadata.yml")
    try:
        content = yaml.safe_load(path.read_text("utf-8"))
    except (OSError, yaml.YAMLError, UnicodeDecodeError) as error:
        raise PublishError("not readable as YAML", str(path), str(error).splitlines()[0]) from error
    if not isinstance(content, dict):
        raise PublishError("no metadata: not a YAML mapping", str(path))
    return content


class _Dumper(yaml.SafeDumper):
    """Writes texts of several lines as blocks, so that SQL can be read."""


def _represent_text(dumper: yaml.SafeDumper, text: str) -> yaml.ScalarNode:
    return dumper.represent_scalar("tag:yaml.org,2002:str", text, style="|" if "\n" in text else None)


_Dumper.add_representer(str, _represent_text)


if __name__ == "__main__":
    print(dump_metadata(), end="")
