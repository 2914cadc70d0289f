"""Idéo, Onisep's base of formation initiale: its lists of structures, formations and actions, as one lot."""
