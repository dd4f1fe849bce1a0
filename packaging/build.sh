#!/usr/bin/env bash
# Installs the Debian packages that are missing, configures and builds Release: build/bin/epiarc and build/bin/epiarc-cli.
# Called by run.sh and test.sh; may be run alone: bash packaging/build.sh [TARGETS…]. Quick when nothing changed.
set -eu
cd "$(dirname "${BASH_SOURCE[0]}")/.."

packages="g++ cmake ninja-build pkg-config ccache
qt6-base-dev qt6-base-dev-tools libqt6svg6-dev qt6-tools-dev qt6-l10n-tools qt6-translations-l10n libgl-dev
libtorch-dev libgloo-dev libopenblas0-pthread libhts-dev libbigwig-dev libhdf5-dev libzip-dev zlib1g-dev
nlohmann-json3-dev libcli11-dev libfmt-dev libboost-dev libqcustomplot-dev mold fonts-noto-core ${EXTRA_PACKAGES-}"

missing=""
for package in $packages; do
  dpkg-query -W -f '${Status}' "$package" 2>/dev/null | grep -q 'ok installed' || missing="$missing $package"
done
if [ -n "$missing" ]; then
  echo "Installing Debian packages:$missing"
  as_root=""
  [ "$(id -u)" = 0 ] || as_root="sudo"
  $as_root apt-get update -q
  $as_root env DEBIAN_FRONTEND=noninteractive apt-get install -q -y --no-install-recommends $missing
fi

[ -f build/build.ninja ] || cmake --preset release
cmake --build build ${1:+--target "$@"}
