"""What the functions of the database say when they refuse, known here so that it can be said in the user's language."""

from __future__ import annotations

from ..core.error import sentence

ANSWERS = (
    sentence("A batch with this identifier was sent before, with other content."),
    sentence("A person of one party cannot be given to another; add the person there anew."),
    sentence("No party decided so; each decides for itself, under Decisions."),
    sentence("Other records still refer to this one."),
    sentence("Tables of the shared database cannot be emptied at one stroke; delete records instead."),
    sentence("The batch cannot be read. Nothing was stored."),
    sentence("The field “{field}” holds no time of whole minutes."),
    sentence("The field “{field}” is empty."),
    sentence("The ground crosses or touches itself."),
    sentence("The ground is empty."),
    sentence("The identifier of a record cannot be changed."),
    sentence("The number in the field “{field}” is not allowed."),
    sentence("The party of this record does not exist."),
    sentence("The server cannot take this record: {detail}"),
    sentence("The value of the field “{field}” is not in its list."),
    sentence("The venue of this record does not exist."),
    sentence("The workspace and the shared database are of different versions. Update the older of them."),
    sentence("This belongs to another party; only that party or an administrator may change it."),
    sentence("Your login may read the shared database, but not change anything in it."),
)
"""The sentences in resources/sql that no other module says."""
