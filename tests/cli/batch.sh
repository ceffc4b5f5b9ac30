#!/bin/sh
# Many CVs in one call: outputs, patterns, lists, shards, streams, reports; the same bytes and the same order whatever
# the number of workers.
cd "$(dirname "$0")/../.." || exit 1
. tests/tap.sh
CVPDF=${CVPDF:-$PWD/cvpdf}
mkdir "$work/in"
"${BUILD:-build}/generate" "$work/in" 60 3 1
cd "$work" || exit 1
cat >one.yaml <<'END'
cv:
  name: Ada Byron King
  sections: {notes: [A line.]}
END
sed 's/Ada.*/Ada Byron King/' one.yaml >two.yaml
printf 'cv: {name: Grace Hopper, sections: {notes: [A line.]}}\ndesign: {theme: harvard}\n' >three.yaml
printf 'cv:\n  name: "Jane\n' >bad.yaml
printf 'cv: {name: Doubt, nmae: x, sections: {notes: [A line.]}}\n' >doubtful.yaml

run() { # OPTION…: status in $status, messages in err
	"$CVPDF" "$@" >out 2>err </dev/null
	status=$?
}
is() { # NAME WANTED GOT
	if [ "$2" = "$3" ]; then ok "$1"; else not_ok "$1" "wanted: $2" "got: $3" "$(head -3 err)"; fi
}
count() { # FOLDER
	find "$1" -name '*.pdf' | wc -l | tr -d ' '
}

run in/*.yaml --out-dir a/b -j1 --report a.json
is "--out-dir is made and filled" "0 60" "$status $(count a/b)"
is "the summary" 1 "$(grep -c '^cvpdf: 60 jobs in .*: 60 done' err)"
grep -v '^cvpdf: 60 jobs' err >err.1
run in/*.yaml --out-dir b -j8 --report b.json
check "-j8 gives the bytes of -j1" diff -r a/b b
grep -v '^cvpdf: 60 jobs' err >err.8
check "and the messages, in the same order" cmp err.1 err.8
strip() { sed 's/"milliseconds": [0-9.]*/T/g; s|a/b/|b/|' "$1"; }
strip a.json >a.strip
strip b.json >b.strip
check "and the report" cmp a.strip b.strip
"$CVPDF" in/cv-00007.yaml -o alone.pdf 2>err
check "one CV alone is the same, too" cmp alone.pdf b/cv-00007.pdf
run $(ls -r in/*.yaml) --out-dir c -q
check "and so it is in another order" diff -r b c
is "--quiet is" 0 "$(wc -c <err | tr -d ' ')"

run one.yaml three.yaml --layout classic,ink -o 'p/{layout}/{name}-{stem}.pdf'
is "a pattern" "p/classic/Ada_Byron_King-one.pdf p/classic/Grace_Hopper-three.pdf p/ink/Ada_Byron_King-one.pdf p/ink/Grace_Hopper-three.pdf" \
	"$(find p -name '*.pdf' | sort | tr '\n' ' ' | sed 's/ $//')"
run one.yaml three.yaml --layout classic,ink --out-dir q
is "several layouts without a pattern" "one-classic.pdf one-ink.pdf three-classic.pdf three-ink.pdf" "$(ls q | tr '\n' ' ' | sed 's/ $//')"
run one.yaml three.yaml -o 'r/{layout}.pdf'
is "{layout} is the CV's own theme" "classic.pdf harvard.pdf" "$(ls r | tr '\n' ' ' | sed 's/ $//')"
run one.yaml two.yaml -o 's/{name}.pdf'
is "two jobs with one output" "2 no" "$status $([ -e s ] && echo yes || echo no)"
is "both are named" 1 "$(grep -c 'one.yaml and two.yaml would both be written to s/Ada_Byron_King.pdf' err)"
run one.yaml in/../one.yaml -o 't/../{stem}.pdf'
is "two ways to one output" 2 "$status"
run one.yaml two.yaml -o -
is "two PDFs on standard output" 2 "$status"
run one.yaml two.yaml -o '{nmae}.pdf'
is "an unknown word in a pattern" 2 "$status"
cp one.yaml over.yaml
run over.yaml two.yaml -o 'over.yaml'
run over.yaml two.yaml -o '{stem}.yaml'
is "an output over an input" "2 same" "$status $(cmp -s one.yaml over.yaml && echo same)"
run one.yaml two.yaml -T text
is "text of several on standard output" "0 2" "$status $(grep -c 'A line' out)"

cat >jobs.yaml <<'END'
- input: one.yaml
  output: u/{stem}-{layout}.pdf
  layout: [classic, ink]
- {input: three.yaml, output: u/a4.pdf, set: {design.page.size: a4}}
- input: [two.yaml, doubtful.yaml]
  out_dir: u/more
END
run --batch jobs.yaml
is "--batch" "0 u/a4.pdf u/more/doubtful.pdf u/more/two.pdf u/one-classic.pdf u/one-ink.pdf" "$status $(find u -name '*.pdf' | sort | tr '\n' ' ' | sed 's/ $//')"
printf -- '- {inptu: one.yaml}\n' >wrong.yaml
run --batch wrong.yaml
is "a list with a mistake" "2 1" "$status $(grep -c "did you mean 'input'" err)"
run --batch none.yaml
is "a list that is not there" 2 "$status"

run one.yaml bad.yaml none.yaml three.yaml --out-dir v --report v.xml
is "one bad, one missing: the others are done" "3 2" "$status $(count v)"
is "JUnit" "1 1 1" "$(grep -c 'tests="4" failures="1" errors="1"' v.xml) $(grep -c '<failure' v.xml) $(grep -c '<error' v.xml)"
run one.yaml bad.yaml three.yaml --out-dir w
is "errors in an input" "1 2" "$status $(count w)"
run bad.yaml in/*.yaml --out-dir x --fail-fast -j1
is "--fail-fast" "1 yes" "$status $([ "$(count x)" -lt 60 ] && echo yes)"
run doubtful.yaml one.yaml --out-dir y --fail-on warning
is "--fail-on warning" "1 2" "$status $(count y)"
run in/cv-00001.yaml one.yaml --max-pages 1 --set design.page.top_margin=10cm --out-dir z
is "--max-pages" "1 one.pdf" "$status $(ls z)"
run in/*.yaml --check-only --out-dir none
is "--check-only writes nothing" "0 no" "$status $([ -e none/cv-00001.pdf ] && echo yes || echo no)"

for i in 1 2 3; do
	run in/*.yaml --shard $i/3 --out-dir "shard$i" -q
done
mkdir shards && cp shard?/*.pdf shards
is "shards are disjoint and whole" "60 60" "$(($(count shard1) + $(count shard2) + $(count shard3))) $(count shards)"
ls shard2 >before
run in/*.yaml one.yaml --shard 2/3 --out-dir shard2
check "a shard is stable when others come" sh -c 'ls shard2 | grep -v one | diff before -'
run one.yaml --shard 4/3
is "a shard that can't be" 2 "$status"

cp -p b/cv-00001.pdf old.pdf
touch -d 2001-01-01 b/*.pdf
run in/*.yaml --out-dir b --if-changed
is "--if-changed leaves identical files" 60 "$(find b -not -newermt 2001-01-02 -name '*.pdf' | wc -l | tr -d ' ')"
run one.yaml --set cv.photo=none.png --design none.yaml -o d.pdf --deps d.mk
cat >layout.yaml <<'END'
extends: classic
END
run one.yaml three.yaml --layout ./layout.yaml --out-dir dep --deps d.mk
is "--deps" "dep/one.pdf: one.yaml ./layout.yaml" "$(sed -e :a -e '/\\$/N; s/ *\\\n */ /; ta' d.mk | sed -n 1p | sed 's/\([^.]\)layout.yaml/\1layout.yaml/')"
printf 'include d.mk\ndep/%%.pdf:\n\t@echo $@\n' >Makefile
touch one.yaml
is "make reads it" "dep/one.pdf" "$(make -s dep/one.pdf dep/three.pdf 2>&1 | grep -v 'up to date')"
run in/cv-00002.yaml --date 2020-02-29 -o dated1.pdf
SOURCE_DATE_EPOCH=1582977600 "$CVPDF" in/cv-00002.yaml -o dated2.pdf 2>err
check "--date and SOURCE_DATE_EPOCH agree" cmp dated1.pdf dated2.pdf
if command -v sha256sum >/dev/null 2>&1 && command -v python3 >/dev/null 2>&1; then
	python3 -c 'import json,sys
for j in json.load(open("b.json"))["jobs"]: print(j["sha256"] + "  " + j["output"])' >sums
	cp -p old.pdf b/cv-00001.pdf
	check "the report's sums" sha256sum --quiet -c sums
	is "a sum each" 60 "$(wc -l <sums | tr -d ' ')"
fi

# Streams.
for f in in/cv-0000[1-5].yaml; do
	cat "$f"
	echo ---
done >stream.yaml
"$CVPDF" --stream - -o tar:- -j3 <stream.yaml >s3.tar 2>err
"$CVPDF" --stream stream.yaml -o tar:s1.tar -j1 2>err
check "a stream in, a tar out: the same whatever the workers" cmp s3.tar s1.tar
mkdir tar && tar -xf s1.tar -C tar
check "tar reads it, and a member is as ever" cmp tar/000004.pdf b/cv-00004.pdf
is "members in order" "000001.pdf 000002.pdf 000003.pdf 000004.pdf 000005.pdf" "$(tar -tf s1.tar | tr '\n' ' ' | sed 's/ $//')"
run --stream stream.yaml --shard 1/2 -o 'st/{stem}.pdf'
run --stream stream.yaml --shard 2/2 -o 'st/{stem}.pdf'
is "shards of a stream" 5 "$(count st)"
printf '{"cv": {"name": "A", "sections": {"n": ["x"]}}}\n{\n "cv": {"name": "B \\"}{",\n  "sections": {"n": ["y"]}}\n}\n\n{"cv": 3}\n{"cv": {"name": "A", "sections": {"n": ["z"]}}}' >lines.json
run --stream lines.json -o 'js/{name}.pdf'
is "JSON lines; a bad one; a name again" "3 A.pdf B_\"}{.pdf" "$status $(ls js | tr '\n' ' ' | sed 's/ $//')"
is "the bad one is named by its number" 1 "$(grep -c '^document 3:1:' err)"
is "the name again" 1 "$(grep -c 'js/A.pdf: an earlier document was written there' err)"
printf '# nothing\n---\n...\n' >empty.yaml
run --stream empty.yaml -o tar:empty.tar
is "an empty stream" "0 1024" "$status $(wc -c <empty.tar | tr -d ' ')"
run one.yaml two.yaml -o tar:files.tar --layout classic,ink
is "files into a tar" "one-classic.pdf one-ink.pdf two-classic.pdf two-ink.pdf" "$(tar -tf files.tar | tr '\n' ' ' | sed 's/ $//')"
sh -c "'$CVPDF' in/*.yaml -o tar:- -q; echo \$? >status" | head -c 100 >/dev/null
check "a reader that leaves" test "$(cat status)" -ne 0

if command -v qpdf >/dev/null 2>&1; then
	broken=
	for f in b/*[05].pdf u/*.pdf tar/*.pdf; do
		qpdf --check "$f" >/dev/null 2>&1 || broken="$broken $f"
	done
	is "qpdf --check" "" "$broken"
fi
tap_done
