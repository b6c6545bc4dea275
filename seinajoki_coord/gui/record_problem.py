"""What stands below the fields of a record: what is wrong with them, and what the recurrence comes to."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from ..core.row_rule import refusal
from ..layers.language import tr
from ..layers.zone import zone_named
from .schedule_hint import schedule_hint

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ..core.schema import Table


def problems_of(table: Table, row: Mapping[str, Any], time_zone: str) -> dict[str, str]:
    """Return what is to be said by field, for a row as it is being typed."""
    sentences = {}
    for check in table.checks:
        sentence = refusal(replace(table, checks=(check,)), row)
        if sentence is not None:
            sentences[check.field] = f"⚠ {tr(sentence)}"
    if row["title"] is None:
        sentences["title"] = "⚠ " + tr("The field “{field}” is empty.").format(field=tr(table.field("title").alias))
    hint = schedule_hint(row["schedule"], row["starts_at"], row["ends_at"], zone_named(time_zone))
    return {**sentences, "schedule": hint} if hint else sentences
