// The kiosk's and the ceremony's screens, for wall.js, which loads this beside itself where `mode` asks for
// one of them. In: the element and its attributes. Out: the screen in its shadow root, which is there again
// when its program has trapped or hangs: the picture stays until the next life of the program has drawn it
// anew, from what the life before has kept. The tokens in capitals are filled in by `xtask dist`. Page mode
// never loads this.
const WASM = __STAGE_WASM__;
const INTEGRITY = __STAGE_INTEGRITY__;
const CSS = __STAGE_CSS__;
const glue = __STAGE_GLUE__;

// How long after the program was called it is asked whether it still takes messages, and how long it may
// take to answer: it answers before the next timer. Milliseconds.
const QUIET = 150, ANSWER = 50;
// After three traps within a minute the program is left alone for so long. Milliseconds.
const CALM = 600000;
// How often a program that did not come is asked for again. Milliseconds.
const FIRST_TRY = 5000, LAST_TRY = 300000;

const started = new WeakSet();
const later = (wait) => new Promise((resolve) => setTimeout(resolve, wait));
let compiled = null;

async function compile() {
  const response = await fetch(new URL(WASM, import.meta.url), { integrity: INTEGRITY });
  if (!response.ok) throw new TypeError(`${WASM}: HTTP ${response.status}`);
  return WebAssembly.compile(await response.arrayBuffer());
}

// A server that does not answer is asked again: nobody is there to do it. What is refused stays refused.
async function load() {
  for (let wait = FIRST_TRY; ; wait = Math.min(2 * wait, LAST_TRY)) {
    try {
      return await (compiled ??= compile());
    } catch (error) {
      compiled = null;
      if (!(error instanceof TypeError)) throw error;
      console.warn(`recognition-wall: ${error.message}`);
      await later(wait * (1 - Math.random() / 4));
    }
  }
}

// As the wall reads them: addresses are whole and of the web, and the language is the page's where the
// tag names none.
function read(host, attributes) {
  const settings = { __proto__: null, ...attributes };
  for (const name of ["src", "map"]) {
    if (settings[name] === undefined) continue;
    const url = URL.canParse?.(settings[name].trim(), host.baseURI) && new URL(settings[name].trim(), host.baseURI);
    settings[name] = /^https?:$/.test(url?.protocol) ? url.href : "";
  }
  settings.lang ||= host.closest("[lang]")?.lang || "vi";
  return settings;
}

// One life of the program, as the glue knows it: an error that comes out of the Wasm is its end, and then
// nothing calls the instance any more.
class Life {
  #ended = new AbortController();
  #repeated = [];
  // Not before it has drawn.
  #isAsked = true;
  #isCalled = false;
  #onEnd;
  bindings = null;
  place = null;

  constructor(onEnd) {
    this.#onEnd = onEnd;
  }

  async begin(module) {
    const bindings = glue(this);
    await bindings({ module_or_path: module });
    this.bindings = bindings;
  }

  get isOver() {
    return this.#ended.signal.aborted;
  }

  // A target as the glue gets it: what it hears for the program, it hears as long as the program lives.
  hears(target) {
    const { signal } = this.#ended;
    return {
      addEventListener: (name, listener, options) => {
        const own = typeof options === "object" ? options : { capture: Boolean(options) };
        target.addEventListener(name, listener, { __proto__: null, ...own, signal });
      },
    };
  }

  setInterval(action, wait) {
    const id = setInterval(action, wait);
    this.#repeated.push(id);
    return id;
  }

  // From now on it is asked whether it is well.
  watch() {
    this.#isAsked = false;
    this.called();
  }

  // Whether the program still takes messages: asked a little after something has called it, for where
  // nothing does, nothing runs.
  called() {
    this.#isCalled = true;
    if (this.#isAsked) return;
    this.#isAsked = true;
    setTimeout(() => {
      if (this.isOver) return;
      const before = this.bindings.beat(true);
      // Its answer is no call.
      setTimeout(() => { this.#isCalled = false; });
      setTimeout(() => {
        if (this.isOver) return;
        const isCalled = this.#isCalled;
        if (this.bindings.beat(false) === before) this.end();
        this.#isAsked = false;
        if (isCalled) this.called();
      }, ANSWER);
    }, QUIET);
  }

  end() {
    if (this.isOver) return;
    this.#ended.abort();
    for (const id of this.#repeated) clearInterval(id);
    this.#onEnd();
  }
}

// One screen, through all lives of its program.
class Screen {
  #host;
  #attributes;
  #module = null;
  #place = null;
  #alone = null;
  // What a life of the program leaves to the next.
  #kept = { __proto__: null, started: Date.now(), traps: [], files: [] };

  constructor(host, attributes) {
    this.#host = host;
    this.#attributes = attributes;
    if (attributes.mode !== "kiosk") return;
    // The program shows these as a code; where there is none at the moment, they lead nowhere all the same.
    for (const name of ["click", "auxclick", "contextmenu"]) host.addEventListener(name, stay, true);
  }

  async begin() {
    this.#module = await load();
    this.#draw(await this.#born());
  }

  async #born() {
    const life = new Life(() => this.#again(life));
    await life.begin(this.#module);
    return life;
  }

  // The screen drawn anew, beside the picture that stays until then.
  #draw(life) {
    const before = this.#place, place = document.createElement("div");
    this.#alone?.abort();
    this.#host.shadowRoot.append(place);
    const isPresenter = this.#host.dataset.presenter !== undefined;
    life.place = place;
    try {
      life.bindings.show(place, this.#host, read(this.#host, this.#attributes), isPresenter, this.#kept);
    } catch (error) {
      if (life.isOver) return;
      throw error;
    }
    // The program draws before the next timer.
    setTimeout(() => {
      if (life.isOver) return;
      life.watch();
      this.#place = place;
      if (before) resume(before, place);
      before?.remove();
    });
  }

  async #again(life) {
    if (life.place !== this.#place) life.place?.remove();
    const { traps } = this.#kept;
    traps.push(Date.now());
    // Enough for every rule about them.
    if (traps.length > 20) traps.shift();
    const next = await this.#born();
    const wait = next.bindings.restart(this.#kept);
    if (wait === undefined) this.#standAlone();
    if (wait !== 0) await later(wait ?? CALM);
    this.#draw(next);
  }

  // The static picture. A kiosk's is the wall alone, put back to its start at once, and whenever nobody has
  // touched it for a while.
  #standAlone() {
    const host = this.#host, { mode, idle, lang, theme, sort = "feed", layout = "grid" } = this.#attributes;
    if (mode !== "kiosk") return;
    const { signal } = this.#alone = new AbortController();
    const wall = host.shadowRoot.querySelector("slot + div");
    let timer = 0;
    const putBack = () => {
      for (const [name, value] of Object.entries({ lang, theme, "data-panel": undefined, "data-large": undefined })) {
        if (value === undefined) host.removeAttribute(name);
        else host.setAttribute(name, value);
      }
      host.close();
      for (const dialog of wall.querySelectorAll("dialog[open]")) dialog.close();
      host.setQuery({ text: "", filters: {}, sort, layout });
      wall.scrollTop = 0;
    };
    const touched = () => {
      clearTimeout(timer);
      timer = setTimeout(putBack, 1000 * (parseInt(idle) || 90));
    };
    signal.addEventListener("abort", () => {
      clearTimeout(timer);
      putBack();
    });
    for (const name of ["pointerdown", "keydown", "wheel"]) addEventListener(name, touched, { capture: true, signal });
    this.#place?.remove();
    this.#place = null;
    wall.removeAttribute("inert");
    putBack();
  }
}

// Takes what would lead off a kiosk's page.
function stay(event) {
  const here = location.href.split("#")[0];
  const leads = ({ localName, href }) => localName === "a" && href && href.split("#")[0] !== here;
  if (event.type === "contextmenu" || event.composedPath().some(leads)) event.preventDefault();
}

// Whoever stood there does not come once more, and what runs goes on from where it was.
function resume(before, place) {
  const running = before.getAnimations({ subtree: true });
  for (const animation of place.getAnimations({ subtree: true })) {
    const { animationName } = animation;
    const same = running.find((other) => other.animationName === animationName);
    if (animationName?.endsWith("-come")) animation.finish();
    else if (same) animation.currentTime = same.currentTime;
  }
}

export async function start(host, attributes) {
  if (started.has(host)) return;
  started.add(host);
  const { shadowRoot } = host;
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(CSS);
  shadowRoot.adoptedStyleSheets = [...shadowRoot.adoptedStyleSheets, sheet];
  try {
    await new Screen(host, attributes).begin();
  } catch (error) {
    started.delete(host);
    throw error;
  }
}
