"""Errors speak the language of the user and leave the user's own words alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from seinajoki_coord.core.error import CancelledError, CoordError, Word
from seinajoki_coord.layers.language import LANGUAGES, catalogue, explained

if TYPE_CHECKING:
    from collections.abc import Callable

every_language = pytest.mark.parametrize("language", LANGUAGES)


def test_an_error_is_explained_in_the_language_of_the_user(speak: Callable[[str], None]) -> None:
    error = CoordError("The field “{field}” is empty.", field=Word("Starts"))
    for locale, text in (("fi", "Kenttä ”Alkaa” on tyhjä."), ("sv", "Fältet ”Börjar” är tomt.")):
        speak(locale)
        assert explained(error) == text
    speak("en")
    assert explained(error) == str(error) == "The field “Starts” is empty."


@every_language
def test_an_error_keeps_the_words_of_the_user(speak: Callable[[str], None], language: str) -> None:
    error = CoordError("There is no folder {folder}.", folder="Works")
    speak(language)
    assert catalogue(language)["Works"] != "Works"
    assert explained(error) == catalogue(language)["There is no folder {folder}."].format(folder="Works")


def test_an_error_keeps_values_that_are_no_words(speak: Callable[[str], None]) -> None:
    speak("fi")
    error = CoordError(
        "The identifier {identifier} stands in the input already, in row {row}.", identifier="{x}", row=7
    )
    assert explained(error) == "Tunniste {x} on syötteessä jo aiemmin, rivillä 7."
    assert explained(CancelledError()) == "Keskeytetty; mitään ei kirjoitettu."
