"""The steps of finding names: candidates of the model, trimmed; one decision a name and document; every place it stands."""
