"""Alignment: features and an instrument become candidates, each with its evidence."""
