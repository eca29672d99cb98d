#!/usr/bin/env bash
# Makes the virtual environment for `make demo` (main) and `make test` (dev).
# usage: setup.sh VENV main|dev
set -euo pipefail
cd "$(dirname "$0")/.."
venv=$1 kind=$2
say() { printf 'catchall set-up: %s\n' "$*" >&2; }

python=${PYTHON:-}
if [ -z "$python" ]; then
  for name in python3.13 python3.12 python3.11 python3; do
    if "$name" -c 'import sys; sys.exit(not (3, 11) <= sys.version_info[:2] <= (3, 13))' 2>/dev/null; then
      python=$name
      break
    fi
  done
fi
if [ -z "$python" ]; then
  say "no Python 3.11, 3.12 or 3.13 found; install one, or name it: make PYTHON=/path/to/python3.11 demo"
  exit 2
fi

# PyICU, which the name library needs for other scripts, is compiled against ICU.
need_icu() { ! { pkg-config --exists icu-i18n && command -v g++; } >/dev/null 2>&1; }
if need_icu; then
  if command -v apt-get >/dev/null && [ "$(id -u)" = 0 ]; then
    say "1/4 installing ICU headers and a compiler with apt-get"
    apt-get update -qq
    apt-get install -y -qq g++ pkg-config libicu-dev python3-dev >/dev/null
  else
    say "ICU headers and a C++ compiler are missing; install them (Debian: apt-get install g++ pkg-config libicu-dev python3-dev; macOS: brew install icu4c pkg-config), then run this again"
    exit 2
  fi
else
  say "1/4 ICU headers and a compiler are there"
fi

say "2/4 virtual environment in $venv with $("$python" --version)"
[ -x "$venv/bin/python" ] || "$python" -m venv "$venv"
"$venv/bin/python" -m pip install --quiet --disable-pip-version-check "uv==0.13.9"

say "3/4 packages of requirements/$kind.lock, checked by hash (the first build of PyICU takes a minute or two)"
# pip first for PyICU alone: it keeps the wheel that it built, where uv may build it every time.
if ! "$venv/bin/python" -c 'import icu' 2>/dev/null; then
  pinned=$(mktemp)
  trap 'rm -f "$pinned"' EXIT
  awk '/^[a-z]/ {keep = /^pyicu==/} keep && !/^ *#/' "requirements/$kind.lock" > "$pinned"
  "$venv/bin/python" -m pip install --quiet --disable-pip-version-check --no-deps --require-hashes -r "$pinned"
fi
"$venv/bin/uv" pip install --python "$venv/bin/python" --quiet --compile-bytecode --require-hashes -r "requirements/$kind.lock"

say "4/4 catchall itself"
"$venv/bin/uv" pip install --python "$venv/bin/python" --quiet --no-deps --editable .
[ "$kind" = dev ] && touch "$venv/.main"
touch "$venv/.$kind"
say "done; next: source $venv/bin/activate && catchall --help"
