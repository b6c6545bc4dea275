#!/usr/bin/env bash
# Take the pictures of the documentation from the demo and the real desktop: `screenshots.sh <build folder> <image folder>`.
set -eu
mkdir -p "$2"
export QGIS_PLUGINPATH=$PWD
cp "$1/demo/overlaps.png" "$2/overlaps.png"
for language in en fi; do
  profile=$1/screenshots/$language/profiles/default/QGIS
  mkdir -p "$profile"
  printf '[PythonPlugins]\nseinajoki_coord=true\n\n[locale]\noverrideFlag=true\nuserLocale=%s\nglobalLocale=%s\n' "$language" "$language" >"$profile/QGIS3.ini"
  SCREENSHOTS=$(realpath "$2") LANGUAGE_SHOWN=$language WORKSPACE=$(realpath "$1/demo/seinajoki.gpkg") \
    QT_QPA_PLATFORM= xvfb-run -a -s "-screen 0 1600x1000x24" \
    qgis --nologo --noversioncheck --profiles-path "$1/screenshots/$language" --code scripts/screenshots.py >"$1/screenshots/$language.log" 2>&1 ||
    { tail -n 20 "$1/screenshots/$language.log" >&2; exit 1; }
done
ls -l "$2"
