// The one instance of the Wasm that all walls of a page share: fetches and compiles it, in two parts,
// and makes a fresh one after a trap. Stands in front of wall.js, whose `walls` and `base` it uses.

// What the first screen runs, and the rest, which comes behind it; no name where all is in one.
const WASM = __WALL_WASM__;
const INTEGRITY = __WALL_INTEGRITY__;
const LATER = __WALL_LATER__;
const LATER_INTEGRITY = __WALL_LATER_INTEGRITY__;
const glue = __WALL_GLUE__;

// One compiled module of each part and one instance for all walls; after a trap a fresh instance.
let compiled = null;
let rest = null;
let instance = null;
// Whether an instance ever ran into what it still lacked.
let wasMissed = false;
let traps = [];
const RETRIES = [1000, 5000];

async function compile(name, integrity) {
  // An empty integrity demands none.
  const response = await fetch(new URL(name, base), { integrity });
  if (!response.ok) throw new Error(`${name}: HTTP ${response.status}`);
  try {
    return await WebAssembly.compileStreaming(response.clone());
  } catch (error) {
    // A server that sends the wrong type refuses streaming; the bytes are as good.
    if (!(error instanceof TypeError)) throw error;
    return WebAssembly.compile(await response.arrayBuffer());
  }
}

// The later part, with some patience: nobody waits for it as long as nobody calls what is in it.
async function compileRest(waits) {
  try {
    return await compile(LATER, LATER_INTEGRITY);
  } catch (error) {
    if (!waits.length) throw error;
    await new Promise((resolve) => setTimeout(resolve, waits[0]));
    return compileRest(waits.slice(1));
  }
}

function load() {
  compiled ??= compile(WASM, INTEGRITY);
  instance ??= compiled.then(async (module) => {
    let whole = LATER ? null : Promise.resolve();
    const life = { isOver: false, hasGaps: !whole, end: () => lost(life) };
    const bindings = glue(life);
    bindings.life = life;
    const exports = await bindings({ module_or_path: module });
    // Fills the gaps, once; after a failure whoever asks next tries anew.
    bindings.complete = () => whole ??= (rest ??= compileRest(wasMissed ? [] : RETRIES))
      .then((later) => WebAssembly.instantiate(later, { "": exports }))
      .then(() => { life.hasGaps = false; })
      .catch((error) => {
        whole = rest = null;
        throw error;
      });
    const filled = bindings.complete();
    if (wasMissed) await filled;
    else filled.catch(() => {});
    return bindings;
  }).catch((error) => {
    compiled = instance = null;
    throw error;
  });
  return instance;
}

// An error came out of the Wasm, and every wall has lost its instance. Tells whether that only ran into a
// gap: then a fresh one without gaps will do better, and nobody needs to hear of it.
function lost(life) {
  if (!life.isOver) {
    life.isOver = true;
    instance = null;
    wasMissed ||= life.hasGaps;
    const now = performance.now();
    if (!life.hasGaps) traps = [...traps.filter((time) => now - time < 60000), now];
    const wait = life.hasGaps ? 0 : [0, 1000][traps.length - 1];
    // Not in the middle of what the Wasm, or the page, was doing.
    queueMicrotask(() => {
      for (const wall of walls) wall.trapped(wait);
    });
  }
  return life.hasGaps;
}
