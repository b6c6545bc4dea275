"""The order of places along a curve that fills the plane, and the fastest way numpy has to sort row numbers."""

from __future__ import annotations

import numpy as np

_LEVELS = 16
_SPREADS = ((8, 0x00FF00FF), (4, 0x0F0F0F0F), (2, 0x33333333), (1, 0x55555555))


def along_curve(boxes: np.ndarray) -> np.ndarray:
    """
    Return the row numbers of boxes ``(n, 4)`` in the order of their middles along a Z curve.

    Neighbours then stand near each other, in memory too. Boxes that are not finite come somewhere.
    """
    middles = boxes[:, :2] / 2 + boxes[:, 2:] / 2
    usable = np.isfinite(middles)
    if not usable.any():
        return np.arange(len(boxes))
    middles = np.where(usable, middles, middles[usable].min())
    middles -= middles.min(axis=0)
    cells = (middles * ((2**_LEVELS - 1) / max(float(middles.max()), 1e-300))).astype(np.uint32)
    for shift, mask in _SPREADS:
        cells = (cells | (cells << np.uint32(shift))) & np.uint32(mask)
    return ascending(cells[:, 0] | (cells[:, 1] << np.uint32(1)))


def ascending(numbers: np.ndarray) -> np.ndarray:
    """Return the stable order of whole numbers from 0 to 2³² - 1, in halves: numpy sorts 16 bits by radix."""
    low, high = (numbers & 0xFFFF).astype(np.uint16), (numbers >> 16).astype(np.uint16)
    order = np.argsort(low, kind="stable")
    return order[np.argsort(high[order], kind="stable")]
