// The service worker of a kiosk or ceremony page, and of no other. In: the page's requests. Out: the
// program, the last good feed with all its pages, and the photos of the people in it, whether there is a
// network or not. A feed is swapped whole, by writing one name, last. Nothing is kept in memory that a
// restart would miss. The tokens in capitals are filled in by `xtask dist`.
import { allowed, ids, isFeed, isLike, isPart, keys, linked, nextPage, parsed, photos, withdrawn } from "./kept.js";

const RELEASE = __WALL_RELEASE__;
// The files of the release that the pages need: name → integrity, empty for pages, which a host may edit.
const FILES = __WALL_FILES__;
// What only our own pages contain: a login page answered in their place does not.
const MARK = 'name="wall-mode"';
// How long a server may be silent. Milliseconds; the page itself waits 30 s.
const PATIENCE = 20000;
// How long after it was opened a page is spared the news that the network is gone. Milliseconds.
const GRACE = 3000;

const page = new URL(registration.scope);
const folder = new URL(".", page);
const PLACE = `wall ${folder.pathname}`;
const CODE = `${PLACE} code ${page.pathname.split("/").pop()}`;
// Twice, for a browser that is ended in the middle of writing has neither the old nor the new.
const STATES = [`${PLACE} state`, `${PLACE} state again`];
const SET = `${PLACE} set `;
const INDEX = new URL("?wall-index", folder).href;

const bare = (address) => address.split("#")[0];
const json = (value) => new Response(JSON.stringify(value), { headers: { "content-type": "application/json" } });
const isFull = (error) => error?.name === "QuotaExceededError";
const today = () => {
  const now = new Date();
  return new Date(now - now.getTimezoneOffset() * 60000).toISOString().slice(0, 10);
};

async function tell(message) {
  for (const client of await clients.matchAll()) client.postMessage({ wall: message });
}

// ── The program ──────────────────────────────────────────────────────────────────────────────────

const htmlName = () => page.pathname.split("/").pop().replace(/(\.html)?$/, ".html");

// A page is taken only if it is ours; without the mark of a redirect, which no navigation may have.
async function ourPage(response) {
  const text = await response.clone().text();
  if (!response.ok || !text.includes(MARK)) throw new Error(`${response.url}: this is not our page`);
  return new Response(text, { headers: response.headers });
}

async function keepCode() {
  const cache = await caches.open(`${CODE} ${RELEASE}`);
  try {
    await Promise.all(Object.entries(FILES).map(async ([name, integrity]) => {
      const url = new URL(name, folder);
      const response = await fetch(url, { cache: "no-cache", integrity });
      if (!response.ok) throw new Error(`${name}: HTTP ${response.status}`);
      await cache.put(url, integrity ? response : await ourPage(response));
    }));
  } catch (error) {
    await caches.delete(`${CODE} ${RELEASE}`);
    throw error;
  }
}

async function clear() {
  const names = await caches.keys();
  const old = names.filter((name) => name.startsWith(`${CODE} `) && name !== `${CODE} ${RELEASE}`);
  await Promise.all(old.map((name) => caches.delete(name)));
}

async function openPage(event) {
  const cache = await caches.open(`${CODE} ${RELEASE}`);
  const url = new URL(htmlName(), folder), edited = new URL("?edited", url);
  const kept = await cache.match(edited) ?? await cache.match(url);
  const text = await kept?.clone().text();
  // The kept page comes at once; what its host has changed in it stands beside it, for the next start.
  const newest = fetch(url, { cache: "no-cache" }).then(ourPage);
  event.waitUntil(newest.then(async (found) => {
    if (await found.clone().text() !== text) await cache.put(edited, found);
  }).catch(() => {}));
  return kept ?? fetch(event.request);
}

async function code(request) {
  const cache = await caches.open(`${CODE} ${RELEASE}`);
  return await cache.match(bare(request.url)) ?? fetch(request);
}

// ── What is kept of a feed ───────────────────────────────────────────────────────────────────────

// { set: the name of its cache, served: the pages that have it on the screen, by id }.
async function read(feed) {
  for (const name of STATES) {
    const state = await (await caches.open(name)).match(feed).then((found) => found?.json()).catch(() => null);
    if (state) return state;
  }
  return null;
}

async function write(feed, state) {
  for (const name of STATES) await (await caches.open(name)).put(feed, json(state));
}

// Remembers that a screen has this feed whole: from now on it is told when the network fails.
function note(feed, client) {
  return navigator.locks.request(PLACE, async () => {
    const state = await read(feed);
    const alive = (await clients.matchAll({ includeUncontrolled: true })).map(({ id }) => id);
    const served = new Set([...state.served.filter((id) => alive.includes(id)), client]);
    await write(feed, { ...state, served: [...served] });
  });
}

async function feeds() {
  const all = await Promise.all(STATES.map(async (name) => (await caches.open(name)).keys()));
  return [...new Set(all.flat().map(({ url }) => url))];
}

const setsInUse = async () => (await Promise.all((await feeds()).map(read))).flatMap((state) => state?.set ?? []);

async function index(cache) {
  const found = await cache.match(INDEX);
  return found ? found.json() : { addresses: [], photos: {} };
}

// The whole of a kept feed: the addresses of its pages, the pages, its photos.
async function stored(name) {
  const cache = await caches.open(name);
  const { addresses, photos } = await index(cache);
  const pages = await Promise.all(keys(addresses, name).map(async (url) => (await cache.match(url)).json()));
  return { addresses, pages: linked(pages, addresses), photos };
}

// All pages of a feed; or those that came and what went wrong: the server's own answer, "unreadable" or
// "unreachable".
async function askAll(feed) {
  const addresses = [], pages = [];
  for (let next = feed; next;) {
    try {
      const options = { cache: "no-cache", credentials: "same-origin", signal: AbortSignal.timeout(PATIENCE) };
      const response = await fetch(next, options);
      if (!response.ok) return { addresses, pages, failed: response };
      const found = parsed(await response.arrayBuffer());
      if (found === undefined || pages.length && !isFeed(found)) return { addresses, pages, failed: "unreadable" };
      addresses.push(next);
      pages.push(found);
      next = nextPage(found, next, addresses);
    } catch {
      return { addresses, pages, failed: "unreachable" };
    }
  }
  return { addresses, pages, failed: null };
}

function cleaned({ addresses, pages }) {
  const gone = withdrawn(pages);
  const left = linked(pages.map((page) => allowed(page, gone)), addresses);
  return { addresses, pages: left, photos: photos(left, addresses, today()) };
}

// Asks for a feed again. Out: null where the kept one now is the newest; `{ waiting }`, a newer one whose
// photos are still to come; else why there is none. Whoever was withdrawn is gone when it ends.
function refresh(feed) {
  return navigator.locks.request(PLACE, async () => {
    const state = await read(feed);
    // What the browser has thrown away or spoiled is as good as never kept.
    const before = state ? await stored(state.set).catch(() => null) : null;
    let asked = await askAll(feed);
    if (!asked.failed && before && !isLike(before.pages[0], asked.pages[0])) asked.failed = "unreadable";
    if (asked.failed) {
      // The old stays whole, but for those whom the part that came takes back.
      const gone = before ? withdrawn(asked.pages) : new Set();
      if (!before || !ids(before.pages).some((id) => gone.has(id))) return asked.failed;
      const pages = before.pages.map((page) => allowed(page, gone));
      asked = { addresses: before.addresses, pages, failed: null };
    }
    const fresh = cleaned(asked);
    if (before && JSON.stringify(fresh) === JSON.stringify(before)) return null;
    const [people, pictures] = [new Set(ids(fresh.pages)), new Set(Object.values(fresh.photos))];
    const isLost = before && (ids(before.pages).some((id) => !people.has(id)) ||
      Object.values(before.photos).some((url) => !pictures.has(url)));
    const known = before ? new Set(Object.values(before.photos)) : pictures;
    // Where nobody has to go, the old one stays until the new people's photos are there too.
    if (before && !isLost && [...pictures].some((url) => !known.has(url))) return { waiting: fresh };
    await swap(feed, await build(feed, fresh, state?.set), state, fresh);
    return null;
  });
}

// A new set beside the old one: the pages, and what is still wanted of the old one's photos.
async function build(feed, fresh, old) {
  const name = `${SET}${feed} ${Date.now()} ${crypto.randomUUID()}`;
  const cache = await caches.open(name);
  const last = old && await caches.open(old);
  const wanted = [...new Set(Object.values(fresh.photos))];
  const pages = async () => {
    const urls = keys(fresh.addresses, name);
    await Promise.all(linked(fresh.pages, urls).map((page, at) => cache.put(urls[at], json(page))));
    await cache.put(INDEX, json({ addresses: fresh.addresses, photos: fresh.photos }));
  };
  try {
    await pages();
  } catch (error) {
    if (!isFull(error) || !last) throw error;
    // No room: photos go first.
    await Promise.all((await index(last).then(({ photos }) => Object.values(photos))).map((url) => last.delete(url)));
    await pages();
  }
  for (const url of last ? wanted : []) {
    const found = await last.match(url);
    try {
      if (found) await cache.put(url, found);
    } catch (error) {
      if (!isFull(error)) throw error;
      await tell("full");
      break;
    }
  }
  return name;
}

// From here on the new set is the feed: one name is written, then every other set is removed. A later page
// that somebody asked for by itself was taken for a feed: it is one no more, for nobody would clean it.
async function swap(feed, name, state, { addresses }) {
  await write(feed, { set: name, served: state?.served ?? [] });
  await sweep(feed, name);
  await Promise.all(addresses.slice(1).map(async (part) => {
    for (const kept of STATES) await (await caches.open(kept)).delete(part);
    await sweep(part, "");
  }));
}

async function sweep(feed, name) {
  const others = (await caches.keys()).filter((other) => other.startsWith(`${SET}${feed} `) && other !== name);
  await Promise.all(others.map((other) => caches.delete(other)));
}

// One photo into a set; whether the network is there. A copy from the browser's own cache is none: what
// is withdrawn must not be left in it.
async function keepPhoto(cache, url) {
  const known = await cache.match(url);
  const isOurs = new URL(url).origin === location.origin;
  const tag = isOurs && known?.headers.get("etag");
  const options = { cache: "no-store", credentials: "same-origin", signal: AbortSignal.timeout(PATIENCE) };
  let response;
  try {
    response = await fetch(url, tag ? { ...options, headers: { "if-none-match": tag } } : options);
  } catch {
    // Another host may refuse to be read; that is no fault of the network.
    return !isOurs;
  }
  if (response.ok) await cache.put(url, response);
  else if ([404, 410].includes(response.status)) await cache.delete(url);
  return true;
}

// Photos that are missing in a set, or all of them anew; whether none was left out for want of a network.
async function fill(name, anew) {
  const cache = await caches.open(name);
  for (const url of new Set(Object.values((await index(cache)).photos))) {
    if (!anew && await cache.match(url)) continue;
    if (anew && !await caches.has(name)) return false;
    try {
      if (!await keepPhoto(cache, url)) return false;
    } catch (error) {
      // What may not be kept at all (`Vary: *`, a part of a file) holds nobody else up.
      if (!isFull(error)) continue;
      await tell("full");
      return true;
    }
  }
  return true;
}

// What takes longer than a page would wait: photos, and a feed that waits for its own.
async function complete(feed, waiting) {
  await navigator.locks.request(`${PLACE} photos`, { ifAvailable: true }, async (lock) => {
    if (!lock) return;
    const before = await navigator.locks.request(PLACE, async () => {
      const state = await read(feed);
      // What a worker left behind that was ended in the middle.
      if (state) await sweep(feed, state.set);
      return state;
    });
    if (!waiting) {
      if (before) await fill(before.set, false);
      return;
    }
    const name = await build(feed, waiting, before?.set);
    const isWhole = await fill(name, false);
    const isTaken = await navigator.locks.request(PLACE, async () => {
      const now = await read(feed);
      if (!isWhole || now?.set !== before?.set) return false;
      await swap(feed, name, now, waiting);
      return true;
    });
    if (!isTaken) {
      await caches.delete(name);
      return;
    }
    await tell("fresh");
    await fill(name, true);
  });
}

// ── What the page asks for ───────────────────────────────────────────────────────────────────────

// The screens that have just been given a kept feed, and are still to be told whether it is the newest;
// and whether they have asked for it once more meanwhile.
const greeted = new Map();

async function kept(name, url) {
  const cache = await caches.open(name);
  return await cache.match(url);
}

function failure(outcome) {
  if (outcome instanceof Response) return outcome;
  return outcome === "unreadable" ? new Response(null, { status: 502 }) : Response.error();
}

// A page of a kept feed, for a screen that has not been given all of it yet: what there is, at once.
// With the last page the screen has it whole, and only then is it told whether that is the newest.
async function give(event, feed, state, url) {
  if (url === feed && greeted.has(event.clientId)) greeted.set(event.clientId, true);
  const answer = await kept(state.set, url);
  const { addresses } = await index(await caches.open(state.set));
  if (answer && url === keys(addresses, state.set).at(-1) && !state.served.includes(event.clientId) && !greeted.has(event.clientId)) {
    greeted.set(event.clientId, false);
    event.waitUntil(later(feed, state.set, event.clientId));
  }
  return answer;
}

async function data(event, url) {
  const state = await read(url);
  if (!state) {
    for (const feed of await feeds()) {
      const part = await give(event, feed, await read(feed), url);
      if (part) return part;
    }
    // The set is gone that this was a page of: the reader is to begin again.
    if (isPart(url)) {
      event.waitUntil(tell("fresh"));
      return new Response(null, { status: 503 });
    }
  } else if (!state.served.includes(event.clientId)) {
    const answer = await give(event, url, state, url);
    if (answer) return answer;
  }
  const outcome = await refresh(url);
  // What is no JSON at all was never ours to keep: the page reads it as it is.
  if (outcome === "unreadable" && !state) return fetch(event.request);
  event.waitUntil(complete(url, outcome?.waiting));
  if (outcome && !outcome.waiting) return failure(outcome);
  await note(url, event.clientId);
  return await give(event, url, await read(url), url) ?? Response.error();
}

// A page has more than one reader: all of them get what there is before any is told that it is old.
async function later(feed, shown, client) {
  const outcome = await refresh(feed);
  if ((await read(feed))?.set !== shown) await tell("fresh");
  await new Promise((resolve) => setTimeout(resolve, GRACE));
  await note(feed, client);
  const isAskedAgain = greeted.get(client);
  greeted.delete(client);
  if (isAskedAgain || outcome && !outcome.waiting) await tell("stale");
  await complete(feed, outcome?.waiting);
}

async function photo(request) {
  const url = bare(request.url);
  for (const name of await setsInUse()) {
    const cache = await caches.open(name);
    const copy = (await index(cache)).photos[url];
    const found = copy && await cache.match(copy);
    if (found) return found;
  }
  return fetch(request, { cache: "no-store" });
}

addEventListener("install", (event) => event.waitUntil(keepCode()));
addEventListener("activate", (event) => event.waitUntil(clear()));
addEventListener("message", (event) => {
  if (event.data?.wall === "take over") skipWaiting();
  if (event.data?.wall === "claim") event.waitUntil(clients.claim());
});
addEventListener("fetch", (event) => {
  const { request } = event;
  const url = bare(request.url);
  if (request.method !== "GET" || !/^https?:/.test(url)) return;
  const file = url.startsWith(folder.href) ? url.slice(folder.href.length) : "";
  // Where nothing can be kept, or what was kept is spoiled, the network is asked as if we were not here.
  const answer = (promise) => event.respondWith(promise.catch(() => fetch(request)));
  if (request.mode === "navigate") answer(openPage(event));
  else if (Object.hasOwn(FILES, file)) answer(code(request));
  else if (request.destination === "image") answer(photo(request));
  else if (request.destination === "") answer(data(event, url));
});
