"""Outcomes as Markdown: medians, ratios to ours, growth, and what was to be reached."""

from __future__ import annotations

from statistics import median
from typing import TYPE_CHECKING, Any

from contender import TASKS, Task
from target import TARGETS

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

Outcomes = "dict[str, list[dict[str, Any]]]"
Results = "dict[str, dict[int, dict[str, list[dict[str, Any]]]]]"


def task_table(task: Task, count: int, outcomes: Outcomes) -> str:
    """Return the ways to do one task at one size, the fastest first."""
    if not outcomes:
        return ""
    ours = outcomes.get(task.contenders[0].name, [])
    figures = sorted({name for runs in outcomes.values() for run in runs for name in run["figures"]})
    found = next(iter(outcomes.values()))[0]
    rows, scale = [], 1000 if task.unit == "ms" else 1
    for contender in task.contenders:
        runs = outcomes.get(contender.name)
        if not runs:
            continue
        steps = ", ".join(f"{step} {_number(scale * _middle(runs, step))}" for step in runs[0]["steps"])
        peaks = [run["peak"] for run in runs if run["peak"]]
        rows.append(
            (
                median(run["total"] for run in runs),
                [
                    contender.name,
                    contender.what,
                    _number(scale * median(run["total"] for run in runs)),
                    _number(ratio(runs, ours)) if ours else "",
                    steps,
                    *(_number(runs[-1]["figures"].get(name)) for name in figures),
                    f"{median(peaks):,.0f}" if peaks else "",
                    "same" if all(_agrees(run, found) for run in runs) else f"differs ({runs[0]['pairs']:,})",
                ],
            )
        )
    head = ["way", "what", task.unit, "ratio", f"steps ({task.unit})", *figures, "peak MB", "pairs"]
    rounds = max(len(runs) for runs in outcomes.values())
    title = f"{count:,} records, {found['pairs']:,} pairs, median of {rounds}"
    return f"**{title}**\n\n{_table(head, (row for _, row in sorted(rows, key=lambda row: row[0])))}\n"


def growth_table(results: Results) -> str:
    """Return how time and memory of ours grow from one size to the next; nothing where nothing of ours was measured."""
    rows = []
    for task in TASKS:
        ours = task.contenders[0].name
        before: dict[str, float] = {}
        for count, outcomes in sorted(results.get(task.name, {}).items()):
            runs = outcomes.get(ours)
            if not runs:
                continue
            now = {"time": median(run["total"] for run in runs), "peak": median(run["peak"] or 0 for run in runs)}
            steps = [f"× {_number(now[name] / before[name])}" if before.get(name) else "" for name in now]
            shown = f"{_number(now['time'] * (1000 if task.unit == 'ms' else 1))} {task.unit}"
            rows.append([task.name, f"{count:,}", shown, steps[0], f"{now['peak']:,.0f}", steps[1]])
            before = now
    if not rows:
        return ""
    return f"## Growth of ours\n\n{_table(['task', 'records', 'time', 'growth', 'peak MB', 'growth'], rows)}\n"


def target_table(results: Results) -> str:
    """Return each figure to be reached that these results can tell; nothing where they tell none."""
    rows = []
    for target in TARGETS:
        outcomes = results.get(target.task, {}).get(target.count, {})
        base = results.get(target.base_task or target.task, {}).get(target.base_count or target.count, {})
        runs, others = outcomes.get(target.way), base.get(target.base)
        if not runs or (target.base and not others):
            continue
        value = target.value(runs, others or [])
        met = value >= target.at_least if target.at_least is not None else value <= target.at_most
        limit = f"≥ {target.at_least:g}" if target.at_least is not None else f"≤ {target.at_most:g}"
        rows.append([target.text, f"{target.count:,}", limit, _number(value), "met" if met else "**missed**"])
    if not rows:
        return ""
    return f"## To reach\n\n{_table(['figure', 'records', 'limit', 'measured', ''], rows)}\n"


def differing(results: Results) -> list[str]:
    """Return where two ways found different pairs."""
    return [
        f"{task}, {count:,} records: {name} and {first}"
        for task, sizes in results.items()
        for count, outcomes in sizes.items()
        for first in list(outcomes)[:1]
        for name, runs in outcomes.items()
        if not all(_agrees(run, outcomes[first][0]) for run in runs)
    ]


def ratio(runs: Sequence[dict[str, Any]], others: Sequence[dict[str, Any]]) -> float:
    """Return the median over the rounds of the ratio of two ways' seconds in the same round."""
    same = {run["round"]: run["total"] for run in others}
    return median(run["total"] / same[run["round"]] for run in runs if run["round"] in same)


def _agrees(run: dict[str, Any], other: dict[str, Any]) -> bool:
    """Whether both found the same pairs, and the same ground to a millionth."""
    one, two = (found["figures"].get("m²") for found in (run, other))
    same_ground = one is None or two is None or abs(one - two) <= 1e-6 * max(one, two)
    return bool(run["fingerprint"] == other["fingerprint"]) and same_ground


def _middle(runs: Iterable[dict[str, Any]], step: str) -> float:
    return median(run["steps"].get(step, 0.0) for run in runs)


def _number(value: float | None) -> str:
    """Return three figures that say something, but no more than four decimals, thousands apart."""
    if value is None:
        return ""
    if value >= 100:
        return f"{value:,.0f}"
    decimals = 4 if value < 0.1 else 3 if value < 1 else 2 if value < 10 else 1
    return f"{value:.{decimals}f}"


def _table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines) + "\n"
