"""Values ↔ rows. The one place where `facts.Statement` and `models.Statement` meet.

saving        save_analysis, delete_document: the steps in order, in one transaction
article_rows  identity_rows  mention_rows  fact_rows  event_rows    one kind of row each
context       what these share: the document's rows so far, columns that many rows have
placement     which article a span belongs to, and where in it
revisions     which articles count
removal       links            what goes with a document, and where its links lead
inputs        which files were given, and what became of them
loading       load_facts: rows back into values
"""
