"""`archive`: news articles in, a relational archive of who said and did what out, every row tied to its characters."""
