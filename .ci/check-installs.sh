#!/usr/bin/env bash
# Whatever installs the project, wherever it lies: it works, or says in words what to do.
set -euo pipefail
cd "$(dirname "$0")/.."

project=$PWD
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
export CDN_STORAGE=http://127.0.0.1:9/ # tfjs-node's download fails, as in many schools

# in_clone PATH COMMAND …: installs with the command in a clone of that name.
in_clone() {
  clone="$folder/$1"
  shift
  git clone -q "$project" "$clone"
  cd "$clone"
  echo "$*"
  "$@" > "$folder/out" 2>&1 || { cat "$folder/out"; exit 1; }
}

one_epoch() {
  npm start -- --epochs 1 --engine wasm --json seen.json > "$folder/out" 2>&1 || { cat "$folder/out"; exit 1; }
  node .ci/check-one-epoch.js seen.json
}

# refused WORDS COMMAND …: exit code 1, the words, and no stack.
refused() {
  words=$1
  shift
  if "$@" > "$folder/out" 2>&1; then echo "It isn't refused: $*"; exit 1; fi
  grep -qF "$words" "$folder/out" && ! grep -q '^ *at ' "$folder/out" || { cat "$folder/out"; exit 1; }
  echo "refused in words: $*"
}

in_clone '수업 # % & pnpm' npx -y pnpm@10.34.9 install
one_epoch
in_clone 'pnpm 12' npx -y pnpm@12.21.0 install
one_epoch
in_clone '수업 # % & yarn' npx -y yarn@1.22.22 install
one_epoch
in_clone '수업 # % & optional' npm ci --omit=optional --no-audit --no-fund
one_epoch
in_clone '수업 # % & dev' npm ci --omit=dev --no-audit --no-fund
refused 'Type: npm install --include=dev' npm start
npm install --include=dev --no-audit --no-fund > "$folder/out" 2>&1
one_epoch
in_clone '수업 % & scripts' npm ci --ignore-scripts --no-audit --no-fund
one_epoch
npm run site:build > "$folder/out" 2>&1 || { cat "$folder/out"; exit 1; }
mv "$folder/수업 % & scripts" "$folder/수업 # % & scripts"
cd "$folder/수업 # % & scripts"
one_epoch
refused "has a '#'" npm run site:build
