#!/bin/sh
# The rules of PDF/UA-1 and PDF/A by our own checker (tests/pdf/rules/), over layouts and samples, and over copies of one
# PDF that are broken on purpose, one rule each: a check that can't fail is no check.
cd "$(dirname "$0")/../.." || exit 1
. tests/tap.sh
. tests/samples.sh
RULES=${BUILD:-build}/rules

hold() { # file.pdf
	qpdf --json=2 --json-stream-data=inline --decode-level=generalized "$1" >"$work/json" 2>"$work/qpdf"
	"$RULES" "$1" "$work/json" 2>&1
}

for pair in $(pairs); do
	sample=${pair%:*} layout=${pair##*:}
	if render "$sample" "$layout" "$work/cv.pdf"; then
		check "rules: $(basename "$sample") in $layout" hold "$work/cv.pdf"
	else
		missed "$sample" "$layout"
	fi
done
for options in --no-compress "--pdf-standard a-3a"; do
	render data/cv.yaml classic "$work/cv.pdf" $options
	check "rules: data/cv.yaml with $options" hold "$work/cv.pdf"
done

# In a CFF face a letter that says a second thing is in a font of its own, with the same program.
render data/cv.yaml jake "$work/cv.pdf" --no-compress
LC_ALL=C grep -a -o '/FontFile3 [0-9]* 0 R' "$work/cv.pdf" >"$work/programs"
if [ "$(wc -l <"$work/programs")" -gt "$(sort -u "$work/programs" | wc -l)" ]; then
	ok "a font and its twin have one program"
else
	not_ok "a font and its twin have one program" "$(cat "$work/programs")"
fi

# The copies are made of qpdf's editable form.
editable() { # OUT [OPTION…]
	target=$1
	shift
	render tests/pdf/samples/everything.yaml classic "$work/cv.pdf" "$@" &&
		qpdf --qdf --object-streams=disable "$work/cv.pdf" "$target"
}
breaks() { # RULE NAME SED-SCRIPT [OPTION]
	LC_ALL=C sed ${4:-} "$3" "$base" >"$work/edited"
	fix-qdf "$work/edited" >"$work/broken.pdf" 2>"$work/fix"
	hold "$work/broken.pdf" >"$work/out"
	if cmp -s "$base" "$work/edited"; then
		not_ok "broken: $2" "the script changed nothing"
	elif grep -q "^$1: " "$work/out"; then
		ok "broken: $2"
	else
		not_ok "broken: $2" "no rule '$1' in:" "$(head -5 "$work/out")"
	fi
}
first() { # s-command's two parts: only the first match of the file
	printf '%s' "0,\\#$1#s##$2#"
}

base=$work/base.pdf
editable "$base"
check "rules: the copy that nothing is done to" hold "$base"
(cat "$base" && echo more) >"$work/broken.pdf"
if hold "$work/broken.pdf" >/dev/null; then not_ok "broken: longer than its end"; else ok "broken: longer than its end"; fi

breaks version "another version" '1s/1\.7/1.4/'
breaks id "no ID" 's|^  /ID |  /IX |'
breaks lang "no language" "$(first '/Lang (en)' '/Lang ()')"
breaks lang "a language that is none" "$(first '/Lang (en)' '/Lang (en_US)')"
breaks mark-info "not marked" 's|/Marked true|/Marked false|'
breaks display-title "the file's name for a title" 's|/DisplayDocTitle true|/DisplayDocTitle false|'
breaks tabs "another tab order" "$(first '/Tabs /S' '/Tabs /R')"
breaks pages "a page without content" "$(first '/Contents [0-9]* 0 R' '/Contents null')"
breaks forbidden-key "a script at opening" 's|/Type /Catalog|/OpenAction << /S /JavaScript /JS (0) >>\n  &|'
breaks forbidden-key "a page's own action" 's|/Type /Page$|/AA << >>\n  &|'
breaks action "a link that launches a program" "$(first '/S /URI' '/S /Launch')"
breaks xmp "metadata that isn't there" "$(first '/Metadata [0-9]* 0 R' '/Metadata 9999 0 R')"
breaks limits "a long name" "s|/Type /Catalog|/$(printf '%0200d' 0 | tr 0 x) /$(printf '%0200d' 0 | tr 0 x)\\n  &|"

breaks xmp "no metadata" 's|/Type /Metadata|/Type /Other|'
breaks xmp "another author in Info" 's|/Author (|/Author (Not |'
breaks xmp "another subject in XMP" 's|<dc:description><rdf:Alt><rdf:li xml:lang="x-default">|&Not |'
breaks xmp "another producer in Info" 's|/Producer (|/Producer (Not |'
breaks xmp "a tag that isn't closed" 's|</dc:creator>||'
breaks standard "not PDF/UA" 's|<pdfuaid:part>1|<pdfuaid:part>2|'
breaks standard "PDF/A-1" 's|<pdfaid:part>2|<pdfaid:part>1|'
breaks standard "PDF/A-2b" 's|<pdfaid:conformance>A|<pdfaid:conformance>B|'
breaks standard "an undeclared schema" 's|<pdfaSchema:prefix>pdfuaid|<pdfaSchema:prefix>other|'
breaks output-intent "no output intent" 's|/OutputIntents |/OutputPlans |'
breaks output-intent "an intent for print shops" 's|/S /GTS_PDFA1|/S /GTS_PDFX|'
breaks output-intent "a profile of four colors" 's|^  /N 3$|  /N 4|'

breaks structure "no structure" 's|/StructTreeRoot |/StructTreeToor |'
breaks role "a role that nobody knows" "$(first '/S /P$' '/S /Paragraf')"
breaks nesting "a list item without a list" "$(first '/S /L$' '/S /Sect')"
breaks nesting "a body without an item" "$(first '/S /LI$' '/S /P')"
breaks headings "a level left out" 's|/S /H2$|/S /H3|'
breaks headings "no first heading" 's|/S /H1$|/S /P|'
breaks list "labels that count nothing" 's|/ListNumbering |/Numbering |'
breaks figure "a picture without words" 's|/Alt (|/Alternative (|'
breaks figure "a picture without a box" 's|/BBox |/Box |'
breaks parent "a child of another" 's|/P [0-9]* 0 R\(\n  /Pg [0-9]* 0 R\n  /S /H2\)|/P 1 0 R\1|' -z
breaks kids "an element without kids" "$(first '^  /K [0-9][0-9]*$' '  /Kid 1')"
breaks parent-tree "a page with another's key" 's|/StructParents 0$|/StructParents 1|'
breaks parent-tree "a key that is taken" 's|/ParentTreeNextKey [0-9]*|/ParentTreeNextKey 1|'
breaks parent-tree "keys out of order" 's|/Nums \[\n    0\n|/Nums [\n    9\n|' -z

breaks unmarked "paint that belongs to nothing" "$(first '^/P <</MCID [0-9]*>> BDC$' '/P BMC')"
breaks unmarked "a footer that is no artifact" "$(first '^/Artifact .*BDC$' '/Other BMC')"
breaks sequence "a sequence that is there twice" 's|^/P <</MCID [0-9]*>> BDC$|/P <</MCID 0>> BDC|'
breaks sequence "a sequence that nobody owns" "$(first '^/P <</MCID [0-9]*>> BDC$' '/P <</MCID 999>> BDC')"
breaks sequence "a heading tagged as a paragraph" 's|^/H1 <</MCID|/P <</MCID|'
breaks marks "an end too few" "$(first '^EMC$' '')"
breaks marks "an end too many" "$(first '^EMC$' 'EMC EMC')"
breaks marks "an artifact in a sequence" "$(first '^/H1 <</MCID [0-9]*>> BDC$' '& /Artifact BMC EMC')"
breaks operators "ink of four colors" 's|^\([0-9.]* [0-9.]* [0-9.]*\) rg$|\1 0 k|'
breaks operators "a state that isn't restored" "$(first '^ET$' 'ET q')"
breaks resources "a font that isn't there" "$(first '^/F1 ' '/F99 ')"

breaks embedded "a font that isn't embedded" "$(first '/FontFile2 ' '/FontFile ')"
breaks to-unicode "a font without text" "$(first '/ToUnicode ' '/ToUni ')"
breaks to-unicode "private characters" "$(first '<0061>' '<E061>')"
breaks to-unicode "a ligature's own character" "$(first '<00660066>' '<FB00>')"
breaks to-unicode "a soft hyphen" "$(first '<002D>' '<00AD>')"
breaks to-unicode "codes that say nothing" 's|begincmap|&\n% |;s|beginbfrange|beginother|'
breaks font "another encoding" "$(first '/Identity-H' '/WinAnsiEncoding')"
breaks font "another order of codes" 's|^    /Ordering (Identity)|    /Ordering (Japan1)|'
breaks font "a font without a map" 's|/CIDToGIDMap |/Map |'
breaks font "a whole font's name" 's|/BaseFont /[A-Z]*+|/BaseFont /|'
breaks width "widths of another font" 's|/W \[\n    \([0-9]*\)\n    \[\n      [0-9.]*|/W [\n    \1\n    [\n      1234|' -z
breaks glyph "a code without a glyph" "$(first '\[<[0-9a-f]\{4\}' '[<7777')"
breaks text "half a code" "$(first '\[<[0-9a-f]\{4\}' '[<77')"
breaks image "a picture in four colors" "$(first '/ColorSpace /DeviceRGB' '/ColorSpace /DeviceCMYK')"
breaks image "a smoothed picture" 's|/Subtype /Image|/Interpolate true\n  &|'

breaks link "a link without words" "$(first '/Contents (Email' '/Words (Email')"
breaks link "a hidden link" 's|^  /F 4$|  /F 2|'
breaks link "a link of no element" "$(first '/StructParent [0-9]*$' '/StructParent 999')"
breaks link "a link in a span" "$(first '/S /Link$' '/S /Span')"
breaks link "an element without its link" "$(first '/Type /OBJR' '/Type /OBJX')"
breaks link "an address with an umlaut" "$(first '/URI (https:' '/URI (\\344https:')"
breaks link "a link off the page" 's|/Rect \[\n    [0-9.]*|/Rect [\n    9999|' -z
breaks outline "an outline to nowhere" 's|/Dest \[\n    [0-9]* 0 R|/Dest [\n    1 0 R|' -z
breaks outline "an outline without a title" "$(first '/Title (Summary)' '/Words (Summary)')"
breaks outline "outlines out of order" "$(first '/Prev [0-9]* 0 R' '/Prev 1 0 R')"

if editable "$work/attached.pdf" --attach; then
	base=$work/attached.pdf
	check "rules: an attachment" hold "$base"
	breaks attachment "an attachment in PDF/A-2" 's|<pdfaid:part>3|<pdfaid:part>2|'
	breaks attachment "an attachment of no kind" 's|/AFRelationship |/Relation |'
	breaks attachment "an attachment that nothing has" 's|^  /AF |  /Attached |'
fi
tap_done
