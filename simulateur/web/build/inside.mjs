// Runs a Python file in Pyodide under node: node inside.mjs RUNTIME FILE < {"mounts": {place: folder}, "words": …}
// Its function main gets the words, and what it returns is printed; both are JSON.
import { readFileSync } from "node:fs";
import { pathToFileURL } from "node:url";

const [runtime, file] = process.argv.slice(2);
const { mounts, words } = JSON.parse(readFileSync(0, "utf-8"));
try {
  const { loadPyodide } = await import(pathToFileURL(`${runtime}/pyodide.mjs`).href);
  // Without the columns of each instruction, which only the arrows under a traceback's lines show.
  const env = { PYTHONNODEBUGRANGES: "1", HOME: "/home/pyodide" };
  const python = await loadPyodide({ indexURL: `${runtime}/`, packages: [], env });
  for (const [place, root] of Object.entries(mounts)) {
    python.FS.mkdirTree(place);
    python.FS.mount(python.FS.filesystems.NODEFS, { root }, place);
  }
  python.globals.set("text", readFileSync(file, "utf-8"));
  python.globals.set("words", JSON.stringify(words));
  const answer = python.runPython(`
import json, sys
sys.dont_write_bytecode = True
exec(compile(text, "inside.py", "exec"))
json.dumps(main(json.loads(words)))
`);
  process.stdout.write(answer);
} catch (error) {
  // Node would show the line of its own program, which has a megabyte.
  process.stderr.write(`${error.message ?? ""} ${error.errno ?? ""} ${error.stack ?? ""}`.slice(-8000));
  process.exitCode = 1;
}
