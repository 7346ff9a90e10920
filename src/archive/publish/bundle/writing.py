"""The folder of a bundle: laid out beside its place, and moved there when it is complete."""

from __future__ import annotations

import json
import shutil
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path
from string import Template
from tempfile import mkdtemp
from typing import Any

import yaml

from archive.db import backup, check_current
from archive.errors import PublishError
from archive.packaged import PACKAGE, resource_path
from archive.publish.bundle.ahead import make_answers
from archive.publish.bundle.redaction import remove_texts
from archive.publish.bundle.sealing import find_longest, inspect_archive, seal_archive, shorten_paths
from archive.publish.bundle.selection import keep_only
from archive.publish.limits import LARGEST_ANSWER, LARGEST_HEAP, MEGABYTE
from archive.publish.metadata import DATABASE, load_metadata_file
from archive.publish.pages.land import write_outlines
from archive.publish.security import PLUGIN
from archive.publish.serving import SETTINGS

FILES = Path(__file__).parent / "files"
# What a folder must have to be taken for a bundle, and be replaced by one.
MARK = "inspect-data.json"
# The owner's own, once it is there.
OWN = "fly.toml"

# More threads than strangers' SQL can take at once.
BUNDLE_SETTINGS = SETTINGS | {"num_sql_threads": 5}
# Crawlers that are let in find all articles from there; what stands behind question marks is for people.
ROBOTS = "User-agent: *\nDisallow: /*?\nDisallow: /-/\nDisallow: /archive.db\nAllow: /"


@dataclass(frozen=True, slots=True)
class Wishes:
    """What is to be published, and to whom."""

    without_text: bool = False
    only: str | None = None
    cors: bool = False
    allow_robots: bool = False


def write_bundle(database: Path, folder: Path, wishes: Wishes) -> dict[str, Any]:
    """Write a bundle of an archive to a folder, which it replaces where that is a bundle; return what it holds.

    Raises: PublishError where the folder is something else, StoreError where the database is no current archive.
    """
    check_current(database)
    check_folder(folder)
    folder.absolute().parent.mkdir(parents=True, exist_ok=True)
    made = Path(mkdtemp(prefix=f".{folder.name}-", dir=folder.absolute().parent))
    try:
        archive = made / f"{DATABASE}.db"
        choose_content(database, archive, wishes)
        inspected = inspect_archive(archive)
        metadata = make_bundle_metadata(wishes, find_longest(archive))
        write_text(made / "metadata.yml", yaml.safe_dump(metadata, sort_keys=False, allow_unicode=True))
        write_text(made / "settings.json", json.dumps(BUNDLE_SETTINGS, indent=2))
        write_text(made / "inspect-data.json", json.dumps(inspected, indent=1))
        write_text(made / "answers.json", make_answers(archive, metadata, BUNDLE_SETTINGS))
        write_site(made / "site")
        write_files(made, folder, describe(metadata["title"], inspected, wishes))
        move_in_place(made, folder)
    finally:
        shutil.rmtree(made, ignore_errors=True)
    return {name: table["count"] for name, table in inspected[DATABASE]["tables"].items()}


def check_folder(folder: Path) -> None:
    """Raise PublishError where a folder holds something else than a bundle."""
    if folder.exists() and (not folder.is_dir() or (any(folder.iterdir()) and not (folder / MARK).exists())):
        raise PublishError("is there already, and is no bundle", str(folder), "choose a new folder")


def choose_content(database: Path, archive: Path, wishes: Wishes) -> None:
    """Write the sealed archive, with what is to be published alone."""
    work = archive.with_name("work.db")
    backup(database, work)
    if wishes.only is not None:
        keep_only(work, wishes.only)
    if wishes.without_text:
        remove_texts(work)
    shorten_paths(work, database.absolute().parent)
    seal_archive(work, archive)
    for path in archive.parent.glob("work.db*"):
        path.unlink()


def make_bundle_metadata(wishes: Wishes, longest: int) -> dict[str, Any]:
    """Return Datasette's metadata with what the bundle's plugins are to do."""
    metadata = load_metadata_file()
    plugins: dict[str, Any] = {PLUGIN: {"longest": longest, "cors": wishes.cors}}
    if wishes.allow_robots:
        plugins["datasette-block-robots"] = {"literal": ROBOTS}
    return metadata | {"plugins": plugins}


def describe(title: str, inspected: dict[str, Any], wishes: Wishes) -> dict[str, Any]:
    """Return what the README tells of this bundle."""
    tables = inspected[DATABASE]["tables"]
    held = [f"{tables[name]['count']:,} {name}" for name in ("articles", "statements", "figures", "events", "roles")]
    texts = "\nThe articles' texts are not in it, and quotations end with their first sentence." if wishes.without_text else ""
    part = f"\nOf all articles there are those {wishes.only.strip()}." if wishes.only else ""
    others = "may read its JSON and CSV" if wishes.cors else "can read nothing"
    return {
        "title": title,
        "contents": f"It holds {', '.join(held)}.{part}{texts}",
        "memory": (LARGEST_HEAP + LARGEST_ANSWER) // MEGABYTE,
        "seconds": BUNDLE_SETTINGS["sql_time_limit_ms"] // 1000,
        "sharing": f"Their scripts {others}.",
        "robots": "Search engines may list its pages." if wishes.allow_robots else "Search engines are asked to stay away.",
    }


def write_site(site: Path) -> None:
    """Copy the program, found by Python and by Datasette's plugins as if it were installed."""
    shutil.copytree(PACKAGE, site / PACKAGE.name, ignore=shutil.ignore_patterns("__pycache__", "_packaged", "annotate", "*.xz"))
    write_outlines(site / PACKAGE.name / "publish" / "pages")
    about = site / f"{PACKAGE.name}-{version(PACKAGE.name)}.dist-info"
    about.mkdir()
    write_text(about / "METADATA", f"Metadata-Version: 2.1\nName: {PACKAGE.name}\nVersion: {version(PACKAGE.name)}\n")
    plugins = "archive = archive.publish.plugin\narchive-security = archive.publish.security\n"
    write_text(about / "entry_points.txt", f"[datasette]\n{plugins}")


def write_files(made: Path, folder: Path, about: dict[str, Any]) -> None:
    """Write what the bundle is run with. The owner's own configuration of a host stays."""
    shutil.copy(resource_path("requirements-serve.txt"), made / "requirements.txt")
    for path in FILES.iterdir():
        name = {"dockerignore": ".dockerignore"}.get(path.name, path.name)
        content = path.read_text("utf-8")
        write_text(made / name, Template(content).substitute(about) if name == "README.md" else content)
    if (folder / OWN).exists():
        shutil.copy(folder / OWN, made / OWN)
    # Whoever runs it in a container is somebody else.
    for path in (made, *made.rglob("*")):
        path.chmod(0o755 if path.is_dir() or path.suffix == ".sh" else 0o444 if path.suffix == ".db" else 0o644)


def write_text(path: Path, text: str) -> None:
    """Write a text file."""
    path.write_text(text.rstrip("\n") + "\n", "utf-8")


def move_in_place(made: Path, folder: Path) -> None:
    """Put a complete bundle where it belongs, in the place of a former one."""
    if folder.exists():
        former = made.with_name(f"{made.name}-former")
        folder.rename(former)
        made.rename(folder)
        shutil.rmtree(former)
    else:
        made.rename(folder)
