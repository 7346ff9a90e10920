"""Values ↔ rows. The one place where `facts.Statement` and `models.Statement` meet.

saving        save_analysis, delete_document: the steps in order, in one transaction
article_rows  identity_rows  mention_rows  fact_rows  event_rows    one kind of row each
context       what these share: the document's rows so far, columns that many rows have
placement     which article a span belongs to, and where in it
revisions     which articles count
removal       links            what goes with a document, and where its links lead
loading       load_facts: rows back into values
"""

from archive.store.loading import load_facts
from archive.store.saving import delete_document, find_document, save_analysis

__all__ = ["delete_document", "find_document", "load_facts", "save_analysis"]
