// Python behind the page: loads it, gives it back what the browser kept, turns its loop, and keeps what changes.
// {start} and {events} come in from start.js; {messages}, {piece}, {file}, {lacks} and {trouble} go out.
// {remember} comes to a worker of its own, which keeps the memory of a Python that has the kit; {remembered} goes out.

const IDLE_S = 0.5; // no turn waits longer: something in the machine may have changed
let browser = null;
let python = null;
let kept = null; // the browser's database, null where it refuses one
let waiting = [];
let timer = 0;
let isFull = false;
let newer = false; // whether a version after this one has come; it may come before Python is awake

onmessage = ({ data }) => {
  if (data.remember) {
    remember(data).then((done) => postMessage({ remembered: done }), () => postMessage({ remembered: false }));
  } else if (data.start) {
    begin(data).catch((error) => postMessage({ lacks: String(error.message ?? error) }));
  } else if (data.events) {
    waiting.push(...data.events);
    if (browser) turn();
  } else if (data.newer) {
    newer = true;
    if (browser) {
      browser.note("newer");
      turn();
    }
  } else if (data.hidden && browser) {
    browser.hidden();
    keep();
  } else if (data.measure && python) {
    postMessage({ measured: { heap: python._module.HEAP8.length, remembers } });
  }
};

async function begin({ start: kit, base, size, named, wishes, note, ms }) {
  const at = (name) => new URL(name, base).href;
  const [loaded, content, files] = await Promise.all([awake(kit, at), bytes(at(kit.content)), read()]);
  python = loaded;
  postMessage({ piece: 1 });
  if (!remembers) learn("read(content)", content, size);
  restore(files);
  postMessage({ piece: 2 });
  python.globals.set("size", size);
  python.globals.set("named", named);
  python.globals.set("version", kit.version);
  python.globals.set("wishes", wishes);
  python.globals.set("start", { started_s: Math.round((ms + performance.now()) / 100) / 10, remembers });
  python.runPython(`
from simulateur.web.browser import Browser
browser = Browser(contents, tuple(size), named=named, version=version, **wishes.to_py(), **start.to_py())
del wishes, start, contents
`);
  browser = python.globals.get("browser");
  postMessage({ piece: 3 });
  if (!kept) browser.note("refused");
  else if (note) browser.note(note);
  if (newer) browser.note("newer");
  turn();
  const wants = !remembers && (await mayRemember(at(kit.memory)));
  if (remembers) await trust(at(kit.memory));
  python.runPython("from simulateur.web.browser import settled; settled()");
  postMessage({ kept: true, wants, remembers });
}

/** A Python that runs: one that remembers the kit where its memory was kept here, else one that has yet to read it. */
async function awake(kit, at) {
  const words = await options(kit, at);
  const { loadPyodide } = await import(at(`${kit.runtime}/pyodide.mjs`));
  try {
    const memory = await recalled(at(kit.memory));
    if (memory) {
      const loaded = await loadPyodide({ ...words, _loadSnapshot: memory });
      loaded.runPython("import random; random.seed()"); // else every start would draw alike
      remembers = true;
      return loaded;
    }
  } catch {
    // It stays in doubt.
  }
  return loadPyodide(words);
}

/** What Pyodide is told. The kit, with all modules, is there before Python starts: it comes from no other place. */
async function options(kit, at) {
  const code = await inflated(await bytes(at(kit.code)));
  const words = { stdLibURL: at(kit.library), lockFileContents: kit.lock, fsInit: (FS) => unpack(FS, code) };
  return { indexURL: at(`${kit.runtime}/`), packages: [], ...words };
}

// What Python remembers: its whole memory once it has read the kit and drawn a first page for nobody, in the cache of the
// service worker. Its name has the digests of Python, library, kit and content, and Pyodide compares its own build. The
// next version of the kit drops it.
// While a start with it is under way it is in doubt. One that was still in doubt goes, and another one is made: a page may
// have been closed just then. Where that came so often that it must be the memory, none is made any more.

const ENOUGH = 3;
let remembers = false;

async function drawer() {
  return self.caches && self.isSecureContext ? caches.open(`abeille ${new URL("./", self.location).pathname}`) : null;
}

async function recalled(name) {
  const cache = await drawer().catch(() => null);
  const found = cache && (await cache.match(name));
  if (!found) return null;
  const { failed, begun } = await doubted(cache, name);
  await cache.put(`${name}-doubt`, new Response(JSON.stringify({ failed: failed + begun, begun: !begun })));
  if (begun) {
    await cache.delete(name);
    return null;
  }
  return inflated(await found.blob());
}

/** How many memories never came to a first turn, and whether a start with the one that is there has begun. */
async function doubted(cache, name) {
  const found = await cache.match(`${name}-doubt`);
  return found ? found.json() : { failed: 0, begun: false };
}

async function trust(name) {
  await (await drawer()).delete(`${name}-doubt`);
}

async function mayRemember(name) {
  const cache = await drawer().catch(() => null);
  return !!cache && !(await cache.match(name)) && (await doubted(cache, name)).failed < ENOUGH;
}

/** Keep the memory of a Python that has the kit and its first page, and nothing of a child; whether that was done. */
async function remember({ remember: kit, base, size }) {
  const at = (name) => new URL(name, base).href;
  if (!(await mayRemember(at(kit.memory)))) return false;
  const { loadPyodide } = await import(at(`${kit.runtime}/pyodide.mjs`));
  python = await loadPyodide({ ...(await options(kit, at)), _makeSnapshot: true });
  learn("rehearsed(content, size)", await bytes(at(kit.content)), size);
  python.runPython("import gc; gc.collect()");
  const memory = new Blob([python.makeMemorySnapshot()]).stream().pipeThrough(new CompressionStream("deflate"));
  const whole = await new Response(memory).blob();
  await (await drawer()).put(at(kit.memory), new Response(whole));
  return true;
}

/** Python gets the learning paths, by one of two functions of browser.py. No thing of JavaScript's stays in its memory. */
function learn(made, content, size) {
  python.globals.set("given", { content, size });
  python.runPython(`
from pathlib import Path
from simulateur.web import compiled_classes
compiled_classes.use(compiled_classes.read(Path("/kit", compiled_classes.FILE)))
from simulateur.web import browser
content, size = given.content.to_bytes(), tuple(given.size)
contents = browser.${made}
del Path, compiled_classes, browser, content, size, given
`);
}

async function bytes(address) {
  const answer = await fetch(address);
  if (!answer.ok) throw new Error(`${answer.status} ${address}`);
  return new Uint8Array(await answer.arrayBuffer());
}

async function inflated(archive) {
  const stream = new Blob([archive]).stream().pipeThrough(new DecompressionStream("deflate"));
  return new Uint8Array(await new Response(stream).arrayBuffer());
}

/** The kit's modules and drawings go to /kit; build/archive.py says how they are packed. */
function unpack(FS, data) {
  const words = 4 + new DataView(data.buffer).getUint32(0);
  let place = words;
  const made = new Set();
  for (const [name, length] of Object.entries(JSON.parse(new TextDecoder().decode(data.subarray(4, words))))) {
    const file = `/kit/${name}`, folder = file.slice(0, file.lastIndexOf("/"));
    if (!made.has(folder)) FS.mkdirTree(folder);
    made.add(folder);
    FS.writeFile(file, data.subarray(place, place + length), { canOwn: true }); // nothing is copied
    place += length;
  }
}

/** One turn of the loop; the next one comes when it must, or with what is done on the page. */
function turn() {
  clearTimeout(timer);
  const told = waiting.splice(0, 64);
  try {
    const messages = browser.step(performance.now() / 1000, JSON.stringify(told));
    if (messages !== "[]") postMessage({ messages });
    keep();
  } catch (error) {
    postMessage({ trouble: "broken", detail: String(error.message).trim().split("\n").pop() });
    return;
  }
  timer = setTimeout(turn, waiting.length ? 0 : 1000 * Math.min(browser.rest(), IDLE_S));
}

// What is kept: one record for each file of the folder /kept, in the browser's own database.

/** The database; null where it is refused. One that is not there is made, or is none where it must be ``old``. */
function opened(old) {
  return new Promise((resolve) => {
    let request;
    try {
      request = indexedDB.open("abeille", 1);
    } catch {
      resolve(null);
      return;
    }
    request.onupgradeneeded = () => {
      if (old) request.transaction.abort();
      else request.result.createObjectStore("files");
    };
    request.onsuccess = () => resolve(request.result);
    request.onerror = request.onblocked = () => resolve(null);
  });
}

/** What was kept. Where it cannot be read, nothing is kept either: it would take the place of what is there. */
async function read() {
  kept = await opened();
  if (!kept) return [];
  return new Promise((resolve) => {
    const files = [];
    const request = kept.transaction("files").objectStore("files").openCursor();
    request.onerror = () => {
      kept = null;
      resolve([]);
    };
    request.onsuccess = () => {
      const record = request.result;
      if (!record) return resolve(files);
      files.push([record.key, record.value]);
      record.continue();
    };
  });
}

function restore(files) {
  python.FS.mkdirTree("/kept");
  for (const [name, data] of files) {
    const file = `/kept/${name}`;
    python.FS.mkdirTree(file.slice(0, file.lastIndexOf("/")));
    python.FS.writeFile(file, data);
  }
}

/** Write what has changed since the last turn; what a full tablet refuses is tried again with the next change. */
let refused = [];
function keep() {
  const changed = browser.changed();
  const names = [...new Set([...refused, ...changed.toJs()])];
  changed.destroy();
  hand();
  if (!names.length || !kept) return;
  refused = [];
  let change;
  try {
    change = kept.transaction("files", "readwrite");
  } catch {
    refused = names;
    reopen();
    return;
  }
  for (const name of names) {
    const there = python.FS.analyzePath(`/kept/${name}`).exists;
    if (there) change.objectStore("files").put(python.FS.readFile(`/kept/${name}`), name);
    else change.objectStore("files").delete(name);
  }
  change.onabort = () => {
    refused = [...new Set([...refused, ...names])];
    if (change.error && change.error.name !== "QuotaExceededError") {
      reopen();
      return;
    }
    if (!isFull) browser.note("full");
    isFull = true;
  };
  change.oncomplete = () => {
    isFull = false;
  };
}

/**
 * iOS takes the database from a page that was out of sight (https://bugs.webkit.org/show_bug.cgi?id=197050). It is opened
 * again, and what was refused is written. Where it is gone, somebody has erased it: the page begins again without it.
 */
let reopens = false;
async function reopen() {
  if (reopens) return;
  reopens = true;
  const found = await opened(true);
  if (!found) {
    postMessage({ again: true });
    return;
  }
  kept = found;
  reopens = false;
  keep();
}

/** Hand over the files that an adult asked for, through the page. */
function hand() {
  const asked = browser.handed_out();
  for (const file of asked.toJs()) {
    const data = python.FS.readFile(file);
    python.FS.unlink(file);
    postMessage({ file: file.slice(file.lastIndexOf("/") + 1), data });
  }
  asked.destroy();
}
