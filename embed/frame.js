// For a page that holds the wall in a frame: gives the frame the height that it asks for, up to the
// height of the window. It looks at frames only whose address begins with this script's own folder,
// and believes a message only if such a frame sent it from where it should be. With the attribute
// `data-wall-link` on the frame, the page's own address follows the wall, and leads to it.
// A form or an image of the page may bear any of these names, and the document then gives that.
const { origin, href: home } = new URL(".", Reflect.get(Document.prototype, "currentScript", document).src);
const TYPE = "recognition-wall";

const frames = () => [...Document.prototype.querySelectorAll.call(document, "iframe")]
  .filter((frame) => frame.src.startsWith(home));
const isLocked = ({ sandbox }) => sandbox.length && !sandbox.contains("allow-same-origin");

// The part of an address that is this wall's: `#wall/…`, by the name that the frame's address gives.
function isOwn(frame, hash) {
  const name = new URL(frame.src).searchParams.get("name") || "wall";
  return !hash || (hash.startsWith(`#${name}`) && /^[/?]/.test(`${hash.slice(name.length + 1)}/`));
}

addEventListener("message", ({ source, origin: from, data }) => {
  if (data?.type !== TYPE) return;
  const frame = frames().find(({ contentWindow }) => contentWindow === source);
  if (!frame || from !== (isLocked(frame) ? "null" : origin)) return;
  if (Number.isFinite(data.height)) {
    frame.style.boxSizing = "content-box";
    frame.style.height = `${data.height}px`;
    frame.style.maxHeight = "100vh";
    frame.style.maxHeight = "100svh";
  }
  const { wallLink } = frame.dataset, { hash } = data;
  if (wallLink === undefined || typeof hash !== "string" || hash === location.hash) return;
  if (isOwn(frame, hash) && isOwn(frame, location.hash)) {
    history.replaceState(history.state, "", location.href.split("#")[0] + hash);
  }
});

function lead() {
  for (const frame of frames()) {
    if (frame.dataset.wallLink !== undefined && isOwn(frame, location.hash)) {
      frame.contentWindow.location.replace(frame.src.split("#")[0] + (location.hash || "#"));
    }
  }
}

addEventListener("hashchange", lead);
if (location.hash) lead();
for (const { contentWindow } of frames()) contentWindow.postMessage({ type: `${TYPE}-ask` }, "*");
