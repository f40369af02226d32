#!/usr/bin/env bash
# Installs the programs that judge audiopost's output and that this project did not write: Debian packages when this is
# a Debian-like machine and we may install (root, or sudo without a password), and npm packages beside this file.
# Without the means the tests that need them are skipped and named; with CI=true that is a failure (tests/conftest.py).
set -u
cd "$(dirname "$0")"
debian="ffmpeg mp3val mpv eyed3 gpodder podget newsboat chromium espeak-ng libxml2-utils"
programs="ffmpeg mp3val mpv eyeD3 gpo podget newsboat chromium espeak-ng xmllint"

missing() { for p in $1; do command -v "$p" >/dev/null 2>&1 || echo "$p"; done; }

as_root=""
if [ "$(id -u)" = 0 ]; then as_root="env"; elif sudo -n true 2>/dev/null; then as_root="sudo"; fi
packages=""
[ -n "$(missing "$programs")" ] && packages="$debian"
command -v npm >/dev/null 2>&1 || packages="$packages nodejs npm"
command -v java >/dev/null 2>&1 || packages="$packages default-jre-headless"
if [ -n "$packages" ] && [ -n "$as_root" ] && command -v apt-get >/dev/null 2>&1; then
  echo "Installing judges: $packages"
  $as_root apt-get update -qq >/dev/null 2>&1
  # shellcheck disable=SC2086
  $as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $packages >/dev/null 2>&1 \
    || echo "Some Debian packages could not be installed; their tests will be skipped." >&2
fi
if command -v npm >/dev/null 2>&1 && [ -f package.json ] && [ package.json -nt node_modules/.installed ]; then
  echo "Installing judges from npm"
  PUPPETEER_SKIP_DOWNLOAD=1 npm install --no-package-lock --no-audit --no-fund --silent --loglevel=error >/dev/null \
    && touch node_modules/.installed || echo "npm packages could not be installed; their tests will be skipped." >&2
fi
left=$(missing "$programs" | tr '\n' ' ')
[ -z "$left" ] || echo "Not on this machine: $left" >&2
exit 0
