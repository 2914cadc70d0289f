"""Searching the offer: one filter, compiled once, for pages, facets, counts, lists and files."""
