"""Tests of layers and what they are made of."""
