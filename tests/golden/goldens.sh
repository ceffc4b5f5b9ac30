#!/bin/sh
# Goldens: tests/golden/AREA/NAME.yaml (or .json, .md) beside NAME.EXT, EXT being what -T prints, or 'err': the messages of a
# render. NAME.args holds more options. UPDATE=1 writes what comes out instead of comparing.
cd "$(dirname "$0")/../.." || exit 1
. tests/tap.sh
CVPDF=${CVPDF:-$PWD/cvpdf}
for input in tests/golden/*/*.yaml tests/golden/*/*.json tests/golden/*/*.md; do
	[ -f "$input" ] || continue
	base=${input%.*}
	for golden in "$base".trace "$base".text "$base".nodes "$base".cv "$base".layout "$base".boxes "$base".structure "$base".err; do
		[ -f "$golden" ] || continue
		kind=${golden##*.}
		args=
		[ -f "$base.args" ] && args=$(cat "$base.args")
		if [ "$kind" = err ]; then
			"$CVPDF" --no-system-fonts "$input" -o "$work/out.pdf" $args >/dev/null 2>"$work/out"
			echo "status $?" >>"$work/out"
		else
			"$CVPDF" --no-system-fonts "$input" -T "$kind" -o - $args >"$work/out" 2>"$work/err"
		fi
		if [ "${UPDATE:-}" = 1 ]; then
			cp "$work/out" "$golden"
		elif diff -u "$golden" "$work/out" >"$work/diff"; then
			ok "$golden"
		else
			not_ok "$golden" "$(head -40 "$work/diff")"
		fi
	done
done
tap_done
