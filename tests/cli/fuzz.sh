#!/bin/sh
# Inputs that once broke something: tests/fuzz/corpus/TARGET/*, through the target's driver.
cd "$(dirname "$0")/../.." || exit 1
. tests/tap.sh
BUILD=${BUILD:-build}
: >"$work/nothing"
for file in tests/fuzz/corpus/*/*; do
	[ -f "$file" ] || continue
	target=$(basename "$(dirname "$file")")
	check "$file" timeout 20 "$BUILD/fuzz/$target" "$file"
done
for target in tests/fuzz/*.c; do
	target=$(basename "$target" .c)
	[ "$target" = replay ] || check "$target: nothing at all" timeout 20 "$BUILD/fuzz/$target" "$work/nothing"
done
tap_done
