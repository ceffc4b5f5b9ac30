#!/bin/sh
# Two columns, read back: every reader has the sections as the CV has them, as the structure does, though some stand in one
# column and some in the other. Spaces that lead readers may stand before a line.
cd "$(dirname "$0")/../.." || exit 1
. tests/tap.sh
CVPDF=${CVPDF:-$PWD/cvpdf}
cv=tests/pdf/geometry/full.yaml

in_order() { # FILE WORDS…: each is a line's beginning, behind the one before it
	text=$1
	shift
	from=0
	for word; do
		line=$(awk -v word="$word" -v from="$from" '{ sub(/^ +/, "") } NR > from && index(tolower($0), tolower(word)) == 1 { print NR; exit }' "$text")
		[ -n "$line" ] || { echo "'$word' does not come behind line $from:" && head -60 "$text" && return 1; }
		from=$line
	done
}

order="Profile Experience Education Publications Skills Languages Awards"
for layout in sidebar deedy; do
	"$CVPDF" --no-system-fonts "$cv" --layout $layout -o "$work/cv.pdf" 2>"$work/err"
	pdftotext "$work/cv.pdf" "$work/pdftotext"
	pdftotext -raw "$work/cv.pdf" "$work/raw"
	mutool draw -F txt -o "$work/mutool" "$work/cv.pdf" 2>/dev/null
	"$CVPDF" --no-system-fonts "$cv" --layout $layout -T text -o "$work/text" 2>/dev/null
	for reader in pdftotext raw mutool text; do
		check "$layout: $reader has the CV's order" in_order "$work/$reader" "Jane Q. Hartwell" $order
	done
	check "$layout: within a section too" in_order "$work/raw" "Site Reliability" "Rotterdam, Netherlands" Experience \
		"• Automated the patching" "Leiden University" "Failure Detectors in"
done
tap_done
