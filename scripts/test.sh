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
bare_path=${PYTHONPATH:-}
export PYTHONPATH="$plugins${PYTHONPATH:+:$PYTHONPATH}"

# The settings of QGIS in which earlier tests ran, perhaps killed half-way.
rm -rf .qgis-settings

if [ $# -gt 0 ]; then exec "$venv/bin/python" -m pytest "$@"; fi
scripts/lint.sh "$venv"

logs=$(mktemp -d)
trap 'rm -rf "$logs"' EXIT
export venv bare bare_path logs

# The tests of one folder, in a process and with settings of their own: nothing of one disturbs another.
test_folder() {
  local folder=$1 name=${1##*/} code=0
  local log=$logs/$name.log
  # pytest-qgis keeps the settings of QGIS in .qgis-settings/<name of the worker>.
  export XDG_CONFIG_HOME=$logs/$name.config PYTEST_XDIST_WORKER=$name
  mkdir -p "$XDG_CONFIG_HOME"
  if [ "$name" = core ]; then
    echo "== $folder: the rules, on a Python without QGIS" >"$log"
    PYTHONPATH=$bare_path "$bare/bin/python" -m pytest -q "$folder" >>"$log" 2>&1 || code=$?
  else
    echo "== $folder" >"$log"
    "$venv/bin/python" -m pytest -q "$folder" >>"$log" 2>&1 || code=$?
    if [ $code -ge 128 ]; then
      # QGIS 3.22 now and then dies in a thread of its own while a layer is freed. A test that fails is never run twice.
      echo "== QGIS crashed (signal $((code - 128))) in $folder: once more" >>"$log"
      code=0
      "$venv/bin/python" -m pytest -q "$folder" >>"$log" 2>&1 || code=$?
    fi
  fi
  cat "$log"
  if [ $code -ne 0 ]; then echo "$folder" >>"$logs/failed"; fi
}
export -f test_folder

# The longest first, two at a time.
printf 'tests/%s\n' gui server core processing package data layers database workspace exchange \
  | xargs -P 2 -I{} bash -c 'test_folder {}'
for folder in tests/*/; do
  name=$(basename "$folder")
  [ "$name" = __pycache__ ] || [ -e "$logs/$name.log" ] || { echo "$folder is not in scripts/test.sh" >&2; exit 1; }
done
if [ -e "$logs/failed" ]; then
  echo "== Failed: $(tr '\n' ' ' <"$logs/failed")"
  exit 1
fi
