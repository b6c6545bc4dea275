"""Forms of the workspace's layers, made from the schema description: widgets, words, constraints, defaults."""

from __future__ import annotations

from pathlib import PurePath
from typing import TYPE_CHECKING, Any

from qgis.core import QgsDefaultValue, QgsEditorWidgetSetup, QgsFieldConstraints

from ..core.assessment import SUMMARY
from ..core.schema import OVERLAP, Field, FieldType
from .language import tr

if TYPE_CHECKING:
    from collections.abc import Mapping

    from qgis.core import QgsVectorLayer

    from ..core.schema import Table

_STORED = "yyyy-MM-ddTHH:mm"
_SHOWN = "d.M.yyyy HH:mm"
_LONG_NAME, _LONG_WORD = 24, 28
"""Letters of a field's name, and of a word to choose, from which on they stand above each other."""


def set_up_form(layer: QgsVectorLayer, table: Table, layers: Mapping[str, QgsVectorLayer]) -> None:
    """Give a layer its aliases, widgets, constraints and default values; ``layers`` are those that can be referred to."""
    fields, config = layer.fields(), layer.editFormConfig()
    for field in table.fields:
        place = fields.lookupField(field.name)
        layer.setFieldAlias(place, tr(field.alias))
        layer.setEditorWidgetSetup(place, _widget(field, layers))
        config.setLabelOnTop(place, _is_wide(field))
        # The rest of an overlap is what a check found, and the next one takes it for that.
        config.setReadOnly(place, table is OVERLAP and field.name not in SUMMARY)
        if field.required and field.name != "id":
            layer.setFieldConstraint(
                place,
                QgsFieldConstraints.Constraint.ConstraintNotNull,
                QgsFieldConstraints.ConstraintStrength.ConstraintStrengthHard,
            )
        default = _default(field)
        if default is not None:
            layer.setDefaultValueDefinition(place, default)
    for check in table.checks:
        layer.setConstraintExpression(fields.lookupField(check.field), check.sql, tr(check.sentence))
    layer.setEditFormConfig(config)
    layer.setEditorWidgetSetup(fields.lookupField("fid"), QgsEditorWidgetSetup("Hidden", {}))
    layer.setDisplayExpression(f'"{table.title_field}"')


def _is_wide(field: Field) -> bool:
    """Whether name and widget have no room beside each other in the form that QGIS opens by itself."""
    words = [len(tr(word)) for word in (field.values or {}).values()]
    return bool(field.references) or len(tr(field.alias)) > _LONG_NAME or max(words, default=0) > _LONG_WORD


def _default(field: Field) -> QgsDefaultValue | None:
    """Return what QGIS itself fills in; other defaults come from the table."""
    if field.name == "id":
        return QgsDefaultValue("uuid('WithoutBraces')")
    if field.name == "updated_by":
        return QgsDefaultValue("coalesce(nullif(@user_full_name, ''), @user_account_name)", True)
    if field.type == FieldType.BOOLEAN and field.default is not None:
        return QgsDefaultValue("true" if field.default else "false")
    if field.default is not None:
        return QgsDefaultValue(f"'{field.default}'" if isinstance(field.default, str) else str(field.default))
    return None


def _widget(field: Field, layers: Mapping[str, QgsVectorLayer]) -> QgsEditorWidgetSetup:
    if field.upkeep:
        return QgsEditorWidgetSetup("Hidden", {})
    if field.values:
        return QgsEditorWidgetSetup("ValueMap", {"map": [{tr(word): code} for code, word in field.values.items()]})
    if field.references:
        return QgsEditorWidgetSetup("ValueRelation", _relation(layers.get(field.references)))
    kind, options = _WIDGETS[field.type]
    options = dict(options)
    if kind == "Range":
        options.update(Min=field.minimum if field.minimum is not None else -1e9, Max=field.maximum or 1e9)
    return QgsEditorWidgetSetup(kind, options)


_WIDGETS: dict[FieldType, tuple[str, dict[str, Any]]] = {
    FieldType.MOMENT: (
        "DateTime",
        {
            "field_format": _STORED,
            "field_format_overwrite": True,
            "field_iso_format": False,
            "display_format": _SHOWN,
            "calendar_popup": True,
            "allow_null": True,
        },
    ),
    FieldType.INTEGER: ("Range", {"AllowNull": True, "Step": 1, "Style": "SpinBox"}),
    FieldType.REAL: ("Range", {"AllowNull": True, "Step": 1.0, "Precision": 1, "Style": "SpinBox"}),
    FieldType.BOOLEAN: ("CheckBox", {"CheckedState": "1", "UncheckedState": "0", "AllowNullState": False}),
    FieldType.COLOUR: ("Color", {}),
    FieldType.LONG_TEXT: ("TextEdit", {"IsMultiline": True, "UseHtml": False}),
    FieldType.TEXT: ("TextEdit", {"IsMultiline": False, "UseHtml": False}),
    FieldType.UUID: ("Hidden", {}),
    FieldType.STAMP: ("Hidden", {}),
}


def _relation(layer: QgsVectorLayer | None) -> dict[str, Any]:
    """Return the options of a drop-down that shows another layer's names and stores its ids."""
    options: dict[str, Any] = {"Key": "id", "Value": "name", "AllowNull": True, "OrderByValue": True}
    if layer is not None:
        options.update(Layer=layer.id(), LayerName=layer.name(), LayerProviderName=layer.providerType())
        if layer.providerType() == "ogr":
            # Without its folder: the file will be moved and handed on. The source of a database names a user.
            file, _, table = layer.publicSource().partition("|")
            options["LayerSource"] = f"{PurePath(file).name}|{table}"
    return options
