#!/bin/sh
# Run the tests:  check.sh [SUITE…]   (all of them without a name)
#
# A suite is a command that prints TAP lines ('ok 1 - name', 'not ok 2 - name'). What fails is shown; the last line
# is 'N passed, N failed'. BUILD names the build directory, CVPDF_SHARED a folder with foreign samples (optional).
set -u
cd "$(dirname "$0")/.." || exit 1
BUILD=${BUILD:-build}
export BUILD
CVPDF=$PWD/$BUILD/cvpdf
export CVPDF
if [ -z "${CVPDF_SHARED:-}" ] && [ -d ../shared ]; then
	CVPDF_SHARED=$PWD/../shared
fi
export CVPDF_SHARED="${CVPDF_SHARED:-}"
export SOURCE_DATE_EPOCH=1751284800 LC_ALL=C.UTF-8 TZ=UTC CMOCKA_MESSAGE_OUTPUT=TAP NO_COLOR=1
suites=${*:-unit golden cli pdf lint suites}
logs=$BUILD/check
rm -rf "$logs"
mkdir -p "$logs"

passed=0 failed=0
run() { # name command…
	name=$1
	shift
	log=$logs/$(echo "$name" | tr / -).log
	"$@" >"$log" 2>&1
	status=$?
	good=$(grep -c '^ok ' "$log")
	bad=$(grep '^not ok ' "$log" | grep -vc '# SKIP')
	if [ $status -ne 0 ] && [ "$bad" -eq 0 ]; then
		bad=1
		echo "$name: status $status"
		tail -20 "$log"
	elif [ "$bad" -gt 0 ]; then
		grep -v '# SKIP' "$log" | grep -A 12 '^not ok ' | head -60 | sed "s|^|$name: |"
	fi
	if [ $((good + bad)) -eq 0 ]; then
		bad=1
		echo "$name: ran no test"
	fi
	passed=$((passed + good))
	failed=$((failed + bad))
}

for suite in $suites; do
	case $suite in
	unit)
		for test in tests/unit/*_test.c; do
			test=$(basename "$test" .c)
			run "unit/$test" "$BUILD/unit/$test"
		done
		;;
	*)
		for script in tests/"$suite"/*.sh; do
			[ -f "$script" ] && run "$suite/$(basename "$script" .sh)" sh "$script"
		done
		;;
	esac
done
echo "$passed passed, $failed failed"
[ "$failed" -eq 0 ]
