"""A corpus: the laws of jurisdictions on record, found, fetched, verified and compared."""
