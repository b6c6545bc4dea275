"""Tests on real data, which is no part of the repository."""
