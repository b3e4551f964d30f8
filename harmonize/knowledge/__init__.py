"""Knowledge: the files of ``models/`` and ``corpora/``, checked and turned into the types of the model."""
