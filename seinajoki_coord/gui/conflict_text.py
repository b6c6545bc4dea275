"""What happened to a record that waits for a decision, in sentences."""

from __future__ import annotations

from typing import NamedTuple, Union

from ..core.merge import merge
from ..layers.language import tr
from ..layers.version import field_word, reason_of
from ..server.result import Entry
from ..workspace.conflict import DELETED_MINE, DELETED_THEIRS, Conflict, Refusal
from .version_text import stamp_word

Case = Union[Conflict, Refusal]


class Words(NamedTuple):
    """What stands on the buttons of a case."""

    mine: str
    theirs: str


def words_of(case: Case) -> Words:
    """Return what the buttons do."""
    if isinstance(case, Refusal):
        return Words(tr("Mine"), tr("Take mine back"))
    if case.kind == DELETED_THEIRS:
        return Words(tr("Mine: keep it for all"), tr("Theirs: delete it here too"))
    if case.kind == DELETED_MINE:
        return Words(tr("Mine: delete it for all"), tr("Theirs: bring it back here"))
    return Words(tr("Mine"), tr("Theirs"))


def headline(case: Case) -> str:
    """Return what happened, in one line."""
    if isinstance(case, Refusal):
        return tr("Refused")
    if case.kind == DELETED_THEIRS:
        return tr("Changed here, deleted there")
    if case.kind == DELETED_MINE:
        return tr("Deleted here, changed there")
    return ", ".join(field_word(case.table, name) for name in case.fields)


def story(case: Case, time_zone: str) -> str:
    """Return what happened and what can be done, who and when named."""
    if isinstance(case, Refusal):
        return _refused(case)
    who, when = case.their_by or tr("Somebody"), stamp_word(case.their_at, time_zone)
    if case.kind == DELETED_THEIRS:
        lines = [
            tr("You changed it, and {who} deleted or withdrew it."),
            tr("Kept as yours, it comes back for everybody with the next sync; deleted here too, your version stays in the history."),
        ]  # fmt: skip
    elif case.kind == DELETED_MINE:
        lines = [
            tr("You deleted it, and {who} changed it."),
            tr("Kept as yours, it is deleted for everybody with the next sync; brought back, it is as they made it."),
        ]
    else:
        lines = [tr("You and {who} changed the same fields. Choose for each whose value is kept.")]
        other = _taken_over(case)
        if other:
            lines.append(tr("What only one of you changed is kept from both: {fields}").format(fields=other))
    said = " ".join(lines).replace("{who}", who)
    return f"{said}\n{tr('Theirs: {who}, {when}').format(who=who, when=when)}" if when else said


def _refused(case: Refusal) -> str:
    entry = Entry(case.table.name, case.id, case.title, case.template, case.values)
    return " ".join(
        [
            tr("The shared database does not take your version: {reason}").format(reason=reason_of(entry)),
            tr("Change it and sync again, or take back what you did."),
        ]
    )


def _taken_over(case: Conflict) -> str:
    """Return the fields that only one side changed."""
    if case.base is None or case.mine is None or case.theirs is None:
        return ""
    merged = merge(case.table, case.base, case.mine, case.theirs)
    changed = (name for name, value in merged.row.items() if value != case.base.get(name))
    return ", ".join(field_word(case.table, name) for name in changed if name not in case.fields)
