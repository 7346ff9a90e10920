"""`--only`: a part of the archive, chosen in SQL."""

from __future__ import annotations

import re
from pathlib import Path

from archive.errors import PublishError
from archive.query import open_answer
from archive.store.parts import keep_documents

WHERE = re.compile(r"\s*where\b", re.IGNORECASE)


def keep_only(path: Path, condition: str) -> None:
    """Leave in an archive the documents that meet a condition on the columns of `articles`, and what hangs on them.

    A live blog comes with all of its entries. Raises: StoreError where the condition is wrong SQL, PublishError where
    nothing is left.
    """
    sql = f"SELECT id FROM articles WHERE parent_id IS NULL AND ({WHERE.sub('', condition, count=1)}\n)"
    with open_answer(path, sql) as answer:
        wanted = [row[0] for row in answer.rows]
    if not keep_documents(path, wanted):
        raise PublishError(f"no article is left by --only {condition!r}", hint="it is a condition on the columns of articles")
