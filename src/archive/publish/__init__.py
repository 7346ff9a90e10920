"""The archive on the web: Datasette, its metadata, and what it is served with. The only room that knows Datasette."""
