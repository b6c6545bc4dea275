"""
The benchmark: this plugin beside PostGIS, geopandas and QGIS's own algorithms, on the same records.

Every run is a process of its own and the ways take turns, so that a noisy minute hits all of them; ratios are
medians of the ratios within a round. The exit status is 1 when two ways find different pairs.
"""

from __future__ import annotations

import argparse
import json
import os
import signal
import subprocess
import sys
from contextlib import nullcontext
from dataclasses import dataclass, field
from datetime import datetime, timezone
from pathlib import Path
from typing import Any

import dataset
from cluster import private_cluster
from contender import TASKS, Contender, Task, task_named
from machine import machine
from report import differing, growth_table, target_table, task_table

_HERE = Path(__file__).resolve().parent
_DOCK = "dock"
_PATIENCE = 1200
"""Seconds after which a run is given up."""


@dataclass
class Bench:
    """How to run, and the outcomes: ``results[task][size][contender]`` is a list with one entry a round."""

    rounds: int
    peers: Path
    conninfo: str | None
    results: dict[str, dict[int, dict[str, list[dict[str, Any]]]]] = field(default_factory=dict)
    skipped: dict[str, str] = field(default_factory=dict)

    def run(self, task: Task, count: int) -> None:
        """Let the contenders of a task take turns."""
        outcomes = self.results.setdefault(task.name, {}).setdefault(count, {})
        for turn in range(self.rounds):
            for contender in task.contenders[:: 1 if turn % 2 == 0 else -1]:
                if contender.name in self.skipped or count > contender.most or (turn and count > contender.patient_to):
                    continue
                outcome = self._once(contender, count)
                if outcome is not None:
                    outcomes.setdefault(contender.name, []).append({**outcome, "round": turn})

    def _once(self, contender: Contender, count: int) -> dict[str, Any] | None:
        python = sys.executable
        if contender.needs == "geopandas":
            python = str(self.peers)
        environment = {**os.environ, "PYTHONPATH": str(dataset.ROOT), "BENCH_POSTGRES": self.conninfo or ""}
        command = [python, str(_HERE / "worker.py"), contender.function, str(count)]
        try:
            done = subprocess.run(
                command, env=environment, capture_output=True, text=True, timeout=_PATIENCE, check=False
            )
        except subprocess.TimeoutExpired:
            return self._give_up(contender, count, f"not done after {_PATIENCE} s")
        if done.returncode or not done.stdout.strip():
            return self._give_up(contender, count, (done.stderr.strip().splitlines() or ["no word"])[-1])
        outcome: dict[str, Any] = json.loads(done.stdout.strip().splitlines()[-1])
        print(f"  {count:>9,} {contender.name:<16} {outcome['total']:9.4f} s", file=sys.stderr, flush=True)
        return outcome

    def _give_up(self, contender: Contender, count: int, reason: str) -> None:
        print(f"  {count:>9,} {contender.name:<16} {reason}", file=sys.stderr, flush=True)
        self.skipped[contender.name] = f"{reason} (at {count:,} records)"


def main() -> int:
    """Prepare, run, report; return the exit status."""
    # Ended from outside, it still takes its server with it.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    asked = _arguments()
    names = asked.only.split(",")
    tasks = [task_named(name) for name in names if name != _DOCK]
    with nullcontext(asked.postgres) if asked.postgres else private_cluster() as conninfo:
        bench = Bench(asked.rounds, asked.peers, conninfo)
        if conninfo is None:
            bench.skipped["PostGIS"] = "no PostgreSQL server with PostGIS on this machine"
        if not asked.peers.is_file():
            bench.skipped["geopandas"] = f"{asked.peers} is missing"
        facts = machine(conninfo, asked.peers)
        path = dataset.BUILD / "results" / f"{datetime.now(timezone.utc):%Y%m%dT%H%M%SZ}.json"
        path.parent.mkdir(parents=True, exist_ok=True)
        print(f"# Benchmark\n\n{facts}\n", flush=True)
        for count in sorted({1000, *asked.sizes}):
            dataset.prepare(count)
        for task in tasks:
            print(f"## {task.title}\n", flush=True)
            for count in asked.sizes:
                if count <= task.most:
                    bench.run(task, count)
                    print(task_table(task, count, bench.results[task.name][count]), flush=True)
                    kept = {"machine": facts, "results": bench.results, "skipped": bench.skipped}
                    path.write_text(json.dumps(kept, indent=1, ensure_ascii=False), encoding="utf-8")
    if _DOCK in names:
        # A smaller town has too few that meet.
        _run_dock([count for count in asked.sizes if count >= 10_000] or [10_000])
    for table in filter(None, (growth_table(bench.results), target_table(bench.results))):
        print(table)
    for name, reason in bench.skipped.items():
        print(f"Left out: {name}: {reason}.")
    differences = differing(bench.results)
    for difference in differences:
        print(f"DIFFERS: {difference}")
    return 1 if differences else 0


def _run_dock(sizes: list[int]) -> None:
    """Measure the dock, which has nobody to be compared with; it prints by itself."""
    print("## The dock: opening a workspace, list, timeline, live check\n", flush=True)
    environment = {**os.environ, "PYTHONPATH": str(dataset.ROOT), "QT_QPA_PLATFORM": "offscreen"}
    command = [sys.executable, str(_HERE / "dock.py"), "--sizes", ",".join(map(str, sizes))]
    subprocess.run(command, env=environment, check=True, timeout=_PATIENCE)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)

    def sizes(text: str) -> list[int]:
        return [int(one) for one in text.split(",")]

    every = ",".join([*(task.name for task in TASKS), _DOCK])
    parser.add_argument(
        "--sizes", type=sizes, default=[1000, 10_000, 100_000], help="how many records, such as 1000,10000"
    )
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--only", default=every, help=f"some of {every}")
    parser.add_argument(
        "--postgres", default="", help="a server to use instead of a private one (table works is replaced!)"
    )
    parser.add_argument(
        "--peers",
        type=Path,
        default=dataset.ROOT / ".venv-bench" / "bin" / "python",
        help="a Python that has geopandas",
    )
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
