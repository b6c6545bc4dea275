#!/usr/bin/env python3
"""Write one page for each algorithm from its own help, in English: `docs.py docs/algorithms`."""

from __future__ import annotations

import os
import re
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from qgis.core import QgsApplication, QgsProcessingAlgorithm, QgsProcessingParameterDefinition

PROVIDER = "seinajoki_coord"
NOTE = "<!-- Written by `make docs` from the help of the algorithm; change it there. -->"


def pages() -> dict[str, str]:
    """Return the text of each page by file name, in English."""
    from seinajoki_coord.layers import language
    from seinajoki_coord.processing.provider import ALGORITHMS

    # The pages are English whatever QGIS and the machine speak.
    language.catalogue = lambda _code: {}

    algorithms = [kind().create() for kind in ALGORITHMS]
    texts = {f"{algorithm.name()}.md": page(algorithm) for algorithm in algorithms}
    rows = "\n".join(
        f"| [{one.displayName()}]({one.name()}.md) | `{PROVIDER}:{one.name()}` | {plain(one.shortHelpString()).split('. ')[0]}. |"
        for one in algorithms
    )
    texts["README.md"] = f"# Algorithms\n\n{NOTE}\n\n| name | id | what it does |\n|---|---|---|\n{rows}\n"
    return texts


def page(algorithm: QgsProcessingAlgorithm) -> str:
    """Return the page of one algorithm."""
    parameters = "\n".join(
        f"| `{one.name()}` | {one.description()} | {kind(one)} | {default(one)} | {plain(one.help())} |"
        for one in algorithm.parameterDefinitions()
    )
    outputs = "\n".join(f"| `{one.name()}` | {one.description()} |" for one in algorithm.outputDefinitions())
    return (
        f"# {algorithm.displayName()}\n\n{NOTE}\n\n`{PROVIDER}:{algorithm.name()}`\n\n"
        f"{paragraphs(algorithm.shortHelpString())}\n\n"
        f"## Parameters\n\n| id | name | kind | default | meaning |\n|---|---|---|---|---|\n{parameters}\n\n"
        f"## Results\n\n| id | meaning |\n|---|---|\n{outputs}\n"
    )


def kind(parameter: QgsProcessingParameterDefinition) -> str:
    """Return what a parameter takes."""
    optional = bool(parameter.flags() & QgsProcessingParameterDefinition.Flag.FlagOptional)
    return parameter.type() + (", optional" if optional else "")


def default(parameter: QgsProcessingParameterDefinition) -> str:
    """Return a parameter's default as it is written in a command."""
    value = parameter.defaultValue()
    if value is None or value == "" or not isinstance(value, (str, int, float, bool)):
        return ""
    return f"`{str(value).lower() if isinstance(value, bool) else value}`"


def plain(html: str) -> str:
    """Return help without its marks, on one line, safe in a table."""
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", html)).strip().replace("|", "\\|")


def paragraphs(html: str) -> str:
    """Return help as Markdown paragraphs."""
    return "\n\n".join(plain(part) for part in html.split("<p>"))


def main(folder: Path) -> int:
    """Write the pages, and remove those of algorithms that are no more; return the exit status."""
    folder.mkdir(parents=True, exist_ok=True)
    texts = pages()
    for name, text in texts.items():
        (folder / name).write_text(text, encoding="utf-8")
    for old in set(folder.glob("*.md")) - {folder / name for name in texts}:
        old.unlink()
    return 0


if __name__ == "__main__":
    application = QgsApplication([], False)
    application.initQgis()
    status = main(Path(sys.argv[1]))
    # QGIS may crash while it is torn down; the pages are written.
    os._exit(status)
