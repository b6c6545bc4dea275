"""What the tests of the core share: the kernel under test and how long Hypothesis looks for a counterexample."""

from __future__ import annotations

import os

import pytest
from hypothesis import HealthCheck, settings

from seinajoki_coord.core.kernel import ShapelyKernel

# No deadline: the machine's load is not a property of the code.
settings.register_profile("quick", max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.register_profile("thorough", settings.get_profile("quick"), max_examples=2000)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "quick"))


@pytest.fixture(scope="session")
def kernel() -> ShapelyKernel:
    """Return the kernel that the engine is tested with."""
    return ShapelyKernel()
