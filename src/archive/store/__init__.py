"""Values ↔ rows. The one place where `facts.Statement` and `models.Statement` meet.

saving        save_analysis, delete_document: the steps in order, in the caller's transaction
article_rows  identity_rows  mention_rows  fact_rows  event_rows    one kind of row each
context       what these share: the document's rows so far, and columns that many rows have
placement     which article a span belongs to, and where in it
identity_counts   what actors and places are called
revisions     which articles count
removal       links           what goes with a document, and where its links lead
inputs        sharing         which files were given, and which of them share an article
loading       load_facts: rows back into values
evaluations   how well the program did

Nothing is imported here: SQLAlchemy takes its time, and a run that finds nothing new needs `inputs` alone.
"""
