#!/bin/sh
# docs/gallery.md: a line and a picture of every layout; and the README's page.  make gallery; wants pdftoppm. THIN names src/build/png_thin.
cd "$(dirname "$0")/.." || exit 1
CVPDF=${CVPDF:-$PWD/cvpdf}
THIN=${THIN:-build/png_thin}
sample=tests/pdf/geometry/full.yaml
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
mkdir -p docs/gallery
{
	echo '# Gallery'
	echo
	echo 'Made by `make gallery`; every layout with one and the same CV, as `cvpdf CV.yaml --layout NAME` sets it.'
	echo 'What each option does is in [layouts.md](layouts.md); `cvpdf layouts NAME` prints a layout to start from.'
	for file in layouts/*.yaml; do
		name=$(basename "$file" .yaml)
		"$CVPDF" --no-system-fonts --date 2025-06-30 "$sample" --layout "$name" -o "$work/$name.pdf" >&2 || exit 1
		pdftoppm -r 60 -png -f 1 -l 1 -singlefile "$work/$name.pdf" "docs/gallery/$name" || exit 1
		"$THIN" "docs/gallery/$name.png" || exit 1
		printf '\n## %s\n\n%s\n\n![The layout %s](gallery/%s.png)\n' "$name" \
			"$(sed -n 's/^help: *//p' "$file" | head -1 | sed 's/^./\U&/')." "$name" "$name"
	done
} >"$work/gallery.md" || exit 1
cp "$work/gallery.md" docs/gallery.md
"$CVPDF" --no-system-fonts --date 2025-06-30 data/cv.yaml --layout academic -o "$work/page.pdf" || exit 1
pdftoppm -r 100 -png -f 1 -l 1 -singlefile "$work/page.pdf" docs/page && "$THIN" docs/page.png || exit 1
ls -l docs/gallery | awk '$5 > 40960 { print $NF " is larger than 40 kB"; bad = 1 } END { exit bad }'
