"""Readability: how hard the prose of a page is."""
