#!/bin/sh
# Compares Lectern's engine with llama.cpp's own prompt walk, token for token and bit for bit.
#
#   parity.sh [CASES-PER-MODEL] [THREADS] [--cpu VARIANT …] [--golden FILE]       default: 84 cases, 1 thread
#
# Run ./lectern test (or run) once before: this needs its natives, its downloads and its compiled tests. The peer is
# built from the same pinned package into target/parity and linked to the same libraries; see README.md beside this.
set -eu

here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/../../../.." && pwd)
natives=${LECTERN_NATIVES:-$root/.natives/current}
downloads=${LECTERN_DOWNLOADS:-$natives/../downloads}
work=$root/target/parity
cases=84
threads=1
case "${1:-}" in [0-9]*) cases=$1; shift ;; esac
case "${1:-}" in [0-9]*) threads=$1; shift ;; esac
java=${JAVA_HOME:+$JAVA_HOME/bin/}java

mkdir -p "$work"
if [ ! -x "$work/build/peer-driver" ]; then
    [ -d "$work/llama.cpp" ] || {
        tar xzf "$downloads"/node-llama-cpp-[0-9]*.tgz -C "$work" package/llama/gitRelease.bundle
        git -c advice.detachedHead=false clone --quiet "$work/package/llama/gitRelease.bundle" "$work/llama.cpp"
    }
    cmake -S "$here" -B "$work/build" -D "LLAMA_SOURCE=$work/llama.cpp" -D "LLAMA_LIBS=$natives/lib"
    cmake --build "$work/build"
fi
[ -f "$work/classpath.txt" ] || (cd "$root" && mvn -q -B -pl engine dependency:build-classpath \
    -Dmdep.includeScope=test "-Dmdep.outputFile=$work/classpath.txt")

rm -rf "$work/cases"
"$java" --enable-native-access=ALL-UNNAMED "-Dlectern.natives=$natives" \
    -cp "$root/engine/target/classes:$root/engine/target/test-classes:$(cat "$work/classpath.txt")" \
    lectern.engine.llama.ParityRun "$work/cases" "$cases" "$threads"
python3 "$here/compare.py" "$work/cases" "$work/build/peer-driver" "$natives/lib" "$threads" "$@"
