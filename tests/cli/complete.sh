#!/bin/sh
# Nothing is dropped silently: tests/cli/complete has one file a format with every key that there is and some that there aren't,
# each value a word of its own. Each is in the PDF (its text, its links, what it is called), or a message has its line, or that
# of what it stands in.
cd "$(dirname "$0")/../.." || exit 1
. tests/tap.sh
CVPDF=${CVPDF:-$PWD/cvpdf}

in_pdf() { # FILE LAYOUT
	"$CVPDF" "$1" --no-system-fonts --layout "$2" -T trace -o - 2>"$work/messages"
	"$CVPDF" "$1" --no-system-fonts --layout "$2" -T text -o - 2>/dev/null
}
silent() { # FILE LAYOUT: the lines with words that nobody has
	in_pdf "$1" "$2" >"$work/shown"
	sed -n "s|^$1:\([0-9]*\):.*|\1|p" "$work/messages" >"$work/lines"
	awk -v shown="$work/shown" -v noted="$work/lines" '
	BEGIN {
		inside = 999
		while ((getline line <shown) > 0) {
			line = tolower(line)
			while (match(line, /tok[0-9]+x/)) {
				is_shown[substr(line, RSTART, RLENGTH)] = 1
				line = substr(line, RSTART + RLENGTH)
			}
		}
		while ((getline line <noted) > 0)
			is_noted[line] = 1
	}
	{
		match($0, /^ */)
		if (is_noted[NR] || RLENGTH <= inside)
			inside = is_noted[NR] ? RLENGTH : 999
		line = $0
		while (match(line, /tok[0-9]+x/)) {
			words++
			if (!is_shown[substr(line, RSTART, RLENGTH)] && inside == 999)
				print NR ": " $0
			line = substr(line, RSTART + RLENGTH)
		}
	}
	END { if (!words) print "no words at all" }' "$1"
}

for file in tests/cli/complete/*.*; do
	for layout in $("$CVPDF" layouts | cut -d ' ' -f 1); do
		lost=$(silent "$file" "$layout")
		if [ -z "$lost" ]; then ok "$file in $layout"; else not_ok "$file in $layout" "$lost"; fi
	done
done
tap_done
