#!/bin/sh
# How well paragraphs are set: tests/bench/paragraphs-*.txt, justified and hyphenated, at several measures in
# New Computer Modern 10pt (pdflatex: Latin Modern, of the same widths). Typst and pdflatex set the same when they are
# installed. All are read back with pdftotext and judged by one program.
set -eu
cd "$(dirname "$0")/../.."
build=${BUILD:-build}/bench
mkdir -p "$build"
packages="harfbuzz harfbuzz-subset fribidi yaml-0.1 md4c zlib libpng libjpeg libwebp libqrencode"
${CC:-cc} -O2 -std=c11 -D_GNU_SOURCE -Isrc $(pkg-config --cflags $packages) -o "$build/typo" tests/bench/typo.c \
	"${BUILD:-build}/libcvpdf.a" $(pkg-config --libs $packages) -lhpdf -lunistring -ldl -lm

set_cvpdf() { # LANG CM
	case $1 in en) language=english ;; de) language=german ;; esac
	{
		printf 'cv:\n  name: X\n  sections:\n    T:\n'
		grep -v '^#' "tests/bench/paragraphs-$1.txt" | sed 's/^/      - >-\n        /'
		printf 'locale:\n  language: %s\n' $language
	} >"$build/typo.yaml"
	wide=$(echo "$2" | awk '{print $1 + 2}')
	./cvpdf -q "$build/typo.yaml" -o "$build/typo.pdf" --no-system-fonts --set "design.page.size=${wide}cm x 500cm" \
		--set design.page.left_margin=1cm --set design.page.right_margin=1cm --set design.page.show_footer=false \
		--set design.page.show_top_note=false --set "design.typography.font_family=New Computer Modern" \
		--set design.typography.font_size.body=10pt --set design.typography.alignment=justified \
		--set design.typography.hyphenate=true --set design.entries.side_space=0cm --set design.typography.line_spacing=0.6em \
		--set design.entries.date_and_location_width=0.5cm --set design.sections.space_between_text_based_entries=3em
}
set_typst() {
	{
		printf '#set page(width: %scm + 2cm, height: 500cm, margin: 1cm)\n' "$2"
		printf '#set text(font: "New Computer Modern", size: 10pt, lang: "%s", hyphenate: true, overhang: false)\n' "$1"
		printf '#set par(justify: true, spacing: 3em)\n'
		grep -v '^#' "tests/bench/paragraphs-$1.txt" | sed 's/$/\n/'
	} >"$build/typo.typ"
	typst compile "$build/typo.typ" "$build/typo.pdf"
}
set_pdflatex() {
	case $1 in en) language=english ;; de) language=ngerman ;; esac
	{
		printf '\\documentclass[10pt]{article}\\usepackage[T1]{fontenc}\\usepackage{lmodern}\\usepackage[utf8]{inputenc}\n'
		printf '\\usepackage[%s]{babel}\\frenchspacing\\pagestyle{empty}\\parindent0pt\\parskip30pt\n' $language
		printf '\\pdfpagewidth=\\dimexpr%scm+2cm\\relax\\pdfpageheight=500cm\\textwidth=%scm\\textheight=495cm\\hoffset=-1in\\voffset=-1in\n' "$2" "$2"
		printf '\\oddsidemargin=1cm\\topmargin=1cm\\headheight0pt\\headsep0pt\\begin{document}\\fontsize{10bp}{12bp}\\selectfont\n'
		grep -v '^#' "tests/bench/paragraphs-$1.txt" | sed 's/$/\n/'
		printf '\\end{document}\n'
	} >"$build/typo.tex"
	pdflatex -interaction=batchmode -output-directory "$build" "$build/typo.tex" >/dev/null
}

printf '%-10s%5s%5s%8s%9s%8s%8s%7s%10s\n' engine lang cm lines hyphens 'sum r²' 'max r' runts overfull
for engine in cvpdf typst pdflatex; do
	[ $engine = cvpdf ] || command -v $engine >/dev/null || continue
	for lang in en de; do
		for cm in ${MEASURES:-6 8 10 13 17}; do
			set_$engine $lang $cm 2>/dev/null || continue
			pdftotext -bbox "$build/typo.pdf" "$build/typo.xhtml"
			"$build/typo" look 3.333 "$(echo "$cm" | awk '{print $1 * 72 / 2.54}')" <"$build/typo.xhtml" >"$build/typo.row"
			read -r lines hyphens sum most runts overfull <"$build/typo.row"
			printf '%-10s%5s%5s%8s%9s%8s%8s%7s%10s\n' $engine $lang "$cm" "$lines" "$hyphens" "$sum" "$most" "$runts" "$overfull"
		done
	done
done | tee "$build/typo.table"
awk '{k = $1; l[k] += $4; h[k] += $5; s[k] += $6; m[k] = $7 > m[k] ? $7 : m[k]; r[k] += $8; o[k] += $9}
	END {for (k in l) printf "%-10s all: %d lines, %d hyphens, sum r² %.2f, max r %.2f, %d runts, %d overfull\n",
		k, l[k], h[k], s[k], m[k], r[k], o[k]}' "$build/typo.table"
grep -v '^#' tests/bench/paragraphs-en.txt | "$build/typo" time classic 13 data/cv.yaml
