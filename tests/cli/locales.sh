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

# UAX #14: no line begins with what closes, none ends with what opens, whatever the measure; Korean words stay whole.
lines_of() { # LANGUAGE TEXT WIDTH
	printf 'cv:\n  name: A\n  sections:\n    a:\n      - %s\ndesign: {page: {left_margin: 0.5cm, right_margin: 0.5cm}}\nlocale: {language: %s}\n' \
		"$2" "$1" >"$work/lines.yaml"
	"$CVPDF" "$work/lines.yaml" --no-system-fonts -q -s "design.page.size=$3cm x 20cm" -T trace -o - |
		sed -n 's/.*"\(.*\)" in Sect\/P.text$/\1/p' >"$work/lines"
}
ja='検索、設計、実装、運用。「改善」と「対応」を行い、（平均）時間を短縮した。移行を率い、三つの拠点で、無停止の切替を実現した。「運用」、「監視」、「分析」。'
zh='曾负责大型服务的设计，“持续交付”的倡导者；带领团队（十二人）把《系统》迁移到同一个构建系统，完整构建从一小时缩短到六分钟！谁？“我们”。'
ko='분산 시스템과 검색 엔진을 개발해 온 엔지니어입니다. (지연 시간과 비용)을 “측정”하고, C++와 Rust로 120 ms에서 35 ms로 단축하였습니다.'
for width in 4 4.3 4.7 5 5.4 6 7.1; do
	for language in ja zh; do
		eval "text=\$$language"
		lines_of $language "$text" $width
		wrong=$(grep '^[、。」），；》”！？]\|[「（《“]$' "$work/lines")
		if [ "$(wc -l <"$work/lines")" -gt 2 ] && [ -z "$wrong" ]; then ok "$width cm of $language"; else not_ok "$width cm of $language" "$wrong"; fi
	done
	lines_of ko "$ko" $width
	wrong=$(sed '$d' "$work/lines" | grep -v ' $')
	if [ "$(wc -l <"$work/lines")" -gt 2 ] && [ -z "$wrong" ]; then ok "$width cm of ko"; else not_ok "$width cm of ko" "$wrong"; fi
done
tap_done
