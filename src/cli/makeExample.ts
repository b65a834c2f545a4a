// npm run example: writes geodata/example anew, the made-up ledger for trying, tours and screenshots.
import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { exampleFiles } from "./example/exampleFiles.ts";

const geodata = fileURLToPath(new URL("../../geodata/", import.meta.url));

for (const [path, text] of exampleFiles(geodata)) {
  const file = join(geodata, "example", path);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
}
