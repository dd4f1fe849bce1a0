#!/usr/bin/env bash
# Runs every test once under sanitizers: before a release, not at every change.
# usage: packaging/sanitize.sh [address|thread]
#   address  the whole program and the window under AddressSanitizer and UndefinedBehaviorSanitizer (build-asan-all)
#   thread   the rooms without Qt and LibTorch under ThreadSanitizer (build-tsan)
# More arguments go to ctest: packaging/sanitize.sh thread -R fasta_test
set -eu
cd "$(dirname "$0")/.."
kind=${1:-address}
[ $# -eq 0 ] || shift
case $kind in
address) preset=asan-all ;;
thread) preset=tsan ;;
*)
  sed -n 's/^# usage: /usage: /p' "$0" >&2
  exit 2
  ;;
esac
[ -f "build-$preset/build.ninja" ] || cmake --preset "$preset"
cmake --build "build-$preset"
# ThreadSanitizer of GCC 12 wants memory where it expects it, so addresses are not made random.
setarch "$(uname -m)" -R xvfb-run -a -s "-screen 0 1600x1000x24" ctest --test-dir "build-$preset" --output-on-failure "$@"
