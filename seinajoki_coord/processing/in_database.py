"""``find_overlaps`` where the data is: both layers tables of one database that finds the pairs itself."""

from __future__ import annotations

from contextlib import closing
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

from qgis.core import QgsDataSourceUri, QgsFields, QgsProcessingFeatureSourceDefinition
from qgis.PyQt.QtCore import QVariant

from ..core.error import LayerError
from ..layers.kernel import best_kernel
from ..layers.postgis import PROVIDER, conninfo_of
from ..layers.sink import Rows
from ..server.connection import connect
from ..server.overlap import Place, find, left_out
from .side import narrowed
from .workspace_algorithm import cancelling

if TYPE_CHECKING:
    from qgis.core import QgsProcessingContext, QgsProcessingFeedback, QgsVectorLayer

    from .algorithm import Algorithm
    from .side import Side

_KINDS = {QVariant.Int: int, QVariant.LongLong: int, QVariant.Double: float, QVariant.String: str}
"""Types of fields that can name records, and what their values are made of."""


@dataclass(frozen=True)
class Database:
    """A database that may find the overlaps of its tables: how to connect, which never leaves this object."""

    tables: dict[str, tuple[QgsVectorLayer, QgsDataSourceUri]]
    conninfo: str = field(default="", repr=False)

    @classmethod
    def of(cls, algorithm: Algorithm, parameters: dict[str, Any], context: QgsProcessingContext) -> Database:
        """Return the database of the layers of a run, not ready to connect; LayerError where there is none."""
        names = [name for name in ("INPUT", "OVERLAY") if parameters.get(name)]
        tables = {name: _table_of(algorithm, parameters, name, context) for name in names}
        if len({_server_of(uri) for _, uri in tables.values()}) > 1:
            raise LayerError("The two layers lie in different databases, or are seen by different logins.")
        return cls(tables)

    def ready(self) -> Database:
        """Return it with what is needed to connect; on the main thread, where QGIS's password store is at home."""
        return replace(self, conninfo=conninfo_of(self.tables["INPUT"][0]))

    def find(
        self,
        sides: dict[str, Side],
        time_zone: str,
        feedback: QgsProcessingFeedback,
        *,
        with_ground: bool,
        **reach: float,
    ) -> tuple[Rows, list[tuple[str, str, str]]]:
        """Return the rows of the result, ordered by keys, and what was left out: side, key, reason."""
        places = {name: self._place(name, side) for name, side in sides.items()}
        kinds = {name: self._key_kind(name, sides[name], places[name]) for name in sides}
        first, second = kinds["INPUT"], kinds.get("OVERLAY", kinds["INPUT"])
        one, two = places["INPUT"], places.get("OVERLAY")
        with closing(connect(self.conninfo, statement_timeout=0)) as link, cancelling(link, feedback):
            found = find(link, one, two, time_zone, with_ground=with_ground, **reach)
            unused = [
                (name.lower(), *row) for name, place in places.items() for row in left_out(link, place, time_zone)
            ]
        rows = sorted(((first(row[0]), second(row[1]), *row[2:]) for row in found), key=lambda row: row[:2])
        *columns, blobs = [list(column) for column in zip(*rows)] or [[] for _ in range(8)]
        kernel = best_kernel()
        return Rows(columns, blobs, kernel.boxes(kernel.read(blobs))), unused

    def _place(self, name: str, side: Side) -> Place:
        layer, uri = self.tables[name]
        fields = layer.fields()
        for column in filter(None, (side.start, side.end, side.key)):
            if fields.fieldOrigin(fields.lookupField(column)) != QgsFields.FieldOrigin.OriginProvider:
                raise LayerError("The field {field} is not in the database, only in QGIS.", field=column)
        return Place(uri.schema(), uri.table(), uri.geometryColumn(), side.start, side.end, side.key or uri.keyColumn())

    def _key_kind(self, name: str, side: Side, place: Place) -> type:
        fields = self.tables[name][0].fields()
        number = fields.lookupField(place.key)
        kind = _KINDS.get(fields.at(number).type()) if number >= 0 else None
        if kind is None or (kind is not int and not side.key):
            raise LayerError(
                "In the database, name the records of {layer} by a field of text or numbers.",
                layer=side.source.sourceName(),
            )
        return kind


def _table_of(
    algorithm: Algorithm, parameters: dict[str, Any], name: str, context: QgsProcessingContext
) -> tuple[QgsVectorLayer, QgsDataSourceUri]:
    """Return a parameter's layer and its source; LayerError where it is not all of a table as it stands in a database."""
    value = parameters[name]
    is_narrowed = isinstance(value, QgsProcessingFeatureSourceDefinition) and narrowed(value)
    if isinstance(value, QgsProcessingFeatureSourceDefinition):
        value = value.source
    layer = algorithm.parameterAsVectorLayer({name: value}, name, context)
    uri = QgsDataSourceUri(layer.source() if layer is not None and layer.providerType() == PROVIDER else "")
    if not uri.table() or uri.table().startswith("("):
        raise LayerError("The layer of {parameter} is no table of a PostgreSQL database.", parameter=name)
    if is_narrowed or layer.subsetString() or layer.isModified():
        raise LayerError(
            "The layer {layer} has a filter, a selection or unsaved edits, of which the database knows nothing.",
            layer=layer.name(),
        )
    return layer, uri


def _server_of(uri: QgsDataSourceUri) -> tuple[str, ...]:
    return uri.service(), uri.host(), uri.port(), uri.database(), uri.username(), uri.authConfigId()
