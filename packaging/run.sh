#!/usr/bin/env bash
# Builds Epiarc when needed and starts its window: bash packaging/run.sh [FILES… | SESSION.epiarc] [--locus L]
set -eu
here="$(cd "$(dirname "$0")" && pwd)"
bash "$here/build.sh"
exec "$here/../build/bin/epiarc" "$@"
