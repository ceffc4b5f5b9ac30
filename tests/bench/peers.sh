#!/bin/sh
# The same content through other programs: median of 5 whole runs, from the source file to the PDF, and how many times our
# own. What is not there is installed first, as far as it can be had; not with PEERS=asis.
#
#     RenderCV     PyPI, into BUILD/peers: pip install 'rendercv[full]'
#     WeasyPrint   PyPI, likewise: pip install weasyprint
#     Typst        a program of its own: cargo install typst-cli; else PyPI's package, of which RenderCV brings one
#     YAMLResume   npm, into BUILD/peers: npm install yamlresume (needs a LaTeX beside it)
#     pdfLaTeX     apt-get install texlive-latex-extra texlive-fonts-extra (moderncv; without the second, article)
#     groff        apt-get install groff ghostscript
set -eu
cd "$(dirname "$0")/../.."
build=${BUILD:-build}
root=$PWD
peers=$root/$build/peers
PATH=$PATH:$peers/bin:$peers/node_modules/.bin
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

provide() { # PROGRAM COMMAND…
	program=$1
	shift
	command -v "$program" >/dev/null 2>&1 && return
	echo "installing $program" >&2
	"$@" >"$work/log" 2>&1 || tail -3 "$work/log" >&2
}
python() { # the newest there is: RenderCV wants 3.12
	for version in 3.14 3.13 3.12; do
		"python$version" -c '' 2>/dev/null && { echo "python$version"; return; }
	done
	echo python3
}
pip_install() {
	[ -x "$peers/bin/pip" ] || "$(python)" -m venv "$peers" || return
	"$peers/bin/pip" install -q "$@"
}
apt_install() { # as root, where there is apt
	[ "$(id -u)" -eq 0 ] && DEBIAN_FRONTEND=noninteractive apt-get install -y -q --no-install-recommends "$@"
}
if [ "${PEERS:-}" != asis ]; then
	provide rendercv pip_install 'rendercv[full]'
	provide weasyprint pip_install weasyprint
	provide yamlresume npm install --prefix "$peers" yamlresume
	provide pdflatex apt_install texlive-latex-extra texlive-fonts-recommended
	provide gropdf apt_install groff ghostscript
fi
export SOURCE_DATE_EPOCH=1751284800
${CC:-cc} -O2 -std=c11 -D_GNU_SOURCE -o "$build/measure" tests/bench/measure.c
"$build/cvpdf" data/cv.yaml -T text >"$work/cv.txt" 2>/dev/null
cp data/cv.yaml "$work/cv.yaml"
cd "$work"

# The words of the CV in the languages of the others (RenderCV's YAML knows no section in a section): a paragraph a line.
awk -v q="'" 'BEGIN { print "cv:\n  name: Hao Li\n  sections:\n    words:" }
	NF { gsub(q, q q); print "      - " q $0 q }' cv.txt >words.yaml
awk 'BEGIN { print "#set page(paper: \"us-letter\")\n#set text(size: 10pt)\n#set par(justify: true)" }
	{ gsub(/[\\#$*_`<>@\[\]~"]/, "\\\\&"); print $0 "\n" }' cv.txt >cv.typ
if kpsewhich moderncv.cls fontawesome5.sty >/dev/null 2>&1; then
	head='\documentclass[10pt,letterpaper]{moderncv}\moderncvstyle{classic}\moderncvcolor{blue}\usepackage[margin=2cm]{geometry}\name{Hao}{Li}\begin{document}\makecvtitle'
else
	head='\documentclass[10pt]{article}\newcommand\cvitem[2]{#2\par}\begin{document}'
fi
{
	printf '%s\n' "$head"
	iconv -c -f UTF-8 -t ASCII//TRANSLIT cv.txt |
		sed 's/[\\^~<>]/ /g; s/[#$%&_{}]/\\&/g; /[A-Za-z]/!d; s/.*/\\cvitem{}{&}/'
	printf '%s\n' '\end{document}'
} >cv.tex
awk 'BEGIN { print "<!DOCTYPE html><meta charset=utf-8><title>CV</title><body>" }
	{ gsub(/&/, "\\&amp;"); gsub(/</, "\\&lt;"); print "<p>" $0 "</p>" }' cv.txt >cv.html
awk '{ gsub(/\\/, "\\e"); sub(/^[.'"'"']/, "\\\\\\&&"); print ".LP\n" $0 }' cv.txt | iconv -c -f UTF-8 -t ASCII//TRANSLIT >cv.ms

cat >cv.resume.yaml <<'END'
content: {basics: {name: Hao Li, email: li003703@umn.edu}, education: [], work: []}
END

ours=$("$root/$build/measure" 5 cvpdf "$root/$build/cvpdf" cv.yaml -o ours.pdf)
echo "$ours"
base=$(echo "$ours" | sed 's/.*wall *\([0-9.]*\) ms.*/\1/')
peer() { # NAME PROGRAM COMMAND…
	name=$1
	program=$2
	shift 2
	if ! command -v "$program" >/dev/null 2>&1; then
		echo "$name: not installed; $(sed -n "s/^# *$name  *//p" "$root/tests/bench/peers.sh")"
	elif line=$("$root/$build/measure" 5 "$name" "$@" 2>/dev/null); then
		echo "$line" | awk -v base="$base" '{ match($0, /wall *[0-9.]+/); w = substr($0, RSTART + 4, RLENGTH - 4)
			printf "%s   %.0f times\n", $0, w / base }'
	else
		echo "$name: something is missing; $(sed -n "s/^# *$name  *//p" "$root/tests/bench/peers.sh")"
	fi
}
peer RenderCV rendercv rendercv render words.yaml --dont-generate-markdown --dont-generate-html --dont-generate-png
if command -v typst >/dev/null 2>&1; then
	peer Typst typst typst compile cv.typ typst.pdf
else
	peer Typst "$peers/bin/python" "$peers/bin/python" -c 'import typst; typst.compile("cv.typ", output="typst.pdf")'
fi
peer pdfLaTeX pdflatex pdflatex -interaction=batchmode cv.tex
peer WeasyPrint weasyprint weasyprint cv.html weasyprint.pdf
peer groff groff sh -c 'groff -ms -Tpdf cv.ms >groff.pdf || groff -ms -Tps cv.ms >groff.ps'
peer YAMLResume yamlresume yamlresume build cv.resume.yaml
