"""Les règles de gestion: pure functions over plain data."""
