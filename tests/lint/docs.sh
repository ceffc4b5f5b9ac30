#!/bin/sh
# The pages that are written from the program's tables are current.
cd "$(dirname "$0")/../.." || exit 1
. tests/tap.sh
CVPDF=${CVPDF:-$PWD/cvpdf}
current() { # file command…
	file=$1
	shift
	"$CVPDF" "$@" >"$work/page"
	if [ "${UPDATE:-}" = 1 ]; then cp "$work/page" "$file"; fi
	if cmp -s "$work/page" "$file"; then ok "$file"; else not_ok "$file" "UPDATE=1 sh tests/lint/docs.sh writes it anew"; fi
}
current docs/cvpdf.1 manual
current docs/messages.md manual messages
current docs/layouts.md manual layouts
if command -v man >/dev/null 2>&1; then
	check "the manual page has no fault" test -z "$(man --warnings -l docs/cvpdf.1 2>&1 >/dev/null)"
fi
tap_done
