"""Write the answers below the questions of README.md, from an archive of the seeds.

    make readme

A question is a ```sql block; its answer is the ```text block right behind it, which this adds or replaces.
"""

from __future__ import annotations

import re
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).parent.parent
PROGRAM = str(Path(sys.executable).parent / "archive")
QUESTION = re.compile(r"```sql\n(?P<sql>.*?)```\n(?:\n```text\n(?P<answer>.*?)```\n)?", re.DOTALL)


def answer_questions(readme: str, database: Path) -> str:
    """Return the readme with every answer as `archive query` gives it."""

    def answer(match: re.Match[str]) -> str:
        return f"```sql\n{match['sql']}```\n\n```text\n{ask_archive(match['sql'], database)}```\n"

    return QUESTION.sub(answer, readme)


def ask_archive(sql: str, database: Path) -> str:
    """Return the table that `archive query` prints."""
    done = subprocess.run([PROGRAM, "query", sql, "--db", str(database)], capture_output=True, check=True, encoding="utf-8")
    return "\n".join(line.rstrip() for line in done.stdout.splitlines()) + "\n"


def main() -> None:
    """Ingest the seeds into a database of their own and rewrite README.md."""
    with tempfile.TemporaryDirectory() as folder:
        database = Path(folder) / "archive.db"
        subprocess.run([PROGRAM, "ingest", str(ROOT / "seeds"), "--db", str(database)], check=True)
        readme = ROOT / "README.md"
        readme.write_text(answer_questions(readme.read_text("utf-8"), database), "utf-8")


if __name__ == "__main__":
    main()
