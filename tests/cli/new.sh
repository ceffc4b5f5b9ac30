#!/bin/sh
# 'cvpdf new' and 'cvpdf new-layout': what they write renders without a message, and nothing is written over.
cd "$(dirname "$0")/../.." || exit 1
. tests/tap.sh
CVPDF=${CVPDF:-$PWD/cvpdf}
status() { # NAME WANTED COMMAND…
	name=$1 wanted=$2
	shift 2
	"$@" >"$work/stdout" 2>"$work/stderr" </dev/null
	got=$?
	if [ $got -eq "$wanted" ]; then ok "$name"; else not_ok "$name" "status $got, wanted $wanted" "$(head -5 "$work/stderr")"; fi
}
silent() { # NAME COMMAND…
	name=$1
	shift
	if "$@" >/dev/null 2>"$work/stderr" && [ ! -s "$work/stderr" ]; then ok "$name"; else not_ok "$name" "$(cat "$work/stderr")"; fi
}

status "new" 0 "$CVPDF" new "$work/jane.yaml"
check "says what comes next" grep -q "cvpdf $work/jane.yaml" "$work/stderr"
check "is the starter" cmp -s "$work/jane.yaml" data/starter/cv.yaml
status "new over a file: 3" 3 "$CVPDF" new "$work/jane.yaml"
check "with the reason" grep -q "jane.yaml: there is such a file" "$work/stderr"
echo "mine" >"$work/jane.yaml"
"$CVPDF" new "$work/jane.yaml" 2>/dev/null
check "which stays as it is" test "$(cat "$work/jane.yaml")" = mine
status "a name without an ending" 0 "$CVPDF" new "$work/john"
check "gets one" test -f "$work/john.yaml"
ln -s "$work/nowhere" "$work/link.yaml"
status "a link that leads nowhere: 3" 3 "$CVPDF" new "$work/link.yaml"
check "is not followed" test ! -e "$work/nowhere"
status "a folder that isn't there: 3" 3 "$CVPDF" new "$work/none/x.yaml"
status "no name: 2" 2 "$CVPDF" new
status "two names: 2" 2 "$CVPDF" new a b
status "new -" 0 "$CVPDF" new -
check "is printed" cmp -s "$work/stdout" data/starter/cv.yaml
status "new -q" 0 "$CVPDF" new -q "$work/quiet.yaml"
check "says nothing" test ! -s "$work/stderr"
for look in $("$CVPDF" layouts | cut -d ' ' -f 1); do
	silent "the starter in $look" "$CVPDF" data/starter/cv.yaml --strict --no-system-fonts --layout "$look" -o "$work/out.pdf"
done

status "new-layout" 0 "$CVPDF" new-layout "$work/mine"
check "is the starter's layout" cmp -s "$work/mine.yaml" data/starter/layout.yaml
status "new-layout over a file: 3" 3 "$CVPDF" new-layout "$work/mine"
silent "it renders" "$CVPDF" data/starter/cv.yaml --strict --no-system-fonts --layout "$work/mine.yaml" -o "$work/out.pdf"
sed '/^# sidebar:/,/^$/s/^# //' data/starter/layout.yaml >"$work/two.yaml"
silent "and with its second column" "$CVPDF" data/starter/cv.yaml --strict --no-system-fonts --layout "$work/two.yaml" -o "$work/two.pdf"
check "which is another look" sh -c "! cmp -s '$work/out.pdf' '$work/two.pdf'"
groups=$(sed -n 's/^## \([a-z_]*\)$/\1/p' docs/layouts.md)
for group in $groups; do
	check "the layout shows '$group'" grep -q "^\(# \)\{0,1\}$group:" data/starter/layout.yaml
done
tap_done
