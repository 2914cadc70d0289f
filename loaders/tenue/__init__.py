"""The upkeep of what searches read: each table follows from the catalogue, in the transaction that changes it."""
