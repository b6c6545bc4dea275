"""Where the rules of an open workspace are kept, and who may change them."""

from __future__ import annotations

from contextlib import closing
from functools import partial
from typing import TYPE_CHECKING, Callable

from ..core.error import DatabaseError
from ..layers.language import tr
from ..layers.open_workspace import database_of
from ..layers.postgis import SharedWorkspace
from ..layers.rule_set import kept_by
from ..server.connection import connect
from ..server.rule_set import share_rules
from ..workspace.journal import state_in
from ..workspace.rule_set import digest_of, keep_rules
from ..workspace.workspace import Workspace

if TYPE_CHECKING:
    from ..layers.open_workspace import OpenWorkspace


class RuleHome:
    """
    A file of its own keeps its rules; in a shared database, and in a file that is synced with one, they are for all.

    ``kept`` is what is kept there as far as is known here; ``note`` says for whom it is, or why it is read only.
    """

    def __init__(self, opened: OpenWorkspace) -> None:
        """Read the rules. Raises CoordError where they cannot be read."""
        self._opened, workspace = opened, opened.workspace
        self.name, self.kept = workspace.name, kept_by(opened)
        self.is_shared = isinstance(workspace, SharedWorkspace) or state_in(workspace.path) is not None
        self.may_change = not isinstance(workspace, SharedWorkspace) or workspace.is_admin
        self.note = ""
        if not self.may_change:
            self.note = tr("Read only: an administrator of the shared database says by which rules all go.")
        elif self.is_shared:
            self.note = tr(
                "What is saved here is for all who share the database: only its administrator can save it, and everyone's "
                "file has it after its next sync."
            )

    def keeping(self, rules: str) -> Callable[[], None]:
        """
        Return the work that keeps other rules here; what is shared goes to the server, so it takes a while.

        On the main thread, where QGIS's password store is; the work itself is for any. Both raise CoordError.
        """
        workspace = self._opened.workspace
        file = workspace if isinstance(workspace, Workspace) else None
        if file is not None and not self.is_shared:
            return partial(keep_rules, file, rules)
        info = database_of(self._opened)
        if info is None:
            raise DatabaseError("It is not known with which database this workspace is synced. Sync it first.")
        return partial(_share, info, rules, digest_of(self.kept), file)


def _share(info: str, rules: str, instead_of: str, file: Workspace | None) -> None:
    with closing(connect(info)) as link:
        share_rules(link, rules, instead_of)
    if file is not None:
        keep_rules(file, rules)
