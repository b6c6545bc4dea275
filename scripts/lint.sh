#!/usr/bin/env bash
# Check style, types, imports, and what the upload scanners of plugins.qgis.org look for.
set -eu
bin=$1/bin
"$bin/ruff" check --quiet seinajoki_coord tests scripts benchmarks
"$bin/ruff" format --quiet --check seinajoki_coord tests scripts benchmarks
"$bin/mypy" --no-error-summary
# QGS105 would have everything import the one interface; parts that are given theirs can be tested.
"$bin/python" -m flake8 --select QGS1 --extend-ignore QGS105 --max-line-length 200 seinajoki_coord
imports=$("$bin/lint-imports" --no-logo) || { echo "$imports" >&2; exit 1; }
"$bin/bandit" --quiet --recursive --configfile pyproject.toml seinajoki_coord
found=$("$bin/detect-secrets" scan seinajoki_coord metadata.txt resources | "$bin/python" -c 'import json, sys; print("\n".join(json.load(sys.stdin)["results"]))')
[ -z "$found" ] || { echo "detect-secrets: $found" >&2; exit 1; }
long=$(find seinajoki_coord tests scripts benchmarks -name '*.py' -not -path '*/resources/*' -exec awk 'END { if (NR > 300) print FILENAME ": " NR " lines; 300 is the limit" }' {} \;)
[ -z "$long" ] || { echo "$long" >&2; exit 1; }
echo "Linters: nothing found."
