#!/usr/bin/env bash
# Builds Epiarc and runs every test under a virtual display; then the readers' tests once more under ASan and UBSan.
set -eu
export EXTRA_PACKAGES="xvfb xauth"
cd "$(dirname "$0")/.."
bash packaging/build.sh

xvfb-run -a -s "-screen 0 1600x1000x24" ctest --test-dir build --output-on-failure

[ -f build-asan/build.ninja ] || cmake --preset asan
cmake --build build-asan --target reader_tests
ctest --test-dir build-asan --output-on-failure -L readers
