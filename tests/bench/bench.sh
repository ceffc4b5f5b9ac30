#!/bin/sh
# Figures for the real CV, as medians of 20 runs; what only starting costs, beside it.
set -eu
cd "$(dirname "$0")/../.."
build=${BUILD:-build}/bench
mkdir -p "$build"
export SOURCE_DATE_EPOCH=1751284800
packages="harfbuzz harfbuzz-subset fribidi yaml-0.1 md4c zlib libpng libjpeg libwebp libqrencode"
${CC:-cc} -O2 -std=c11 -D_GNU_SOURCE -o "$build/measure" tests/bench/measure.c
${CC:-cc} -O2 -std=c11 -D_GNU_SOURCE -w $(pkg-config --cflags $packages) -Wl,--as-needed -o "$build/start" \
	tests/bench/start.c $(pkg-config --libs $packages) -lhpdf -lunistring
${CC:-cc} -O2 -std=c11 -D_GNU_SOURCE -Isrc -o "$build/reading" tests/bench/reading.c "${BUILD:-build}/libcvpdf.a" \
	$(pkg-config --libs $packages) -lhpdf -lunistring -ldl -lm
"$build/measure" 20 "start only" "$build/start"
"$build/reading"
for layout in classic academic; do
	"$build/measure" 20 "data/cv.yaml, $layout" ./cvpdf data/cv.yaml --layout $layout -o "$build/$layout.pdf"
	"$build/measure" 20 "the same, untagged" ./cvpdf data/cv.yaml --layout $layout --pdf-standard none \
		-o "$build/$layout-none.pdf"
	"$build/measure" 20 "the same, trace" ./cvpdf data/cv.yaml --layout $layout -T trace -o "$build/$layout.trace"
	./cvpdf data/cv.yaml --layout $layout --no-compress -o "$build/$layout-plain.pdf" 2>/dev/null
	for kind in "" -none -plain; do
		echo "$layout$kind.pdf: $(wc -c <"$build/$layout$kind.pdf") bytes, $(pdfinfo "$build/$layout$kind.pdf" 2>/dev/null |
			sed -n 's/^Pages: *//p') pages"
	done
done
