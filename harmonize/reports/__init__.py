"""Reports: an analysis becomes files that people and programs read."""
