#!/bin/sh
# Right-to-left CVs read back: every word whole, its marks with their letters, whatever the layout.
cd "$(dirname "$0")/../.." || exit 1
. tests/tap.sh
CVPDF=${CVPDF:-$PWD/cvpdf}
words() { # one a line: letters of one script, without the controls that pdftotext sets around directions
	LC_ALL=C sed 's/\xe2\x80[\x8e\x8f\xaa-\xae]/ /g; s/\xe2\x81[\xa6-\xa9]/ /g; s/\xd8\x8c\|\xd6\xbe\|\xc2[\xab\xbb]/ /g
		s/\([!-~]\)\([\xd6-\xdb]\)/\1 \2/g; s/\([\x80-\xbf]\)\([!-~]\)/\1 \2/g' |
		tr -s ' \t\f(),.:/%' '\n' | grep . | LC_ALL=C sort -u
}
unmark() {
	for file; do
		LC_ALL=C sed 's/\xd9[\x8b-\x95]//g' "$file" | LC_ALL=C sort -u >"$work/bare"
		cp "$work/bare" "$file"
	done
}
for cv in tests/golden/rtl/*.yaml; do
	for look in classic academic moderncv sidebar; do
		"$CVPDF" --no-system-fonts "$cv" --layout $look -T text -o - | words >"$work/wanted"
		"$CVPDF" --no-system-fonts "$cv" --layout $look -o "$work/cv.pdf"
		for mode in -layout -raw; do # raw: a mark at a word's end stands alone
			pdftotext $mode "$work/cv.pdf" - | words >"$work/found"
			[ $mode = -layout ] || unmark "$work/wanted" "$work/found"
			lost=$(LC_ALL=C comm -23 "$work/wanted" "$work/found")
			name="$(basename "$cv" .yaml) in $look: pdftotext $mode has every word"
			if [ -z "$lost" ]; then ok "$name"; else not_ok "$name" "$lost"; fi
		done
	done
done
tap_done
