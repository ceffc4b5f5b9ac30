#!/bin/sh
# The pictures of docs/layouts.md: all there, none left over, none like another of its option, and small together.
cd "$(dirname "$0")/../.." || exit 1
. tests/tap.sh
CVPDF=${CVPDF:-$PWD/cvpdf}
grep -o '(layouts/[^)]*)' docs/layouts.md | tr -d '()' | sort -u >"$work/named"
(cd docs && ls layouts/*) >"$work/there"
same() { diff "$work/named" "$work/there"; }
check "those named are there, and no others: make gallery" same
few() { find docs/layouts -name '*.png' -exec cat {} + | wc -c | awk '$1 > 400000 { exit 1 }'; }
check "they take less than 400 kB" few
alike() { (cd docs/layouts && cksum *.png) | sed 's/-[0-9]*\.png$//' | sort | uniq -d | grep . && return 1 || return 0; }
check "no two of one option are alike" alike
for sample in docs/layouts/*.yaml; do
	check "$sample" "$CVPDF" --strict -q -W no-no-name --no-system-fonts --root "$PWD" "$sample" -o "$work/out.pdf"
done
tap_done
