// Starts the builder in the page that includes it: fetches the one .wasm with its integrity. Where
// that is refused, what the page says itself stays, with a word on why. The names in capitals are
// filled in by `cargo xtask dist`.
const glue = __BUILDER_GLUE__;
const { src } = document.currentScript;

async function start() {
  const response = await fetch(new URL(__BUILDER_WASM__, src), { integrity: __BUILDER_INTEGRITY__ });
  if (!response.ok) throw new Error(`${__BUILDER_WASM__}: HTTP ${response.status}`);
  const bindings = glue();
  await bindings({ module_or_path: await WebAssembly.compile(await response.arrayBuffer()) });
  bindings.start();
}

// Another language is the same work: what was chosen goes along.
for (const link of document.querySelectorAll(".bar__languages a")) {
  link.addEventListener("click", () => { link.hash = location.hash; });
}

start().catch((error) => {
  console.error(`builder: ${error?.message ?? error}`);
  const notice = document.getElementById("builder-failed");
  if (notice) notice.hidden = false;
});
