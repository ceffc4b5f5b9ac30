#!/bin/sh
# Where font families come from: --font-path, the bundle, beside the layout; and what is said of those that aren't there.
cd "$(dirname "$0")/../.." || exit 1
. tests/tap.sh
CVPDF=${CVPDF:-$PWD/cvpdf}
mkdir "$work/looks" "$work/fonts"
printf 'cv: {name: Jane}\n' >"$work/cv.yaml"
# A family that no layout can have from the bundle, where it is one of icons.
icons=$(ls "$PWD"/fonts/academicons/*.ttf)
printf 'extends: harvard\ntypography: {font_family: {body: Academicons}}\n' >"$work/looks/mine.yaml"

says() { # name pattern arguments…
	name=$1 pattern=$2
	shift 2
	"$CVPDF" --no-system-fonts "$@" -o "$work/out.pdf" >/dev/null 2>"$work/err"
	if grep -q -- "$pattern" "$work/err"; then ok "$name"; else not_ok "$name" "no '$pattern' in:" "$(cat "$work/err")"; fi
}
missing() { # family help
	says "$1: $2" "help: $2" "$work/cv.yaml" --set "design.typography.font_family=$1"
}

says "neither bundled nor beside the layout" "'Academicons' is neither bundled" "$work/cv.yaml" --layout "$work/looks/mine.yaml"
cp "$icons" "$work/looks/"
says "beside the layout" "'Academicons' is taken from $work/looks/" "$work/cv.yaml" --layout "$work/looks/mine.yaml"
says "beside the design" "'Academicons' is taken from $work/looks/" "$work/cv.yaml" --design "$work/looks/mine.yaml"
mkdir "$work/person"
printf 'cv: {name: Jane}\ndesign: {theme: mine}\n' >"$work/person/cv.yaml"
cp "$work/looks/mine.yaml" "$work/person/"
says "not beside the theme that a CV names" "'Academicons' is neither bundled" "$work/person/cv.yaml"
cp "$icons" "$work/person/"
says "beside the theme that a CV names" "'Academicons' is taken from $work/person/" "$work/person/cv.yaml"
printf 'jobs:\n  - {input: %s, layout: %s, output: %s}\n' "$work/cv.yaml" "$work/looks/mine.yaml" "$work/job.pdf" >"$work/jobs.yaml"
"$CVPDF" --no-system-fonts --batch "$work/jobs.yaml" >/dev/null 2>"$work/err"
check "beside a job's layout" grep -q "'Academicons' is taken from $work/looks/" "$work/err"
# One document's folders are not another's, whoever renders them in whatever order.
mkdir "$work/other"
printf 'cv: {name: Jim}\ndesign: {theme: mine}\n' >"$work/other/jim.yaml"
cp "$work/looks/mine.yaml" "$work/other/"
cp "$work/person/cv.yaml" "$work/person/again.yaml"
for j in 1 8; do
	"$CVPDF" --no-system-fonts "$work/person/cv.yaml" "$work/other/jim.yaml" "$work/person/again.yaml" -j $j --out-dir "$work/$j" \
		2>&1 | grep "'Academicons' is" >"$work/$j.err"
done
said=$(sed "s|.*/\([a-z]*\)/mine.yaml:.*'Academicons' is \([a-z]*\).*|\1 \2|" "$work/1.err" | tr '\n' ' ')
if [ "$said" = "person taken other neither person taken " ]; then ok "each document has its own folders"; else not_ok "each document has its own folders" "$said"; fi
check "by one process or by many" cmp "$work/1.err" "$work/8.err"
# A layout that a CV's theme extends has its own folder; and a glyph from there is no other document's either.
mkdir "$work/heir"
printf 'extends: ../looks/mine.yaml\n' >"$work/heir/mine.yaml"
for who in person other heir; do
	printf 'cv: {name: Jane, headline: "\\uE97E"}\ndesign: {theme: mine}\n' >"$work/$who/glyph.yaml"
done
says "beside what a theme extends" "'Academicons' is taken from $work/heir/../looks/" "$work/heir/glyph.yaml"
says "no glyph from another document's folder" "no font has the character" "$work/other/glyph.yaml"
jobs() { # FOLDER… – enough jobs for the parent to try each layout first
	echo "jobs:"
	for round in 1 2 3; do
		for who in "$@"; do
			echo "  - {input: $work/$who/glyph.yaml, output: $out/theme-$who-$round.pdf}"
			echo "  - {input: $work/cv.yaml, layout: $work/$who/mine.yaml, output: $out/file-$who-$round.pdf}"
		done
	done
}
for who in person other heir; do
	"$CVPDF" -q --no-system-fonts "$work/$who/glyph.yaml" -o "$work/theme-$who.pdf" 2>/dev/null
	"$CVPDF" -q --no-system-fonts "$work/cv.yaml" --layout "$work/$who/mine.yaml" -o "$work/file-$who.pdf" 2>/dev/null
done
for way in "1 person other heir" "8 person other heir" "1 heir other person"; do
	set -- $way
	workers=$1 out=$work/way-$1-$2
	mkdir "$out"
	shift
	jobs "$@" >"$work/jobs.yaml"
	"$CVPDF" -q --no-system-fonts --batch "$work/jobs.yaml" -j "$workers" >/dev/null 2>&1
	for f in "$out"/*.pdf; do
		alone=${f##*/}
		cmp "$f" "$work/${alone%-*}.pdf" && echo same
	done
done >"$work/said" 2>&1
if [ "$(grep -c same "$work/said")" = 54 ]; then
	ok "in a batch as alone, whatever the order"
else
	not_ok "in a batch as alone, whatever the order" "$(grep -v same "$work/said")"
fi
cp "$icons" "$work/fonts/"
says "a folder that is named comes first" "'Academicons' is taken from $work/fonts/" "$work/cv.yaml" \
	--layout "$work/looks/mine.yaml" --font-path "$work/fonts"
says "the layout's own stands in" "'Nonsuch' is neither bundled nor installed; 'XCharter' is used" "$work/cv.yaml" \
	--layout harvard --set design.typography.font_family=Nonsuch
if "$CVPDF" -q --no-system-fonts --strict "$work/cv.yaml" --set design.typography.font_family=Nonsuch -o "$work/strict.pdf" 2>/dev/null; then
	not_ok "an error under --strict"
else
	ok "an error under --strict"
fi
missing "Robotto" "did you mean 'Roboto'?"
missing "Adobe Garamond Pro" "of the bundled ones 'EB Garamond' is nearest"
missing "Helvetica Neue" "of the bundled ones 'Inter' or 'Roboto' is nearest"
missing "Zapfino" "bundled are .*Lato.*XCharter"
tap_done
