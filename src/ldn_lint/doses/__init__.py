"""Doses: what a page says of how much of a drug to take."""
