#!/bin/sh
# PDFs read back: 'audit', '--verify', '--attach' and 'extract'; and the other forms of a CV.
cd "$(dirname "$0")/../.." || exit 1
. tests/tap.sh
. tests/samples.sh

has() { # NAME LINE…: in $work/audit, in this order
	name=$1
	shift
	printf '%s\n' "$@" >"$work/wanted"
	if awk 'NR == FNR { wanted[++n] = $0; next } $0 == wanted[at + 1] { at++ } END { if (at < n) print "no line: " wanted[at + 1]; exit at < n }' \
		"$work/wanted" "$work/audit" >"$work/missing"; then ok "$name"; else not_ok "$name" "$(cat "$work/missing")"; fi
}

# What a résumé parser sees, in layouts that put dates right, left, and places into the title.
for layout in classic academic sb2nov engineeringresumes; do
	render tests/pdf/samples/everything.yaml $layout "$work/cv.pdf"
	"$CVPDF" audit "$work/cv.pdf" >"$work/audit"
	has "audit, $layout: the owner" "name          Ada Lovelace-Byron" "email         ada.lovelace@example.org" \
		"link          mailto:ada.lovelace@example.org" "link          https://doi.org/10.1234/notes.1843.7"
	sed -n 's/^section  *//p' "$work/audit" | tr '\n' ' ' >"$work/sections"
	check "audit, $layout: the sections" grep -qi "^summary experience education projects publications skills awards talks patents " "$work/sections"
	has "audit, $layout: bullets and dates" "    dates         Autumn 1838" "    bullet        Taught" "    dates         1828 – 1829" \
		"    bullet        Measured 17 birds"
done
for layout in ats ink deedy sidebar; do
	render tests/pdf/samples/everything.yaml $layout "$work/cv.pdf"
	"$CVPDF" audit "$work/cv.pdf" >"$work/audit"
	has "audit, $layout: a phone among other contacts" "phone         020 7946 0958"
	check "audit, $layout: all sections" test "$(grep -c ^section "$work/audit")" -eq 9
	check "audit, $layout: each in its column" sh -c 'awk "/^section/ { on = /Experience/ } on" "$1" | grep -A1 "^section" | grep -q "Engine & Co\|Chief Analyst"' sh "$work/audit"
done
render tests/pdf/samples/everything.yaml ats "$work/cv.pdf"
"$CVPDF" audit "$work/cv.pdf" >"$work/audit"
has "audit: fields between bars" "section       Experience" "    place         London, UK" "    dates         September 1842 – present"
render data/cv.yaml classic "$work/cv.pdf"
"$CVPDF" audit "$work/cv.pdf" >"$work/audit"
check "audit: a footer is nobody's title" sh -c '! grep "HAO LI –" "$1"' sh "$work/audit"
render tests/pdf/samples/everything.yaml academic "$work/cv.pdf"
"$CVPDF" audit "$work/cv.pdf" >"$work/audit"
has "audit: an entry" "section       Experience" "  title         Analytical Engine & Co." "    organization  Chief Analyst The firm builds engines; the analyst tells them what to do." \
	"    place         London, UK" "    dates         Sept 1842 – present" \
	"    bullet        Wrote Note G, the first program, with a loop inside a loop and seven variables"
"$CVPDF" audit "$work/cv.pdf" --format json >"$work/json"
check "audit: JSON" grep -q '"email":"ada.lovelace@example.org".*"title":"Somerset House"' "$work/json"

# Against the CV: status 0 if all is there, 1 if something is lost.
check "audit: nothing is lost" "$CVPDF" audit "$work/cv.pdf" tests/pdf/samples/everything.yaml --no-system-fonts --layout academic
"$CVPDF" audit "$work/cv.pdf" data/cv.yaml --layout academic >"$work/audit"
check "audit: another's CV is lost" test $? -eq 1
check "audit: what is lost is said" grep -q '^lost  *name: HAO LI' "$work/audit"
"$CVPDF" audit "$work/cv.pdf" data/cv.yaml --layout academic --format json >"$work/json"
check "audit: and in JSON" grep -q '"lost":\["HAO LI"' "$work/json"
"$CVPDF" audit data/cv.yaml data/cv.yaml >"$work/audit"
check "audit: a text that isn't the PDF's" test $? -eq 1
"$CVPDF" audit "$work/no.pdf" 2>"$work/messages"
check "audit: no file" test $? -eq 3
: >"$work/no.pdf"
"$CVPDF" audit "$work/no.pdf" 2>"$work/messages"
check "audit: an empty file" grep -q 'it is no PDF' "$work/messages"
qpdf --encrypt secret owner 256 -- "$work/cv.pdf" "$work/locked.pdf"
"$CVPDF" audit "$work/locked.pdf" 2>"$work/messages"
check "audit: a password" grep -q 'it asks for a password' "$work/messages"
head -c 2000 "$work/cv.pdf" >"$work/cut.pdf"
"$CVPDF" audit "$work/cut.pdf" >"$work/audit" 2>"$work/messages"
check "audit: half a file" test $? -ne 0
for pair in $(pairs); do
	sample=${pair%:*} layout=${pair##*:}
	render "$sample" "$layout" "$work/cv.pdf" || continue
	check "--verify: $(basename "$sample") in $layout" "$CVPDF" "$sample" --no-system-fonts --layout "$layout" --verify -q -o "$work/cv.pdf"
done

# The data inside.
again() { # SAMPLE [OPTION…]: the CV that its PDF gives back, without an option, is the same PDF, byte by byte
	sample=$1
	shift
	cp "$(dirname "$sample")"/*.png "$work" 2>/dev/null
	"$CVPDF" "$sample" --no-system-fonts -o "$work/cv.pdf" "$@" 2>"$work/messages" &&
		"$CVPDF" "$sample" --no-system-fonts --attach -o "$work/attached.pdf" "$@" 2>"$work/messages" &&
		"$CVPDF" extract "$work/attached.pdf" -o "$work/resume.json" &&
		"$CVPDF" "$work/resume.json" --no-system-fonts -o "$work/again.pdf" -q 2>"$work/messages" &&
		cmp "$work/cv.pdf" "$work/again.pdf"
}
render data/cv.yaml classic "$work/cv.pdf" --attach
check "--attach: PDF/A-3" sh -c 'qpdf --qdf --object-streams=disable "$1" - | grep -a -q "<pdfaid:part>3"' sh "$work/cv.pdf"
"$CVPDF" extract "$work/cv.pdf" -o "$work/resume.json"
pdfdetach -save 1 -o "$work/detached.json" "$work/cv.pdf"
check "extract: what pdfdetach gets" cmp "$work/resume.json" "$work/detached.json"
check "extract: the CV" grep -q '"name": "HAO LI"' "$work/resume.json"
for sample in $(samples); do
	case $sample in *locale_catalog.yaml) continue ;; esac # no CV
	check "again: $sample" again "$sample"
done
check "again: in a layout that was asked for" again data/cv.yaml --layout academic
check "again: with what was set" again data/cv.yaml --set design.page.size=a5 --set cv.phone=+4722334455
echo 'design: {theme: sb2nov, page: {size: a4}}' >"$work/design.yaml"
check "again: with a design of its own" again data/cv.yaml --design "$work/design.yaml"
render data/cv.yaml classic "$work/cv.pdf"
"$CVPDF" extract "$work/cv.pdf" >"$work/resume.json" 2>"$work/messages"
check "extract: nothing is attached" test $? -eq 1

# Other forms: every string of the pages is in them.
for sample in data/cv.yaml tests/pdf/samples/everything.yaml tests/pdf/samples/polyglot.yaml; do
	render "$sample" classic "$work/cv.html"
	sed -e 's/<\/*\(b\|i\|a\|span\)\( [^>]*\)*>//g' -e 's/<[^>]*>/ /g' -e 's/&lt;/</g' -e 's/&gt;/>/g' -e 's/&quot;/"/g' -e 's/&amp;/\&/g' "$work/cv.html" >"$work/cv.txt"
	check "html: $sample is valid" tidy -q -e "$work/cv.html"
	check "html: $sample has no space before the end of a tag" sh -c '! grep -E " </|<(b|i|a|span)( [^>]*)?> " "$1"' sh "$work/cv.html"
	check "html: $sample" "$CVPDF" audit "$work/cv.txt" "$sample" --no-system-fonts --layout classic
	render "$sample" classic "$work/cv.txt"
	check "txt: $sample" "$CVPDF" audit "$work/cv.txt" "$sample" --no-system-fonts --layout classic
	for kind in json md; do
		render "$sample" classic "$work/cv.$kind"
		check "$kind: $sample" grep -q "$(sed -n 's/^  name: //p' "$sample")" "$work/cv.$kind"
	done
done
sed 's|</h1>||' "$work/cv.html" >"$work/bad.html"
check "html: what isn't valid is seen" sh -c '! tidy -q -e "$1" 2>/dev/null' sh "$work/bad.html"
check "html: nothing from elsewhere" sh -c '! grep -E "<(link|script)|src=.http|@import" "$1"' sh "$work/cv.html"
check "html: language, title, one main, one h1" sh -c 'grep -q "<html lang=\"de\">" "$1" && grep -q "<title>" "$1" &&
	[ $(grep -c "<main>" "$1") = 1 ] && [ $(grep -c "<h1>" "$1") = 1 ]' sh "$work/cv.html"
tap_done
