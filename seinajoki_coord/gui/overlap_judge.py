"""What the rules of the workspace say of the records that are looked at, and of a draft, as soon as nobody types or draws."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from weakref import WeakKeyDictionary

from qgis.PyQt.QtCore import QObject, QTimer, pyqtSignal

from ..core.error import CoordError, InUseError
from ..core.schema import AREA
from ..layers.entry import Draft
from ..layers.language import explained
from ..layers.live_judge import Finding, judge_live
from ..layers.live_workspace import State
from ..layers.rule_set import rules_of
from .overlap_verdict import Verdict, by_rank

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from qgis.PyQt.QtWidgets import QWidget

    from ..core.rule import RuleSet
    from ..layers.entry import Key
    from ..layers.open_workspace import OpenWorkspace
    from ..layers.overlap_detail import Side
    from .session import Session

_PAUSE = 200
"""Milliseconds without another change after which the rules are asked."""
_RETRY = 1000
"""Milliseconds after which a file that is in use is tried again."""
_MANY = 20
"""More records than this edited at once, and those that are looked at are asked about anew instead."""
_KEPT = 1000
"""Of so many records it is remembered what the rules said."""


class OverlapJudge(QObject):
    """
    Asks in portions, so that the window answers between them: about the draft, the record in hand, what else is looked at.

    A pair is the same from both sides: an edited record is asked about again, and those whom it met and meets know it from
    there. Areas and rules are followed, too; where one changed, all is asked again.
    """

    answered = pyqtSignal(object)
    """The keys of the records of which other things are known than before; None stands for the draft."""
    draft_changed = pyqtSignal()
    """Another draft is in hand, or none."""
    areas_changed = pyqtSignal()
    """An area is not what it was."""

    def __init__(self, session: Session) -> None:
        """Ask nothing yet; part of a session."""
        super().__init__(session)
        self.draft: Draft | None = None
        """The record as it is being drawn, dragged or typed."""
        self._kind = ""
        self._about: object = None
        self._of_draft: dict[Key, list[Finding]] = {}
        self._known: dict[Key, dict[Key, list[Finding]]] = {}
        self._fresh: set[Key | None] = set()
        """Of which records what is known is of now, but for pairs with one that was edited; None stands for the draft."""
        self._edited: dict[Key, None] = {}
        self._looks: WeakKeyDictionary[QWidget, Sequence[Key]] = WeakKeyDictionary()
        self._asked: Side | None = None
        self._portions: Iterator[list[Finding]] | None = None
        self._found: list[Finding] = []
        self._rules: RuleSet | CoordError | None = None
        self._is_read = self._is_quiet = False
        self._connections: list[tuple[Any, Any]] = []
        self._pause, self._next = QTimer(self), QTimer(self)
        for timer, slot in ((self._pause, self._begin), (self._next, self._go_on)):
            timer.setSingleShot(True)
            timer.timeout.connect(slot)
        for signal, slot in self._session_connections():
            signal.connect(slot)

    @property
    def _session(self) -> Session:
        """Return the session; not held, so that one that nobody holds any more goes at once."""
        return self.parent()

    @property
    def side(self) -> Side | None:
        """Return the draft in hand, else the record in hand."""
        return self.draft if self.draft is not None else self._session.current

    @property
    def is_done(self) -> bool:
        """Whether all is known of the side in hand."""
        return self.verdict(self.side).is_done

    @property
    def is_idle(self) -> bool:
        """Whether nothing is left to be asked."""
        return not (self._pause.isActive() or self._next.isActive())

    @property
    def fault(self) -> str:
        """Return why the rules cannot be asked; empty where they can."""
        return explained(self._rules) if isinstance(self._rules, CoordError) else ""

    def verdict(self, side: Side | None) -> Verdict:
        """Return what is known of a record or of the draft in hand."""
        if side is None or self.fault:
            return Verdict(fault=self.fault)
        if isinstance(side, Draft):
            return Verdict(self._of_draft, None in self._fresh) if side is self.draft else Verdict()
        is_done = self._is_quiet and side in self._fresh and not self._edited
        return Verdict(by_rank(self._known.get(side, {})), is_done)

    def certain(self, key: Key) -> list[Finding] | None:
        """Return what is sure of a record, though others are still asked about; None where nothing is."""
        if key not in self._fresh or key in self._edited or self.fault:
            return None
        findings = self._known[key]
        return [one for other, said in findings.items() if other not in self._edited for one in said]

    def look(self, reader: QWidget, keys: Sequence[Key]) -> None:
        """Have it asked about the records that a widget shows as long as it is seen; none: it shows no more."""
        before = self._looks.pop(reader, ())
        if keys:
            self._looks[reader] = keys
        # Rules that are at fault are not read again because a widget is painted anew.
        may_know = self.is_idle and (not self.fault or isinstance(self._rules, InUseError))
        is_sure = self._is_quiet and not self._edited and self._fresh.issuperset(keys)
        if keys and not is_sure and (keys != before or may_know):
            self._wait()

    def show_draft(self, draft: Draft | None, kind: str = "") -> None:
        """Ask about a record of a kind as it is being drawn, dragged or typed; None: no more."""
        about = None if draft is None else draft.key or kind
        if about != self._about:
            self._of_draft = by_rank(self._known.get(draft.key, {})) if draft is not None and draft.key else {}
        self.draft, self._kind, self._about = draft, kind, about
        self._settle()
        self.draft_changed.emit()

    def forget_rules(self) -> None:
        """Read the rules again: those of a database are not read each time."""
        self._is_read = False
        self._settle()

    def stop(self) -> None:
        """Ask no more, and follow nothing."""
        self._forget_all()
        for signal, slot in self._session_connections():
            signal.disconnect(slot)

    def _session_connections(self) -> Iterator[tuple[Any, Any]]:
        yield self._session.workspace_changed, self._start_anew
        yield self._session.current_changed, self._settle
        yield self._session.state_changed, self._settle
        yield self._session.entries_changed, self._follow

    def _settle(self) -> None:
        """Nothing is certain until nothing has changed for a moment."""
        self._is_quiet = False
        self._fresh.discard(None)
        self._wait()

    def _wait(self) -> None:
        """Begin again after a moment."""
        self._portions = None
        self._next.stop()
        self._pause.start(_PAUSE)

    def _follow(self, keys: set[Key] | None) -> None:
        if keys is None:
            self._fresh.clear()
            self._is_read = False
        self._settle()

    def _follow_edit(self, keys: set[Key]) -> None:
        self._edited.update(dict.fromkeys(keys))
        if len(self._edited) > _MANY:
            self._edited.clear()
            self._fresh.clear()
        self._settle()

    def _follow_area(self, *_: object) -> None:
        self._fresh.clear()
        self._settle()
        self.answered.emit(set(self._known))
        self.areas_changed.emit()

    def _read_rules(self, opened: OpenWorkspace) -> bool:
        """Read the rules; return whether they are others than before, so that nothing that is known is of now."""
        before = self._rules
        if self._is_read and self._session.file is None:
            return False
        try:
            self._rules = rules_of(opened, None if isinstance(before, CoordError) else before)
        except CoordError as error:
            self._rules = error
        self._is_read = True
        if self._rules == before:
            return False
        self._fresh.clear()
        return True

    def _begin(self) -> None:
        live, opened = self._session.live, self._session.opened
        # Until all is read `state_changed` is still to come.
        if live is None or opened is None or live.state != State.READY or not (self._looked() or self.draft):
            return
        is_news = self._read_rules(opened)
        self._is_quiet = True
        if not self.fault:
            self._next.start(0)
        elif isinstance(self._rules, InUseError):
            self._pause.start(_RETRY)
        looked = self._looked()
        self.answered.emit({None, *self._known, *looked} if is_news else self._fresh.intersection(looked))

    def _looked(self) -> list[Key]:
        """Return the records that are looked at, the one in hand first."""
        seen = dict.fromkeys(key for reader, keys in self._looks.items() if reader.isVisible() for key in keys)
        return sorted(seen, key=lambda key: key != self._session.current)

    def _next_side(self) -> Side | None:
        if self.draft is not None and None not in self._fresh:
            return self.draft
        looked = self._looked()
        order = [*looked[:1], *self._edited, *looked[1:]] if looked else []
        return next((key for key in order if key in self._edited or key not in self._fresh), None)

    def _go_on(self) -> None:
        live, opened, rules = self._session.live, self._session.opened, self._rules
        if live is None or opened is None or rules is None or isinstance(rules, CoordError):
            return
        if self._portions is None:
            side = self._asked = self._next_side()
            if side is None:
                return
            self._found, self._portions = [], judge_live(live, opened.layers, side, self._kind, rules)
        found = next(self._portions, None)
        self._next.start(0)
        if found is not None:
            self._found += found
        else:
            self._portions = None
            self._learn(self._asked, self._found)

    def _learn(self, side: Side | None, found: list[Finding]) -> None:
        """Take in all that the rules say of a side."""
        by_other: dict[Key, list[Finding]] = {}
        for one in found:
            by_other.setdefault(one.other.key, []).append(one)
        if side is None or isinstance(side, Draft):
            self._of_draft = by_rank(by_other)
            self._fresh.add(None)
            self.answered.emit({None})
            return
        own = self._session.live.entries.get(side) if self._session.live is not None else None
        changed = {side} | {other for other, known in self._known.items() if known.pop(side, None)}
        for other in self._known.keys() & by_other.keys() if own is not None else ():
            self._known[other][side] = [Finding(own, one.overlap) for one in by_other[other]]
            changed.add(other)
        was_edited = side in self._edited
        self._edited.pop(side, None)
        self._known[side] = by_other
        self._fresh.add(side)
        if len(self._known) > _KEPT:
            kept = self._known.keys() & {side, *self._looked()}
            self._known = {key: self._known[key] for key in kept}
            self._fresh &= {None, *kept}
        # Of the others it is certain only now that nothing else of them has changed.
        self.answered.emit(changed | self._known.keys() if was_edited and not self._edited else changed)

    def _forget_all(self) -> None:
        self._pause.stop()
        self._next.stop()
        self.draft, self._about, self._portions, self._rules = None, None, None, None
        self._is_read = self._is_quiet = False
        self._of_draft, self._known, self._fresh, self._edited = {}, {}, set(), {}
        for signal, slot in self._connections:
            signal.disconnect(slot)
        self._connections.clear()

    def _start_anew(self) -> None:
        self._forget_all()
        self._looks.clear()
        live, opened = self._session.live, self._session.opened
        layer = opened.layers.get(AREA.name) if opened is not None else None
        if live is not None:
            self._connections.append((live.edited, self._follow_edit))
        if layer is not None:
            edits = (layer.featureAdded, layer.featureDeleted, layer.geometryChanged, layer.attributeValueChanged)
            others = (layer.afterRollBack, layer.dataChanged)
            self._connections += [(signal, self._follow_area) for signal in (*edits, *others)]
        for signal, slot in self._connections:
            signal.connect(slot)
