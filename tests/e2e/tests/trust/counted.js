// Counts what a wall could leave behind and the browser's own counters don't tell: `counted.pages()` of Wasm's
// memory, `counted.urls` of objects; and `counted.longest`, how long the page was held up at most, in
// milliseconds. Stands before every other script.
(() => {
  const { instantiate } = WebAssembly, memories = [], urls = new Set();
  WebAssembly.instantiate = async (...given) => {
    const instance = await instantiate(...given);
    // The later part of the wall has none of its own.
    const memory = Object.values(instance.exports).find((one) => one instanceof WebAssembly.Memory);
    if (memory) memories.push(new WeakRef(memory));
    return instance;
  };
  const { createObjectURL, revokeObjectURL } = URL;
  URL.createObjectURL = (given) => {
    const url = createObjectURL.call(URL, given);
    urls.add(url);
    return url;
  };
  URL.revokeObjectURL = (url) => {
    urls.delete(url);
    revokeObjectURL.call(URL, url);
  };
  window.counted = {
    urls,
    longest: 0,
    pages: () => memories.reduce((sum, memory) => sum + (memory.deref()?.buffer.byteLength ?? 0) / 65536, 0),
  };
  new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) counted.longest = Math.max(counted.longest, duration);
  }).observe({ type: "longtask", buffered: true });
})();
