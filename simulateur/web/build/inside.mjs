// Runs a Python file in Pyodide under node: node inside.mjs RUNTIME FILE < {"mounts": {place: folder}, "words": …}
// Its function main gets the words, and what it returns is printed; both are JSON. With "keep": FILE, Python's memory is
// kept there after that, and how many bytes of it were never needed is printed instead, below 0 where it has grown. With
// "memory": FILE it begins with such a memory, as a tablet does from its second start on.
// With "kit": FILE the kit is unpacked to /kit before Python starts, as www/worker.js does.
import { readFileSync, writeFileSync } from "node:fs";
import { pathToFileURL } from "node:url";
import { deflateSync, inflateSync } from "node:zlib";

const [runtime, file] = process.argv.slice(2);
const { mounts, words, kit, keep, memory } = JSON.parse(readFileSync(0, "utf-8"));
try {
  const { loadPyodide } = await import(pathToFileURL(`${runtime}/pyodide.mjs`).href);
  // Without the columns of each instruction, which only the arrows under a traceback's lines show.
  const env = { PYTHONNODEBUGRANGES: "1", HOME: "/home/pyodide" };
  const remembered = memory ? { _loadSnapshot: inflateSync(readFileSync(memory)) } : { env, _makeSnapshot: !!keep };
  const fsInit = kit ? (FS) => unpack(FS, inflateSync(readFileSync(kit))) : undefined;
  const python = await loadPyodide({ indexURL: `${runtime}/`, packages: [], fsInit, ...remembered });
  const builtIn = python._module.HEAP8.length;
  for (const [place, root] of Object.entries(mounts)) {
    python.FS.mkdirTree(place);
    python.FS.mount(python.FS.filesystems.NODEFS, { root }, place);
  }
  python.globals.set("text", readFileSync(file, "utf-8"));
  python.globals.set("words", JSON.stringify(words));
  let answer = python.runPython(`
import json, sys
sys.dont_write_bytecode = True
exec(compile(text, "inside.py", "exec"))
json.dumps(main(json.loads(words)))
`);
  if (keep) {
    writeFileSync(keep, deflateSync(python.makeMemorySnapshot()));
    answer = JSON.stringify(builtIn - python._module._sbrk(0));
  }
  process.stdout.write(answer);
} catch (error) {
  // Node would show the line of its own program, which has a megabyte.
  process.stderr.write(`${error.message ?? ""} ${error.errno ?? ""} ${error.stack ?? ""}`.slice(-8000));
  process.exitCode = 1;
}

function unpack(FS, data) {
  let place = 4 + data.readUInt32BE(0);
  for (const [name, length] of Object.entries(JSON.parse(data.toString("utf-8", 4, place)))) {
    const file = `/kit/${name}`;
    FS.mkdirTree(file.slice(0, file.lastIndexOf("/")));
    FS.writeFile(file, data.subarray(place, place + length), { canOwn: true });
    place += length;
  }
}
