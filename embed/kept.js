// What of a feed is kept on the device. In: pages of JSON as they came, parsed. Out: what is left of
// them, and which photos belong to them. Pure: no request, no clock, no cache. It mirrors the rules of
// `crates/core/src/feed/` on who may be shown, on the strict side: what it can't read, it leaves out.

const VISIBLE = ["public", "consultation"];
// The widest copy of a photo that a screen is given. Pixels; a photo fills a portrait screen of 2160 at most.
const WIDEST = 2160;
// As `Limits` of the core.
const MOST_PAGES = 100;
// The parameter by which a page of a kept feed names the set that it belongs to.
const PART = "wall-set";

const list = (value) => Array.isArray(value) ? value : [];
const own = (value) => value && typeof value === "object" ? value : {};
const idOf = (item) => String(item?.id ?? "").trim();

// JSON is in UTF-8, 16 or 32 by its first bytes (RFC 4627, 3); 32 is not read by browsers.
function decoded(bytes) {
  const [first, second] = bytes;
  const label = first === 0xfe || first === 0 ? "utf-16be" : first === 0xff || second === 0 ? "utf-16le" : "utf-8";
  return new TextDecoder(label).decode(bytes);
}

// The bytes of a page as JSON; `undefined` where they are none.
export function parsed(bytes) {
  try {
    return JSON.parse(decoded(new Uint8Array(bytes)));
  } catch {
    return undefined;
  }
}

// Whether it is a feed, and no JSON of a foreign form that is read by a mapping.
export function isFeed(page) {
  return Array.isArray(own(page).items);
}

// Whether an answer may stand in the place of the one before: `{"error": "login"}` may not.
export function isLike(before, now) {
  if (isFeed(before) || isFeed(now)) return isFeed(before) && isFeed(now);
  if (Array.isArray(before) || Array.isArray(now)) return Array.isArray(before) && Array.isArray(now);
  return Object.keys(own(before)).some((key) => Object.hasOwn(own(now), key));
}

// The ids that these pages take back, whichever page says so.
export function withdrawn(pages) {
  return new Set(pages.flatMap((page) => list(own(page)._recognition?.withdrawn).map((id) => String(id).trim())));
}

// The page without whoever may not be shown. JSON of another form stays as it is.
export function allowed(page, gone) {
  if (!isFeed(page)) return page;
  const stays = (item) => VISIBLE.includes(own(own(item)._recognition).visibility ?? "public") && !gone.has(idOf(item));
  return { ...page, items: page.items.filter(stays) };
}

// The ids of everybody on these pages.
export function ids(pages) {
  return pages.filter(isFeed).flatMap((page) => page.items.map(idOf));
}

// The address of the next page: on the same server, not read before, within the limit; else null.
export function nextPage(page, address, read) {
  const next = own(page).next_url;
  if (!isFeed(page) || typeof next !== "string" || read.length >= MOST_PAGES) return null;
  const url = addressOf(next, address);
  return url && new URL(url).origin === new URL(address).origin && !read.includes(url) ? url : null;
}

// Whether the photos of an item may be kept on this day, written as 2026-11-24.
function mayKeepPhotos({ minor, consent }, today) {
  const named = consent?.scope === undefined || consent.scope === null ? null : list(consent.scope).includes("photo");
  if (consent && typeof consent !== "object") return false;
  // A partial date lasts to its end: "2028" is compared as far as it is written.
  const until = consent?.until ?? null;
  const day = /^\d{4}(-\d\d(-\d\d)?)?(?=T|$)/.exec(String(until))?.[0];
  if (until !== null && !(day && day >= today.slice(0, day.length))) return false;
  return (minor === undefined || minor === null || minor === false) ? named !== false : named === true;
}

// The photos of these pages: each address under which a screen may ask for one, and the copy that is
// kept for all of them, the widest. `addresses` are those of the pages.
export function photos(pages, addresses, today) {
  const kept = {};
  pages.filter(isFeed).forEach((page, at) => {
    for (const item of page.items) {
      const more = own(own(item)._recognition);
      if (!mayKeepPhotos(more, today)) continue;
      const plain = list(item.attachments).filter((file) => /^image\//.test(file?.mime_type)).map((file) => file.url);
      const single = [item.image ?? item.banner_image ?? plain[0]].map((src) => ({ src }));
      for (const photo of list(more.photos).length ? more.photos : single) {
        const copies = [photo, ...list(photo?.sources)]
          .map((copy) => ({ url: addressOf(copy?.src, addresses[at]), width: Number(copy?.width) || 0 }))
          .filter(({ url }) => url);
        const fitting = copies.filter(({ width }) => width <= WIDEST);
        const best = (fitting.length ? fitting : copies).reduce((a, b) => b.width >= a.width ? b : a, { width: -1 });
        for (const { url } of copies) kept[url] = best.url;
      }
    }
  });
  return kept;
}

function addressOf(written, base) {
  try {
    const url = new URL(written, base);
    url.hash = "";
    return typeof written === "string" && /^https?:$/.test(url.protocol) ? url.href : null;
  } catch {
    return null;
  }
}

// Under which address the pages of a set are kept: all but the first name the set that they belong to, so
// that a reader who began with one is never given the rest of another.
export function keys(addresses, name) {
  return addresses.map((address, at) => {
    const url = new URL(address);
    if (at > 0) url.searchParams.set(PART, name.split(" ").at(-1));
    return url.href;
  });
}

// Whether an address is that of a later page of a kept feed.
export function isPart(address) {
  return new URL(address).searchParams.has(PART);
}

// Each page of a feed leads to the next by the address given here; JSON of another form leads nowhere.
export function linked(pages, addresses) {
  return pages.map((page, at) => isFeed(page) ? { ...page, next_url: addresses[at + 1] } : page);
}
