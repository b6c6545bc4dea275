#!/usr/bin/env python3
"""
Bring the ``.ts`` files of Qt Linguist up to date with the English texts in the code: `translate.py [--check]`.

Translations are kept, new texts come in as unfinished, texts that are no more go. ``--check`` writes nothing.
The exit status is 1 where a text cannot be collected, and with ``--check`` where a file would change.
"""

from __future__ import annotations

import ast
import builtins
import re
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple
from xml.etree import ElementTree
from xml.sax.saxutils import escape

ROOT = Path(__file__).resolve().parents[1]
PLUGIN = ROOT / "seinajoki_coord"
FOLDER = ROOT / "resources" / "i18n"
CONTEXT = "seinajoki_coord"
LANGUAGES = {"fi": "fi_FI", "sv": "sv_FI"}
"""Languages as the files are called, and as Linguist writes them."""
MARKS = {"tr", "sentence"}
SHOWN_ATTRIBUTES = {"TITLE", "HELP"}
SHOWING = {
    "pushInfo", "pushWarning", "reportError", "pushMessage", "QgsProcessingException", "setText", "setTitle", "setToolTip",
    "setStatusTip", "setWindowTitle", "setPlaceholderText", "addAction", "addItem", "addRow", "QLabel", "QPushButton",
    "QAction", "QCheckBox", "QGroupBox", "QMenu",
}  # fmt: skip
"""What puts its arguments before people."""
NAMES = {"Seinäjoki Coord"}
"""What is called the same in all languages."""
_WORD = re.compile(r"[^\W\d_]{2}")
_TAG = re.compile(r"</?\w[^<>]*>")
_ENTITIES = {'"': "&quot;", "'": "&apos;", "\u00a0": "&#xa0;", "\u202f": "&#x202f;"}
"""What Linguist writes as entities, and the spaces that nobody can tell apart in a diff."""


class Translation(NamedTuple):
    """What a text is in a language, and whether its translator was done with it."""

    text: str = ""
    finished: bool = False


@dataclass
class Collected:
    """The texts of the code, each once, in the order of file and line; and what could not be collected."""

    texts: list[str] = field(default_factory=list)
    problems: list[str] = field(default_factory=list)


def collect() -> Collected:
    """Collect the texts of the whole plugin."""
    described = {"core/schema.py": _schema, "core/vocabulary.py": _vocabulary}
    out = Collected()
    for path in sorted(path for path in PLUGIN.rglob("*.py") if "resources" not in path.relative_to(PLUGIN).parts):
        name = path.relative_to(PLUGIN).as_posix()
        found = collect_module(path.read_text(encoding="utf-8"), name)
        out.texts += [*found.texts, *described.get(name, tuple)()]
        out.problems += found.problems
    out.texts = list(dict.fromkeys(text for text in out.texts if text))
    return out


def collect_module(source: str, name: str) -> Collected:
    """Collect the texts of one module in the order of its lines."""
    found: list[tuple[int, int, str]] = []
    problems: list[tuple[int, str]] = []
    tree = ast.parse(source)
    for node, must_be_literal in _shown(tree):
        for one in _literals(node, must_be_literal=must_be_literal):
            if isinstance(one, str):
                problems.append((node.lineno, one))
            else:
                found.append((one.lineno, one.col_offset, str(one.value)))
    problems += [(node.lineno, f"{ast.unparse(node)} is shown as it is; use tr()") for node in _forgotten(tree)]
    return Collected(
        list(dict.fromkeys(text for _, _, text in sorted(found))),
        [f"{name}:{line}: {text}" for line, text in sorted(problems)],
    )


def _shown(tree: ast.Module) -> Iterator[tuple[ast.expr, bool]]:
    """Yield every expression that is marked as one that people see, and whether it must be a literal to be collected."""
    for node in ast.walk(tree):
        if isinstance(node, ast.ClassDef):
            yield from _of_class(node)
        elif isinstance(node, ast.Call) and node.args:
            name = _name(node.func)
            if name in MARKS:
                yield node.args[0], name == "sentence"
            elif name.endswith("Error") and not hasattr(builtins, name):
                yield node.args[0], False
            elif ast.unparse(node.func) == "self.add" and len(node.args) > 1:
                yield node.args[1], True


def _of_class(node: ast.ClassDef) -> Iterator[tuple[ast.expr, bool]]:
    """Yield what an algorithm says of itself, and the sentence that an error hands to its base class."""
    for part in node.body:
        if isinstance(part, ast.Assign) and any(_name(target) in SHOWN_ATTRIBUTES for target in part.targets):
            # The members of an enum may be called the same.
            is_number = isinstance(part.value, ast.Constant) and not isinstance(part.value.value, str)
            yield from () if is_number else ((part.value, True),)
    if node.name.endswith("Error"):
        for call in ast.walk(node):
            is_handed_on = isinstance(call, ast.Call) and ast.unparse(call.func) == "super().__init__"
            if is_handed_on and call.args and isinstance(call.args[0], (ast.Constant, ast.JoinedStr)):
                yield call.args[0], False


def _name(node: ast.expr) -> str:
    """Return the name of a function or an attribute without what stands before it."""
    if isinstance(node, ast.Attribute):
        return node.attr
    return node.id if isinstance(node, ast.Name) else ""


def _literals(node: ast.expr, *, must_be_literal: bool) -> Iterator[ast.Constant | str]:
    """Yield the literals of an expression, or what is wrong where a text is put together before it is translated."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield node
    elif isinstance(node, (ast.IfExp, ast.BoolOp)):
        for part in [node.body, node.orelse] if isinstance(node, ast.IfExp) else node.values:
            yield from _literals(part, must_be_literal=must_be_literal)
    elif isinstance(node, ast.Call) and _name(node.func) in MARKS:
        return
    elif isinstance(node, ast.JoinedStr):
        yield "an f-string cannot be translated; use {named} places and .format() around tr()"
    elif isinstance(node, ast.Call) and _name(node.func) == "get" and not must_be_literal:
        # What a dictionary holds is marked there; what stands in for it is said here.
        for part in node.args[1:]:
            yield from _literals(part, must_be_literal=False)
    elif must_be_literal or not isinstance(node, (ast.Name, ast.Attribute, ast.Subscript)):
        yield f"only a literal can be collected, not {ast.unparse(node)}"


def _forgotten(tree: ast.Module) -> Iterator[ast.expr]:
    """Yield words that are shown to people without `tr`."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and _name(node.func) in SHOWING:
            for argument in node.args:
                parts = argument.values if isinstance(argument, ast.JoinedStr) else [argument]
                texts = [part.value for part in parts if isinstance(part, ast.Constant) and isinstance(part.value, str)]
                if any(_WORD.search(_TAG.sub("", text)) and text not in NAMES for text in texts):
                    yield argument


def _schema() -> Iterator[str]:
    from seinajoki_coord.core import schema

    for table in schema.TABLES:
        yield table.title
        for one in table.fields:
            yield from (one.alias, one.help, *(one.values or {}).values())
        yield from (check.sentence for check in table.checks)
    yield from (kind.value for kind in schema.FieldType)


def _vocabulary() -> Iterator[str]:
    from seinajoki_coord.core import vocabulary

    for name, words in vars(vocabulary).items():
        if name.isupper() and isinstance(words, Mapping):
            yield from words.values()


def read(path: Path) -> dict[str, Translation]:
    """Return the translations of a file; none where there is no file."""
    if not path.is_file():
        return {}
    known = {}
    for message in ElementTree.parse(path).iter("message"):  # noqa: S314 - a file of this repository
        translation = message.find("translation")
        if translation is not None and translation.get("type") not in {"vanished", "obsolete"}:
            known[message.findtext("source", "")] = Translation(translation.text or "", translation.get("type") is None)
    return known


def written(language: str, texts: list[str], known: Mapping[str, Translation]) -> str:
    """Return a file with exactly these texts."""
    lines = [
        '<?xml version="1.0" encoding="utf-8"?>',
        "<!DOCTYPE TS>",
        f'<TS version="2.1" language="{LANGUAGES[language]}" sourcelanguage="en">',
        "<context>",
        f"    <name>{CONTEXT}</name>",
    ]
    for text in texts:
        translation = known.get(text, Translation())
        mark = "" if translation.finished and translation.text else ' type="unfinished"'
        lines += [
            "    <message>",
            f"        <source>{escape(text, _ENTITIES)}</source>",
            f"        <translation{mark}>{escape(translation.text, _ENTITIES)}</translation>",
            "    </message>",
        ]
    return "\n".join([*lines, "</context>", "</TS>", ""])


def file_of(language: str) -> Path:
    """Return the file of a language."""
    return FOLDER / f"{CONTEXT}_{language}.ts"


def main(*, check: bool) -> int:
    """Update the files, or only say what would change; return the exit status."""
    collected = collect()
    for problem in collected.problems:
        sys.stderr.write(f"{problem}\n")
    status = 1 if collected.problems else 0
    for language in LANGUAGES:
        path = file_of(language)
        known = read(path)
        text = written(language, collected.texts, known)
        left = [one for one in collected.texts if not (known.get(one, Translation()).finished and known[one].text)]
        gone = set(known) - set(collected.texts)
        print(f"{path.name}: {len(collected.texts)} texts, {len(left)} to be translated, {len(gone)} dropped")
        if not path.is_file() or path.read_text(encoding="utf-8") != text:
            if check:
                status = 1
            else:
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_text(text, encoding="utf-8", newline="\n")
    return status


sys.path.insert(0, str(ROOT))
if __name__ == "__main__":
    sys.exit(main(check="--check" in sys.argv[1:]))
