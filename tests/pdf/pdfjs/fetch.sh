#!/bin/sh
# pdf.js into the build directory, by npm, once. Status 1 where npm or node is missing or can't fetch.
cd "$(dirname "$0")/../../.." || exit 1
home=${BUILD:-build}/pdfjs
mkdir -p "$home" && cp tests/pdf/pdfjs/package.json tests/pdf/pdfjs/text.mjs "$home" || exit 1
[ -d "$home/node_modules/pdfjs-dist" ] && exit 0
command -v node >/dev/null && command -v npm >/dev/null && npm install --silent --no-audit --no-fund --omit=optional --prefix "$home"
