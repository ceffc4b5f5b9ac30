#!/bin/sh
# The sandbox lets everything through that a run needs: each output is that of --no-sandbox.
cd "$(dirname "$0")/../.." || exit 1
. tests/tap.sh
CVPDF=${CVPDF:-$PWD/cvpdf}
printf 'cv: {name: Jane Roe}\n' >"$work/cv.yaml"
if ! "$CVPDF" --sandbox "$work/cv.yaml" -o "$work/o.pdf" 2>"$work/err"; then
	echo "ok 1 - the sandbox # SKIP $(head -1 "$work/err")"
	exit 0
fi

# same NAME OPTION…: the two PDFs, at $work/a.pdf, are equal, and so are messages and statuses
same() {
	name=$1
	shift
	"$CVPDF" --no-sandbox "$@" -o "$work/a.pdf" >"$work/free" 2>&1
	free=$?
	mv "$work/a.pdf" "$work/free.pdf"
	"$CVPDF" --sandbox "$@" -o "$work/a.pdf" >"$work/boxed" 2>&1
	boxed=$?
	if [ $free -eq $boxed ] && cmp -s "$work/free.pdf" "$work/a.pdf" && cmp -s "$work/free" "$work/boxed"; then
		ok "$name"
	else
		not_ok "$name" "status $free, boxed $boxed" "$(diff "$work/free" "$work/boxed" | head -8)"
	fi
}
passes() { # NAME FILE COMMAND…: status 0 and something in the file
	name=$1 file=$2
	shift 2
	rm -f "$file"
	if "$@" >"$work/out" 2>"$work/err" </dev/null && [ -s "$file" ]; then ok "$name"; else
		not_ok "$name" "$(head -5 "$work/err")"
	fi
}

same "a CV" data/cv.yaml
printf 'cv: {name: "Jane \342\231\245 \341\203\220 \360\237\230\200 \340\244\225"}\n' >"$work/signs.yaml"
same "fonts of the system, for characters" "$work/signs.yaml"
printf 'cv: {name: Jane}\ndesign: {typography: {font_family: DejaVu Sans}}\n' >"$work/family.yaml"
same "a family of the system" "$work/family.yaml"
mkdir "$work/fonts" "$work/looks" "$work/there" "$work/pictures"
cp "$(ls fonts/*/*.ttf fonts/*/*.otf 2>/dev/null | head -1)" "$work/fonts/"
same "a folder of fonts" data/cv.yaml --font-path "$work/fonts"
printf 'extends: ./base.yaml\n' >"$work/looks/mine.yaml"
printf 'extends: classic\ncolors: {name: red}\n' >"$work/looks/base.yaml"
same "layouts beside each other" data/cv.yaml --layout "$work/looks/mine.yaml"
cp "$work/looks/base.yaml" "$work/looks/design.yaml"
same "a design" data/cv.yaml --design "$work/looks/design.yaml"
printf 'language: german\n' >"$work/looks/locale.yaml"
same "a locale" data/cv.yaml --locale "$work/looks/locale.yaml"
photo=$(ls tests/pdf/samples/*.png tests/pdf/samples/*.jpg data/*.png 2>/dev/null | head -1)
if [ -n "$photo" ]; then
	cp "$photo" "$work/pictures/me.png"
	printf 'cv: {name: Jane, photo: pictures/me.png}\n' >"$work/photo.yaml"
	same "a photo below the CV" "$work/photo.yaml"
	printf 'cv: {name: Jane, photo: ../pictures/me.png}\n' >"$work/there/photo.yaml"
	same "a photo below --root" "$work/there/photo.yaml" --root "$work"
	same "a photo that the command line names" data/cv.yaml --set "cv.photo=$work/pictures/me.png"
fi
ln -s ../cv.yaml "$work/there/link.yaml"
same "a link to a CV" "$work/there/link.yaml"
ln -s there/real.pdf "$work/link.pdf"
: >"$work/there/real.pdf"
"$CVPDF" -q --sandbox data/cv.yaml -o "$work/link.pdf" 2>"$work/err"
if [ -s "$work/there/real.pdf" ] && [ -h "$work/link.pdf" ]; then ok "a link to an output"; else not_ok "a link to an output" "$(cat "$work/err")"; fi

passes "standard input" "$work/in.pdf" sh -c '"$1" --sandbox - -o "$2" <data/cv.yaml' sh "$CVPDF" "$work/in.pdf"
passes "standard output" "$work/out.pdf" sh -c '"$1" --sandbox data/cv.yaml -o - >"$2"' sh "$CVPDF" "$work/out.pdf"
check "a device" "$CVPDF" -q --sandbox data/cv.yaml -o /dev/null
passes "a new folder" "$work/new/dir/cv.pdf" "$CVPDF" -q --sandbox "$work/cv.yaml" -d "$work/new/dir"
passes "layouts, workers, report" "$work/report.json" "$CVPDF" -q --sandbox "$work/cv.yaml" "$work/signs.yaml" -l classic,ink \
	-j 3 -d "$work/many" --report "$work/report.json" --deps "$work/deps"
if [ "$(ls "$work/many" | wc -l)" -eq 4 ] && [ -s "$work/deps" ]; then ok "all of them"; else not_ok "all of them" "$(ls "$work/many")"; fi
passes "an archive" "$work/all.tar" "$CVPDF" -q --sandbox "$work/cv.yaml" "$work/signs.yaml" -o "tar:$work/all.tar"
printf 'cv: {name: One}\n---\ncv: {name: Two}\n' >"$work/stream.yaml"
passes "a stream, to folders by name" "$work/docs/One/000001.pdf" "$CVPDF" -q --sandbox --stream "$work/stream.yaml" \
	-o "$work/docs/{name}/{stem}.pdf"
printf -- '- input: %s/cv.yaml\n  output: %s/job.pdf\n' "$work" "$work" >"$work/jobs.yaml"
passes "a list of jobs" "$work/job.pdf" "$CVPDF" -q --sandbox --batch "$work/jobs.yaml"

passes "another format" "$work/cv.json" "$CVPDF" -q --sandbox convert data/cv.yaml -o "$work/cv.json"

# A kernel without Landlock, by strace(1): it goes on, but not if a sandbox is asked for.
without_landlock() {
	ASAN_OPTIONS=detect_leaks=0 strace -f -qq -o /dev/null -e trace=landlock_create_ruleset -e inject=landlock_create_ruleset:error=ENOSYS "$CVPDF" -q \
		data/cv.yaml -o "$work/none.pdf" "$@" 2>"$work/err"
}
if strace -qq -o /dev/null -e trace=landlock_create_ruleset true 2>/dev/null; then
	check "no Landlock: goes on" without_landlock
	without_landlock --sandbox
	if [ $? -eq 3 ] && grep -q 'no Landlock' "$work/err"; then ok "no Landlock: --sandbox stops"; else
		not_ok "no Landlock: --sandbox stops" "$(cat "$work/err")"
	fi
fi

# Watching: a second version appears after a change by rename.
"$CVPDF" --sandbox --watch "$work/cv.yaml" -o "$work/watched.pdf" 2>"$work/err" &
watcher=$!
newer() { [ -s "$work/watched.pdf" ] && ! cmp -s "$work/watched.pdf" "$work/first.pdf"; }
wait_for grep -q ' ms$' "$work/err"
cp "$work/watched.pdf" "$work/first.pdf"
printf 'cv: {name: John Doe}\n' >"$work/cv.new"
mv "$work/cv.new" "$work/cv.yaml"
if wait_for newer; then ok "watching"; else not_ok "watching" "$(head -5 "$work/err")"; fi
kill "$watcher" 2>/dev/null
wait "$watcher" 2>/dev/null
tap_done
