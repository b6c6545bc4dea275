"""The one family of errors whose text is written for the person at the screen."""

from __future__ import annotations


def sentence(text: str) -> str:
    """Mark an English sentence for translation where it is shown."""
    return text


class Word(str):
    """A word of ours inside a message, translated with it; other texts in a message are the user's own."""

    __slots__ = ()


class CoordError(Exception):
    """
    A failure that a user can understand and act on.

    ``template`` is an English sentence with ``{named}`` places, which is also the key of its translation;
    ``values`` fill the places.
    """

    def __init__(self, template: str, **values: object) -> None:
        """Keep the sentence and its values apart, so that a door can translate before it fills in."""
        super().__init__(template.format(**values))
        self.template = template
        self.values = values


class WorkspaceError(CoordError):
    """A workspace cannot be made, opened or written."""


class InUseError(WorkspaceError):
    """A workspace is locked by another program; trying again is right."""


class ChangedError(WorkspaceError):
    """Something is not as it was shown; looking again is right."""

    def __init__(self) -> None:
        """Say that nothing was decided."""
        super().__init__(
            "What you chose has changed or was closed after it was shown. Nothing was decided; look at it again."
        )


class RecordsError(CoordError):
    """A layer cannot be imported as a whole; single rows are rejected, not raised."""


class RuleError(CoordError):
    """A rule set cannot be understood; the sentence names the place in its text."""


class LayerError(CoordError):
    """A layer cannot be used: a field is missing, it has no coordinate reference system."""


class DatabaseError(CoordError):
    """The shared database does not do what was asked."""


class UnreachableError(DatabaseError):
    """The shared database cannot be reached, or the connection broke; later it may work."""


class BusyError(DatabaseError):
    """The shared database was busy with somebody else's work; trying again is right."""


class CancelledError(CoordError):
    """The user stopped the run."""

    def __init__(self) -> None:
        """Say that nothing was written."""
        super().__init__("Cancelled; nothing was written.")
