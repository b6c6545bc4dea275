"""Errors keep their sentence and its values apart, so that a door can translate the one and fill in the other."""

from __future__ import annotations

import pytest

from seinajoki_coord.core.error import CancelledError, CoordError, LayerError, RecordsError, WorkspaceError


@pytest.mark.parametrize("kind", [CoordError, WorkspaceError, RecordsError, LayerError])
def test_an_error_reads_as_its_sentence_filled_in(kind: type[CoordError]) -> None:
    error = kind("The layer {layer} has no field {field}.", layer="works", field="alkaa")
    assert str(error) == "The layer works has no field alkaa."
    assert error.template == "The layer {layer} has no field {field}."
    assert error.values == {"layer": "works", "field": "alkaa"}


def test_every_error_is_of_the_one_family() -> None:
    assert all(issubclass(kind, CoordError) for kind in (WorkspaceError, RecordsError, LayerError, CancelledError))


def test_a_value_with_braces_is_left_as_it_is() -> None:
    assert str(CoordError("No field {field}.", field="{odd}")) == "No field {odd}."


def test_cancelling_says_that_nothing_was_written() -> None:
    assert str(CancelledError()) == "Cancelled; nothing was written."
