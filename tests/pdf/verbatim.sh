#!/bin/sh
# The text as shown: every string of a CV, letter by letter, in one piece and in its order, out of every extractor, by
# 'cvpdf audit' over the extractor's text; dates and place beside their entry's title. The order is the CV's, page by page:
# what a layout with two columns puts on an earlier page than what the CV has before it is counted by itself, as no reader
# turns pages back.
#
# With FULL=1 every sample in every layout, and pdf.js.
cd "$(dirname "$0")/../.." || exit 1
. tests/tap.sh
. tests/samples.sh

extract() { # MODE [PDF]
	from=${2:-$work/cv.pdf}
	case $1 in
	pdftotext) pdftotext "$from" - ;;
	raw) pdftotext -raw "$from" - ;;
	mutool) mutool draw -q -F txt "$from" 2>/dev/null ;;
	pdfjs) cat "${from%.pdf}.txt" ;;
	esac >"$work/text.txt"
}

# Counts that must be 0: nothing comes out elsewhere, behind its entry, in two pieces or without its hyphen.
wrong=' [1-9][0-9]* (moved|behind|interrupted|hyphenated|without a hyphen)|[1-9][0-9]* lost'

hold() { # SAMPLE LAYOUT MODE PDF
	extract "$3" "$4"
	"$CVPDF" audit "$work/text.txt" "$1" --no-system-fonts --layout "$2" >"$work/audit"
	status=$?
	sed -n "/come out as shown\|earlier page/s/^/$3 /p" "$work/audit" >>"$work/counts"
	if [ $status -ne 0 ] || grep 'come out as shown' "$work/audit" | grep -qE "$wrong"; then
		cat "$work/audit"
		return 1
	fi
}

modes="pdftotext raw mutool"
if [ -n "${FULL:-}" ]; then
	if sh tests/pdf/pdfjs/fetch.sh >/dev/null 2>&1; then modes="$modes pdfjs"; else echo "# pdf.js: skipped, npm can't fetch it"; fi
fi
: >"$work/counts"
pairs >"$work/pairs"
mkdir "$work/pdf"
number=0
for pair in $(cat "$work/pairs"); do
	number=$((number + 1))
	render "${pair%:*}" "${pair##*:}" "$work/pdf/$number.pdf" || missed "${pair%:*}" "${pair##*:}"
done
case $modes in *pdfjs*) node "$BUILD/pdfjs/text.mjs" "$work"/pdf/*.pdf ;; esac
number=0
for pair in $(cat "$work/pairs"); do
	sample=${pair%:*} layout=${pair##*:} number=$((number + 1))
	[ -f "$work/pdf/$number.pdf" ] || continue
	for mode in $modes; do
		check "$mode: $(basename "$sample") in $layout" hold "$sample" "$layout" "$mode" "$work/pdf/$number.pdf"
	done
done
for mode in $modes; do
	grep "^$mode " "$work/counts" | awk -v mode="$mode" '{ for (i = 2; i <= NF; i++) {
		if ($i == "of" && $(i + 1) ~ /[0-9]/) { good += $(i - 1); all += $(i + 1) }
		if ($i == "beside") beside += $(i - 1)
		if ($i == "behind") behind += $(i - 1)
		if ($i ~ /^moved/) moved += $(i - 1)
		if ($i ~ /^interrupted/) cut += $(i - 1)
		if ($i == "without") dropped += $(i - 1) }
		if (/earlier page/) ahead += $2 }
		END { printf "# %s: %d of %d strings; %d beside another, %d behind their entry, %d moved, %d with a date in them, %d without a hyphen; %d on an earlier page\n",
			mode, good, all, beside, behind, moved, cut, dropped, ahead }'
done

# A check that can't fail is no check.
loses() { # NAME SED-SCRIPT
	render data/cv.yaml classic "$work/cv.pdf"
	extract raw
	sed -i "$2" "$work/text.txt"
	if "$CVPDF" audit "$work/text.txt" data/cv.yaml --no-system-fonts --layout classic >"$work/audit"; then
		not_ok "a text with $1 is refused" "$(tail -1 "$work/audit")"
	else
		ok "a text with $1 is refused"
	fi
}
loses "a letter missing" 's/Determinism in/Determinsm in/'
loses "two words glued" 's/Overview: Developed/Overview:Developed/'
loses "a word cut apart" 's/Nondeterminism of/Nondetermin ism of/'
loses "a private character" 's/HAO LI/\xee\x83\xa0HAO LI/'
loses "a ligature's own character" 's/Efficient/E\xef\xac\x83cient/'
loses "a line missing" '/Beihang/d'

# Nor is a string somewhere else, or one that a date cuts in two.
render data/cv.yaml classic "$work/cv.pdf"
tells() { # NAME AWK-SCRIPT PATTERN
	extract raw
	awk "$2" "$work/text.txt" >"$work/other.txt"
	"$CVPDF" audit "$work/other.txt" data/cv.yaml --no-system-fonts --layout classic >"$work/audit"
	check "a text with $1 is told" grep -qE "$3" "$work/audit"
}
tells "a section's title behind its entries" '/^EDUCATION$/ { held = $0; next } /^PUBLICATIONS$/ { print held } 1' '^moved  *section: EDUCATION'
tells "a date behind the next entry" '/^Texas A&M/ { held = $0; sub(/.*Sept/, "Sept", held); sub(/ *Sept.*/, "") } /^RESEARCH EXP/ { print held } 1' \
	'^moved  *date: Sept. 2019'
tells "a date in a bullet" '/^• NeurIPS 2025/ { $0 = $0 "\n" date } /^Beihang/ { date = $0; sub(/.*Sept/, "Sept", date); sub(/ *Sept.*/, "") } 1' \
	'^moved  *date: Sept. 2015|^lost  *bullet: NeurIPS'
tells "a word cut by a soft hyphen" '{ sub(/Determinism in/, "Determi\302\255\nnism in") } 1' ' 1 hyphenated'

# Two columns: an earlier page is told from another order.
render data/cv.yaml deedy "$work/cv.pdf"
extract raw
"$CVPDF" audit "$work/text.txt" data/cv.yaml --no-system-fonts --layout deedy >"$work/audit"
check "a section on an earlier page is told" grep -q '^[1-9][0-9]* of them stand on an earlier page' "$work/audit"
check "and has not moved" sh -c '! grep -q "^moved\|goes back" "$1"' sh "$work/audit"
awk '/^PUBLICATIONS$/ { held = $0; next } /^RESEARCH EXPERIENCE$/ { print; print held; next } 1' "$work/text.txt" >"$work/other.txt"
"$CVPDF" audit "$work/other.txt" data/cv.yaml --no-system-fonts --layout deedy >"$work/audit"
check "a section behind another of its page has moved" grep -q '^moved  *section: PUBLICATIONS' "$work/audit"
tap_done
