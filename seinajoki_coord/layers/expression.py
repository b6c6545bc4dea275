"""Functions for labels, filters and layouts: overlaps of a record, its occupancy as text, text safe for HTML."""

from __future__ import annotations

import html
from typing import TYPE_CHECKING, Any, Callable

from qgis.core import QgsExpression, QgsExpressionFunction
from qgis.PyQt.QtCore import QDateTime, QLocale

from .attribute import stored
from .language import tr

if TYPE_CHECKING:
    from collections.abc import Sequence

    from qgis.core import QgsExpressionContext, QgsExpressionNodeFunction

GROUP = "Seinäjoki Coord"
_STORED = "yyyy-MM-ddTHH:mm"


class _Function(QgsExpressionFunction):
    """A function of plain Python values."""

    def __init__(self, name: str, arguments: int, call: Callable[..., Any], text: str) -> None:
        super().__init__(name, arguments, GROUP, text)
        self._call = call

    def func(
        self,
        values: Sequence[Any],
        context: QgsExpressionContext,
        parent: QgsExpression,
        node: QgsExpressionNodeFunction,
    ) -> Any:  # noqa: ANN401
        """Call the function with what stands between the brackets."""
        del context, parent, node
        return self._call(*values)


def moment_shown(value: object) -> str:
    """Return a stored moment, a text or a date-time, in the locale's short form; empty where there is none."""
    text = stored(value)
    moment = QDateTime.fromString(text, _STORED) if isinstance(text, str) else QDateTime()
    return QLocale().toString(moment, QLocale.FormatType.ShortFormat) if moment.isValid() else ""


def occupancy_shown(starts: object, ends: object) -> str:
    """Return a window as text: from – to, with an open side left empty."""
    return f"{moment_shown(starts)} – {moment_shown(ends)}".strip()


class Expressions:
    """The plugin's functions, registered and taken away again."""

    def __init__(self, overlap_count: Callable[[str], int]) -> None:
        """``overlap_count`` says how many records a record (by its id) meets at this moment."""
        self._functions = [
            _Function(
                "coord_overlap_count", 1, lambda key: overlap_count(str(key)),
                tr("How many works and events share a record's ground at the same time. Argument: its id."),
            ),
            _Function(
                "coord_occupancy", 2, occupancy_shown,
                tr("From when to when, in the locale's form. Arguments: start and end as stored."),
            ),
            _Function(
                "coord_html", 1, lambda text: html.escape("" if text is None else str(text)),
                tr("A text whose signs cannot be taken for HTML. Argument: any value."),
            ),
        ]  # fmt: skip

    def register(self) -> None:
        """Make the functions known to all expressions."""
        for function in self._functions:
            QgsExpression.registerFunction(function)

    def unregister(self) -> None:
        """Take the functions away."""
        for function in self._functions:
            QgsExpression.unregisterFunction(function.name())
