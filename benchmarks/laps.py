"""What one run measured: seconds by step, memory at its highest, and the pairs it found."""

from __future__ import annotations

import hashlib
import time
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np


@dataclass
class Laps:
    """
    A stop-watch: each `lap` ends a step that began with the one before.

    Steps before `start` are preparation and do not count, neither in seconds nor in memory.
    """

    steps: dict[str, float] = field(default_factory=dict)
    figures: dict[str, float] = field(default_factory=dict)
    """Other numbers by name; those called ``m²`` must agree between all ways."""
    peak: float | None = None
    """Resident megabytes at their highest, where another process did the work."""
    _last: float = 0.0

    def start(self) -> None:
        """End the preparation."""
        with suppress(OSError):
            Path("/proc/self/clear_refs").write_text("5", encoding="ascii")
        self._last = time.perf_counter()

    def lap(self, name: str) -> None:
        """End a step."""
        now = time.perf_counter()
        self.steps[name] = self.steps.get(name, 0.0) + now - self._last
        self._last = now

    @property
    def total(self) -> float:
        """Return the seconds of all steps together."""
        return sum(self.steps.values())


def resident_peak() -> float | None:
    """Return this process's resident megabytes at their highest since `Laps.start`; None where unknown."""
    with suppress(OSError):
        for line in Path("/proc/self/status").read_text(encoding="ascii").splitlines():
            if line.startswith("VmHWM:"):
                return int(line.split()[1]) / 1024
    return None


def fingerprint(one: np.ndarray, two: np.ndarray) -> str:
    """Return a hash of a set of unordered pairs of record numbers, whatever their order."""
    low, high = np.minimum(one, two).astype(np.int64), np.maximum(one, two).astype(np.int64)
    return hashlib.sha256(np.sort(low << 32 | high).tobytes()).hexdigest()[:16]
