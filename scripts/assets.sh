#!/usr/bin/env bash
# Build the styles, islands and fonts of the desk from src/catchall_desk/web/assets into
# web/static/desk; with --check, build into a scratch folder and compare byte for byte.
set -euo pipefail
cd "$(dirname "$0")/../src/catchall_desk/web/assets"
kept=../static/desk
out=$kept
if [ "${1:-}" = "--check" ]; then
  command -v node >/dev/null || { echo "assets: node is not here, not compared"; exit 0; }
  out=$(mktemp -d)
  trap 'rm -rf "$out"' EXIT
fi
if ! npm ci --ignore-scripts --no-audit --no-fund --loglevel=error >/dev/null; then
  [ "$out" != "$kept" ] && [ -z "${CI:-}" ] || exit 1
  echo "assets: npm cannot have the packages here, not compared"
  exit 0
fi
mkdir -p "$out/fonts"
node_modules/.bin/sass --no-source-map --style=compressed --quiet-deps --load-path=node_modules src/desk.scss "$out/desk.css"
node node_modules/esbuild/bin/esbuild src/desk.js src/network.js --bundle --minify --format=iife \
  --target=es2022 --legal-comments=none --log-level=error --outdir="$out"
cp node_modules/@fontsource-variable/source-sans-3/files/source-sans-3-latin-{,ext-}wght-normal.woff2 "$out/fonts/"
{
  echo "Third-party works in the built assets of the catchall desk, with their licenses."
  for each in licenses/govuk-frontend.txt \
    node_modules/@fontsource-variable/source-sans-3/LICENSE node_modules/tinykeys/LICENSE \
    node_modules/cytoscape/LICENSE node_modules/cytoscape-dagre/LICENSE licenses/dagre.txt; do
    printf '\n%s\n' "----------------------------------------------------------------------"
    case $each in node_modules/*) each_name=${each#node_modules/}; printf '%s\n\n' "${each_name%/LICENSE}" ;; esac
    cat "$each"
  done
} >"$out/THIRD_PARTY.txt"
if [ "$out" != "$kept" ]; then
  diff -rq "$out" "$kept" && echo "assets: built files are current"
fi
