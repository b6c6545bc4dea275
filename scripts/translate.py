#!/usr/bin/env python3
"""
Bring the ``.ts`` files of Qt Linguist up to date with the English texts in the code: `translate.py [--check]`.

Translations are kept, new texts come in as unfinished, texts that are no more go. ``--check`` writes nothing.
The exit status is 1 where a text cannot be collected, and with ``--check`` where a file would change.
"""

from __future__ import annotations

import ast
import builtins
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import Enum
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
    out = Collected()
    found: list[tuple[int, int, str]] = []
    for node, must_be_literal in _shown(ast.parse(source)):
        try:
            literals = list(_literals(node, must_be_literal=must_be_literal))
        except ValueError as error:
            out.problems.append(f"{name}:{node.lineno}: {error}")
        else:
            found += [(one.lineno, one.col_offset, one.value) for one in literals]
    out.texts = list(dict.fromkeys(text for _, _, text in sorted(found)))
    return out


def _shown(tree: ast.Module) -> Iterator[tuple[ast.expr, bool]]:
    """Yield every expression that a user sees, and whether it must be a literal to be collected."""
    for node in ast.walk(tree):
        if isinstance(node, ast.ClassDef):
            for statement in node.body:
                if isinstance(statement, ast.Assign) and SHOWN_ATTRIBUTES & {ast.unparse(one) for one in statement.targets}:
                    yield statement.value, True
        elif isinstance(node, ast.Call) and node.args:
            name = _name(node.func)
            if name in MARKS:
                yield node.args[0], name == "sentence"
            elif name.endswith("Error") and not hasattr(builtins, name):
                yield node.args[0], False
            elif ast.unparse(node.func) == "self.add" and len(node.args) > 1:
                yield node.args[1], True


def _name(function: ast.expr) -> str:
    if isinstance(function, ast.Attribute):
        return function.attr
    return function.id if isinstance(function, ast.Name) else ""


def _literals(node: ast.expr, *, must_be_literal: bool) -> Iterator[ast.Constant]:
    """Yield the literals of an expression; ValueError where a text is put together before it is translated."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield node
    elif isinstance(node, (ast.IfExp, ast.BoolOp)):
        for part in [node.body, node.orelse] if isinstance(node, ast.IfExp) else node.values:
            yield from _literals(part, must_be_literal=must_be_literal)
    elif isinstance(node, ast.Call) and _name(node.func) in MARKS:
        return
    elif isinstance(node, ast.JoinedStr):
        raise ValueError("an f-string cannot be translated; use named places and .format() around tr()")
    elif must_be_literal or not isinstance(node, (ast.Name, ast.Attribute, ast.Subscript)):
        raise ValueError(f"only a literal can be collected, not {ast.unparse(node)}")


def _schema() -> Iterator[str]:
    from seinajoki_coord.core import schema

    for table in schema.TABLES:
        yield table.title
        for one in table.fields:
            yield from (one.alias, one.help, *(one.values or {}).values())
        yield from (check.sentence for check in table.checks)
    yield from _values(schema.FieldType)


def _values(kind: type[Enum]) -> Iterator[str]:
    return (str(one.value) for one in kind)


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
