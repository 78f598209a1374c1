// The element <recognition-wall>: defines it at once, shows what it contains until the wall is
// there, has the .wasm fetched when it comes near the viewport (`instance.js`, which stands in front),
// and keeps the page alive if the wall traps. One classic script, no global; the tokens in capitals
// are filled in by `xtask dist`.
const VERSION = __WALL_VERSION__;
const CSS = __WALL_CSS__;
const WORDS = __WALL_WORDS__;

const NAME = "recognition-wall";
const ATTRIBUTES = [
  "src", "map", "lang", "layout", "mode", "facets", "filter", "sort", "name", "history", "theme",
  "heading-level", "refresh", "idle", "motion", "debug",
];
// A form or an image of the page may bear any of these names, and the document then gives that.
const page = (name) => Reflect.get(Document.prototype, name, document);
const create = (name) => page("createElement").call(document, name);
const script = __WALL_SCRIPT__ ?? page("currentScript");
const base = script?.src || page("baseURI");
const walls = new Set();
const today = () => new Date().toDateString();

const EMPTY = {
  status: "loading", total: 0, shown: 0,
  query: { text: "", filters: {}, sort: "feed", layout: "grid" },
  open: null, asOf: null, problems: [],
};

class RecognitionWall extends HTMLElement {
  static observedAttributes = ATTRIBUTES;
  static version = VERSION;
  #handle = null;
  #parked = null;
  #root = null;
  #slot = null;
  #of = null;
  #sheet = new CSSStyleSheet();
  #times = 0;
  #near = null;
  #begin = null;
  #ready = null;
  #early = null;
  #last = EMPTY;
  #day = "";

  connectedCallback() {
    if (walls.has(this)) {
      this.#raise();
      return;
    }
    walls.add(this);
    if (!this.shadowRoot) this.#build();
    const mode = this.getAttribute("mode");
    if (mode === "kiosk" || mode === "ceremony") {
      import(new URL("stage.js", base)).then((stage) => stage.start(this, this.#attributes()))
        .catch((error) => this.#giveUp(error));
      // The stage shows one person at a time: there is no wall.
      if (mode === "ceremony") return;
    }
    this.#ready = new Promise((resolve) => {
      this.#begin = () => {
        this.#near?.disconnect();
        resolve(this.#start());
      };
      this.#near = new IntersectionObserver((entries) => {
        if (entries.some((entry) => entry.isIntersecting)) this.#begin();
      }, { rootMargin: "800px" });
      this.#near.observe(this);
      addEventListener("hashchange", this.#named);
      this.#named();
    });
    addEventListener("visibilitychange", this.#seen);
    this.#day = today();
  }

  // A page that is looked at again on another day asks anew: somebody's consent may have run out.
  #seen = () => {
    const before = this.#day;
    this.#day = today();
    if (this.#day !== before && this.state.total) this.refresh();
  };

  // A link into the wall begins it, however far down the page it stands.
  #named = () => {
    const name = this.getAttribute("name") || "wall";
    const own = location.hash.slice(1).split(/[/?]/)[0];
    const follows = this.getAttribute("history") !== "none";
    if (follows && (own === name || own === encodeURIComponent(name))) this.#begin?.();
  };

  // Moving an element takes its open dialog off the top: it is put back there.
  #raise() {
    const dialog = this.shadowRoot?.querySelector("dialog[open]");
    if (!dialog || dialog.matches(":modal")) return;
    dialog.removeAttribute("open");
    dialog.showModal();
  }

  disconnectedCallback() {
    // Moving an element disconnects and connects it in one task: it keeps its wall.
    queueMicrotask(() => {
      if (this.isConnected || !walls.delete(this)) return;
      this.#near?.disconnect();
      removeEventListener("hashchange", this.#named);
      removeEventListener("visibilitychange", this.#seen);
      this.#park();
      this.#last = EMPTY;
    });
  }

  attributeChangedCallback(name, before, after) {
    if (before !== after) this.#handle?.update(this.#attributes());
  }

  get state() {
    return this.#handle?.state() ?? this.#last;
  }

  setQuery(change) { return this.#ask((wall) => wall.setQuery(change)); }
  open(id) { return this.#ask((wall) => wall.open(String(id))); }
  close() { return this.#ask((wall) => wall.close()); }
  next() { return this.#ask((wall) => wall.step(1)); }
  previous() { return this.#ask((wall) => wall.step(-1)); }

  refresh() {
    if (this.#handle || this.#begin) return this.#ask((wall) => wall.refresh());
    return this.#again();
  }

  // After the wall could not be started: once more, from the beginning.
  #again() {
    this.#ready = this.#start(this.#last);
    return this.#ready;
  }

  // Whoever asks something of a wall wants it now, wherever it stands on the page.
  async #ask(question) {
    this.#begin?.();
    await this.#ready;
    await this.#of?.complete();
    if (this.#handle) await question(this.#handle);
  }

  #build() {
    const shadow = this.attachShadow({ mode: "open" });
    shadow.adoptedStyleSheets = [this.#sheet];
    this.#slot = create("slot");
    this.#root = create("div");
    shadow.append(this.#slot, this.#root);
    this.#dress();
    if (page("readyState") !== "complete") addEventListener("load", () => this.#dress(), { once: true });
    // The state to come back to after a trap: read while the instance is alive.
    for (const event of ["wall-ready", "wall-change", "wall-open", "wall-close"]) {
      this.addEventListener(event, () => { this.#last = this.state; });
    }
    // What the page itself says stands until there are people to show instead, and so does a picture.
    this.addEventListener("wall-ready", () => {
      this.#slot.hidden = true;
      this.#root.children[1]?.remove();
    });
    // What a life says that has nobody to show stands before the picture, and nothing of that in the way.
    this.addEventListener("wall-error", () => {
      const [told, picture] = this.#root.children;
      told?.classList.add("told");
      picture?.querySelectorAll("dialog[open]").forEach((dialog) => dialog.close());
    });
  }

  // A root of up to double the visitor's own letters is a wish for larger ones. A smaller or a huge one
  // is only the page's way to count in rem: its rem is then written as the visitor's.
  #dress() {
    const style = this.#root.style;
    const [written, own] = ["1rem", "medium"].map((size) => {
      style.font = size + " serif";
      return parseFloat(getComputedStyle(this.#root).fontSize);
    });
    style.font = "";
    const times = written < own || written > 2 * own ? own / written : 1;
    if (times === this.#times) return;
    this.#times = times;
    // A rem in a condition of the screen is the visitor's own already.
    this.#sheet.replaceSync(CSS.replace(/@media[^{]+|([\d.]+)rem/g,
      (found, size) => size ? size * times + "rem" : found));
  }

  #attributes() {
    // Nothing that the page has hung on all objects is an attribute of the tag.
    const found = { __proto__: null };
    for (const name of ATTRIBUTES) {
      const value = this.getAttribute(name);
      if (value !== null) found[name] = value;
    }
    return found;
  }

  // Resolves when a wall is running, or when there can't be one: then the content stays.
  async #start(kept) {
    this.#begin = null;
    removeEventListener("hashchange", this.#named);
    try {
      const isThere = instance, loading = load();
      // Behind the Wasm: many servers send in the order in which they were asked, and a feed may be long.
      if (!isThere) this.#askEarly();
      const bindings = await loading;
      if (!walls.has(this) || this.#handle) return;
      if (bindings.life.isOver) return this.#start(kept);
      this.#show(bindings);
      if (kept) {
        await this.#handle.setQuery(kept.query);
        if (kept.open) await this.#handle.open(kept.open);
      }
    } catch (error) {
      this.#giveUp(error);
    }
  }

  // The feed is asked for while the Wasm is still on its way, just as the wall itself would.
  #askEarly() {
    const src = this.getAttribute("src")?.trim();
    if (!src || this.#early || !URL.canParse?.(src, this.baseURI)) return;
    const url = new URL(src, this.baseURI).href, controller = new AbortController();
    const answer = fetch(url, { cache: "no-cache", credentials: "same-origin", signal: controller.signal });
    answer.catch(() => {});
    this.#early = { url, controller, answer };
  }

  // Hands the request over to the wall, which ends it if it wants another feed by now.
  #takeEarly() {
    const early = this.#early;
    this.#early = null;
    return early;
  }

  // A wall that was parked on this instance comes back into its place: each new place would leave
  // listeners behind.
  #show(bindings) {
    // What the page says itself stands there: no shape of what comes beside it.
    this.#root.toggleAttribute("data-content", this.childElementCount > 0);
    const { handle, place, of } = this.#parked ?? {};
    this.#parked = null;
    if (of === bindings) {
      this.#root.replaceChildren(place);
      this.#handle = handle;
      handle.resume(this, this.#attributes());
    } else {
      const fresh = create("div");
      // Behind it, where there is one, the picture of the life before, until there is something to show.
      const before = this.#root.lastChild;
      this.#root.replaceChildren(fresh, ...(before?.inert ? [before] : []));
      const rest = bindings.complete().catch(() => {});
      this.#handle = bindings.mount(fresh, this, this.#attributes(), this.#takeEarly(), rest);
    }
    this.#of = bindings;
  }

  #park() {
    const handle = this.#handle;
    this.#handle = null;
    try {
      handle?.park();
      if (handle) this.#parked = { handle, place: this.#root.firstChild, of: this.#of };
    } catch {
      // The instance has trapped: there is nothing to keep.
    }
    this.#clear();
  }

  #clear() {
    this.#takeEarly()?.controller.abort();
    this.#slot.hidden = false;
    this.#root.replaceChildren();
  }

  #giveUp(error) {
    const picture = this.#root.lastChild;
    this.#last = { ...this.#last, status: "error" };
    this.#clear();
    this.#root.append(this.#words());
    // The page's own list, where it has one, can be used: a picture can't.
    if (picture?.inert && !this.childElementCount) this.#root.append(picture);
    const message = `recognition-wall: ${error?.message ?? error}. ` +
      "Allow script-src 'wasm-unsafe-eval', and serve the .wasm beside wall.js.";
    console.error(message);
    this.dispatchEvent(new CustomEvent("wall-error", {
      bubbles: true, composed: true, detail: { message, fatal: true },
    }));
  }

  // What a visitor reads where the wall can't come, with a way to try again.
  #words() {
    const language = (this.getAttribute("lang") || this.closest("[lang]")?.lang || "vi").split("-")[0];
    const [said, retry] = WORDS[language] ?? WORDS.vi;
    const notice = create("div");
    notice.className = "wall notice";
    notice.setAttribute("part", "message");
    notice.setAttribute("role", "alert");
    const text = create("p");
    text.textContent = said;
    const button = create("button");
    button.className = "button";
    button.type = "button";
    button.textContent = retry;
    button.addEventListener("click", () => this.#again());
    notice.append(text, button);
    return notice;
  }

  // Called when the shared instance is lost: what is on the screen stays as a picture until the next one
  // has somebody to show.
  trapped(wait) {
    if (!this.#handle) return;
    const kept = this.#last;
    this.#handle = null;
    this.#root.lastChild.inert = true;
    if (wait === undefined) {
      this.#giveUp(new Error("stopped after three faults within a minute"));
      return;
    }
    this.#ready = new Promise((resolve) => setTimeout(resolve, wait))
      .then(() => walls.has(this) && this.#start(kept));
  }
}

// Including the script twice, or in two versions, is harmless: the first one serves all.
if (!customElements.get(NAME)) customElements.define(NAME, RecognitionWall);

// The tag for systems that strip unknown elements, and the script that stands alone.
function fromData(source, target) {
  const wall = create(NAME);
  for (const name of ATTRIBUTES) {
    const value = source.getAttribute(`data-${name}`);
    if (value !== null) wall.setAttribute(name, value);
  }
  target(wall);
}

function upgrade() {
  const divs = "[data-recognition-wall]:not([data-recognition-wall=done])";
  for (const div of page("querySelectorAll").call(document, divs)) {
    div.setAttribute("data-recognition-wall", "done");
    fromData(div, (wall) => {
      wall.append(...div.childNodes);
      div.append(wall);
    });
  }
}

function whenRead(action) {
  if (page("readyState") === "loading") addEventListener("DOMContentLoaded", action, { once: true });
  else action();
}

whenRead(upgrade);
if (script?.dataset.src !== undefined) {
  // Nothing in the head is seen: a script that stands there means the start of the page.
  const head = script.closest("head");
  if (head) whenRead(() => fromData(script, (wall) => head.nextElementSibling.prepend(wall)));
  else fromData(script, (wall) => script.after(wall));
}
