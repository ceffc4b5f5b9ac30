# links.awk QDF STEXT: for each link annotation of a PDF in qpdf's editable form, the letters under it as mutool places
# them: 'ADDRESS TAB LETTERS', one line an address, spaces left out. On standard error what is wrong: a rectangle that isn't
# exactly over its letters (SLACK points), or over two lines.
function number(s) { gsub(/[^0-9.-]/, "", s); return s + 0 }
function wrong(what) { print what >"/dev/stderr" }
function field(s, name) { return substr(s, index(s, name "=\"") + length(name) + 2) }

BEGIN { SLACK = 0.75 }
FNR == 1 { file++ }

# The editable form: pages in order, then annotations that name their page.
file == 1 && /^%% Page [0-9]/ { page_number = $3 }
file == 1 && /^[0-9]+ 0 obj/ {
	object = $1
	if (page_number) { page_of[object] = page_number; page_number = 0; in_page = object }
}
file == 1 && in_rect && !/\]/ { rect[object, in_rect++] = number($0) }
file == 1 && /\]/ { in_rect = 0 }
file == 1 && /^  \/Rect \[/ { in_rect = 1 }
file == 1 && /^  \/P [0-9]+ 0 R/ { parent[object] = $2 }
file == 1 && /\/URI \(/ { uri = $0; sub(/.*\/URI \(/, "", uri); sub(/\)$/, "", uri); gsub(/\\/, "", uri); address[object] = uri }
file == 1 && /^  \/Subtype \/Link/ { links[++count] = object }

# Letters: their left, right, baseline.
file == 2 && /^<page / { page++; height = number(substr(field($0, "height"), 1, index(field($0, "height"), "\"") - 1)); heights[page] = height }
file == 2 && /^<char / {
	split(field($0, "quad"), q, /[ "]/)
	y = field($0, "y"); sub(/".*/, "", y); y += 0
	c = field($0, "c"); sub(/"\/>.*/, "", c)
	if (c == " ") next
	gsub(/&amp;/, "\\&", c)
	if (c ~ /^&#x[0-9a-f]+;$/) c = "?"
	n[page]++
	left[page, n[page]] = q[1] + 0; right[page, n[page]] = q[3] + 0; base[page, n[page]] = y; letter[page, n[page]] = c
}

END {
	for (i = 1; i <= count; i++) {
		o = links[i]; p = page_of[parent[o]]
		x0 = rect[o, 1]; x1 = rect[o, 3]; top = heights[p] - rect[o, 4]; bottom = heights[p] - rect[o, 2]
		text = ""; lowest = ""; first = 1e9; last = -1e9
		for (k = 1; k <= n[p]; k++) {
			middle = (left[p, k] + right[p, k]) / 2; y = base[p, k]
			if (middle < x0 || middle > x1 || y < top || y > bottom) continue
			if (lowest != "" && (y - lowest > 1 || lowest - y > 1) && y > lowest + 3) wrong(address[o] ": over two lines")
			lowest = y; text = text letter[p, k]
			if (left[p, k] < first) first = left[p, k]
			if (right[p, k] > last) last = right[p, k]
		}
		if (text == "") wrong(address[o] ": over nothing")
		else if (first - x0 > SLACK || x0 - first > SLACK || (!icons && (x1 - last > SLACK || last - x1 > SLACK)))
			wrong(sprintf("%s: %.2f to %.2f, its letters %.2f to %.2f", address[o], x0, x1, first, last))
		all[address[o]] = all[address[o]] text
	}
	for (uri in all) print uri "\t" all[uri]
}
