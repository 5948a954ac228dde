"""Trains Lectern's demo model: a tiny Gemma 3 with a SigLIP-style encoder that reads synthetic documents."""
