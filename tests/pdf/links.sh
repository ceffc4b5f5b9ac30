#!/bin/sh
# Links lie exactly over their words, one rectangle a line; outlines, Info, fonts and the file's form; and the bytes are the
# same whoever makes them, where and when.
cd "$(dirname "$0")/../.." || exit 1
. tests/tap.sh
. tests/samples.sh
case $CVPDF in /*) ;; *) CVPDF=$PWD/$CVPDF ;; esac

# What the structure says: 'ADDRESS TAB LETTERS', all that lead to one address together.
said() { # SAMPLE LAYOUT
	render "$1" "$2" "$work/structure" -T structure
	sed -n 's/.*Link\.[a-z]* .*url="\([^"]*\)".* "\(.*\)"$/\1\t\2/p' "$work/structure" | sed 's/\\"/"/g' |
		awk -F '\t' '{ gsub(/ /, "", $2); text[$1] = text[$1] $2 } END { for (url in text) print url "\t" text[url] }'
}
plain() { # by letters that the tools spell alike
	sed -e 's/%20/ /g' -e 's/&[a-z]*;/?/g' | LC_ALL=C tr -d '\200-\377?\042\047' | sort
}
lies_over() { # SAMPLE LAYOUT
	qpdf --qdf --object-streams=disable "$work/cv.pdf" "$work/qdf"
	mutool draw -q -F stext "$work/cv.pdf" >"$work/stext" 2>/dev/null
	icons=$(render "$1" "$2" - -T layout 2>/dev/null | grep -c 'show_external_link_icon: true')
	said "$1" "$2" | plain >"$work/said"
	LC_ALL=C.UTF-8 awk -v icons="$icons" -f tests/pdf/links.awk "$work/qdf" "$work/stext" 2>"$work/wrong" | plain >"$work/drawn"
	cat "$work/wrong"
	diff "$work/said" "$work/drawn" && [ ! -s "$work/wrong" ]
}
is_silent() {
	qpdf --check "$work/cv.pdf" >"$work/check" 2>&1 && ! grep -qi warning "$work/check"
}
# Every face in the file is embedded, a subset and has its text.
fonts_are_whole() {
	pdffonts "$work/cv.pdf" | tail -n +3 | awk '{ if ($(NF - 4) != "yes" || $(NF - 3) != "yes" || $(NF - 2) != "yes") { print; bad = 1 } n++ }
		END { exit bad || !n }'
}
outlines_are_titles() { # SAMPLE LAYOUT
	mutool show "$work/cv.pdf" outline | sed 's/^[^"]*"\(.*\)"\t.*/\1/' >"$work/outline"
	render "$1" "$2" "$work/strings" -T strings
	awk -F '\t' '$1 == "shown" && ($2 == "name" || $2 ~ /section$/) { sub(/ $/, "", $5); print $5 }' "$work/strings" |
		sort >"$work/titles"
	sort "$work/outline" | diff "$work/titles" -
}

for pair in $(pairs); do
	sample=${pair%:*} layout=${pair##*:}
	name="$(basename "$sample") in $layout"
	if ! render "$sample" "$layout" "$work/cv.pdf"; then
		missed "$sample" "$layout"
		continue
	fi
	check "links: $name" lies_over "$sample" "$layout"
	check "outlines: $name" outlines_are_titles "$sample" "$layout"
	check "fonts: $name" fonts_are_whole
	check "qpdf --check: $name" is_silent
done

# A check that can't fail is no check: each link one letter to the right.
lies_beside() {
	qpdf --qdf --object-streams=disable "$work/cv.pdf" "$work/qdf"
	LC_ALL=C awk '/Rect \[/ { at = 1; print; next } at { at++; if (at == 2 || at == 4) $0 = $0 + 4; if (at == 5) at = 0 } { print }' \
		"$work/qdf" >"$work/moved" && fix-qdf "$work/moved" >"$work/cv.pdf" 2>/dev/null
	! lies_over "$1" "$2" >/dev/null
}
render tests/pdf/samples/everything.yaml classic "$work/cv.pdf"
check "links: rectangles beside their words are seen" lies_beside tests/pdf/samples/everything.yaml classic

render tests/pdf/samples/everything.yaml classic "$work/cv.pdf"
pdfinfo "$work/cv.pdf" >"$work/info"
for line in "Title:           Ada Lovelace-Byron - CV" "Author:          Ada Lovelace-Byron" \
	"Subject:         Analyst, Translator & Poet of Numbers" "Tagged:          yes" "Producer:        cvpdf with libharu" \
	"Keywords:        Cards, Barrels, C11, Python, SQL, LaTeX, English (native), French (fluent), Italian (reads)"; do
	check "Info: $line" grep -qxF "$line" "$work/info"
done
(unset SOURCE_DATE_EPOCH && "$CVPDF" data/cv.yaml -q -o "$work/undated.pdf" 2>/dev/null)
check "no date unless one is given" sh -c '! pdfinfo "$1" | grep Date' sh "$work/undated.pdf"

# The same bytes.
same() { # NAME COMMAND…
	name=$1
	shift
	rm -f "$work/again.pdf"
	"$@" 2>"$work/messages"
	check "same bytes: $name" cmp "$work/cv.pdf" "$work/again.pdf"
}
sample=$PWD/tests/pdf/samples/everything.yaml
again="--no-system-fonts --layout classic -o $work/again.pdf"
same "another run" "$CVPDF" "$sample" $again
same "another time zone" env TZ=Asia/Kathmandu "$CVPDF" "$sample" $again

# A locale whose numbers have commas: one that is there, or one made for this test. And a library that sets it, as the
# program itself doesn't: without it the test couldn't fail.
comma=$(for name in $(locale -a); do [ "$(LC_ALL=$name locale decimal_point 2>/dev/null)" = , ] && echo "$name" && break; done)
if [ -z "$comma" ] && mkdir "$work/locales" && localedef -i de_DE -f UTF-8 "$work/locales/de_DE.UTF-8" 2>/dev/null; then
	comma=de_DE.UTF-8
	export LOCPATH="$work/locales"
fi
echo '#include <locale.h>
__attribute__((constructor)) static void set(void) { setlocale(LC_ALL, ""); }' >"$work/set.c"
if [ -n "$comma" ]; then
	check "a library that sets the locale" "${CC:-cc}" -shared -fPIC -o "$work/set.so" "$work/set.c"
	check "$comma: 1,5" sh -c 'LD_PRELOAD=$1 LC_ALL=$2 bash -c "printf %.1f 1,5" | grep -qx 1,5' sh "$work/set.so" "$comma"
	same "another locale ($comma)" env LC_ALL="$comma" LD_PRELOAD="$work/set.so" "$CVPDF" "$sample" $again
	check "$comma: read back" env LC_ALL="$comma" LD_PRELOAD="$work/set.so" "$CVPDF" audit "$work/cv.pdf" "$sample" \
		--no-system-fonts --layout classic
	unset LOCPATH
else
	not_ok "a locale with decimal commas" "there is none, and localedef can't make one (Debian: locales)"
fi
same "another folder" env -C / "$CVPDF" "$sample" $again
same "more environment" env HOME=/nonexistent XDG_CONFIG_HOME=/nonexistent TERM=dumb "$CVPDF" "$sample" $again
mkdir "$work/out"
"$CVPDF" "$sample" data/cv.yaml tests/pdf/samples/polyglot.yaml --no-system-fonts --layout classic -j 3 -d "$work/out" 2>/dev/null
check "same bytes: three at a time" cmp "$work/cv.pdf" "$work/out/everything.pdf"
tap_done
