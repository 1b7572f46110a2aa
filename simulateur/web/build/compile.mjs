// Runs inside.py in Pyodide under node: node compile.mjs RUNTIME SOURCES INSIDE OUT < {"kit": […], "standard": […]}
import { readFileSync } from "node:fs";
import { pathToFileURL } from "node:url";

const [runtime, sources, inside, out] = process.argv.slice(2);
const { loadPyodide } = await import(pathToFileURL(`${runtime}/pyodide.mjs`).href);
const python = await loadPyodide({ indexURL: `${runtime}/`, packages: [] });
for (const [place, root] of [["/sources", sources], ["/out", out]]) {
  python.FS.mkdir(place);
  python.FS.mount(python.FS.filesystems.NODEFS, { root }, place);
}
const wanted = readFileSync(0, "utf-8");
python.globals.set("wanted", wanted);
python.globals.set("inside", readFileSync(inside, "utf-8"));
const missing = python.runPython(`
import json, sys
sys.dont_write_bytecode = True
sys.path.insert(0, "/sources")
exec(compile(inside, "inside.py", "exec"))
json.dumps(compile_all(json.loads(wanted)["kit"], json.loads(wanted)["standard"], "/out"))
`);
process.stdout.write(missing);
