"""Lhéo files that organismes send over HTTP: who may, what comes in, what came of it."""
