"""Files that belong to the program but are no modules: the migrations and `metadata.yml`."""

from __future__ import annotations

from pathlib import Path

PACKAGE = Path(__file__).parent


def resource_path(name: str, package: Path = PACKAGE) -> Path:
    """Return where a resource ("migrations", "metadata.yml") stands.

    In a checkout that is the checkout itself, whose files are newer than any copy made by a build; else the copy
    inside the installed package.
    """
    root = package.parent.parent
    if (root / "pyproject.toml").is_file() and package.parent.name == "src" and (root / name).exists():
        return root / name
    return package / "_packaged" / name
