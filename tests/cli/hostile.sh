#!/bin/sh
# Hostile input: one clear message, no half-written file, bounded time and memory. First cases made here, then every
# file of $CVPDF_SHARED/samples/bad against its EXPECT.tsv.
cd "$(dirname "$0")/../.." || exit 1
. tests/tap.sh
CVPDF=${CVPDF:-$PWD/cvpdf}
MOST_CPU=4          # [s] of processor time; the program gives up after 2
MOST_SECONDS=60     # on the clock, whatever else the machine does
MOST_MEMORY=1500000 # [KB] of address space; the program allows itself 512 MB beyond what it is
sanitized=$(nm "$CVPDF" 2>/dev/null | grep -c __asan_init)
limit() {
	[ "$sanitized" -gt 0 ] || { ulimit -v $MOST_MEMORY && ulimit -t $MOST_CPU; }
}

# run FILE [OPTION…]: $status (above 3: too long, or a crash), messages in $work/err, PDF in $work/out.pdf
run() {
	rm -f "$work/out.pdf"
	(
		limit
		exec timeout "$MOST_SECONDS" "$CVPDF" --no-system-fonts "$@" -o "$work/out.pdf"
	) >"$work/log" 2>"$work/err" </dev/null
	status=$?
	litter=$(ls "$work"/.cvpdf-* 2>/dev/null)
	return 0
}
show() {
	echo "status $status"
	head -5 "$work/err"
	echo "$litter"
}
# One clear message: a place or a file, and what is wrong with it.
has_message() { # PATTERN
	grep -qE "^(cvpdf: .*|[^ ]*:[0-9]+:[0-9]+: (error|warning): .*)($1)" "$work/err"
}
refused() { # NAME PATTERN FILE [OPTION…]
	name=$1 pattern=$2
	shift 2
	run "$@"
	if { [ $status -eq 1 ] || [ $status -eq 3 ]; } && [ ! -e "$work/out.pdf" ] && [ -z "$litter" ] &&
		has_message "$pattern"; then
		ok "$name is refused"
	else
		not_ok "$name is refused" "$(show)"
	fi
}
warned() { # NAME PATTERN FILE [OPTION…]
	name=$1 pattern=$2
	shift 2
	run "$@"
	if [ $status -eq 0 ] && [ -s "$work/out.pdf" ] && has_message "$pattern"; then
		ok "$name is warned about"
	else
		not_ok "$name is warned about" "$(show)"
	fi
}
bounded() { # NAME FILE [OPTION…]: a PDF, or a message
	name=$1
	shift
	run "$@"
	if [ $status -eq 0 ] && [ -s "$work/out.pdf" ] && [ -z "$litter" ]; then
		ok "$name is bounded"
	elif { [ $status -eq 1 ] || [ $status -eq 3 ]; } && [ ! -e "$work/out.pdf" ] && [ -z "$litter" ] &&
		has_message ''; then
		ok "$name is bounded"
	else
		not_ok "$name is bounded" "$(show)"
	fi
}

repeat() { # TEXT TIMES
	awk -v s="$1" -v n="$2" 'BEGIN { while (n-- > 0) printf "%s", s }'
}
flood() { # TEXT BYTES
	yes -- "$1" | tr -d '\n' | head -c "$2"
}
noise() { # BYTES
	LC_ALL=C awk -v n="$1" 'BEGIN { srand(1); while (n-- > 0) printf "%c", int(rand() * 255) + 1 }'
}
case_of() { # NAME PREFIX SUFFIX: what standard input has between them
	{
		printf '%b' "$2"
		cat
		printf '%b' "$3"
	} >"$work/$1"
}
in_name='cv:\n  name: "'
deep=100000

printf 'a: &a [x,x,x,x,x,x,x,x,x]\n' >"$work/laughs.yaml"
for pair in a:b b:c c:d d:e e:f f:g g:h h:i; do
	up=${pair%:*} down=${pair#*:}
	printf '%s: &%s [*%s,*%s,*%s,*%s,*%s,*%s,*%s,*%s,*%s]\n' "$down" "$down" "$up" "$up" "$up" "$up" "$up" "$up" "$up" "$up" "$up"
done >>"$work/laughs.yaml"
printf 'cv: {name: *i}\n' >>"$work/laughs.yaml"
refused "a billion laughs" alias-limit "$work/laughs.yaml"

repeat '[' $deep | case_of flow.yaml 'cv:\n  name: ' '\n'
refused "flow lists, nested 100,000 deep" too-deep "$work/flow.yaml"
repeat '{a: ' $deep | case_of map.yaml 'cv: ' '\n'
refused "flow maps, nested 100,000 deep" too-deep "$work/map.yaml"
repeat '- ' $deep | case_of seq.yaml '' 'x\n'
refused "block lists, nested 100,000 deep" too-deep "$work/seq.yaml"
repeat '[' $deep | case_of deep.json '{"basics": ' ''
refused "JSON, nested 100,000 deep" too-deep "$work/deep.json"
repeat '> ' $deep | case_of deep.md '# Jane Roe\n\n' 'x\n'
bounded "Markdown, nested 100,000 deep" "$work/deep.md"
repeat '*a **b ' $deep | case_of em.yaml "$in_name" '"\n'
bounded "emphasis, never closed" "$work/em.yaml"
repeat '[a](' $deep | case_of link.yaml "$in_name" '"\n'
bounded "links, never closed" "$work/link.yaml"
repeat '<b>' $deep | case_of html.yaml "$in_name" '"\n'
bounded "tags, never closed" "$work/html.yaml"

truncate -s 1G "$work/sparse.yaml" 2>/dev/null &&
	refused "a file of 1 GB" 'larger than the limit' "$work/sparse.yaml"
refused "an input of more than --max-input" 'larger than the limit of 4096 bytes' data/cv.yaml --max-input 4K
flood a 60000000 | case_of scalar.yaml "$in_name" '"\n'
bounded "a scalar of 60 MB" "$work/scalar.yaml"
flood 'abc ' 40000000 | case_of words.yaml 'cv: {name: J, sections: {a: ["' '"]}}\n'
bounded "ten million words" "$work/words.yaml"
{ flood 'a,' 20000000; } | case_of entries.yaml 'cv: {sections: {a: [' ']}}\n'
refused "ten million entries" too-large "$work/entries.yaml"
flood '{},' 30000000 | case_of entries.json '{"work": [' '{}]}'
refused "ten million entries of JSON" too-large "$work/entries.json"
flood 'Jane Roe,' 90000 | case_of authors.yaml 'cv: {name: J, sections: {a: [{title: t, authors: [' ']}]}}\n'
run "$work/authors.yaml"
if [ $status -eq 0 ] && [ ! -s "$work/err" ]; then ok "ten thousand authors"; else not_ok "ten thousand authors" "$(show)"; fi
flood '"C",' 40000 | case_of keywords.json '{"skills": [{"name": "S", "keywords": [' '"C"]}]}'
run "$work/keywords.json"
if [ $status -eq 0 ]; then ok "ten thousand keywords"; else not_ok "ten thousand keywords" "$(show)"; fi
(
	limit
	yes -- '- entry' | timeout "$MOST_SECONDS" "$CVPDF" - -o "$work/out.pdf" 2>"$work/err"
)
if [ $? -eq 3 ] && grep -q 'larger than the limit' "$work/err"; then ok "a pipe without an end is refused"; else
	not_ok "a pipe without an end is refused" "$(cat "$work/err")"
fi

head -c 5000000 /dev/zero >"$work/nul.yaml"
refused "NUL bytes" 'not-text|control-character' "$work/nul.yaml"
printf 'cv:\n  name: Jo\303(\240\355\240\200\300\257s\n' >"$work/utf8.yaml"
refused "bad, overlong and surrogate UTF-8" invalid-utf8 "$work/utf8.yaml"
if [ "$(grep -c 'invalid-utf8' "$work/err")" -ge 2 ]; then ok "with a place each"; else not_ok "with a place each" "$(show)"; fi
printf '\357\273\277cv:\r\n  name: Jane Roe\t\r\n' >"$work/bom.yaml"
run "$work/bom.yaml"
if [ $status -eq 0 ] && [ ! -s "$work/err" ]; then ok "BOM, CRLF and a tab at the end"; else not_ok "BOM, CRLF and a tab at the end" "$(show)"; fi
printf '\377\376c\000v\000:\000\n\000 \000n\000a\000m\000e\000:\000 \000J\000\n\000' >"$work/utf16.yaml"
run "$work/utf16.yaml"
if [ $status -eq 0 ] && [ -s "$work/out.pdf" ]; then ok "UTF-16"; else not_ok "UTF-16" "$(show)"; fi
printf 'cv:\n\tname: Jane Roe\n' >"$work/tab.yaml"
refused "a tab as indentation" yaml-syntax "$work/tab.yaml"
flood '\t' 3000000 | case_of tabs.yaml 'cv:\n' '\n'
bounded "tabs without an end" "$work/tabs.yaml"

repeat "$(printf '\314\201')" 400 | case_of zalgo.yaml "${in_name}a" '"\n'
bounded "400 combining marks" "$work/zalgo.yaml"
flood 'Jane ' 20000 | case_of long.yaml "$in_name" '"\n'
bounded "a name of 20 kB" "$work/long.yaml"
flood x 20000 | case_of longer.yaml "$in_name" '"\n'
bounded "a name of 20 kB in one word" "$work/longer.yaml"
flood '*' 50000 | case_of stars.yaml "$in_name" '"\n'
bounded "50,000 stars" "$work/stars.yaml"

# Files that a CV names.
photo() { printf 'cv:\n  name: Jane Roe\n  photo: "%s"\n' "$1" >"$work/photo.yaml"; }
photo /dev/zero
warned "/dev/zero as photo" 'outside the directory' "$work/photo.yaml"
warned "even from anywhere" 'a device, not a file' "$work/photo.yaml" --root /
mkfifo "$work/pipe"
photo pipe
warned "a pipe as photo" 'a pipe, not a file' "$work/photo.yaml"
photo ../../etc/passwd
warned "a photo outside" 'outside the directory' "$work/photo.yaml"
ln -s /etc/passwd "$work/link.png"
photo link.png
warned "a link to the outside" 'outside the directory' "$work/photo.yaml"
mkdir "$work/root"
noise 1000 >"$work/root/noise.png"
photo root/noise.png
warned "noise as photo" photo "$work/photo.yaml"
photo ../noise.png
cp "$work/photo.yaml" "$work/root/in.yaml"
mv "$work/root/noise.png" "$work/noise.png"
warned "a photo beside the folder" 'outside the directory' "$work/root/in.yaml"
run "$work/root/in.yaml" --root "$work"
if grep -q 'no image' "$work/err"; then ok "--root lets it in"; else not_ok "--root lets it in" "$(show)"; fi
printf '\211PNG\r\n\032\n\000\000\000\015IHDR\000\000\000' >"$work/cut.png"
photo cut.png
warned "a truncated PNG" damaged "$work/photo.yaml"

printf 'secret: "\n' >"$work/secret.yaml"
printf 'cv: {name: J}\nsettings: {render_command: {design: ../secret.yaml}}\n' >"$work/root/design.yaml"
refused "a design from outside" 'outside the directory' "$work/root/design.yaml"
if grep -q secret: "$work/err"; then not_ok "and not shown" "$(show)"; else ok "and not shown"; fi

mkdir "$work/fonts"
noise 100000 >"$work/fonts/noise.ttf"
{
	printf '\000\001\000\000\000\020\001\000\000\004\000\000'
	noise 100000
} >"$work/fonts/noise2.ttf"
printf 'OTTO\377\377' >"$work/fonts/short.otf"
printf 'cv: {name: Jane Roe}\ndesign: {typography: {font_family: noise}}\n' >"$work/font.yaml"
warned "a font full of noise" font-missing "$work/font.yaml" --font-path "$work/fonts"

printf 'extends: %s/b.yaml\n' "$work" >"$work/a.yaml"
printf 'extends: %s/a.yaml\n' "$work" >"$work/b.yaml"
refused "a circle of layouts" layout-circle data/cv.yaml --layout "$work/a.yaml"

# Links.
cat >"$work/links.yaml" <<'Y'
cv:
  name: "[J](javascript:alert(1)) [F](file:///etc/passwd) [V](vbscript:x) [D](data:text/html,x)"
  website: javascript:alert(1)
  email: "javascript:alert(1)//@x.org"
  phone: "javascript:12345678"
  social_networks: [{network: GitHub, username: "javascript:alert(1)"}, {network: GitHub, username: x, url: "JaVaScRiPt:x"}]
  custom_connections: [{placeholder: x, url: "java\tscript:alert(1)"}, {placeholder: y, url: " file:///etc/passwd"}]
  sections:
    a:
      - "<javascript:alert(1)> <file:///etc/passwd> [x]( javascript:1) [x](&#106;avascript:1) [x](\u0001javascript:1)"
      - {name: x, url: "javascript:alert(1)", links: [{label: l, url: "javascript:alert(1)"}, "file:///etc/passwd"]}
      - {title: x, authors: ["[a](javascript:1)"], doi: "javascript:alert(1)", journal: "[j](file:/etc/passwd)"}
Y
cat >"$work/links.json" <<'J'
{"basics": {"name": "[x](javascript:1)", "url": "javascript:1", "image": "file:///etc/passwd", "summary": "<a href='javascript:1'>x</a>",
  "profiles": [{"network": "GitHub", "username": "javascript:1", "url": "javascript:1"}, {"network": "Own", "username": "x", "url": "data:text/html,x"}]},
 "work": [{"name": "x", "url": "javascript:1", "website": "vbscript:1", "companyUrl": "file:/x", "highlights": ["[x](\u006aavascript:1)"]}],
 "other": [{"name": "x", "link": "javascript:1"}]}
J
cat >"$work/links.yml" <<'Y'
content:
  basics: {name: x, url: "javascript:1", summary: "[x](file:/x)"}
  profiles: [{network: Line, username: x, url: "javascript:1"}]
  work: [{name: x, url: "javascript:1", summary: "- [x](JAVASCRIPT:1)"}]
layout: {template: jake}
Y
cat >"$work/links.md" <<'M'
# [Jane](javascript:1)

[mail](javascript:1) | <javascript:1> | javascript:alert(1) | [site][r] | <a href="javascript:1">x</a>

## [Work](file:///etc/passwd)

**[Dev](vbscript:1)**, [Acme](data:text/html,x)	2020

- [x](java&#115;cript:1) ![i](file:///etc/passwd) [y](<javascript:1>)

[r]: javascript:1
M
unlinked() { # FILE
	run "$1" --pdf-standard none --no-compress --attach
	rm -f "$work/qdf"
	qpdf --qdf --object-streams=disable "$work/out.pdf" "$work/qdf" 2>/dev/null
	if [ -s "$work/qdf" ] && ! grep -aiE '(/URI *\(|(url|link|site|image)": ")(java|file|vb|data)|/S */(JavaScript|Launch|GoToR|SubmitForm)' "$work/qdf" >"$work/found"; then
		ok "no link but http, https, mailto and tel reaches the PDF: ${1##*/}"
	else
		not_ok "no link but http, https, mailto and tel reaches the PDF: ${1##*/}" "$(show)" "$(cat "$work/found")"
	fi
}
if command -v qpdf >/dev/null 2>&1; then
	for file in "$work"/links.*; do unlinked "$file"; done
fi

# The samples. Mistakes in a CV are repaired and warned about: what EXPECT.tsv wants rejected is an error with --strict,
# and an error or a warning with a place without it. What we read though others reject it:
#   star_start, star_start2   '- **bold**' and '- *name' are text in RenderCV's files, not YAML's aliases
#   mixed_entries             a section may mix types of entry
accepted=' human/star_start.yaml human/star_start2.yaml human/mixed_entries.yaml '
bad_files=${CVPDF_SHARED:-}/samples/bad
judge() { # FILE EXPECT OPTION…
	file=$1 expect=$2
	shift 2
	case $accepted in *" $file "*) expect=accept ;; esac
	run "$@"
	good=no
	[ $status -eq 0 ] && [ -s "$work/out.pdf" ] && good=yes
	{ [ $status -eq 1 ] || [ $status -eq 3 ]; } && [ ! -e "$work/out.pdf" ] && has_message '' && good=rejected
	[ -z "$litter" ] || good="litter"
	case $expect:$good in
	accept:yes | nocrash:yes | nocrash:rejected | reject:rejected) return 0 ;;
	reject:yes) has_message '' && run "$@" --strict && [ $status -eq 1 ] && [ ! -e "$work/out.pdf" ] ;;
	*) return 1 ;;
	esac
}
if [ -f "$bad_files/EXPECT.tsv" ]; then
	tab=$(printf '\t')
	sed 1d "$bad_files/EXPECT.tsv" >"$work/expect"
	while IFS="$tab" read -r file expect rest; do
		input=$bad_files/$file
		root=$bad_files/${file%%/*}
		case $file in
		images/*)
			printf 'cv:\n  name: Jane Roe\n  photo: "%s"\n' "$input" >"$work/image.yaml"
			input=$work/image.yaml
			;;
		*) root=${input%/*} ;;
		esac
		if judge "$file" "$expect" "$input" --root "$root"; then
			ok "$file"
		else
			not_ok "$file: $expect" "$(show)"
		fi
	done <"$work/expect"
fi
tap_done
