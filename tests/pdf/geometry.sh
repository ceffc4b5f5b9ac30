#!/bin/sh
# Every layout with every sample: nothing leaves its page or its column, no two texts overlap. Held against the trace, which says
# where everything is drawn; all are rendered in two runs of the program.
cd "$(dirname "$0")/../.." || exit 1
. tests/tap.sh
CVPDF=${CVPDF:-$PWD/cvpdf}
printf '%s\n' 'page:' '  left_margin: 50pt' '  right_margin: 50pt' '  top_margin: 50pt' '  bottom_margin: 50pt' >"$work/layout"
printf '%s\n' 'page 500.000 500.000' 'text 60.000 100.000 F 10.000 #000000 width 50.000 "right" in P' \
	'text 90.000 104.000 F 10.000 #000000 width 50.000 "on it" in P' 'text 430.000 200.000 F 10.000 #000000 width 30.000 "wide" in P' \
	'text 490.000 300.000 F 10.000 #000000 width 30.000 "gone" in P' 'text 60.000 480.000 F 10.000 #000000 width 30.000 "low" in P' >"$work/bad"
found=$(awk -f tests/pdf/geometry.awk "$work/layout" "$work/bad" | sed 's/.*: \(on\|out\|off\|in\) .*/\1/' | tr '\n' ' ')
if [ "$found" = "on out off in " ]; then ok "what is wrong is found"; else not_ok "what is wrong is found" "$found"; fi
layouts=$(ls layouts | sed 's/\.yaml$//')
samples=
for cv in data/cv.yaml tests/pdf/geometry/*.yaml ${CVPDF_SHARED:+"$CVPDF_SHARED"/samples/rendercv/John*.yaml}; do
	[ -f "$cv" ] && samples="$samples $cv"
done
names=$(echo $layouts | tr ' ' ',')
"$CVPDF" --no-system-fonts $samples --layout "$names" -T trace -o "$work/{stem}.{layout}.trace" >/dev/null 2>"$work/err"
"$CVPDF" --no-system-fonts $samples --layout "$names" -T layout -o "$work/{stem}.{layout}.layout" >/dev/null 2>&1
for layout in $layouts; do
	found=
	for cv in $samples; do
		at=$work/$(basename "$cv" .yaml).$layout
		if [ -s "$at.trace" ]; then
			wrong=$(awk -f tests/pdf/geometry.awk "$at.layout" "$at.trace" | head -5)
		else
			wrong="no trace"
		fi
		[ -z "$wrong" ] || found="$found$(basename "$cv"): $wrong
"
	done
	if [ -z "$found" ]; then ok "geometry of $layout"; else not_ok "geometry of $layout" "$found"; fi
done
tap_done
