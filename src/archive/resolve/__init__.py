"""Who is who: within a document, and across the archive. Pure: no parse, no database."""
