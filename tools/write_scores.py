"""Write the table of scores into README.md: what `archive evaluate tests/gold` prints of the main measures.

    make readme

The table stands behind the line `<!-- scores -->`, up to the next blank line after it.
"""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parent.parent
PROGRAM = str(Path(sys.executable).parent / "archive")
MARK = "<!-- scores -->\n"
SHOWN = {
    "person_mentions": "mentions of persons",
    "persons": "persons",
    "roles": "roles",
    "roles_org": "roles with their organization",
    "statements": "statements",
    "statements_with_speaker": "statements with the right speaker",
    "content_chars": "characters of their content",
    "figures": "figures",
    "figure_row": "figures with value, bound, unit and what is counted",
    "figure_place": "places of figures",
    "events": "events: type, near the place",
    "event_participants": "participants of events",
    "dates": "dates",
    "dates_right": "dates with the right value",
    "entries": "entries of live blogs",
}


def make_table(scores: dict[str, dict[str, float]]) -> str:
    """Return the scores as a Markdown table."""
    rows = [
        f"| {words} | {scores[name]['p']:.2f} | {scores[name]['r']:.2f} | {scores[name]['f1']:.2f} |"
        for name, words in SHOWN.items()
    ]
    return "\n".join(["| on the seeds | precision | recall | F1 |", "| --- | --- | --- | --- |", *rows]) + "\n"


def replace_table(readme: str, table: str) -> str:
    """Return the readme with the table behind the mark."""
    return re.sub(re.escape(MARK) + r"(?:\|.*\n)*", lambda _: MARK + table, readme)


def main() -> None:
    """Evaluate and rewrite README.md."""
    done = subprocess.run(
        [PROGRAM, "evaluate", str(ROOT / "tests" / "gold"), "--json"], capture_output=True, check=True, cwd=ROOT
    )
    readme = ROOT / "README.md"
    readme.write_text(replace_table(readme.read_text("utf-8"), make_table(json.loads(done.stdout))), "utf-8")


if __name__ == "__main__":
    main()
