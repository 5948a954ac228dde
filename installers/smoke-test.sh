#!/bin/sh
# Checks an installed Lectern: it starts and answers with its own Java, and leaves no engine behind.
#
#   smoke-test.sh BIN MODEL.gguf PROJECTOR.gguf PICTURE
#
# BIN: the folder of the launchers, such as /opt/lectern/bin.
set -eu
bin=$1 model=$2 projector=$3 picture=$4

fail() { echo "smoke test: $*" >&2; exit 1; }

# Nothing of the machine's own Java may help.
PATH=/usr/bin:/bin
unset JAVA_HOME || true
data=$(mktemp -d)
trap 'rm -rf "$data"' EXIT

"$bin/lectern-cli" doctor --data "$data" | grep -q '^Engine  *llama.cpp$' || fail "the engine does not run"
answer=$("$bin/lectern-cli" ask "$picture" "What is this?" --model "$model" --mmproj "$projector" --greedy \
    --max-tokens 8 --json --data "$data") || fail "it did not answer"
echo "$answer" | grep -q '"engine" : "llama.cpp"' || fail "another engine answered: $answer"
"$bin/lectern-cli" ask nowhere.png "What?" --model "$model" --data "$data" 2>/dev/null && fail "a missing file went unnoticed"
sleep 1
if pgrep -f "$bin/lectern-engine" >/dev/null 2>&1; then fail "an engine is left behind"; fi
echo "smoke test: $("$bin/lectern-cli" --version) starts and answers"
