// Whether the wall looks as it will go on looking. Runs as the body of a function; the arguments are
// the selector of the wall's element, the statuses that it may have, and a selector of what has to be
// on the screen, or null. Returns what is still waited for, and a number that differs when anything
// on the screen has another place or size.
const [selector, statuses, needed] = arguments;
const wall = document.querySelector(selector);
const root = wall?.shadowRoot;
if (!root) return { waits: "a wall", looks: 0 };
const status = wall.state?.status ?? null;
if (!statuses.includes(status)) {
  return { waits: `el.state.status ${statuses.join(" or ")}, not ${status}`, looks: 0 };
}
const shown = (element) => element.checkVisibility({ visibilityProperty: true });
const on = (element) => {
  const edges = element.getBoundingClientRect();
  return edges.width > 0 && edges.height > 0 && edges.bottom > 0 && edges.right > 0 &&
    edges.top < innerHeight && edges.left < innerWidth;
};
const seen = [...root.querySelectorAll("*")].filter((element) => shown(element) && on(element));
if (needed && !seen.some((element) => element.matches(needed))) {
  return { waits: `${needed} on the screen`, looks: 0 };
}
if (status === "ready" && wall.state.shown > 0 && !root.querySelector("[part~=card]")) {
  return { waits: "the first card", looks: 0 };
}
if (document.fonts.status !== "loaded") return { waits: "the fonts", looks: 0 };
const photos = seen.filter((element) => element.localName === "img");
const missing = photos.filter((photo) => !photo.complete);
if (missing.length) return { waits: `${missing.length} photos`, looks: 0 };
// What never ends is stopped at its beginning: every run takes the same picture.
const movements = new Set([...document.getAnimations(), ...root.getAnimations()]);
let moving = 0;
for (const movement of movements) {
  if (movement.effect?.getComputedTiming().endTime !== Infinity) {
    if (movement.playState !== "finished" && movement.playState !== "idle") moving += 1;
  } else if (movement.playState !== "paused") {
    movement.currentTime = 0;
    movement.pause();
  }
}
if (moving) return { waits: `${moving} movements`, looks: 0 };
let looks = seen.length;
for (const element of seen) {
  const edges = element.getBoundingClientRect();
  for (const edge of [edges.left, edges.top, edges.right, edges.bottom]) {
    looks = (Math.imul(looks, 31) + Math.round(edge)) | 0;
  }
}
const frame = () => new Promise((done) => requestAnimationFrame(done));
// A photo that is complete may not be decoded yet; a broken one never is.
return Promise.all(photos.map((photo) => photo.decode().catch(() => {})))
  .then(frame).then(frame).then(() => ({ waits: null, looks }));
