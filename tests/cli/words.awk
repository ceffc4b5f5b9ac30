# What of a Markdown CV is not in its PDF:  awk -f words.awk LINES WORDS CV
#
# LINES are numbers of lines that a message is about, WORDS the PDF's text and link targets. Prints 'LINE: word'.
function plain(s) {
	gsub(/\302\240|[ \t\n\f-]/, "", s)
	return tolower(s)
}
# A month's number is written out, and a label is what an icon says.
function is_silent(word) {
	return word ~ /^(0?[0-9]|1[0-2]|e?mail|phone|tel|location|address|website)$/
}
FNR == 1 { file++ }
file == 1 && FILENAME ~ /lines$/ { noted[$1] = 1; next }
FILENAME ~ /words$/ { words = words plain($0); next }
FNR == 1 && /^---$/ { front = 1; next }
front { front = !/^---$/; next }
{
	line = $0
	gsub(/<!--.*-->|<[^>]*>|&[a-z]+;/, " ", line)
	if (line ~ /<!--/) comment = 1
	if (comment) {
		comment = line !~ /-->/
		next
	}
	gsub(/[^[:alnum:]]+/, " ", line)
	n = split(line, list, " ")
	for (i = 1; i <= n; i++)
		if (!noted[FNR] && !index(words, tolower(list[i])) && !is_silent(tolower(list[i])))
			print FNR ": " list[i]
}
