"""Citations: the reference list of a page, its markers, identifiers and journal names."""
