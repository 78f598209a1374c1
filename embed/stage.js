// The kiosk's and the ceremony's screens, for wall.js, which loads this beside itself where `mode` asks for
// one of them. In: the element and its attributes. Out: the screen in its shadow root. The tokens in
// capitals are filled in by `xtask dist`. Page mode never loads this.
const WASM = __STAGE_WASM__;
const INTEGRITY = __STAGE_INTEGRITY__;
const CSS = __STAGE_CSS__;
const glue = __STAGE_GLUE__;

const started = new WeakSet();
let loading = null;

async function load() {
  const response = await fetch(new URL(WASM, import.meta.url), { integrity: INTEGRITY });
  if (!response.ok) throw new Error(`${WASM}: HTTP ${response.status}`);
  const bindings = glue();
  await bindings({ module_or_path: await WebAssembly.compile(await response.arrayBuffer()) });
  return bindings;
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

export async function start(host, attributes) {
  if (started.has(host)) return;
  started.add(host);
  try {
    const bindings = await (loading ??= load());
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(CSS);
    const { shadowRoot } = host;
    shadowRoot.adoptedStyleSheets = [...shadowRoot.adoptedStyleSheets, sheet];
    const place = document.createElement("div");
    shadowRoot.append(place);
    bindings.show(place, host, read(host, attributes), host.dataset.presenter !== undefined);
  } catch (error) {
    started.delete(host);
    loading = null;
    throw error;
  }
}
