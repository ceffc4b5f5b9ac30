#!/bin/sh
# Every word of the real CV, in its reading order, by independent readers: pdftotext in three modes and mutool. tests/pdf/cv.words
# holds the words as their owner wrote them; where the owner's own file is at hand, it is held against that.
cd "$(dirname "$0")/../.." || exit 1
. tests/tap.sh
CVPDF=${CVPDF:-$PWD/cvpdf}

# One word a line, without bullets, footers and page breaks.
words() {
	tr -s ' \n\f\t' '\n' | grep -v '^•$' | grep -v '^$'
}
without_footer() {
	tr -d '\f' | grep -v -E '^HAO LI (–|-) [0-9]+/[0-9]+ *$'
}
compare() { # name
	if diff tests/pdf/cv.words "$work/words" >"$work/diff"; then ok "$1"; else not_ok "$1" "$(head -20 "$work/diff")"; fi
}

for layout in classic academic; do
	"$CVPDF" data/cv.yaml --layout $layout -o "$work/cv.pdf" 2>/dev/null
	for mode in "" -raw -layout; do
		pdftotext $mode "$work/cv.pdf" - | sed 's/^ *//' | without_footer | words >"$work/words"
		compare "$layout: pdftotext $mode"
	done
	mutool draw -q -F txt "$work/cv.pdf" 2>/dev/null | without_footer | words >"$work/words"
	compare "$layout: mutool"
	"$CVPDF" data/cv.yaml --layout $layout -T text -o - 2>/dev/null | words >"$work/words"
	compare "$layout: our own text device"
done

seed=$(ls "${CVPDF_SHARED:-/nonexistent}"/seed/*.txt 2>/dev/null | head -1)
if [ -n "$seed" ]; then
	sed -e 's|</*i>||g' -e 's/\[\([^]]*\)\]([^)]*)/\1/g' -e 's|<\(https*://[^>]*\)>|\1|g' -e 's/\\\*/@star@/g' -e 's/\*//g' \
		-e 's/@star@/*/g' -e 's/^#* //' -e 's/^- //' -e 's/^• //' -e 's/^[^ -~]* *//' "$seed" | words >"$work/words"
	compare "the owner's own file"
fi
tap_done
