#!/usr/bin/env bash
# Checks the networks on this machine's GPU, without Qt: builds core against a CUDA LibTorch, compares Enformer with its reference
# arrays, measures predictions and training steps, and writes what it found as tables to tests/bench/cuda.md ($OUT/cuda.md when
# OUT names a folder). On a machine without a GPU every step runs on the CPU with a smaller network and batch, into build-cuda/check.md.
#
# usage: [DEPS=FOLDER] [GOLDEN=FOLDER] [OUT=FOLDER] packaging/check-cuda.sh [LIBTORCH]
#
# LIBTORCH  a LibTorch as PyTorch ships it (include/, lib/, share/cmake/Torch), or the folder that Python's
#           torch.utils.cmake_prefix_path names. Without it: CMAKE_PREFIX_PATH, else python3's torch, else the system's.
# GOLDEN    the reference arrays of the small Enformer (activations.safetensors, weights.safetensors, ...); absolute, as the others.
# DEPS      the other libraries as unpacked Debian or Ubuntu packages of this machine's release, where they are not installed:
#             mkdir debs && cd debs
#             apt-get download libhts-dev libhts3 libbigwig-dev libzip-dev libzip4 libhdf5-dev libhdf5-103-1 libsz2 libaec0 \
#                 liblzma-dev libfmt-dev libfmt9 nlohmann-json3-dev libcli11-dev zlib1g-dev libdeflate0 libcurl3-gnutls \
#                 libboost1.74-dev
#             for package in *.deb; do dpkg -x "$package" ../deps; done
#           (versioned names differ between releases; `apt-cache depends libhts3` and so on tells what else is missing).
set -eu
cd "$(dirname "$0")/.."
build="$PWD/build-cuda"
logs="$build/check"
mkdir -p "$logs"

say() { echo "== $*" >&2; }
give_up() { echo "check-cuda.sh: $*" >&2; exit 1; }

golden="${GOLDEN:-}"
for folder in ../shared/golden/enformer_small shared/golden/enformer_small; do
  [ -n "$golden" ] || [ ! -d "$folder" ] || golden="$folder"
done
[ -f "$golden/activations.safetensors" ] || give_up "there are no reference arrays in \"$golden\": name their folder with GOLDEN=FOLDER."

# --- Where LibTorch is, and whether it can use a GPU
libtorch="${1:-${CMAKE_PREFIX_PATH:-}}"
[ -n "$libtorch" ] || libtorch="$(python3 -c 'import torch; print(torch.utils.cmake_prefix_path)' 2>/dev/null || true)"
prefixes=""
for_cuda=""
for folder in ${libtorch//[:;]/ }; do
  case "$folder" in */share/cmake) folder="$(cd "$folder/../.." && pwd)" ;; esac
  [ ! -e "$folder/lib/libtorch_cuda.so" ] || for_cuda=yes
  prefixes="${prefixes:+$prefixes;}$folder"
done

device=cpu
if nvidia-smi -L >"$logs/gpus" 2>&1; then
  [ -z "$for_cuda" ] || device=cuda
  [ -n "$for_cuda" ] || say "There is a GPU, but the LibTorch in \"${libtorch:-the system}\" is one for the CPU only."
fi

# --- Configure and build
options=(-DCMAKE_BUILD_TYPE=Release -DGUI=OFF -DBUILD_TESTING=OFF -DLEARN=ON -DBENCHMARKS=ON)
command -v ninja >/dev/null && options+=(-G Ninja)
if [ -n "${DEPS:-}" ]; then
  DEPS="$(cd "$DEPS" && pwd)"
  libraries="$DEPS/usr/lib/x86_64-linux-gnu"
  prefixes="${prefixes:+$prefixes;}$DEPS/usr"
  export PKG_CONFIG_SYSROOT_DIR="$DEPS" PKG_CONFIG_LIBDIR="$libraries/pkgconfig:$DEPS/usr/share/pkgconfig"
  export LD_LIBRARY_PATH="$libraries:$libraries/hdf5/serial:$DEPS/lib/x86_64-linux-gnu${LD_LIBRARY_PATH:+:$LD_LIBRARY_PATH}"
  options+=(-DCMAKE_LIBRARY_ARCHITECTURE=x86_64-linux-gnu "-DHDF5_ROOT=$DEPS/usr" -DHDF5_NO_FIND_PACKAGE_CONFIG_FILE=ON
    "-DHDF5_C_INCLUDE_DIR=$DEPS/usr/include/hdf5/serial" "-DHDF5_hdf5_LIBRARY_RELEASE=$libraries/hdf5/serial/libhdf5.so"
    "-DCMAKE_EXE_LINKER_FLAGS=-Wl,-rpath-link,$libraries:$DEPS/lib/x86_64-linux-gnu")
fi
unset CMAKE_PREFIX_PATH
say "Building against ${libtorch:-LibTorch of the system}"
cmake -S . -B "$build" "${options[@]}" "-DCMAKE_PREFIX_PATH=$prefixes" >"$logs/configure.log" 2>&1 \
  || { tail -20 "$logs/configure.log" >&2; give_up "the build could not be configured (see above and $logs/configure.log)."; }
cmake --build "$build" --parallel --target networks_bench networks_parity >"$logs/build.log" 2>&1 \
  || { tail -40 "$logs/build.log" >&2; give_up "the build failed (see above and $logs/build.log)."; }

# --- Parity
say "Comparing with the reference arrays on $device"
parity=0
"$build/bench/networks_parity" "$golden" "$device" >"$logs/parity.md" || parity=$?
cat "$logs/parity.md" >&2

# --- Speed
failed=0
network=enformer
batches="1 2 4 8"
[ "$device" = cuda ] || { network=enformer-small; batches="1 2"; }

# Largest memory in use on the card, in MB, while the process lives.
watch_card() {
  local most=0 now
  while kill -0 "$1" 2>/dev/null; do
    now="$(nvidia-smi --query-gpu=memory.used --format=csv,noheader,nounits -i 0)"
    [ "$now" -le "$most" ] || { most="$now"; echo "$most" >"$2"; }
    sleep 0.1
  done
}

# measure PRESET FORMAT BATCH [train]: one row of the table.
measure() {
  local log="$logs/$1-$2-$3${4:+-$4}" pass="${4:+training step}" line rate memory status=0
  say "$1 $2, batch $3, ${pass:=prediction}"
  "$build/bench/networks_bench" "$1" "$2" "$device" "$3" ${4:-} >"$log" 2>&1 &
  local program=$!
  echo 0 >"$log.memory"
  [ "$device" = cpu ] || watch_card "$program" "$log.memory"
  wait "$program" || status=$?
  if [ "$status" -ne 0 ]; then
    if grep -q "not enough memory" "$log"; then
      echo "| $1 | $2 | $3 | $pass | does not fit into memory | | | | | |"
    else
      echo "| $1 | $2 | $3 | $pass | failed: $(tail -1 "$log" | tr '|' '/') | | | | | |"
      return 1
    fi
    return
  fi
  line="$(grep -E '^\| (whole \(best\)|training step) ' "$log")"
  rate="$(sed -n 's/^matrix products \([0-9.]*\) .*/\1/p' "$log")"
  memory="$(sed -n 's/.*peak memory \([0-9]*\) MB.*/\1/p' "$log")"
  [ "$device" = cpu ] || memory="$(cat "$log.memory")"
  echo "$line" | awk -F'|' -v OFS=' | ' -v name="$1" -v format="$2" -v batch="$3" -v pass="$pass" -v rate="$rate" -v memory="$memory" '{
    time = $4 + 0; speed = $5 + 0; fraction = $6; gsub(/^ +| +$/, "", fraction)
    print "| " name, format, batch, pass, sprintf("%.1f ms", time), sprintf("%.2f", 1000 * batch / time),
      sprintf("%.2f", speed / 1000), sprintf("%.2f", rate / 1000), fraction, memory " MB |" }'
}

rows="$logs/rows.md"
{
  for batch in $batches; do measure "$network" bf16 "$batch" || failed=1; done
  measure "$network" f32 1 || failed=1
  measure enformer-small bf16 1 train || failed=1
  [ "$device" = cpu ] || measure enformer bf16 1 train || failed=1
  measure enformer-small f32 1 train || failed=1
} >"$rows"

# --- The table
table="$build/check.md"
machine="$(sed -n 's/^model name[^:]*: //p' /proc/cpuinfo | head -1), no GPU: a run on the CPU, which only shows that every step works"
memory="peak memory of the process"
if [ "$device" = cuda ]; then
  table="${OUT:-tests/bench}/cuda.md"
  machine="$(nvidia-smi --query-gpu=name,driver_version --format=csv,noheader -i 0 | sed 's/, /, driver /')"
  memory="peak memory in use on the card"
fi
{
  echo "# Networks on $([ "$device" = cuda ] && echo "a GPU" || echo "the CPU"): \`packaging/check-cuda.sh\`"
  echo
  echo "$machine. $(head -1 "$logs/parity.md"); with bf16: $(sed -n '1s/.* a window, //p' "$logs/$network-bf16-1")."
  echo "The matrix rate is that of products in the same format, measured in the same run; TF32 is off."
  echo
  echo "| network | format | batch | pass | time | windows/s | TFLOP/s | matrix rate, TFLOP/s | fraction | $memory |"
  echo "|---|---|---|---|---|---|---|---|---|---|"
  cat "$rows"
  echo
  echo "## Stages of $network, bf16, batch 1"
  echo
  grep '^|' "$logs/$network-bf16-1" || true
  echo
  echo "## Parity with enformer-pytorch: $([ "$parity" = 0 ] && echo "every array within its tolerance" || echo "FAILED")"
  echo
  grep '^|' "$logs/parity.md" || true
} >"$table"
say "Written to $table"
cat "$table"
[ "$parity" = 0 ] || give_up "the networks do not give the reference's values (exit code $parity, table above)."
[ "$failed" = 0 ] || give_up "a benchmark failed (table above, logs in $logs)."
