// Write each case of the YAML test suite to a file:  node yaml.mjs PACKAGE OUTDIR; 'ID<TAB>ok|fail' a line.
import fs from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";

const [from, to] = process.argv.slice(2);
const { default: suite } = await import(pathToFileURL(path.resolve(from, "index.js")).href);
for (const test of suite) {
  test.cases.forEach((one, i) => {
    const id = test.cases.length > 1 ? `${test.id}-${i}` : test.id;
    fs.writeFileSync(path.join(to, `${id}.yaml`), one.yaml ?? "");
    console.log(`${id}\t${one.fail ? "fail" : "ok"}`);
  });
}
