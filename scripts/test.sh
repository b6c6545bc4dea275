#!/usr/bin/env bash
# Run the linters and all tests: `test.sh <environment with QGIS> <environment without>` [arguments for pytest].
set -eu
# Sentences are tested in English whatever the machine speaks; the tests of languages choose their own.
export LANG=C.UTF-8 LC_ALL=C.UTF-8
venv=$1 bare=$2
shift 2
export QT_QPA_PLATFORM=${QT_QPA_PLATFORM:-offscreen}
# Processing is a Python plugin of QGIS's own, outside the usual path.
plugins=$("$venv/bin/python" -c 'from qgis.core import QgsApplication; print(QgsApplication.buildSourcePath() or "", QgsApplication.prefixPath())' 2>/dev/null | awk '{print $NF}')/share/qgis/python/plugins
[ -d "$plugins" ] || plugins=/usr/share/qgis/python/plugins
export PYTHONPATH="$plugins${PYTHONPATH:+:$PYTHONPATH}"

if [ $# -gt 0 ]; then exec "$venv/bin/python" -m pytest "$@"; fi
scripts/lint.sh "$venv"
echo "== The rules, on a Python without QGIS"
env -u PYTHONPATH "$bare/bin/python" -m pytest -q tests/core
# A QGIS of its own for each folder: what one leaves in the process cannot disturb the next.
failed=()
for folder in tests/*/; do
  folder=${folder%/}
  case $folder in tests/core | *__pycache__) continue ;; esac
  echo "== $folder, on QGIS"
  code=0
  "$venv/bin/python" -m pytest -q "$folder" || code=$?
  if [ $code -ge 128 ]; then
    # QGIS 3.22 now and then dies in a thread of its own while a layer is freed. A test that fails is never run twice.
    echo "== QGIS crashed (signal $((code - 128))) in $folder: once more"
    code=0
    "$venv/bin/python" -m pytest -q "$folder" || code=$?
  fi
  # 5: nothing collected.
  [ $code -eq 0 ] || [ $code -eq 5 ] || failed+=("$folder")
done
if [ ${#failed[@]} -gt 0 ]; then
  echo "== Failed: ${failed[*]}"
  exit 1
fi
