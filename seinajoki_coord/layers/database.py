"""From what a person names, a saved QGIS connection or a service, to what the database driver needs."""

from __future__ import annotations

import re

from qgis.core import QgsApplication, QgsDataSourceUri, QgsProviderRegistry

from ..core.error import DatabaseError

_SERVICE = re.compile(r"service=[^\s'\"\\=]+")


def saved_connections() -> list[str]:
    """Return the names of the PostgreSQL connections saved in QGIS."""
    return sorted(QgsProviderRegistry.instance().providerMetadata("postgres").connections(False))


def conninfo(database: str) -> str:
    """
    Return the connection string of a saved QGIS connection or of ``service=name``; on the main thread only.

    The string may hold a password: it is handed to `server.connection.connect` and never kept, shown or logged.
    Credentials come from QGIS's authentication store (``authcfg``), whose master password QGIS asks for where it must.
    """
    return expanded(database.strip(), source(database))


def source(database: str) -> QgsDataSourceUri:
    """Return what QGIS has saved of a connection, perhaps a password, or ``service=name`` as such a source."""
    name = database.strip()
    connections = QgsProviderRegistry.instance().providerMetadata("postgres").connections(False)
    if name in connections:
        return QgsDataSourceUri(connections[name].uri())
    if _SERVICE.fullmatch(name):
        service = QgsDataSourceUri()
        service.setConnection(name.partition("=")[2], "", "", "")
        return service
    if "=" in name or "://" in name:
        # Not repeated: it may hold a password.
        raise DatabaseError(
            "Give the name of a connection saved in QGIS, or service=name. A whole connection string is not taken, "
            "because passwords do not belong into settings and logs."
        )
    if not connections:
        raise DatabaseError(
            "There is no PostgreSQL connection {name}; none is saved in QGIS. Make one in the Browser: PostgreSQL, New "
            "Connection.",
            name=name,
        )
    raise DatabaseError(
        "There is no PostgreSQL connection {name} in QGIS. Saved are: {names}.",
        name=name,
        names=", ".join(sorted(connections)),
    )


def expanded(name: str, uri: QgsDataSourceUri) -> str:
    """Return the connection string with what the authentication store holds; QGIS itself leaves it out silently."""
    if uri.authConfigId():
        store = QgsApplication.authManager()
        if store.isDisabled() or not store.setMasterPassword(True):
            raise DatabaseError(
                "QGIS's password store is locked, so connection {name} cannot be used. Give the master password "
                "(qgis_process: in the file that QGIS_AUTH_PASSWORD_FILE names).",
                name=name,
            )
        if uri.authConfigId() not in store.configIds():
            raise DatabaseError(
                "The sign-in of connection {name} is no longer in QGIS's password store. Edit the connection and choose "
                "another one.",
                name=name,
            )
    return str(uri.connectionInfo(True))
