// Keeps the whole kit on the tablet, so that it plays without a network for ever.
// The build writes FILES: each file by its name with its digest, the first 16 of SHA-256. A file comes once: its name
// changes when it does, so a new version takes over from the old one all that is the same.

const FILES = {{files}};
const FIRST = {{first}}; // how many of them are needed before a child can play; voices come behind
const PAGE = "{{page}}"; // the name under which this version keeps its own page
const POLICY = "{{policy}}";
const CACHE = `abeille ${new URL("./", self.location).pathname}`; // a web space may have a folder for each level
const AT_ONCE = 4;
const TYPES = {
  css: "text/css", html: "text/html; charset=utf-8", js: "text/javascript", json: "application/json",
  mjs: "text/javascript", mp3: "audio/mpeg", png: "image/png", svg: "image/svg+xml", ttf: "font/ttf",
  wasm: "application/wasm", wav: "audio/wav", webmanifest: "application/manifest+json", zip: "application/zip",
};

self.addEventListener("install", (event) => event.waitUntil(bring(Object.keys(FILES).slice(0, FIRST), true)));

self.addEventListener("activate", (event) => event.waitUntil(prune().then(() => self.clients.claim())));

self.addEventListener("message", (event) => {
  if (event.data === "now") self.skipWaiting();
  if (event.data === "rest") event.waitUntil(bring(Object.keys(FILES).slice(FIRST), false).catch(() => {}));
});

self.addEventListener("fetch", (event) => {
  const address = new URL(event.request.url);
  if (address.origin !== self.location.origin || event.request.method !== "GET") return;
  event.respondWith(answer(event.request, address));
});

async function answer(request, address) {
  const root = new URL("./", self.location);
  const name = address.pathname.slice(root.pathname.length);
  const isPage = request.mode === "navigate" && (name === "" || name === "index.html");
  const cache = await caches.open(CACHE);
  const kept = await cache.match(isPage ? PAGE : address.pathname);
  if (kept) return kept;
  if (!isPage && FILES[name]) return (await brought(cache, name).catch(() => null)) || fetch(request);
  return fetch(request);
}

/** Bring files that are not there yet; tells the page how far it is, and what ended it: a file, the network, no room. */
async function bring(names, tells) {
  const cache = await caches.open(CACHE);
  const wanted = [];
  for (const name of names) if (!(await cache.match(name === "index.html" ? PAGE : name))) wanted.push(name);
  let done = 0;
  const next = async () => {
    for (let name = wanted.shift(); name; name = wanted.shift()) {
      const answered = await brought(cache, name).catch(async (error) => {
        if (tells) await tell(error instanceof Cut ? { lacking: name, cut: true } : { full: true });
        throw error;
      });
      if (!answered) {
        if (tells) await tell({ lacking: name });
        throw new Error(`lacking: ${name}`);
      }
      done += 1;
      if (tells) await tell({ part: done / (done + wanted.length) });
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, next));
}

/**
 * A file from the server, kept if it is whole; null where it is not. A server need not know its type.
 * It fails with Cut where no answer came, else where the tablet does not keep it: mostly it has no room.
 * A server that compares dates alone may call a broken copy up to date. So one that is broken is brought once more,
 * without asking whether it changed.
 */
async function brought(cache, name) {
  const data = (await whole(name, "no-cache")) || (await whole(name, "reload"));
  if (!data) return null;
  const headers = { "Content-Type": TYPES[name.slice(name.lastIndexOf(".") + 1)] || "application/octet-stream",
    "Content-Security-Policy": POLICY };
  await cache.put(name === "index.html" ? PAGE : name, new Response(data, { headers }));
  return new Response(data, { headers });
}

/** No answer came, or half of one: that is the network's fault, and never the folder's. */
class Cut extends Error {}

function cut(error) {
  throw new Cut(error.message);
}

/** What the server has under a name, if it is what was built; null where it is not. */
async function whole(name, cache) {
  const answered = await fetch(name === "index.html" ? "./" : name, { cache, redirect: "follow" }).catch(cut);
  if (answered.status >= 500) cut({ message: answered.status }); // nothing behind the server answers it
  if (!answered.ok) return null;
  const data = await answered.arrayBuffer().catch(cut);
  const digest = [...new Uint8Array(await crypto.subtle.digest("SHA-256", data))]
    .map((byte) => byte.toString(16).padStart(2, "0")).join("").slice(0, 16);
  return digest === FILES[name] ? data : null;
}

/** Leave nothing behind of the versions before. */
async function prune() {
  const cache = await caches.open(CACHE);
  const root = new URL("./", self.location).pathname;
  for (const request of await cache.keys()) {
    const name = new URL(request.url).pathname.slice(root.length);
    if (name !== PAGE && !FILES[name]) await cache.delete(request);
  }
}

async function tell(message) {
  for (const page of await self.clients.matchAll({ includeUncontrolled: true })) page.postMessage(message);
}
