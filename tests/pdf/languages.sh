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
unmark() { # FILE
	LC_ALL=C sed 's/\xd9[\x8b-\x95]//g' "$1" | LC_ALL=C sort -u
}
read_by() { # READER
	case $1 in
	mutool) mutool draw -q -F txt "$work/cv.pdf" 2>/dev/null ;;
	*) $1 "$work/cv.pdf" - ;;
	esac
}
reads_back() { # NAME CV LAYOUT READER…: the words in $work/wanted
	what=$1 cv=$2 look=$3
	shift 3
	"$CVPDF" $system "$cv" --layout $look -q -o "$work/cv.pdf"
	for reader; do
		read_by "$reader" | words >"$work/found"
		cp "$work/wanted" "$work/all"
		if [ "$reader" = "pdftotext -raw" ]; then # a mark at a right-to-left word's end stands alone
			unmark "$work/wanted" >"$work/all"
			unmark "$work/found" >"$work/bare"
			cp "$work/bare" "$work/found"
		fi
		lost=$(LC_ALL=C comm -23 "$work/all" "$work/found")
		name="$what in $look: $reader has every word"
		if [ -z "$lost" ]; then ok "$name"; else not_ok "$name" "$lost"; fi
	done
}

system=--no-system-fonts
for cv in tests/golden/rtl/*.yaml; do
	for look in classic academic moderncv sidebar; do
		"$CVPDF" $system "$cv" --layout $look -q -T text -o - | words >"$work/wanted"
		reads_back "$(basename "$cv" .yaml)" "$cv" $look "pdftotext -layout" "pdftotext -raw"
	done
done

# The words of each language's own file, one a bullet, in two of the layouts (FULL=1: in all).
layouts=$(ls layouts/*.yaml | sed 's|.*/||; s|\.yaml||')
set -- $layouts
for file in data/locales/*.yaml; do
	language=$(basename "$file" .yaml)
	sed '/^ *#/d; s/ # .*//; s/"//g; s/\\_/ /g' "$file" | tr '[]{},' '\n\n\n\n\n' | sed 's/^ *[a-z_]*: *//; s/^ *//; s/ *$//' |
		grep -v '^$\|^[A-Za-z_:-]*$\|^[“”„«»‚‘’‹›「」『』 :;!?]*$' | sort -u >"$work/typed"
	words <"$work/typed" >"$work/wanted"
	{
		printf 'cv:\n  name: A\n  sections:\n    experience:\n'
		sed "s/'/''/g; s/.*/      - '&'/" "$work/typed"
		printf 'locale: {language: %s}\ndesign: {typography: {hyphenate: false}}\n' "$language"
	} >"$work/cv.yaml"
	system=--no-system-fonts readers=mutool
	case $language in
	arabic | hebrew | persian) readers= ;; # it doesn't know the direction
	*chinese | japanese | korean)
		system=
		if "$CVPDF" "$work/cv.yaml" -T text -o - 2>&1 | grep -q 'missing-glyph'; then
			ok "$language # SKIP no font for it is installed"
			continue
		fi
		;;
	esac
	[ $# -gt 1 ] || set -- "$@" $layouts
	looks="$1 $2"
	shift 2
	[ "${FULL:-}" != 1 ] || looks=$layouts
	for look in $looks; do
		reads_back $language "$work/cv.yaml" $look pdftotext "pdftotext -layout" "pdftotext -raw" $readers
	done
done

# Marks that no letter with them is there for, on their base in a TrueType face.
printf 'x̌yzabc\nq̃ueen\nä́bc\nи́мя\nἄ́λφα\nअक्टूबर\nटूटना\nक्षत्रिय\n' >"$work/typed"
words <"$work/typed" >"$work/wanted"
{
	printf 'cv:\n  name: A\n  sections:\n    a:\n'
	sed 's/^/      - /' "$work/typed"
} >"$work/cv.yaml"
system=--no-system-fonts
for look in classic academic; do
	reads_back "combining marks" "$work/cv.yaml" $look pdftotext "pdftotext -layout" "pdftotext -raw" mutool
done
tap_done
