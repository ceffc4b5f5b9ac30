# What of a CV's input is not in its PDF:  awk -f strings.awk NODES WORDS
#
# NODES is what 'cvpdf -T nodes' prints, WORDS the PDF's text and link targets. Prints 'LINE:COLUMN path: value' for each
# text of the input that is not found, markup, white space, case, dashes, quotes and underscores aside.
function plain(s) {
	gsub(/\\n|\\t/, " ", s)
	gsub(/\\"/, "\"", s)
	gsub(/\\|_/, "", s)
	gsub(/‘|’/, "'", s)
	gsub(/“|”/, "\"", s)
	gsub(/–|—|‑/, "-", s)
	gsub(/…/, "...", s)
	gsub(/[ \t\n\f-]/, "", s)
	gsub(no_break_space, "", s)
	return tolower(s)
}
function unmarked(s) {
	gsub(/\]\([^)]*\)/, "", s)
	gsub(/<[a-zA-Z\/][^>]*>/, "", s)
	gsub(/\*|`|\[|\]|\\\\/, "", s)
	sub(/^ *- /, "", s)
	return s
}
# What is no text of the CV: how it looks, which program wrote it, what an icon says, what is a file.
function is_silent(path) {
	return path ~ /^(design|locale|locale_catalog|settings|rendercv_settings|layouts?|meta|\$schema)(\.|$)/ ||
		path ~ /\.(network|fontawesome_icon|photo|image|logo|page_break|icon|sort_entries)$/ ||
		path ~ /^\$schema/
}
function is_date(path) {
	return path ~ /\.(date|start_date|end_date|startDate|endDate|releaseDate)$/
}
# A bullet below a bullet may stand in one text with it: each line by itself.
function is_found(value,    lines, n, i) {
	if (index(words, plain(unmarked(value))))
		return 1
	n = split(value, lines, /\\n *(- |\\+)?| - /)
	for (i = 1; i <= n; i++)
		if (!index(words, plain(unmarked(lines[i]))))
			return 0
	return n > 1
}
function digits(s) {
	gsub(/[^0-9]/, "", s)
	return s
}
function check(place, path, value) {
	if (value == "" || value == "null" || is_silent(path))
		return
	if (is_date(path)) {
		if (!match(value, /[0-9][0-9][0-9][0-9]/))
			return
		value = substr(value, RSTART, 4)
	}
	if (path ~ /\.phone(\.|$)/ && index(numbers, substr(digits(value), length(digits(value)) - 6)))
		return
	if (!is_found(value))
		print place " " path ": " value
}
BEGIN { no_break_space = "\302\240" }
FNR == 1 { file++ }
file == 1 { nodes[++count] = $0; next }
{ words = words plain($0); numbers = numbers digits($0) }
END {
	for (i = 1; i <= count; i++) {
		line = nodes[i]
		match(line, /^ */)
		depth = RLENGTH / 2
		line = substr(line, RLENGTH + 1)
		place = line
		sub(/ .*/, "", place)
		line = substr(line, length(place) + 2)
		key = ""
		if (match(line, /^"([^"\\]|\\.)*": /)) {
			key = substr(line, 2, RLENGTH - 4)
			line = substr(line, RLENGTH + 1)
		}
		keys[depth] = key
		path = ""
		for (d = 1; d <= depth; d++)
			if (keys[d] != "")
				path = path (path == "" ? "" : ".") keys[d]
		if (line ~ /^"/) {
			check(place, path, substr(line, 2, length(line) - 2))
		} else if (path ~ /^cv\.sections\.[^.]*$/ && key != "") {
			gsub(/_/, " ", key)
			check(place, path, key)
		}
	}
}
