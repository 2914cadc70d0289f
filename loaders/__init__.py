"""Reads: the relations between nouns, declared once as data, and what runs them."""
