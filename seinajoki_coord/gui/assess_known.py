"""What is known of the register of overlaps: read without waiting, and kept while another program has the file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..core.error import CoordError, InUseError
from ..layers.assessment import read_register, wall_clock
from ..layers.language import explained, tr
from ..layers.record_values import RecordValues
from ..layers.rule_set import rules_of
from ..workspace.assessment import Register

if TYPE_CHECKING:
    from ..core.rule import RuleSet
    from ..layers.open_workspace import OpenWorkspace

_CLOCK = slice(len("2026-06-01T"), None)


class KnownRegister:
    """
    The register, the rules and the records of the workspace in hand, as they were read last.

    ``is_late`` while they are to be read again because the file was in use; ``note`` then says of when they are, or
    ``fault`` why there are none.
    """

    def __init__(self) -> None:
        """Know nothing yet."""
        self.forget()

    def forget(self) -> None:
        """Know nothing any more: another workspace is in hand."""
        self.register = Register([], [])
        self.rules: RuleSet | None = None
        self.values = RecordValues({})
        self.is_late, self.fault, self.note = False, "", ""
        self._read_at = ""

    def read(self, opened: OpenWorkspace) -> None:
        """Read all again."""
        self.is_late, self.fault, self.note = False, "", ""
        try:
            self.register = read_register(opened)
        except InUseError:
            self.is_late = True
            if self._read_at:
                self.note = tr("The file is in use: as of {time}").format(time=self._read_at)
            else:
                self.fault = tr("The file is in use just now. It is read as soon as it is free.")
            return
        except CoordError as error:
            self.forget()
            self.fault = explained(error)
            return
        self.values, self._read_at = RecordValues(opened.layers), wall_clock(opened.workspace.time_zone)[_CLOCK]
        try:
            self.rules = rules_of(opened, self.rules)
        except CoordError as error:
            # The overlaps say what the check said.
            self.rules, self.fault, self.is_late = None, explained(error), isinstance(error, InUseError)
