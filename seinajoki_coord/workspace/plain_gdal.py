"""GDAL as the rest expects it: what fails says so by what it returns."""

from __future__ import annotations

from contextlib import ExitStack, contextmanager, suppress
from itertools import permutations
from typing import TYPE_CHECKING

from osgeo import gdal, ogr, osr

if TYPE_CHECKING:
    from collections.abc import Iterator

_MODULES = (gdal, ogr, osr)


@contextmanager
def plain_gdal() -> Iterator[None]:
    """
    Let GDAL return None or a number where something fails.

    Any plugin may turn its exceptions on for all of QGIS, and GDAL 4 has them on by itself.
    """
    with ExitStack() as stack:
        if hasattr(gdal, "ExceptionMgr"):
            for module in _MODULES:
                stack.enter_context(module.ExceptionMgr(useExceptions=False))
        else:
            _turn_off(stack)
        yield


def _turn_off(stack: ExitStack) -> None:
    """Turn exceptions off before GDAL 3.7, which takes it only from the module that turned them on last."""
    for order in permutations(module for module in _MODULES if module.GetUseExceptions()):
        for module in order:
            if module.GetUseExceptions():
                with suppress(RuntimeError):
                    module.DontUseExceptions()
                    stack.callback(module.UseExceptions)
