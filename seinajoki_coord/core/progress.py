"""Progress and cancel for long work, and the one way to spread it over threads."""

from __future__ import annotations

import gc
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from typing import TYPE_CHECKING, Callable, TypeVar

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

Item = TypeVar("Item")
Result = TypeVar("Result")
Report = Callable[[str, float], None]
"""Called with the name of a phase and the share of it that is done (0 to 1); raises `CancelledError` to stop."""


def silent(phase: str, share: float) -> None:
    """Report nothing and never cancel."""


@contextmanager
def uncollected() -> Iterator[None]:
    """Let Python look for no garbage while very many things are made that all stay: it would look at all of them in vain."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def each(
    function: Callable[[Item], Result],
    items: Sequence[Item],
    *,
    threads: int = 1,
    phase: str = "",
    report: Report = silent,
) -> list[Result]:
    """
    Return ``[function(item) for item in items]``, reporting after every item.

    With more than one thread the function must release the interpreter's lock to gain anything. When ``report``
    or ``function`` raises, what has not begun is dropped and the error goes to the caller.
    """
    report(phase, 0.0)
    results: list[Result] = []
    if threads < 2 or len(items) < 2:
        for item in items:
            results.append(function(item))
            report(phase, len(results) / len(items))
        return results
    pool = ThreadPoolExecutor(threads)
    try:
        for result in pool.map(function, items):
            results.append(result)
            report(phase, len(results) / len(items))
    finally:
        pool.shutdown(wait=True, cancel_futures=True)
    return results
