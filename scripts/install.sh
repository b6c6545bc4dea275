#!/usr/bin/env bash
# Install what is missing, and nothing when all is there: `install.sh qgis [server] [test]`.
set -eu

missing=()
need() { # need <what shows that it is there> <Debian package>...
  if ! eval "$1" >/dev/null 2>&1; then missing+=("${@:2}"); fi
}
for group in "$@"; do
  case "$group" in
    qgis)
      need 'command -v qgis_process' qgis python3-qgis
      need "${PYTHON:-/usr/bin/python3} -c 'import qgis.core, psycopg2, numpy'" python3-qgis
      ;;
    test)
      need "${PYTHON:-/usr/bin/python3} -m ensurepip --version" python3-venv
      need 'command -v Xvfb && command -v xauth' xvfb xauth
      ;;&
    test | server)
      need 'ls /usr/lib/postgresql/*/bin/initdb && ls /usr/share/postgresql/*/extension/postgis.control' postgresql postgresql-postgis
      ;;
  esac
done
[ ${#missing[@]} -eq 0 ] && exit 0

if ! command -v apt-get >/dev/null; then
  echo "Install QGIS 3.22 or newer with its Python (PyQGIS), qgis_process, Xvfb, PostgreSQL and PostGIS, then run make again." >&2
  exit 1
fi
sudo=""
if [ "$(id -u)" -ne 0 ]; then
  if ! command -v sudo >/dev/null; then
    echo "Missing: ${missing[*]}. Run this as root, or install them yourself, then run make again." >&2
    exit 1
  fi
  sudo="sudo -E"
fi
echo "Installing ${missing[*]} (once; about 280 MB) ..."
log=$(mktemp)
export DEBIAN_FRONTEND=noninteractive
if ! { $sudo apt-get update && $sudo apt-get install -y --no-install-recommends "${missing[@]}"; } >"$log" 2>&1; then
  tail -n 20 "$log" >&2
  echo "The packages could not be installed; the whole log is in $log." >&2
  exit 1
fi
rm -f "$log"
