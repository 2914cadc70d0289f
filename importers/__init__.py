"""Feeds in, one module or folder per feed: file, typed records, staging, merge, journal."""
