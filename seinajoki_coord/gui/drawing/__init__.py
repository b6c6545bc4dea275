"""Drawing on the map: an area, a trench with its width, a place with its radius."""

from __future__ import annotations

from .tools import DrawingTools

__all__ = ["DrawingTools"]
