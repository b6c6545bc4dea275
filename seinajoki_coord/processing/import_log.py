"""What ``import_records`` tells its user: the mapping used, what was understood otherwise, what was rejected."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

from qgis.core import QgsFeature, QgsFeatureSink, QgsField, QgsFields, QgsProcessingException
from qgis.PyQt.QtCore import QVariant

from ..core.error import LayerError
from ..layers.language import explained, tr

if TYPE_CHECKING:
    from collections.abc import Mapping

    from qgis.core import QgsProcessingContext, QgsProcessingFeatureSource, QgsProcessingFeedback

    from ..core.error import CoordError
    from ..core.schema import Table
    from ..exchange.mapping import Origin
    from ..exchange.record import Converted
    from ..layers.import_source import SourceRows
    from ..workspace.importing import Outcome
    from .algorithm import Algorithm

_SHOWN = 20
"""How many words, parties or reasons are named in the log."""
_REASON = "reason"


def log_mapping(feedback: QgsProcessingFeedback, mapping: Mapping[str, Origin]) -> None:
    """Say where every field comes from."""
    feedback.pushInfo(tr("The mapping used:"))
    for target, origin in mapping.items():
        parts = [] if origin.field is None else [origin.field]
        if origin.constant is not None:
            parts.append(tr("constant {value}").format(value=origin.constant))
        feedback.pushInfo(f"  {target} ← {', '.join(parts)}")


def log_conversion(feedback: QgsProcessingFeedback, table: Table, converted: Converted, made_ids: int) -> None:
    """Say which words were not understood, which dates were vague, and which records have no identifier."""
    for (target, word), times in _most(converted.replaced):
        field = table.field(target)
        feedback.pushWarning(
            tr("“{word}” in the field “{field}” was not understood ({count} times): {default} was put there.").format(
                word=word,
                field=tr(field.alias),
                count=times,
                default=tr("nothing") if field.default is None else field.default,
            )
        )
    if converted.vague:
        feedback.pushInfo(
            tr("{count} records name a week, month, season or year only: they take all of it, as a window.").format(
                count=converted.vague
            )
        )
    if made_ids:
        feedback.pushInfo(
            tr("{count} records have no identifier: they are known by their geometry, title and times.").format(
                count=made_ids
            )
        )


def log_outcome(
    feedback: QgsProcessingFeedback, outcome: Outcome, faults: Mapping[int, CoordError], repaired: int
) -> None:
    """Say what was written and what was rejected, each reason once."""
    if repaired:
        feedback.pushInfo(tr("{count} invalid geometries were repaired.").format(count=repaired))
    for name in outcome.new_parties[:_SHOWN]:
        feedback.pushInfo(tr("A new party was added: {name}").format(name=name))
    if len(outcome.new_parties) > _SHOWN:
        feedback.pushInfo(tr("{count} new parties were added.").format(count=len(outcome.new_parties)))
    for name, times in _most(Counter(outcome.unknown_venues)):
        feedback.pushWarning(
            tr("There is no area {name} to be a venue ({count} times).").format(name=name, count=times)
        )
    feedback.pushInfo(
        tr("{added} records added, {updated} updated, {unchanged} as before, {rejected} rejected.").format(
            added=outcome.added, updated=outcome.updated, unchanged=outcome.unchanged, rejected=len(faults)
        )
    )
    reasons = Counter(explained(fault) for fault in faults.values())
    for reason, times in _most(reasons):
        feedback.pushWarning(tr("Rejected ({count}): {reason}").format(count=times, reason=reason))


def _most(counted: Counter[Any]) -> list[tuple[Any, int]]:
    return counted.most_common(_SHOWN)


def write_rejects(
    algorithm: Algorithm,
    parameters: dict[str, Any],
    context: QgsProcessingContext,
    source: QgsProcessingFeatureSource,
    rows: SourceRows,
    faults: Mapping[int, CoordError],
) -> str | None:
    """Write the rejected rows as they came, with the reason; return the sink's id, None where it is not asked for."""
    if parameters.get("REJECTS") is None:
        return None
    fields = QgsFields(source.fields())
    place = fields.lookupField(_REASON)
    if place < 0:
        fields.append(QgsField(_REASON, QVariant.String))
    sink, sink_id = algorithm.parameterAsSink(
        parameters, "REJECTS", context, fields, source.wkbType(), source.sourceCrs()
    )
    if sink is None:
        raise QgsProcessingException(algorithm.invalidSinkError(parameters, "REJECTS"))
    for row in sorted(faults):
        feature = QgsFeature(fields)
        attributes, reason = rows.features[row].attributes(), explained(faults[row])
        if place < 0:
            attributes.append(reason)
        else:
            attributes[place] = reason
        feature.setAttributes(attributes)
        if rows.features[row].hasGeometry():
            feature.setGeometry(rows.features[row].geometry())
        if not sink.addFeature(feature, QgsFeatureSink.Flag.FastInsert):
            raise LayerError("The result could not be written: {reason}", reason=sink.lastError())
    return str(sink_id)
