#!/bin/sh
# Serves the folder `site` to this machine alone, by the program `wall` beside this file, else an installed one.
cd "$(dirname "$0")" || exit 1
wall=./wall
[ -x "$wall" ] || wall=wall
if ! command -v "$wall" >/dev/null 2>&1; then
  cat DOC-TRUOC.txt README.txt
  exit 1
fi
# Always the same port: what the browser keeps for times without a server belongs to the address.
exec "$wall" serve site --no-live --port {port}
