#!/usr/bin/env bash
# Builds Epiarc when needed and starts its window, with the demo unless told otherwise:
# bash packaging/run.sh [FILES… | SESSION.epiarc] [--locus L]
set -eu
here="$(cd "$(dirname "$0")" && pwd)"
bash "$here/build.sh" epiarc epiarc-cli
[ $# -gt 0 ] || set -- --demo
exec "$here/../build/bin/epiarc" "$@"
