"""Tests of the shared database, on a real server that the tests start themselves."""
