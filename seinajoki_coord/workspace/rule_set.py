"""Rule sets as they are kept: the plugin's own by name, and the name or text that a workspace keeps."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import TYPE_CHECKING

from ..core.error import RuleError
from ..core.rule_text import parse_rules
from .geopackage import PATIENT, reading, writing
from .replica import now

if TYPE_CHECKING:
    import sqlite3

    from ..core.rule import RuleSet
    from .workspace import Workspace

DEFAULT = "seinajoki"
_FOLDER = Path(__file__).parent.parent / "resources" / "rules"
_NO_PRESETS = {"schema", "nuisance"}


def presets() -> list[str]:
    """Return the names of the plugin's own rule sets."""
    return sorted(path.stem for path in _FOLDER.glob("*.json") if path.stem not in _NO_PRESETS)


def preset_text(name: str) -> str:
    """Return one of the plugin's own rule sets as text."""
    return (_FOLDER / f"{name}.json").read_text(encoding="utf-8")


def understood(kept: str) -> RuleSet:
    """Return the rules that a preset's name or a text says; never a file's. Raises RuleError where they are none."""
    text = kept.strip()
    if text.startswith("{"):
        return parse_rules(text)
    known = presets()
    if text not in known:
        raise RuleError(
            "This version of the plugin has no rule set {rules}. It has {known}.", rules=text, known=", ".join(known)
        )
    return parse_rules(preset_text(text))


def digest_of(kept: str) -> str:
    """Return by what kept rules are known to be others; the shared database makes it of the same bytes."""
    return hashlib.sha256(kept.encode()).hexdigest()


def kept_rules(workspace: Workspace, *, patience: float = PATIENT) -> str:
    """Return what a workspace goes by: the name of a preset, a text of its own, or nothing."""
    with reading(workspace.path, patience=patience) as link:
        return rules_in(link)


def rules_in(link: sqlite3.Connection) -> str:
    """Return what the workspace of a connection goes by."""
    row = link.execute("SELECT rule_set FROM workspace").fetchone()
    return (row[0] if row else None) or ""


def keep_rules(workspace: Workspace, kept: str) -> None:
    """Let a workspace go by a preset, or by rules of its own, given as text. Raises RuleError where they are wrong."""
    understood(kept)
    with writing(workspace.path) as link:
        link.execute("UPDATE workspace SET rule_set = ?", (kept.strip(),))


def replace_rules(workspace: Workspace, kept: str) -> None:
    """Let a synced workspace go by the rules of its database; a text of its own that they replace stays in the file."""
    with writing(workspace.path) as link:
        before = rules_in(link)
        if before.startswith("{"):
            link.execute(
                "INSERT INTO gpkg_coord_lost (table_name, id, row, at) VALUES ('workspace', ?, ?, ?)",
                (workspace.workspace_id, json.dumps({"rule_set": before}, ensure_ascii=False), now()),
            )
        link.execute("UPDATE workspace SET rule_set = ?", (kept,))
