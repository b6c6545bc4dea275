"""``import_records``: the rows of any layer as works, events or areas of a workspace."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsProcessing,
    QgsProcessingException,
    QgsProcessingOutputNumber,
    QgsProcessingParameterCrs,
    QgsProcessingParameterDefinition,
    QgsProcessingParameterEnum,
    QgsProcessingParameterFeatureSink,
    QgsProcessingParameterFeatureSource,
    QgsProcessingParameterField,
    QgsProcessingParameterFile,
    QgsProcessingParameterNumber,
    QgsProcessingParameterString,
)

from ..core.error import RecordsError
from ..core.schema import RECORD_TABLES, Table
from ..exchange.mapping import Origin, complete, parse_mapping
from ..exchange.record import Converted, convert, identify
from ..exchange.word import read_number
from ..layers.footprint import Footprint, FootprintMaker
from ..layers.import_source import SourceRows, crs_of, geometries_of, place_of, read_rows, source_name
from ..layers.import_word import code_words, field_words
from ..layers.language import explained, tr
from ..layers.open_layer import open_layers, reload_layers
from ..layers.zone import zone_named
from ..workspace.importing import Incoming, store
from ..workspace.workspace import open_workspace
from .algorithm import Algorithm, reporter
from .import_log import log_conversion, log_mapping, log_outcome, write_rejects

if TYPE_CHECKING:
    from qgis.core import QgsGeometry, QgsProcessingContext, QgsProcessingFeatureSource, QgsProcessingFeedback

    from ..core.progress import Report

_SHARES = {"read": (0.0, 30.0), "geometry": (30.0, 70.0), "write": (80.0, 100.0)}
_BATCH = 1000
_TEXTS = (
    "TITLE", "START", "END", "PARTY", "SOURCE_ID", "MAPPING", "BUFFER_FIELD", "SOURCE", "WKT_FIELD", "X_FIELD", "Y_FIELD",
)  # fmt: skip


class ImportRecords(Algorithm):
    """Import the rows of a layer into a workspace."""

    NAME = "import_records"
    TITLE = "Import records"
    HELP = (
        "Brings the rows of any layer or table into a workspace as works, events or areas: GeoPackage, GeoJSON, Shapefile, "
        "DXF, CSV with WKT or coordinates, Excel.<p><b>Fields.</b> Choose the most important ones; for the rest the "
        "names of the fields are compared with Finnish, Swedish and English words, also names cut to ten letters. The "
        "mapping used is in the log. The mapping parameter overrides it, and gives constants for what the source lacks."
        "<p><b>Values.</b> Codes and their words in Finnish, Swedish and English are understood. An unknown status rejects "
        "the row; another unknown word, number or recurrence rule gives the field its default, and is listed in the log "
        "with its count.<p><b>Times.</b> ISO 8601, d.M.yyyy, d.M.yyyy H:mm, d.M.yyyy klo H.mm, Excel's numbers. A time "
        "with an offset is converted to the time zone of the workspace. A date as an end includes that day. Dates such "
        "as 2019, 6/2019, kesä 2019 or vko 23/2019 take their whole span and make the record a window. A time that "
        "cannot be read rejects the row.<p><b>Ground.</b> Polygons come in as they are, lines and points with a buffer. "
        "Everything is transformed to the reference system of the workspace, curves become segments, heights go, invalid "
        "geometries are repaired.<p><b>Again.</b> A second import updates the records of the same source and identifier "
        "and adds only what is new; fields that are not mapped stay as they are in the workspace, and records that "
        "are no longer in the source stay too. Rows without an identifier are known by their geometry, title and times. "
        "When an identifier comes twice in one input, the first row goes in.<p>Rows that cannot be used are rejected with "
        "a reason; all others are written in one transaction."
    )

    _path = Path()

    def initAlgorithm(self, configuration: dict[str, Any] | None = None) -> None:
        """Declare parameters and outputs."""
        del configuration
        self.add(
            QgsProcessingParameterFile("WORKSPACE", tr("Workspace"), fileFilter="GeoPackage (*.gpkg)"),
            "The GeoPackage file of the workspace. Save the edits of its layers first.",
        )
        self.add(
            QgsProcessingParameterFeatureSource("INPUT", tr("Layer or table"), [QgsProcessing.SourceType.TypeVector]),
            "What is imported: its selection, filter and unsaved edits count.",
        )
        self.add(
            QgsProcessingParameterEnum(
                "KIND", tr("What the rows are"), list(RECORD_TABLES), defaultValue="work", usesStaticStrings=True
            ),
            "The table of the workspace: work, event or area.",
        )
        self.add(
            _field("TITLE", tr("Field of the title")),
            "The name of the work, event or area. Rows without one are rejected.",
        )
        self.add(
            _field("START", tr("Field of the start")),
            "When it starts, or from when an area is valid. Empty: already going on.",
        )
        self.add(_field("END", tr("Field of the end")), "When it ends. A date includes that day; empty is an open end.")
        self.add(
            _field("PARTY", tr("Field of the party")),
            "The name of who plans it. Parties that the workspace has not are added.",
        )
        self.add(
            _field("SOURCE_ID", tr("Field of the identifier")),
            "What names the row in its source, so that a second import updates it. Empty: known by geometry, title and times.",
        )
        self.add(
            QgsProcessingParameterString(
                "MAPPING", tr("Mapping of the rest (JSON)"), "", multiLine=True, optional=True
            ),
            "An object of fields of the workspace. A text is a field of the layer; an object may have field, constant and "
            "values (words of the layer and what they mean here); null leaves a field out. For example "
            '{"work_type": {"field": "laji", "values": {"putki": "water_supply_and_sewer"}}, "status": {"constant": '
            '"confirmed"}, "setup_at": "rakennus_alkaa"}. A constant also fills in where the field is empty.',
        )
        number = QgsProcessingParameterNumber
        self.add(
            number("BUFFER", tr("Buffer of lines and points (metres)"), number.Type.Double, 0.0, minValue=0.0),
            "Half the width of a trench, the radius of a pole. With 0 lines and points are rejected. Polygons do not grow.",
        )
        self.add(
            _field("BUFFER_FIELD", tr("Field of the buffer")),
            "Metres for each row; where it has none, the constant buffer.",
        )
        self.add(
            QgsProcessingParameterString("SOURCE", tr("Name of the source"), "", optional=True),
            "Marks the records, together with the identifier. Empty: the name of the file, and of its layer if that is "
            "another. Give the same name when the next delivery comes in a file of another name.",
        )
        self.add(_field("WKT_FIELD", tr("Field of the WKT"), advanced=True), "For tables: found by name if left out.")
        self.add(
            _field("X_FIELD", tr("Field of the x coordinate"), advanced=True),
            "East or longitude. Found by name if left out.",
        )
        self.add(
            _field("Y_FIELD", tr("Field of the y coordinate"), advanced=True),
            "North or latitude. Found by name if left out.",
        )
        crs = QgsProcessingParameterCrs("GEOMETRY_CRS", tr("Reference system of the coordinates"), optional=True)
        crs.setFlags(crs.flags() | QgsProcessingParameterDefinition.Flag.FlagAdvanced)
        self.add(
            crs,
            "For tables and for layers that have none. Left out, coordinates of a table are WGS 84 where all can be degrees, "
            "else they are in the system of the workspace.",
        )
        self.add(
            QgsProcessingParameterFeatureSink(
                "REJECTS",
                tr("Rejected rows"),
                QgsProcessing.SourceType.TypeVector,
                optional=True,
                createByDefault=False,
            ),
            "The rows that were not imported, as they are in the layer, each with its reason.",
        )
        self.addOutput(QgsProcessingOutputNumber("IMPORTED_COUNT", tr("Number of records added")))
        self.addOutput(QgsProcessingOutputNumber("UPDATED_COUNT", tr("Number of records updated")))
        self.addOutput(QgsProcessingOutputNumber("REJECTED_COUNT", tr("Number of rows rejected")))

    def prepareAlgorithm(
        self, parameters: dict[str, Any], context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> bool:
        """Refuse to write under a layer that has unsaved edits: saving them would undo the import row by row."""
        del feedback
        self._path = Path(self.parameterAsFile(parameters, "WORKSPACE", context))
        for layer in open_layers(context.project(), self._path, RECORD_TABLES):
            if layer.isModified():
                error = RecordsError(
                    "The layer {name} has unsaved edits. Save or discard them and run again.", name=layer.name()
                )
                raise QgsProcessingException(explained(error))
        return True

    def postProcessAlgorithm(self, context: QgsProcessingContext, feedback: QgsProcessingFeedback) -> dict[str, Any]:
        """Show the new records in the layers that stand open."""
        del feedback
        reload_layers(open_layers(context.project(), self._path, ("party", *RECORD_TABLES)))
        return {}

    def execute(
        self, parameters: dict[str, Any], context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> dict[str, Any]:
        """Read and prepare every row, then write them in one short transaction."""
        report = reporter(feedback, _SHARES)
        workspace = open_workspace(self._path)
        table = RECORD_TABLES[self.parameterAsEnumString(parameters, "KIND", context)]
        source = self.parameterAsSource(parameters, "INPUT", context)
        if source is None:
            raise QgsProcessingException(self.invalidSourceError(parameters, "INPUT"))
        layer = self.parameterAsVectorLayer(parameters, "INPUT", context)
        text = {name: self.parameterAsString(parameters, name, context).strip() for name in _TEXTS}
        place = place_of(source, text["WKT_FIELD"], text["X_FIELD"], text["Y_FIELD"])
        used = [*(place.fields() if place else ()), text["BUFFER_FIELD"]]
        mapping = self._mapping(parameters, table, source, text, used)
        log_mapping(feedback, mapping)
        rows = read_rows(source, layer, report)
        geometries = geometries_of(rows, place)
        target = QgsCoordinateReferenceSystem(workspace.crs)
        given = self.parameterAsCrs(parameters, "GEOMETRY_CRS", context)
        crs, guessed = crs_of(source, layer, geometries, place, given, target)
        if guessed:
            feedback.pushInfo(tr("The coordinates are taken to be in {crs}.").format(crs=crs.userFriendlyIdentifier()))
        maker = FootprintMaker(crs, target, context.transformContext())
        if maker.stated():
            feedback.pushInfo(tr("Transformed: {operation}").format(operation=maker.stated()))
        converted = convert(table, mapping, rows.columns, len(rows), zone_named(workspace.time_zone), code_words(table))
        widths = _widths(rows, text["BUFFER_FIELD"], self.parameterAsDouble(parameters, "BUFFER", context))
        footprints = _footprints(maker, geometries, widths, converted, report)
        made_ids = identify(table, converted, lambda row: geometries[row].asWkb().data())
        log_conversion(feedback, table, converted, made_ids)
        incoming = [
            Incoming(row, record, footprints[row].wkb, footprints[row].box)
            for row, record in enumerate(converted.records)
            if record is not None
        ]
        outcome = store(workspace.path, table, text["SOURCE"] or source_name(source, layer), incoming, report)
        faults = {**converted.faults, **outcome.refused}
        log_outcome(feedback, outcome, faults, sum(one.repaired for one in footprints.values()))
        return {
            "REJECTS": write_rejects(self, parameters, context, source, rows, faults),
            "IMPORTED_COUNT": outcome.added,
            "UPDATED_COUNT": outcome.updated,
            "REJECTED_COUNT": len(faults),
        }

    def _mapping(
        self,
        parameters: dict[str, Any],
        table: Table,
        source: QgsProcessingFeatureSource,
        text: dict[str, str],
        used: list[str],
    ) -> dict[str, Origin]:
        """Put the field parameters, the mapping and what the names say together."""
        names = source.fields().names()
        start, end = ("valid_from", "valid_to") if table.name == "area" else ("starts_at", "ends_at")
        targets = {
            "TITLE": table.title_field,
            "START": start,
            "END": end,
            "PARTY": "party_id",
            "SOURCE_ID": "source_id",
        }
        chosen = {target: text[name] for name, target in targets.items() if text[name]}
        for name in (*chosen.values(), *(one for one in used if one)):
            if name not in names:
                raise RecordsError("The layer has no field {name}. It has: {names}.", name=name, names=", ".join(names))
        raw = parameters.get("MAPPING")
        given = parse_mapping(json.dumps(raw) if isinstance(raw, dict) else text["MAPPING"], table, names)
        return complete(table, names, chosen, given, words=field_words(table), used=used)


def _field(name: str, title: str, *, advanced: bool = False) -> QgsProcessingParameterField:
    """Return an optional parameter that takes a field of the input."""
    parameter = QgsProcessingParameterField(name, title, parentLayerParameterName="INPUT", optional=True)
    if advanced:
        parameter.setFlags(parameter.flags() | QgsProcessingParameterDefinition.Flag.FlagAdvanced)
    return parameter


def _widths(rows: SourceRows, field: str, constant: float) -> list[float]:
    """Return the buffer of each row: its own where it has a positive number, else the constant."""
    if not field:
        return [constant] * len(rows)
    own = [None if value is None else read_number(value) for value in rows.columns[field]]
    return [value if value is not None and value > 0 else constant for value in own]


def _footprints(
    maker: FootprintMaker, geometries: list[QgsGeometry], widths: list[float], converted: Converted, report: Report
) -> dict[int, Footprint]:
    """Make the footprint of every row that is a record; one without becomes a fault."""
    made: dict[int, Footprint] = {}
    for row, geometry in enumerate(geometries):
        if row % _BATCH == 0:
            report("geometry", row / len(geometries))
        if converted.records[row] is None:
            continue
        try:
            made[row] = maker.make(geometry, widths[row])
        except RecordsError as fault:
            converted.records[row] = None
            converted.faults[row] = fault
    return made
