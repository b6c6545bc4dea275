"""The words under which fields and codes may come in, in every language the plugin speaks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .language import LANGUAGES, catalogue

if TYPE_CHECKING:
    from ..core.schema import Table


def field_words(table: Table) -> dict[str, list[str]]:
    """Return the translated aliases of each field."""
    catalogues = [catalogue(language) for language in LANGUAGES]
    return {
        one.name: [texts[one.alias] for texts in catalogues if one.alias in texts]
        for one in table.fields
        if not one.upkeep
    }


def code_words(table: Table) -> dict[str, dict[str, str]]:
    """Return, for each field with a value list, the translated words and the codes they stand for."""
    catalogues = [catalogue(language) for language in LANGUAGES]
    return {
        one.name: {texts[word]: code for texts in catalogues for code, word in one.values.items() if word in texts}
        for one in table.fields
        if one.values
    }
