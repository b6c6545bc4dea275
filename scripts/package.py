#!/usr/bin/env python3
"""Build the zip that plugins.qgis.org accepts: one top folder, the links followed, nothing that is generated."""

from __future__ import annotations

import sys
import zipfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
PLUGIN = ROOT / "seinajoki_coord"
LEFT_OUT = {"__pycache__", ".DS_Store"}
LIMIT = 25 * 1024 * 1024
FIRST_DAY = (2026, 1, 1, 0, 0, 0)
"""One date for all files, so that the same sources make the same zip."""


def files() -> list[Path]:
    """Return what ships, as paths under the plugin's folder, in a stable order."""
    found = list(PLUGIN.rglob("*"))
    for link in (path for path in PLUGIN.iterdir() if path.is_symlink() and path.is_dir()):
        found += [link / path.relative_to(link.resolve()) for path in link.resolve().rglob("*")]
    return sorted({path for path in found if path.is_file() and not LEFT_OUT & set(path.parts)})


def main(target: Path) -> int:
    """Write the zip; return the exit status."""
    target.parent.mkdir(parents=True, exist_ok=True)
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for path in [*files(), ROOT / "LICENSE"]:
            name = path.relative_to(ROOT) if PLUGIN in path.parents else Path(PLUGIN.name) / path.name
            entry = zipfile.ZipInfo(name.as_posix(), FIRST_DAY)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = 0o644 << 16
            archive.writestr(entry, path.read_bytes())
    size = target.stat().st_size
    print(f"{target}: {size / 1024:.0f} KiB")
    if size > LIMIT:
        sys.stderr.write("The zip is larger than plugins.qgis.org accepts (25 MiB).\n")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
