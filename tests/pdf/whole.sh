#!/bin/sh
# Where entries may not be cut by a page's end, none is, in any layout and wherever it comes to stand, unless no page holds it.
# Every line of an entry has its number; the trace says which page each is on.
cd "$(dirname "$0")/../.." || exit 1
. tests/tap.sh
CVPDF=${CVPDF:-$PWD/cvpdf}

# A CV with that many lines above its entries, and so many bullets in each of these.
cv() {
	awk -v above="$1" -v entries="$2" -v bullets="$3" 'BEGIN {
		print "cv:\n  name: Jane Doe\n  email: jane@example.org\n  sections:\n    summary:"
		for (i = 0; i <= above; i++)
			print "      - A line."
		print "    experience:"
		for (e = 1; e <= entries; e++) {
			print "      - company: Firm entry" e "x\n        position: Role\n        start_date: 2020-01\n        highlights:"
			for (b = 0; b < bullets + e % 3; b++)
				print "          - Some entry" e "x thing that was done."
		}
	}'
}

# The entries of a trace that are on two pages.
cut_entries() {
	awk '/^page / { page++ }
	match($0, /entry[0-9]+x/) {
		e = substr($0, RSTART, RLENGTH)
		if (e in on && on[e] != page)
			cut[e] = 1
		on[e] = page
	}
	END { for (e in cut) print e }' "$1"
}

layouts=$(ls layouts | sed 's/\.yaml$//')
for above in 0 1 2 3 4 5 6 7; do
	cv $above 9 5 >"$work/cv$above.yaml"
done
cv 0 2 70 >"$work/tall.yaml"
set_all() {
	"$CVPDF" "$work"/*.yaml --layout "$(echo $layouts | tr ' ' ',')" --set "design.entries.allow_page_break=$1" -T trace \
		-o "$work/$1-{stem}.{layout}.trace" -q 2>"$work/err"
}
set_all false
set_all true
for layout in $layouts; do
	found=
	for above in 0 1 2 3 4 5 6 7; do
		[ -s "$work/false-cv$above.$layout.trace" ] || found="no trace"
		found="$found$(cut_entries "$work/false-cv$above.$layout.trace")"
	done
	if [ -z "$found" ]; then ok "$layout cuts no entry"; else not_ok "$layout cuts no entry" "$found"; fi
	found=$(cut_entries "$work/false-tall.$layout.trace" | wc -l)
	if [ "$found" -eq 2 ]; then ok "$layout cuts what no page holds"; else not_ok "$layout cuts what no page holds" "$found of 2"; fi
done
found=$(for trace in "$work"/true-cv*.trace; do cut_entries "$trace"; done | wc -l)
if [ "$found" -gt 4 ]; then ok "entries that may be cut are"; else not_ok "entries that may be cut are" "only $found times"; fi
tap_done
