"""Where rule sets come from: the plugin's own, a file, or the text that a workspace keeps."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from ..core.error import RuleError
from ..core.rule_text import parse_rules
from ..workspace.geopackage import reading, writing

if TYPE_CHECKING:
    from ..core.rule import RuleSet
    from ..workspace.workspace import Workspace

DEFAULT = "seinajoki"
_FOLDER = Path(__file__).parent.parent / "resources" / "rules"
_NO_PRESETS = {"schema", "nuisance"}


def presets() -> list[str]:
    """Return the names of the plugin's own rule sets."""
    return sorted(path.stem for path in _FOLDER.glob("*.json") if path.stem not in _NO_PRESETS)


def read_rules(named: str, workspace: Workspace | None = None) -> RuleSet:
    """
    Return a rule set by its preset's name, its file or its text; without any of these that of the workspace.

    Raises RuleError where there is none, or where it cannot be understood.
    """
    text = named.strip() or (kept_rules(workspace) if workspace is not None else "") or DEFAULT
    if text.startswith("{"):
        return parse_rules(text)
    known = presets()
    path = _preset(text) if text in known else Path(text)
    try:
        return parse_rules(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError) as error:
        raise RuleError(
            "There is no rule set {rules}. Give a file, or one of: {known}.", rules=text, known=", ".join(known)
        ) from error


def keep_rules(workspace: Workspace, named: str) -> None:
    """Let a workspace go by a preset, or by rules of its own, given as text. Raises RuleError where they are wrong."""
    read_rules(named)
    with writing(workspace.path) as link:
        link.execute("UPDATE workspace SET rule_set = ?", (named.strip(),))


def preset_text(name: str) -> str:
    """Return one of the plugin's own rule sets as text."""
    return _preset(name).read_text(encoding="utf-8")


def kept_rules(workspace: Workspace) -> str:
    """Return what a workspace goes by: the name of a preset, a text of its own, or nothing."""
    with reading(workspace.path) as link:
        row = link.execute("SELECT rule_set FROM workspace").fetchone()
    return (row[0] if row else None) or ""


def _preset(name: str) -> Path:
    return _FOLDER / f"{name}.json"
