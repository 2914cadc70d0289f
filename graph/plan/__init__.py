"""The plan: an operation compiled once, then run level by level, with what it selects and nothing else."""

from graph.plan.moteur import MoteurCompile, moteur_compile

__all__ = ["MoteurCompile", "moteur_compile"]
