// text.mjs FILE.pdf…: the text as pdf.js gives it to a page's search and copy, a form feed behind each page, into FILE.txt.
import { readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { createRequire } from 'node:module';

console.log = console.warn = () => {}; // pdf.js misses a canvas, which text doesn't need
const pdfjs = await import('pdfjs-dist/legacy/build/pdf.mjs');
const home = dirname(createRequire(import.meta.url).resolve('pdfjs-dist/package.json'));
for (const file of process.argv.slice(2)) {
	const document = await pdfjs.getDocument({
		data: new Uint8Array(readFileSync(file)),
		verbosity: 0,
		useSystemFonts: false,
		standardFontDataUrl: join(home, 'standard_fonts/'),
	}).promise;
	let text = '';
	for (let i = 1; i <= document.numPages; i++) {
		const content = await (await document.getPage(i)).getTextContent();
		text += content.items.map((item) => (item.str ?? '') + (item.hasEOL ? '\n' : '')).join('') + '\n\f';
	}
	await document.destroy();
	writeFileSync(file.replace(/pdf$/, 'txt'), text);
}
