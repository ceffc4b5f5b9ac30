#!/bin/sh
# Every sample in a format that people have is rendered, and nothing of its text is lost: each string of the input is
# looked for in the PDF's text and links. Foreign samples are skipped without their folder.
cd "$(dirname "$0")/../.." || exit 1
. tests/tap.sh
CVPDF=${CVPDF:-$PWD/cvpdf}
shared=${CVPDF_SHARED:-}/samples

# No CV: a locale by itself; files that are wrong on purpose.
is_no_cv() {
	case $1 in
	*locale_catalog.yaml | */sample_entries.yaml | */invalid-yaml.yml | */schema.json) return 0 ;;
	esac
	return 1
}
words_of() { # PDF CV: its text and where its links lead
	if command -v pdftotext >/dev/null 2>&1; then
		pdftotext -layout "$1" - && pdftotext -raw "$1" -
	fi
	"$CVPDF" --no-system-fonts "$2" -T text -o - 2>/dev/null
	"$CVPDF" --no-system-fonts "$2" -T trace -o - 2>/dev/null | sed -n 's/^link .* \(https*:[^ ]*\|mailto:[^ ]*\|tel:[^ ]*\).*/\1/p'
}
try() {
	if ! "$CVPDF" --no-system-fonts "$1" -o "$work/cv.pdf" 2>"$work/messages"; then
		not_ok "$1 is rendered" "$(cat "$work/messages")"
		return
	fi
	ok "$1 is rendered"
	words_of "$work/cv.pdf" "$1" >"$work/words"
	"$CVPDF" "$1" -T nodes -o "$work/nodes" 2>/dev/null
	lost=$(awk -f tests/cli/strings.awk "$work/nodes" "$work/words")
	if [ -z "$lost" ]; then ok "$1 loses no text"; else not_ok "$1 loses no text" "$lost"; fi
}

# Markdown has no strings but words: each, but for tags, comments and what a message has the line of.
try_markdown() {
	if ! "$CVPDF" --no-system-fonts --from markdown "$1" -o "$work/cv.pdf" 2>"$work/messages"; then
		not_ok "$1 is rendered" "$(cat "$work/messages")"
		return
	fi
	ok "$1 is rendered"
	words_of "$work/cv.pdf" "$1" >"$work/words"
	pdfinfo "$work/cv.pdf" >>"$work/words" 2>/dev/null
	grep -o "^$1:[0-9]*" "$work/messages" | sed 's/.*://' >"$work/lines"
	lost=$(awk -f tests/cli/words.awk "$work/lines" "$work/words" "$1")
	if [ -z "$lost" ]; then ok "$1 loses no word"; else not_ok "$1 loses no word" "$lost"; fi
}
for cv in "$shared"/../seed/*.txt tests/golden/markdown/*.md; do
	[ -f "$cv" ] && try_markdown "$cv"
done

found=0
for cv in "$shared"/rendercv/*.yaml "$shared"/rendercv-old/*.yaml "$shared"/jsonresume/*.json "$shared"/yamlresume/*.yml; do
	[ -f "$cv" ] || continue
	found=1
	is_no_cv "$cv" || try "$cv"
done
if [ $found -eq 0 ]; then ok "samples # SKIP they are not here"; fi
tap_done
