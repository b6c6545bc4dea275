"""The real desktop under Xvfb: start QGIS, run a script inside it, read back what the script found."""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import textwrap
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parents[2]
_SECONDS = 120
_LAST_SECONDS = 5
"""So long what is to end may tidy up after itself."""
_FRAME = """
import json, os, sys, traceback
from pathlib import Path
from qgis.PyQt.QtCore import QTimer
from qgis.utils import iface
said = {{}}
def job():
{body}
def failed(*error):
    said.setdefault("error", "".join(traceback.format_exception(*error)))
# QGIS would show what a slot raises in a dialog that waits for a hand.
sys.excepthook = failed
def run():
    try:
        job()
    except BaseException:
        failed(*sys.exc_info())
    Path({answer!r}).write_text(json.dumps(said))
    # QGIS may crash while it is torn down, and asks to save: leave at once.
    os._exit(0)
QTimer.singleShot(1500, run)
"""


def in_desktop(folder: Path, body: str, *arguments: str) -> dict[str, Any]:
    """
    Run Python in a QGIS desktop with the plugin enabled and return the dict ``said`` that it filled.

    Skips where there is no desktop to start; fails where ``CI`` is set.
    """
    if shutil.which("qgis") is None or shutil.which("xvfb-run") is None:
        if os.environ.get("CI"):
            pytest.fail("QGIS or xvfb-run is missing")
        pytest.skip("QGIS or xvfb-run is missing")
    profile = folder / "profile" / "profiles" / "default" / "QGIS"
    profile.mkdir(parents=True, exist_ok=True)
    (profile / "QGIS3.ini").write_text("[PythonPlugins]\nseinajoki_coord=true\n")
    answer, script = folder / "answer.json", folder / "script.py"
    script.write_text(_FRAME.format(body=textwrap.indent(textwrap.dedent(body), "    "), answer=str(answer)))
    environment = {key: value for key, value in os.environ.items() if key not in {"QT_QPA_PLATFORM", "PYTHONPATH"}}
    environment["QGIS_PLUGINPATH"] = str(ROOT)
    command = ["xvfb-run", "-a", "-s", "-screen 0 1600x1000x24", "qgis", "--nologo", "--noversioncheck"]
    command += ["--profiles-path", str(folder / "profile"), *arguments, "--code", str(script)]
    # On a busy machine two X servers can choose the same display, and QGIS waits for one that is gone: start once more.
    done = _started(command, environment) or _started(command, environment)
    assert done is not None, "QGIS did not answer in time, twice"
    assert answer.is_file(), f"QGIS did not answer:\n{done.stdout}\n{done.stderr}"
    said: dict[str, Any] = json.loads(answer.read_text())
    assert "error" not in said, said["error"]
    return said


def _started(command: list[str], environment: dict[str, str]) -> subprocess.CompletedProcess[str] | None:
    """Run QGIS to its end; None where it did not come to one in time, and nothing of it lives on."""
    pipe = subprocess.PIPE
    with subprocess.Popen(
        command, env=environment, stdout=pipe, stderr=pipe, text=True, start_new_session=True
    ) as started:
        try:
            said = started.communicate(timeout=_SECONDS)
        except subprocess.TimeoutExpired:
            # QGIS and Xvfb are children of xvfb-run, whose own end would leave them running.
            for how in (signal.SIGTERM, signal.SIGKILL):
                with suppress(ProcessLookupError, subprocess.TimeoutExpired):
                    os.killpg(started.pid, how)
                    started.communicate(timeout=_LAST_SECONDS)
            return None
    return subprocess.CompletedProcess(command, started.returncode, *said)
