"""Connections saved in QGIS: in this process for the length of a block, or in a profile with a password store."""

from __future__ import annotations

import os
import subprocess
import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING

from qgis.core import QgsProviderRegistry

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_KEEP = {"saveUsername": True, "savePassword": True}
_SAVE = """
import os
import sys
from qgis.core import QgsApplication, QgsAuthMethodConfig, QgsProviderRegistry, QgsSettings

name, uri, user, secret, master = sys.argv[1:]
application = QgsApplication([], False)
# Where QGIS itself keeps its settings.
application.setOrganizationName("QGIS")
application.setApplicationName("QGIS3")
application.initQgis()
store = QgsApplication.authManager()
store.setMasterPassword(master, True)
signs_in = QgsAuthMethodConfig("Basic")
signs_in.setName(name)
signs_in.setConfig("username", user)
signs_in.setConfig("password", secret)
stored, *_ = store.storeAuthenticationConfig(signs_in)
metadata = QgsProviderRegistry.instance().providerMetadata("postgres")
metadata.saveConnection(metadata.createConnection(f"{uri} authcfg={signs_in.id()}", {}), name)
QgsSettings().sync()
print("stored" if stored else "not stored", flush=True)
os._exit(0)
"""


@contextmanager
def saved(name: str, uri: str) -> Iterator[str]:
    """Have a connection saved in QGIS for the block, and yield its name."""
    metadata = QgsProviderRegistry.instance().providerMetadata("postgres")
    metadata.saveConnection(metadata.createConnection(uri, _KEEP), name)
    try:
        yield name
    finally:
        metadata.deleteConnection(name)


def save_with_password(profile: Path, name: str, uri: str, user: str, secret: str, master: str) -> None:
    """Save a connection in a QGIS profile, its user and password in the profile's password store."""
    environment = {**os.environ, "QGIS_CUSTOM_CONFIG_PATH": str(profile), "QT_QPA_PLATFORM": "offscreen"}
    done = subprocess.run(
        [sys.executable, "-c", _SAVE, name, uri, user, secret, master],
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.stdout.strip().endswith("stored"), done.stdout + done.stderr
    assert "not stored" not in done.stdout
