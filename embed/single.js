// Stands in front of wall.js in wall-single.js, for hosts that serve no .wasm: the one request for the
// Wasm is answered from the text in this script; all others go out. No data: address, no eval.
async function unpacked() {
  const packed = Uint8Array.from(atob(__WALL_WASM_TEXT__), (letter) => letter.charCodeAt(0));
  const plain = new Blob([packed]).stream().pipeThrough(new DecompressionStream("gzip"));
  return new Response(plain, { headers: { "content-type": "application/wasm" } });
}
const fetch = (address, options) =>
  address instanceof URL && address.pathname.endsWith(`/${__WALL_WASM__}`) ? unpacked() : globalThis.fetch(address, options);
