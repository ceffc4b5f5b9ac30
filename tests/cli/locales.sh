#!/bin/sh
# Every language: a CV in it renders without a message, the same by its English name, its own name and its tag.
# Those whose letters the bundle lacks say so once, with a package that has them.
cd "$(dirname "$0")/../.." || exit 1
. tests/tap.sh
CVPDF=${CVPDF:-$PWD/cvpdf}
cv() { # LANGUAGE
	sed "s/^  language: .*/  language: $1/" data/starter/cv.yaml
}
set_in() { # LANGUAGE OUTPUT
	cv "$1" | "$CVPDF" - --no-system-fonts -T trace -o "$2" 2>"$work/messages"
}
"$CVPDF" locales | sed 's/ \{1,\}/|/;s/ \{1,\}/|/' | while IFS='|' read -r english tag native; do
	echo "$english|$native|$tag"
done >"$work/all"
check "there are 34 languages" test "$(wc -l <"$work/all")" -eq 34
while IFS='|' read -r english native tag; do
	set_in "$english" "$work/name"
	case $tag in
	zh* | ja | ko)
		check "$english: names the package, once" test "$(grep -c 'warning:\|fonts-noto-cjk' "$work/messages")" -eq 2
		;;
	*) check "$english: no message" test ! -s "$work/messages" ;;
	esac
	set_in "$native" "$work/native"
	set_in "$tag" "$work/tag"
	check "$english is $native" cmp -s "$work/name" "$work/native"
	check "$english is $tag" cmp -s "$work/name" "$work/tag"
	"$CVPDF" locales "$tag" >"$work/own.yaml"
	cv english | "$CVPDF" - --no-system-fonts -T trace -o "$work/file" --locale "$work/own.yaml" 2>"$work/file.messages"
	check "$english is what its file says" cmp -s "$work/name" "$work/file"
	check "$english in the PDF" grep -q "^lang \"$tag\"" "$work/name"
done <"$work/all"

# A language that nobody built in, from a file.
cat >"$work/et.yaml" <<'LOCALE'
locale:
  language: eesti
  code: et
  present: praegu
  section_titles: {education: Haridus}
LOCALE
cv english | "$CVPDF" - -q -T text -o "$work/et" --locale "$work/et.yaml" 2>"$work/messages"
check "a language of one's own" grep -q Haridus "$work/et"
check "its present" grep -q praegu "$work/et"
check "without a message" test ! -s "$work/messages"
cv english | "$CVPDF" - -q -T text -o "$work/de" --locale german
check "a language by --locale" grep -q Ausbildung "$work/de"
cv en-GB | "$CVPDF" - -q -T trace -o "$work/gb"
check "a region stays" grep -q '^lang "en-GB"' "$work/gb"

# UAX #14: no line begins with what closes, none ends with what opens, whatever the measure.
cat >"$work/ja.yaml" <<'CV'
cv:
  name: A
  sections:
    a:
      - 検索、設計、実装、運用。「改善」と「対応」を行い、（平均）時間を短縮した。移行を率い、三つの拠点で、無停止の切替を実現した。「運用」、「監視」、「分析」。
design: {page: {left_margin: 0.5cm, right_margin: 0.5cm}}
locale: {language: ja}
CV
for width in 4 4.3 4.7 5 5.4 6 7.1; do
	"$CVPDF" "$work/ja.yaml" --no-system-fonts -q -s "design.page.size=${width}cm x 20cm" -T trace -o - |
		sed -n 's/.*"\(.*\)" in Sect\/P.text$/\1/p' >"$work/lines"
	wrong=$(grep '^[、。」）]\|[「（]$' "$work/lines")
	if [ "$(wc -l <"$work/lines")" -gt 2 ] && [ -z "$wrong" ]; then ok "$width cm of Japanese"; else not_ok "$width cm of Japanese" "$wrong"; fi
done
tap_done
