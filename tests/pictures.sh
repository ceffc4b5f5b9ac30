#!/bin/sh
# The pictures of docs/layouts.md, drawn anew as it names them.  make gallery; wants pdftoppm. THIN names src/build/png_thin.
cd "$(dirname "$0")/.." || exit 1
CVPDF=${CVPDF:-$PWD/cvpdf}
THIN=${THIN:-build/png_thin}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
rm -f docs/layouts/*.png
# [![OPTION: VALUE](layouts/PICTURE.png)](layouts/SAMPLE.yaml)
grep -o '\[!\[[^]]*\]([^)]*)\]([^)]*)' docs/layouts.md |
	sed 's/^\[!\[\([^:]*\): \(.*\)\](\(.*\)\.png)\](\(.*\))$/\1	\2	\3	\4/' >"$work/list"
while IFS='	' read -r option value picture sample; do
	"$CVPDF" --quiet --no-system-fonts --root "$PWD" --date 2025-06-30 "docs/$sample" --set "design.$option=$value" -o "$work/page.pdf" >&2 || exit 1
	pdftoppm -r 100 -png -f 1 -l 1 -singlefile "$work/page.pdf" "docs/$picture" || exit 1
	"$THIN" "docs/$picture.png" || exit 1
done <"$work/list"
