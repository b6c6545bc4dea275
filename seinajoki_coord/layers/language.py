"""
The user's language: English sources, translations read straight from the ``.ts`` files of Qt Linguist.

The files are read as they are, without a compiler in between, so a checkout works as a plugin as it stands and
nothing generated ships.
"""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from qgis.core import QgsApplication
from qgis.PyQt.QtCore import QByteArray, QXmlStreamReader

from ..core.error import Word

if TYPE_CHECKING:
    from ..core.error import CoordError

LANGUAGES = ("fi", "sv")
"""Languages beside English."""
_FOLDER = Path(__file__).parent.parent / "resources" / "i18n"


@lru_cache(maxsize=4)
def catalogue(language: str) -> dict[str, str]:
    """Return English texts and what they are in a language; empty for English and for unknown languages."""
    path = _FOLDER / f"seinajoki_coord_{language}.ts"
    if not path.is_file():
        return {}
    reader = QXmlStreamReader(QByteArray(path.read_bytes()))
    texts: dict[str, str] = {}
    source = ""
    while not reader.atEnd():
        reader.readNext()
        if reader.isStartElement() and reader.name() == "source":
            source = reader.readElementText()
        elif reader.isStartElement() and reader.name() == "translation":
            translation = reader.readElementText()
            if translation:
                texts[source] = translation
    return texts


@lru_cache(maxsize=1)
def spoken() -> str:
    """Return the language QGIS runs in, such as ``fi``; kept, because QGIS takes another one only when it starts anew."""
    return str(QgsApplication.locale()[:2])


def tr(text: str) -> str:
    """Return an English text in the language QGIS runs in, or as it is where that is not known."""
    return catalogue(spoken()).get(text, text)


def explained(error: CoordError) -> str:
    """Return what an error says, in the language QGIS runs in; the user's own words in it stay as they are."""
    values = {name: tr(value) if isinstance(value, Word) else value for name, value in error.values.items()}
    return tr(error.template).format(**values)
