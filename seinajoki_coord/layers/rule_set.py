"""Where rule sets come from: the plugin's own, a file, or what a workspace or a shared database keeps."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from qgis.core import QgsDataSourceUri

from ..core.error import InUseError, RuleError
from ..core.rule_text import parse_rules
from ..server.rule_set import shared_rules
from ..workspace.geopackage import BRIEF
from ..workspace.rule_set import DEFAULT, kept_rules, presets, understood
from ..workspace.workspace import Workspace
from .postgis import rules_at

if TYPE_CHECKING:
    from psycopg2.extensions import connection

    from ..core.rule import RuleSet
    from .open_workspace import OpenWorkspace


def read_rules(named: str, place: Workspace | connection | None = None) -> RuleSet:
    """
    Return a rule set by its preset's name, its file or its text; without any of these that of a place.

    The place is a workspace, or a connection to a shared database. Raises RuleError where there is none, or where it
    cannot be understood.
    """
    text = named.strip()
    if not text:
        kept = kept_rules(place) if isinstance(place, Workspace) else shared_rules(place) if place is not None else ""
        return understood(kept or DEFAULT)
    if text.startswith("{"):
        return parse_rules(text)
    known = presets()
    if text in known:
        return understood(text)
    content = text_of_file(text)
    if content is None:
        raise RuleError(
            "There is no rule set {rules}. Give a file, or one of: {known}.", rules=text, known=", ".join(known)
        )
    return parse_rules(content)


def text_of_file(path: str | Path) -> str | None:
    """Return what a JSON file holds, None where there is none to read. Raises RuleError where it is in another encoding."""
    try:
        # Editors of Windows put a mark before the text.
        return Path(path).read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        raise RuleError(
            "The file {path} is not in UTF-8. Save it in that encoding and try again.", path=path
        ) from error
    except (OSError, ValueError):
        return None


def rules_of(opened: OpenWorkspace, known: RuleSet | None = None) -> RuleSet:
    """
    Return the rules of a workspace that stands open, in a file or a database; in a file that is locked, those ``known``.

    Raises CoordError where it has none to read.
    """
    try:
        return understood(kept_by(opened) or DEFAULT)
    except InUseError:
        if known is None:
            raise
        return known


def kept_by(opened: OpenWorkspace) -> str:
    """Return what a workspace that stands open goes by: the name of a preset, a text of its own, or nothing."""
    if isinstance(opened.workspace, Workspace):
        return kept_rules(opened.workspace, patience=BRIEF)
    return rules_at(QgsDataSourceUri(next(iter(opened.layers.values())).source()))
