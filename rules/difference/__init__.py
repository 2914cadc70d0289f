"""What differs between two states of an object, field by field, in words that people read."""
