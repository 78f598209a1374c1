// Nobody outside may look into a frame of an origin of its own: it tells by itself what is seen.
const tell = (what) => {
  const wall = document.querySelector("recognition-wall");
  const first = wall.shadowRoot.querySelector("[part~=card] [part~=name]").textContent;
  parent.postMessage({ what, names: [first, wall.state.shown] }, "*");
};
addEventListener("wall-error", (event) => parent.postMessage({ what: "error", names: [event.detail.message] }, "*"));
addEventListener("securitypolicyviolation", (event) => parent.postMessage({ what: "refused", names: [event.blockedURI] }, "*"));
addEventListener("wall-ready", async () => {
  const wall = document.querySelector("recognition-wall");
  await wall.setQuery({ text: "duc" });
  tell("found");
  await wall.open("duc");
  tell(wall.state.open);
  await wall.close();
  let storage = "there";
  try { localStorage.length; } catch { storage = "refused"; }
  tell(storage);
});
