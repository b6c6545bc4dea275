"""Drop-downs in which several things can be checked; none checked means all."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qgis.gui import QgsCheckableComboBox
from qgis.PyQt.QtCore import QSignalBlocker, Qt
from qgis.PyQt.QtWidgets import QSizePolicy

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable


def check_combo(everything: str, name: str) -> QgsCheckableComboBox:
    """Return a drop-down; ``everything`` stands there while nothing is checked, ``name`` says what it is of."""
    combo = QgsCheckableComboBox()
    combo.setDefaultText(everything)
    combo.setAccessibleName(name)
    combo.setToolTip(name)
    combo.setMinimumWidth(combo.fontMetrics().horizontalAdvance(everything) + 44)
    combo.setMinimumContentsLength(8)
    combo.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
    return combo


def fill(combo: QgsCheckableComboBox, items: Iterable[tuple[str, str]]) -> None:
    """Offer words and their codes, none of them checked."""
    blocker = QSignalBlocker(combo)
    combo.clear()
    for word, code in items:
        combo.addItemWithCheckState(word, Qt.CheckState.Unchecked, code)
    blocker.unblock()


def checked(combo: QgsCheckableComboBox) -> frozenset[str]:
    """Return the codes that are checked."""
    return frozenset(str(one) for one in combo.checkedItemsData())


def check_only(combo: QgsCheckableComboBox, codes: Collection[str]) -> None:
    """Check these codes and no others, without saying that they changed."""
    if checked(combo) == codes:
        return
    blocker = QSignalBlocker(combo)
    for row in range(combo.count()):
        state = Qt.CheckState.Checked if combo.itemData(row) in codes else Qt.CheckState.Unchecked
        combo.setItemCheckState(row, state)
    blocker.unblock()
