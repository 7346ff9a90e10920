"""A read-only instance to publish.

`selection` and `redaction` choose what it holds, `sealing` closes the database, `ahead` makes slow answers ahead,
`writing` lays out the folder, `checking` starts it and asks everything.
"""
