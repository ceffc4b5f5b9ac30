#!/bin/sh
# Figures for batches of generated CVs: how many a second, what one costs, how much memory; how cost grows with pages
# and with files.  batch.sh [FILES]   (5,000 without it)
set -eu
cd "$(dirname "$0")/../.."
build=${BUILD:-build}
many=${1:-5000}
# In memory where there is a place for it: a disk's waiting is not ours.
work=$(mktemp -d -p "${TMPDIR:-/dev/shm}" 2>/dev/null || mktemp -d)
trap 'rm -rf "$work"' EXIT
export SOURCE_DATE_EPOCH=1751284800
${CC:-cc} -O2 -std=c11 -D_GNU_SOURCE -o "$build/watch_tree" tests/bench/watch_tree.c
mkdir "$work/in" "$work/two" "$work/out"
"$build/generate" "$work/in" "$many" 1
"$build/generate" "$work/two" 1300 2 2

# Lists in files: thousands of paths are too many for a shell's line.
list() { # FOLDER COUNT
	find "$1" -name '*.yaml' | sort | head -n "$2" | sed "s|.*|- {input: '&', out_dir: '$work/out'}|" >"$work/jobs.yaml"
}
row() { # LABEL FOLDER COUNT WORKERS
	list "$2" "$3"
	# shellcheck disable=SC2046
	set -- "$1" "$3" "$4" $("$build/watch_tree" "$build/cvpdf" --batch "$work/jobs.yaml" -j "$4" -q)
	echo "$@" | awk -v label="$1" -v n="$2" -v j="$3" '{
		printf "%-22s %6d  -j%d  %7.2f s  %6.0f CVs/s  %6.2f ms CPU each  %6.1f MB in all  %5.1f MB a worker\n",
			label, n, j, $(NF-3), n / $(NF-3), $(NF-2) * 1000 / n, $(NF-1), $NF }'
}
# Of those asked for two pages one in eight runs on to a third.
"$build/cvpdf" "$work"/two/*.yaml --out-dir "$work/out" -q --report "$work/two.json"
sed -n 's/.*"input": "\([^"]*\)".*"pages": \([013-9]\|[0-9][0-9]\),.*/\1/p' "$work/two.json" | xargs rm -f
echo "batches of generated CVs"
for workers in 1 2; do
	row "1 to 3 pages" "$work/in" 1 $workers
	row "1 to 3 pages" "$work/in" 100 $workers
	row "2 pages" "$work/two" 1000 $workers
	row "1 to 3 pages" "$work/in" "$many" $workers
done

echo "one long CV"
for pages in 1 10 100; do
	mkdir "$work/long$pages"
	"$build/generate" "$work/long$pages" 1 3 $pages
	took=$("$build/watch_tree" "$build/cvpdf" "$work/long$pages/cv-00001.yaml" -o "$work/out/long.pdf" --report "$work/long.json")
	real=$(sed -n 's/.*"pages": \([0-9]*\), "bytes": [0-9]*, "mill.*/\1/p' "$work/long.json")
	echo "$took" | awk -v pages="$real" '{ printf "%6d pages  %8.1f ms CPU  %6.2f ms a page\n", pages, $2 * 1000, $2 * 1000 / pages }'
done
