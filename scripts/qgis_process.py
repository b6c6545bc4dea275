"""Running algorithms through the real headless program, in a profile of their own."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

PLUGIN = "seinajoki_coord"


def program() -> str:
    """Return the program; on Debian 12 the binary, because the wrapper passes an option that the program refuses."""
    binary = shutil.which("qgis_process.bin")
    found = binary or shutil.which("qgis_process")
    if found is None:
        sys.exit("qgis_process is not installed; it comes with QGIS 3.22 or newer.")
    return found


def run(arguments: list[str], profile: Path, text: str | None = None) -> subprocess.CompletedProcess[str]:
    """Call the program with the plugin enabled, and return what it said."""
    environment = {
        **os.environ,
        "QT_QPA_PLATFORM": "offscreen",
        "QGIS_PLUGINPATH": str(Path(__file__).resolve().parents[1]),
        "QGIS_CUSTOM_CONFIG_PATH": str(profile.resolve()),
    }
    return subprocess.run(
        [program(), *arguments], env=environment, input=text, capture_output=True, text=True, check=False
    )


def qgis_process(algorithm: str, parameters: dict[str, object], profile: Path) -> dict[str, object]:
    """Run an algorithm and return its results; print what the program said and leave where it failed."""
    profile.mkdir(parents=True, exist_ok=True)
    enabled = profile / f"{PLUGIN}.enabled"
    if not enabled.exists():
        run(["plugins", "enable", PLUGIN], profile)
        enabled.touch()
    listed = [
        f"--{name}={str(value).lower() if isinstance(value, bool) else value}" for name, value in parameters.items()
    ]
    done = run(["--json", "run", algorithm, *listed], profile)
    if done.returncode != 0:
        sys.exit(f"{algorithm} failed:\n{done.stdout}{done.stderr}")
    results = json.loads(done.stdout)["results"]
    return dict(results)
