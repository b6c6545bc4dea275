#!/usr/bin/env bash
# Open QGIS with the plugin in a profile of its own and a workspace's project: `run.sh <profile> <workspace>`.
set -eu
mkdir -p "$1/profiles/default/QGIS"
printf '[PythonPlugins]\nseinajoki_coord=true\n' >"$1/profiles/default/QGIS/QGIS3.ini.new"
[ -s "$1/profiles/default/QGIS/QGIS3.ini" ] || mv "$1/profiles/default/QGIS/QGIS3.ini.new" "$1/profiles/default/QGIS/QGIS3.ini"
rm -f "$1/profiles/default/QGIS/QGIS3.ini.new"
exec qgis --nologo --profiles-path "$1" --project "geopackage:$(realpath "$2")?projectName=Seinäjoki Coord"
