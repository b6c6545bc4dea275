"""What the rules of the workspace say of the record in hand, or of a draft, as soon as nobody types or draws."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from qgis.PyQt.QtCore import QObject, QTimer, pyqtSignal

from ..core.error import CoordError
from ..core.schema import AREA
from ..layers.entry import Draft
from ..layers.language import explained
from ..layers.live_judge import judge_live
from ..layers.live_workspace import State
from ..layers.rule_set import rules_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ..core.rule import RuleSet
    from ..layers.entry import Key
    from ..layers.live_judge import Finding
    from ..layers.open_workspace import OpenWorkspace
    from ..layers.overlap_detail import Side
    from .session import Session

_PAUSE = 200
"""Milliseconds without another change after which the rules are asked."""


class OverlapJudge(QObject):
    """
    Asks in portions, so that the window answers between them; areas are followed, too.

    ``findings`` are what was found last for the same record, by the key of the other one and the highest rank first;
    while ``is_done`` is false they may be of before a change. ``fault`` says why there are none.
    """

    answered = pyqtSignal()
    areas_changed = pyqtSignal()
    """An area is not what it was."""

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        """Ask nothing yet."""
        super().__init__(parent)
        self._session = session
        self.findings: dict[Key, list[Finding]] = {}
        self.is_done = False
        self.fault = ""
        self._side: Side | None = None
        self._kind = ""
        self._about: object = None
        self._portions: Iterator[list[Finding]] | None = None
        self._found: list[Finding] = []
        self._rules: RuleSet | CoordError | None = None
        self._connections: list[tuple[Any, Any]] = []
        self._pause, self._next = QTimer(self), QTimer(self)
        for timer, milliseconds, slot in ((self._pause, _PAUSE, self._begin), (self._next, 0, self._go_on)):
            timer.setSingleShot(True)
            timer.setInterval(milliseconds)
            timer.timeout.connect(slot)
        session.workspace_changed.connect(self._start_anew)
        self._start_anew()

    def stop(self) -> None:
        """Ask no more, and follow nothing."""
        self.ask(None)
        self._session.workspace_changed.disconnect(self._start_anew)
        self._let_go()

    def ask(self, side: Side | None, kind: str = "") -> None:
        """Ask about a record or a draft of a kind as it is after the next pause; about nothing with None."""
        about = side.key or kind if isinstance(side, Draft) else side
        if about != self._about:
            self.findings = {}
        self._side, self._kind, self._about = side, kind, about
        self.is_done, self.fault = False, ""
        self._portions = None
        self._next.stop()
        self._pause.stop()
        if side is not None:
            self._pause.start()

    def forget_rules(self) -> None:
        """Read the rules again when they are asked next: those of a database are not read each time."""
        self._rules = None

    def _read_rules(self, opened: OpenWorkspace) -> RuleSet | CoordError:
        if self._rules is None or self._session.file is not None:
            try:
                known = None if isinstance(self._rules, CoordError) else self._rules
                self._rules = rules_of(opened, known)
            except CoordError as error:
                self._rules = error
        return self._rules

    def _begin(self) -> None:
        live, opened, side = self._session.live, self._session.opened, self._side
        # Until all is read `state_changed` is still to come, and the panel asks again.
        if live is None or opened is None or side is None or live.state != State.READY:
            return
        rules = self._read_rules(opened)
        if isinstance(rules, CoordError):
            self.findings, self.fault = {}, explained(rules)
            self.answered.emit()
            return
        self._found = []
        self._portions = judge_live(live, opened.layers, side, self._kind, rules)
        self._go_on()

    def _go_on(self) -> None:
        found = next(self._portions, None) if self._portions is not None else None
        if found is not None:
            self._found += found
            self._next.start()
            return
        self._portions, self.is_done = None, True
        self._found.sort(key=lambda one: -one.overlap["rank"])
        self.findings = {}
        for one in self._found:
            self.findings.setdefault(one.other.key, []).append(one)
        self.answered.emit()

    def _start_anew(self) -> None:
        self.ask(None)
        self.forget_rules()
        self._let_go()
        layer = self._session.opened.layers.get(AREA.name) if self._session.opened is not None else None
        if layer is None:
            return
        for signal in (
            layer.featureAdded,
            layer.featureDeleted,
            layer.geometryChanged,
            layer.attributeValueChanged,
            layer.afterRollBack,
            layer.dataChanged,
        ):
            slot = lambda *_: self.areas_changed.emit()  # noqa: E731
            signal.connect(slot)
            self._connections.append((signal, slot))

    def _let_go(self) -> None:
        for signal, slot in self._connections:
            signal.disconnect(slot)
        self._connections.clear()
