// Writes down who listens to what is the page's own, which observers run, and what is written to the
// console. A listener that is called once is no trace.
const held = new Map();
const key = (target, type, options) =>
  `${target === window ? "window" : target.nodeName} ${type} ${typeof options === "object" ? Boolean(options?.capture) : Boolean(options)}`;
const isOfThePage = (target) =>
  [window, document, document.documentElement, document.body, document.head, visualViewport].includes(target);
const patch = (name, change) => {
  const native = EventTarget.prototype[name];
  EventTarget.prototype[name] = function (type, listener, options) {
    const target = this ?? window;
    if (isOfThePage(target) && !options?.once) {
      const list = held.get(key(target, type, options)) ?? new Set();
      change(list, listener);
      held.set(key(target, type, options), list);
    }
    return native.call(target, type, listener, options);
  };
};
patch("addEventListener", (list, listener) => list.add(listener));
patch("removeEventListener", (list, listener) => list.delete(listener));

// An observer of what has left the document is nobody's but the wall's, which keeps it for its return.
const observed = new Map();
for (const name of ["IntersectionObserver", "ResizeObserver", "MutationObserver"]) {
  const Native = window[name];
  window[name] = class extends Native {
    observe(target, ...given) {
      observed.set(this, [...(observed.get(this) ?? []), [name, target]]);
      return super.observe(target, ...given);
    }
    disconnect() {
      observed.delete(this);
      return super.disconnect();
    }
  };
}
const watchedOnThePage = () =>
  [...observed.values()].flat().filter(([, target]) => target.isConnected).map(([name]) => name);

const timers = new Set();
const { setInterval: start, clearInterval: end } = window;
window.setInterval = (...given) => { const id = start(...given); timers.add(id); return id; };
window.clearInterval = (id) => { timers.delete(id); return end(id); };

const written = [];
const { error } = console;
console.error = (...words) => { written.push(words.join(" ")); error.apply(console, words); };

const attributes = (element) => [...element.attributes].map(({ name, value }) => `${name}=${value}`).join(" ");
Object.defineProperty(window, "traces", {
  value: () => ({
    listeners: [...held].filter(([, list]) => list.size).map(([name, list]) => `${name} ${list.size}`).sort(),
    observers: watchedOnThePage(),
    timers: timers.size,
    sheets: document.styleSheets.length,
    adopted: document.adoptedStyleSheets.length,
    head: document.head.childElementCount,
    body: document.body.childElementCount,
    html: attributes(document.documentElement),
    bodyAttributes: attributes(document.body),
    globals: Object.getOwnPropertyNames(window).filter((name) => !/^(ret_nodes$|cdc_|se_)/.test(name)).sort(),
    title: document.title,
    cookie: document.cookie,
    storage: localStorage.length + sessionStorage.length,
  }),
});
Object.defineProperty(window, "written", { value: written });
