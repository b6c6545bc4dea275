"""Every sentence that the database may say can be said in the user's language."""

from __future__ import annotations

import re

from scripts.translate import collect
from seinajoki_coord.server.answer import ANSWERS
from seinajoki_coord.server.install import FOLDER

_TEXT = r"'((?:[^']|'')*)'"
_SAID = re.compile(
    rf"coord\.refuse\(\s*{_TEXT}|template := {_TEXT}|'template', {_TEXT}|COMMENT ON CONSTRAINT \S+ ON \S+ IS {_TEXT}"
)


def said() -> set[str]:
    """Return the sentences in the SQL files."""
    found = set()
    for path in FOLDER.glob("*.sql"):
        for texts in _SAID.findall(path.read_text(encoding="utf-8")):
            found.update(text.replace("''", "'") for text in texts if text)
    return found


def test_all_that_the_database_says_is_known_to_translators() -> None:
    assert len(said()) > 20
    assert said() <= set(collect().texts)


def test_nothing_is_known_that_the_database_does_not_say() -> None:
    assert set(ANSWERS) <= said()
