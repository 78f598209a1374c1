// Registers the service worker for a kiosk's or a ceremony's page, and hears from it. In: the page with
// its one wall. Out: a wall that asks for its feed again when the worker says so, and only when the wall has
// read all of it: whoever asks again in the middle would be left with half. Page mode never loads this.
const NAME = "recognition-wall";

const workers = navigator.serviceWorker;
// A ceremony has no wall that could say so: its screen asks for its feed again by itself.
const isCeremony = document.querySelector('meta[name="wall-mode"]')?.content === "ceremony";
const whole = new Promise((resolve) => addEventListener("wall-ready", resolve, { once: true }));

// "fresh": there is a newer feed on the device; "stale": what was given may be old, and whoever asks now is
// told; "full": there was no room for photos, which is nothing that a visitor can mend. A screen of a venue
// hears all three.
function heard({ data }) {
  const wall = document.querySelector(NAME), detail = data?.wall;
  wall?.dispatchEvent(new CustomEvent("wall-kept", { detail }));
  if (!isCeremony && (detail === "fresh" || detail === "stale")) whole.then(() => wall?.refresh());
}

// A release that waits is started when the page is opened, never under somebody's hands. Not right after
// a reload: one that can't be started must not make the page reload for ever.
function begin(registration) {
  const [navigation] = performance.getEntriesByType("navigation");
  if (!registration.waiting || navigation?.type === "reload") return;
  workers.addEventListener("controllerchange", () => location.reload(), { once: true });
  registration.waiting.postMessage({ wall: "take over" });
}

async function keep() {
  const isFirst = !workers.controller;
  workers.addEventListener("message", heard);
  // What this first page has read went past the worker: it is asked for once more.
  if (isFirst) workers.addEventListener("controllerchange", () => heard({ data: { wall: "fresh" } }), { once: true });
  const own = new URL("sw.js", document.currentScript?.src ?? document.baseURI);
  // A strict page lets a worker be named only through a policy that it knows by this name.
  const policy = globalThis.trustedTypes?.createPolicy(NAME, { createScriptURL: (address) => address });
  const registration = await workers.register(policy?.createScriptURL(own.href) ?? own, { scope: location.pathname, updateViaCache: "none" });
  begin(registration);
  if (!isFirst) return;
  // Not in the middle of its reading: a worker that gave the rest of a feed would not know what it is of.
  const { active } = await workers.ready;
  if (!isCeremony) await whole;
  active.postMessage({ wall: "claim" });
}

if (workers) {
  // Without a worker the page works as long as there is a network.
  keep().catch((error) => console.warn(`${NAME}: nothing is kept for times without a network: ${error.message}`));
}
