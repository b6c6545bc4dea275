"""A workspace in a PostgreSQL database: its layers straight from the server, for the login that opens them."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

from qgis.core import (
    QgsCredentials,
    QgsDataSourceUri,
    QgsDefaultValue,
    QgsEditorWidgetSetup,
    QgsException,
    QgsExpression,
    QgsProviderConnectionException,
    QgsProviderRegistry,
    QgsVectorLayer,
    QgsWkbTypes,
)

from ..core.error import DatabaseError, sentence
from ..core.schema import SCHEMA_VERSION
from .database import expanded, saved_connections, source
from .language import tr

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from ..core.schema import Table

PROVIDER = "postgres"
SCHEMA = "coord"
_SERVICE = "service="
_PORT = "5432"
_SRID = "EPSG:"
_STATUS = "SELECT coord.status(pg_snapshot_xmin(pg_current_snapshot()))::text"
"""Who we are there; with a cursor of this moment, so that nothing is counted."""
_RULES = "SELECT coalesce(rule_set, '') FROM coord.meta"
_UNREAD = sentence(
    "“{place}” holds no shared workspace that you may read. Its administrator runs “Install database” and makes you a "
    "member."
)


@dataclass(frozen=True)
class SharedWorkspace:
    """
    A workspace that many share, as the login of its layers sees it.

    ``place`` says which database, never who connects or how; ``party_id`` is the party of the login, None where it
    has none.
    """

    place: str
    workspace_id: str
    crs: str
    time_zone: str
    party_id: str | None
    is_admin: bool

    @property
    def name(self) -> str:
        """Return its name for people."""
        return self.place

    @property
    def new_party(self) -> str | None:
        """Return the party to which all that is new must belong; None where it may be any."""
        return None if self.is_admin else self.party_id

    def may_change(self, party_id: str | None) -> bool:
        """Whether the login may change records of a party; the server has the last word."""
        return self.is_admin or (party_id is not None and party_id == self.party_id)


def is_shared(layer: QgsVectorLayer, tables: Iterable[str]) -> bool:
    """Whether a layer shows one of these tables of a shared workspace."""
    if layer.providerType() != PROVIDER:
        return False
    uri = QgsDataSourceUri(layer.source())
    return uri.schema() == SCHEMA and uri.table() in tables


def place_of(uri: QgsDataSourceUri) -> str:
    """Return which database a source lies in, without user and secrets."""
    if uri.service():
        return f"{_SERVICE}{uri.service()}"
    port = f":{uri.port()}" if uri.port() not in {"", _PORT} else ""
    return f"{uri.database()}@{uri.host() or 'localhost'}{port}"


def source_of(connection: str) -> QgsDataSourceUri:
    """
    Return the source of a saved QGIS connection (its name) or of ``service=name``, without a password.

    A password that QGIS keeps with the connection is handed to QGIS's own store for this session: in the source of a
    layer it would stand in the project. Raises DatabaseError where there is no such connection.
    """
    kept = source(connection)
    uri = _without_password(kept)
    if kept.password():
        QgsCredentials.instance().put(uri.connectionInfo(False), kept.username(), kept.password())
    return uri


def conninfo_of(layer: QgsVectorLayer) -> str:
    """
    Return what libpq needs to connect as a layer does, secrets included; for the main thread, and for nobody's eyes.

    A password that was only typed, and not saved with a connection, is not known here.
    """
    uri = _without_password(QgsDataSourceUri(layer.source()))
    uri.setPassword(next(filter(None, (kept.password() for kept in _saved_as(uri).values())), ""))
    return expanded(place_of(uri), uri)


def connection_name(layer: QgsVectorLayer) -> str | None:
    """Return the name of a saved connection, or ``service=name``, by which a layer is connected; None where there is none."""
    uri = _without_password(QgsDataSourceUri(layer.source()))
    if uri.service() and source(place_of(uri)).connectionInfo(False) == uri.connectionInfo(False):
        return place_of(uri)
    return next(iter(_saved_as(uri)), None)


def _saved_as(uri: QgsDataSourceUri) -> dict[str, QgsDataSourceUri]:
    """Return the saved connections that connect as a source without a password does."""
    saved = {name: source(name) for name in saved_connections()}
    return {
        name: kept
        for name, kept in saved.items()
        if _without_password(kept).connectionInfo(False) == uri.connectionInfo(False)
    }


def _without_password(uri: QgsDataSourceUri) -> QgsDataSourceUri:
    """Return the connection of a source, and nothing secret of it."""
    bare = QgsDataSourceUri()
    place = (uri.service(),) if uri.service() else (uri.host(), uri.port())
    bare.setConnection(*place, uri.database(), uri.username(), "", uri.sslMode(), uri.authConfigId())
    return bare


def read_shared(uri: QgsDataSourceUri) -> SharedWorkspace:
    """
    Ask the server what the workspace is and who the login is there.

    Raises DatabaseError where it does not answer, holds no workspace, or one of a newer version than this plugin knows.
    """
    place, said = place_of(uri), json.loads(_answer(uri, _STATUS))
    if said["schema_version"] > SCHEMA_VERSION:
        raise DatabaseError(
            "The shared workspace “{place}” has a newer schema ({found}) than this plugin knows ({known}). Update the "
            "plugin.",
            place=place,
            found=said["schema_version"],
            known=SCHEMA_VERSION,
        )
    is_admin = "admin" in said["roles"]
    return SharedWorkspace(place, said["database_id"], said["crs"], said["time_zone"], said["party_id"], is_admin)


def rules_at(uri: QgsDataSourceUri) -> str:
    """Return by which rules a shared workspace goes: a preset's name, a text, or nothing. Raises DatabaseError."""
    return _answer(uri, _RULES)


def _answer(uri: QgsDataSourceUri, question: str) -> str:
    """Return what the server answers to one of the statements above."""
    try:
        # By QGIS's own pool, as the layers: it knows how to log in, and a connection stands ready.
        known = QgsProviderRegistry.instance().providerMetadata(PROVIDER).createConnection(uri.uri(False), {})
        rows = known.executeSql(question)
    except (QgsException, QgsProviderConnectionException):
        # The one is QGIS 3.22's, the other that of newer ones. Their texts quote the connection.
        rows = []
    if not rows or not isinstance(rows[0][0], str):
        raise DatabaseError(_UNREAD, place=place_of(uri))
    return rows[0][0]


def shared_layers(
    uri: QgsDataSourceUri, workspace: SharedWorkspace, tables: Iterable[Table]
) -> dict[str, QgsVectorLayer]:
    """Return a shared workspace's tables as bare layers; raises DatabaseError where one cannot be opened."""
    options = QgsVectorLayer.LayerOptions()
    options.loadDefaultStyle = False
    layers = {}
    for table in tables:
        own = QgsDataSourceUri(uri)
        own.setDataSource(SCHEMA, table.name, "geom" if table.has_geometry else "", "", "id")
        if table.has_geometry:
            own.setWkbType(QgsWkbTypes.Type.MultiPolygon)
            own.setSrid(workspace.crs.partition(_SRID)[2])
        layer = QgsVectorLayer(own.uri(False), tr(table.title), PROVIDER, options)
        if not layer.isValid():
            raise DatabaseError("The table {table} of {path} cannot be opened.", table=table.name, path=workspace.place)
        layers[table.name] = layer
    return layers


def set_up_shared(layers: Mapping[str, QgsVectorLayer], workspace: SharedWorkspace) -> None:
    """
    Leave to the server what it keeps itself, and let the forms say whose records the login may change.

    New records get the login's own party; QGIS's own form does not take changes of another party's.
    """
    own = QgsDefaultValue(QgsExpression.quotedString(workspace.party_id)) if workspace.party_id else QgsDefaultValue()
    for layer in layers.values():
        fields = layer.fields()
        for name, default in (("updated_by", QgsDefaultValue()), ("row_version", QgsDefaultValue()), ("party_id", own)):
            place = fields.lookupField(name)
            if place >= 0 and layer.defaultValueDefinition(place) != default:
                layer.setDefaultValueDefinition(place, default)
        owner = fields.lookupField("party_id")
        if owner >= 0:
            rule = "" if workspace.is_admin else f'"party_id" IS {QgsExpression.quotedValue(workspace.party_id)}'
            layer.setConstraintExpression(owner, rule, tr("Only its own party and administrators may change a record."))
        layer.setEditorWidgetSetup(fields.lookupField("occupancy"), QgsEditorWidgetSetup("Hidden", {}))
