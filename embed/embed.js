// The wall in a frame. In: the page's address, each attribute of the tag as a parameter, and the two
// `meta` of embed.html (kiosk.html and ceremony.html say their mode in a third). Out: a wall that fills the frame, and messages of its height to whoever holds
// the frame. It believes no message: the page around it can have the height said again, no more.
const NAME = "recognition-wall";
// Room for the detail and the filters, which lie within the frame, over a wall of few people. Pixels.
const SHORTEST = 640;

const page = new URL(location.href);
const setting = (name) => document.querySelector(`meta[name="wall-${name}"]`)?.content ?? "";

// A page that names a feed wants nothing of what this page shows by itself.
function options() {
  if (page.searchParams.has("src")) return page.searchParams;
  const standing = new URLSearchParams(setting("default"));
  for (const [name, value] of page.searchParams) standing.set(name, value);
  return standing;
}

// Anybody can write an address: without this, anybody's feed would be shown under this host's name.
function isAllowed(address) {
  const origins = setting("origins").split(/\s+/);
  try {
    const { origin, protocol } = new URL(address, page);
    return /^https?:$/.test(protocol) && [page.origin, ...origins].some((known) => known === origin || known === "*");
  } catch {
    return false;
  }
}

function show(chosen) {
  const root = document.documentElement;
  root.lang = chosen.get("lang") || root.lang;
  const words = chosen.get("theme")?.split(/\s+/) ?? [];
  const scheme = { light: "light", dark: "dark", auto: "light dark" };
  root.style.colorScheme = scheme[words.find((word) => Object.hasOwn(scheme, word))] ?? "";
  if (![chosen.get("src"), chosen.get("map") || "."].every((address) => address && isAllowed(address))) {
    document.getElementById("refused").hidden = false;
    return;
  }
  customElements.whenDefined(NAME).then(() => {
    const wall = document.createElement(NAME);
    for (const name of customElements.get(NAME).observedAttributes) {
      if (chosen.has(name)) wall.setAttribute(name, chosen.get(name));
    }
    // What a host page would write into its own style sheet.
    for (const [name, value] of chosen) {
      if (name.startsWith("--wall-")) wall.style.setProperty(name, value);
    }
    // What kiosk.html and ceremony.html are, whatever their address says.
    if (setting("mode")) wall.setAttribute("mode", setting("mode"));
    if (chosen.has("presenter")) wall.dataset.presenter = "";
    document.querySelector("main").append(wall);
  });
}

// WordPress knows its frames by a word that it writes behind the `#` of their address.
let secret = /[#&?]secret=([a-z\d]+)/i.exec(page.hash)?.[1];

function tell(message) {
  parent.postMessage(message, "*");
}

// Nothing in it is a secret: whoever holds the frame knows the address that it was given.
function tellHeight() {
  const height = Math.max(SHORTEST, Math.ceil(document.body.getBoundingClientRect().height));
  tell({ type: NAME, height, hash: location.hash });
  tell({ sentinel: "amp", type: "embed-size", height: Math.min(height, screen.height) });
  if (secret) tell({ message: "height", value: height, secret });
}

function heed({ source, data }) {
  if (source !== parent) return;
  const { type, message, secret: word } = data ?? {};
  if (message === "ready" && typeof word === "string" && /^[a-z\d]+$/i.test(word)) secret = word;
  else if (type !== `${NAME}-ask`) return;
  tellHeight();
}

// WordPress locks its frames in; it follows a link for them where it leads to the same host.
function follow(event) {
  const link = event.composedPath().find((element) => element.localName === "a");
  if (!secret || event.defaultPrevented || !link?.href || link.href.split("#")[0] === page.href.split("#")[0]) return;
  tell({ message: "link", value: link.href, secret });
}

if (parent !== self) {
  new ResizeObserver(tellHeight).observe(document.body);
  addEventListener("message", heed);
  addEventListener("click", follow);
  // The address is written after the wall has said what changed.
  for (const event of ["wall-ready", "wall-open", "wall-close", "wall-change"]) addEventListener(event, () => setTimeout(tellHeight));
  globalThis.navigation?.addEventListener("currententrychange", tellHeight);
}

show(options());
