#!/bin/sh
# Text of every language reads back as typed: each word whole, its marks with their letters, whatever the layout.
cd "$(dirname "$0")/../.." || exit 1
. tests/tap.sh
CVPDF=${CVPDF:-$PWD/cvpdf}
words() { # one a line: letters of one script, without the controls that pdftotext sets around directions
	LC_ALL=C sed 's/\xe2\x80[\x8e\x8f\xaa-\xae]/ /g; s/\xe2\x81[\xa6-\xa9]/ /g; s/\xd8\x8c\|\xd6\xbe\|\xc2[\xab\xbb]/ /g
		s/\([!-~]\)\([\xd6-\xdb]\)/\1 \2/g; s/\([\xd6-\xdb][\x80-\xbf]\)\([!-~]\)/\1 \2/g' |
		tr -s ' \t\f(),.:/%' '\n' | grep . | LC_ALL=C sort -u
}
unmark() {
	for file; do
		LC_ALL=C sed 's/\xd9[\x8b-\x95]//g' "$file" | LC_ALL=C sort -u >"$work/bare"
		cp "$work/bare" "$file"
	done
}
reads_back() { # NAME CV LAYOUT MODE…: the words in $work/typed; all that the text device says if that is empty
	what=$1 cv=$2 look=$3
	shift 3
	"$CVPDF" $system "$cv" --layout $look -q -o "$work/cv.pdf"
	for mode; do # raw: a mark at a word's end stands alone
		if [ -s "$work/typed" ]; then words <"$work/typed"; else "$CVPDF" $system "$cv" --layout $look -q -T text -o - | words; fi >"$work/wanted"
		pdftotext $mode "$work/cv.pdf" - | words >"$work/found"
		[ "$mode" != -raw ] || unmark "$work/wanted" "$work/found"
		lost=$(LC_ALL=C comm -23 "$work/wanted" "$work/found")
		name="$what in $look: pdftotext $mode has every word"
		if [ -z "$lost" ]; then ok "$name"; else not_ok "$name" "$lost"; fi
	done
}

system=--no-system-fonts
: >"$work/typed"
for cv in tests/golden/rtl/*.yaml; do
	for look in classic academic moderncv sidebar; do
		reads_back "$(basename "$cv" .yaml)" "$cv" $look -layout -raw
	done
done

# The words of each language's own file, one a bullet.
for file in data/locales/*.yaml; do
	language=$(basename "$file" .yaml)
	sed 's/ #.*//; s/"//g; s/\\_/ /g' "$file" | tr '[]{},' '\n\n\n\n\n' | sed 's/^ *[a-z_]*: *//; s/^ *//; s/ *$//' |
		grep -v '^$\|^[A-Za-z_:-]*$\|^[“”„«»‚‘’‹›「」『』 :;!?]*$' | sort -u >"$work/typed"
	{
		printf 'cv:\n  name: A\n  sections:\n    experience:\n'
		sed "s/'/''/g; s/.*/      - '&'/" "$work/typed"
		printf 'locale: {language: %s}\ndesign: {typography: {hyphenate: false}}\n' "$language"
	} >"$work/cv.yaml"
	system=--no-system-fonts
	case $language in
	*chinese | japanese | korean)
		system=
		if "$CVPDF" "$work/cv.yaml" -T text -o - 2>&1 | grep -q 'missing-glyph'; then
			ok "$language # SKIP no font for it is installed"
			continue
		fi
		;;
	esac
	for look in classic academic sidebar; do
		reads_back $language "$work/cv.yaml" $look '' -layout -raw
	done
done
tap_done
