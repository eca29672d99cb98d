#!/usr/bin/env bash
# Pins every dependency: versions and hashes, no addresses. Needs uv on the path.
set -euo pipefail
cd "$(dirname "$0")/.."
common=(--no-emit-project --no-header --format requirements-txt --quiet)
uv lock --quiet
uv export "${common[@]}" --no-dev > requirements/main.lock
uv export "${common[@]}" --all-extras > requirements/dev.lock
echo "locked: $(grep -c '==' requirements/main.lock) packages to run, $(grep -c '==' requirements/dev.lock) to develop"
