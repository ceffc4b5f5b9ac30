#!/bin/sh
# Run the fuzz targets:  fuzz.sh [TARGET…]   for FUZZ_SECONDS each (60), from seeds: the goldens, the samples in
# CVPDF_SHARED and what was found before. What breaks one is left in $BUILD/found; once it is mended, the input goes to
# tests/fuzz/corpus/TARGET, which 'make check' replays.
cd "$(dirname "$0")/../.." || exit 1
BUILD=${BUILD:-build-fuzz}
seconds=${FUZZ_SECONDS:-60}
if [ -z "${CVPDF_SHARED:-}" ] && [ -d ../shared ]; then
	CVPDF_SHARED=$PWD/../shared
fi
shared=${CVPDF_SHARED:-}
targets=${*:-$(ls tests/fuzz/*.c | sed 's|.*/||; s|\.c$||' | grep -v '^replay$')}
mkdir -p "$BUILD/found"

# Files to begin with, one path a line.
seeds() {
	case $1 in
	yaml | cv | render) ls data/cv.yaml tests/golden/*/*.yaml "$shared"/samples/rendercv*/*.yaml "$shared"/samples/yamlresume/*.yml \
		"$shared"/samples/bad/*/*.yaml ;;
	layout) ls layouts/*.yaml ;;
	json) ls tests/golden/*/*.json "$shared"/samples/jsonresume/*.json "$shared"/samples/bad/json/* "$shared"/suites/json/*.json ;;
	markdown) ls tests/golden/*/*.md "$shared"/samples/bad/md/*.md README.md docs/*.md ;;
	image) ls "$shared"/samples/bad/images/* tests/pdf/samples/*.png tests/pdf/samples/*.jpg docs/*.png ;;
	esac 2>/dev/null
	[ "$1" = cv ] && seeds json && seeds markdown
	return 0
}
# Bytes of an input: a long text takes seconds with sanitizers, and would be most of the minute.
most_of() {
	if [ "$1" = image ]; then echo 60000; else echo 8000; fi
}
# Lines of files are inputs of their own.
lines() {
	case $1 in
	markup) cat tests/golden/*/*.yaml "$shared"/samples/bad/md/*.yaml "$shared"/samples/rendercv/*.yaml 2>/dev/null | sed -n 's/^ *- //p' ;;
	template) cat layouts/*.yaml | grep '[A-Z][A-Z]' ;;
	esac
}

status=0
for target in $targets; do
	work=$BUILD/seeds/$target
	rm -rf "$work"
	mkdir -p "$work" "tests/fuzz/corpus/$target"
	seeds "$target" | while read -r file; do
		[ "$(wc -c <"$file")" -lt "$(most_of "$target")" ] && cp "$file" "$work/$(echo "$file" | tr / _)"
	done
	lines "$target" | sort -u | head -1000 | awk -v dir="$work" '{ print > (dir "/line" NR); close(dir "/line" NR) }'
	echo "$target: $(ls "$work" | wc -l) seeds, $seconds s"
	log=$BUILD/found/$target.log
	if ! "$BUILD/fuzz/$target" -max_total_time="$seconds" -timeout=100 -rss_limit_mb=3000 -max_len="$(most_of "$target")" \
		-artifact_prefix="$BUILD/found/$target-" -print_final_stats=1 "$work" "tests/fuzz/corpus/$target" >"$log" 2>&1; then
		status=1
		grep -m1 -E 'ERROR|runtime error|Assertion|CHECK failed' "$log"
		grep -m1 'Test unit written' "$log"
	fi
	sed -n 's/^stat::number_of_executed_units: */  runs: /p; s/^stat::new_units_added: */  new: /p' "$log"
	rmdir "tests/fuzz/corpus/$target" 2>/dev/null
done
exit $status
