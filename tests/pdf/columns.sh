#!/bin/sh
# Two columns, read back: the header, then one column wholly after the other, each in the CV's order; the structure
# has the sections as the CV has them.
cd "$(dirname "$0")/../.." || exit 1
. tests/tap.sh
CVPDF=${CVPDF:-$PWD/cvpdf}
cv=tests/pdf/geometry/full.yaml

in_order() { # FILE WORDS…: each is a line's beginning, behind the one before it
	text=$1
	shift
	from=0
	for word; do
		line=$(awk -v word="$word" -v from="$from" 'NR > from && index(tolower($0), tolower(word)) == 1 { print NR; exit }' "$text")
		[ -n "$line" ] || { echo "'$word' does not come behind line $from:" && head -60 "$text" && return 1; }
		from=$line
	done
}

for layout in sidebar deedy; do
	"$CVPDF" --no-system-fonts "$cv" --layout $layout -o "$work/cv.pdf" 2>"$work/err"
	pdftotext -raw "$work/cv.pdf" "$work/raw"
	mutool draw -F txt -o "$work/mutool" "$work/cv.pdf" 2>/dev/null
	"$CVPDF" --no-system-fonts "$cv" --layout $layout -T text -o "$work/text" 2>/dev/null
	for reader in raw mutool; do
		check "$layout: $reader has one column after the other" in_order "$work/$reader" "Jane Q. Hartwell" "Site Reliability" \
			"Rotterdam, Netherlands" Profile Experience "• Automated the patching" Publications "Failure Detectors in" \
			Education "Leiden University" Skills Languages Awards
	done
	check "$layout: the structure has the CV's order" in_order "$work/text" "Jane Q. Hartwell" Profile Experience Education \
		Publications Skills Languages Awards
done
tap_done
