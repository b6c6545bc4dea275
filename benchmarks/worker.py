"""One contender, once, in a process of its own: ``worker.py MODULE:FUNCTION SIZE`` prints what it measured."""

from __future__ import annotations

import importlib
import json
import os
import statistics
import sys
import time
from typing import Any, Callable

from laps import Laps, fingerprint, resident_peak

_WARM_UP = 1000
_AT_MOST = 5
_SECONDS = 8.0
"""Small sizes are repeated, and the median taken, until one of these is reached."""


def measure(function: Callable[..., Any], count: int) -> dict[str, Any]:
    """Return steps, pairs and memory of a size as plain values."""
    function(_WARM_UP, Laps())
    runs, begin = [], time.perf_counter()
    while not runs or (len(runs) < _AT_MOST and time.perf_counter() - begin < _SECONDS):
        laps = Laps()
        one, two = function(count, laps)
        runs.append(laps)
    middle = {step: statistics.median(run.steps[step] for run in runs) for step in runs[0].steps}
    return {
        "steps": middle,
        "total": statistics.median(run.total for run in runs),
        "figures": laps.figures,
        "peak": resident_peak() if laps.peak is None else laps.peak,
        "pairs": len(one),
        "fingerprint": fingerprint(one, two),
    }


if __name__ == "__main__":
    module, name = sys.argv[1].split(":")
    print(json.dumps(measure(getattr(importlib.import_module(module), name), int(sys.argv[2]))), flush=True)
    # QGIS may crash while it is torn down.
    os._exit(0)
