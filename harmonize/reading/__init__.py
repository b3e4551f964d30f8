"""Reading: a file's bytes become a :class:`~harmonize.model.text.Document`."""
