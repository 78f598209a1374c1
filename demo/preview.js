// The page in the builder's frame. In: messages of the builder, of this origin alone: attributes and
// custom properties of the tag, and the text of a feed that lies on the editor's own computer. Out:
// the wall, by the same wall.js as everywhere. A feed that was handed over is the answer to the one
// request for it; every other request goes out as it is. No blob: address, which a strict policy refuses.
const NAME = "recognition-wall";
const ask = window.fetch;
let given = null;
let address = "";
let wall = null;

window.fetch = function (input, options) {
  const asked = typeof input === "string" ? input : input?.url ?? String(input);
  if (given === null || new URL(asked, document.baseURI).href !== address) {
    return ask.call(window, input, options);
  }
  const headers = { "content-type": "application/feed+json" };
  return Promise.resolve(new Response(given, { headers }));
};

function show({ attributes, properties, feed }) {
  const scheme = attributes.theme?.split(" ").find((word) => word === "light" || word === "dark");
  document.documentElement.dataset.scheme = scheme ?? "";
  document.documentElement.lang = attributes.lang;
  address = new URL(attributes.src, document.baseURI).href;
  if (feed !== undefined) given = feed;
  // Another feed at the same address is another wall, and so is another screen: the element looks once.
  const mode = attributes.mode ?? null;
  if (!wall || feed !== undefined || wall.getAttribute("mode") !== mode) {
    wall?.remove();
    wall = document.createElement(NAME);
  }
  for (const { name } of [...wall.attributes]) {
    if (name !== "style" && !(name in attributes)) wall.removeAttribute(name);
  }
  for (const [name, value] of Object.entries(attributes)) wall.setAttribute(name, value);
  for (const name of [...wall.style]) {
    if (!(name in properties)) wall.style.removeProperty(name);
  }
  for (const [name, value] of Object.entries(properties)) wall.style.setProperty(name, value);
  if (!wall.isConnected) document.body.append(wall);
}

const OURS = "builder:";
addEventListener("message", ({ source, origin, data }) => {
  if (source !== parent || origin !== location.origin) return;
  if (typeof data === "string" && data.startsWith(OURS)) show(JSON.parse(data.slice(OURS.length)));
});

addEventListener("DOMContentLoaded", () => parent.postMessage("builder-preview", location.origin));
