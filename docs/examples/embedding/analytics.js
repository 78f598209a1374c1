// Counts by the host's own means what visitors look for. The wall itself tells nobody.
const wall = document.querySelector("recognition-wall");

wall.addEventListener("wall-open", (event) => {
  count("person", event.detail.id);
});

let typing = 0;
wall.addEventListener("wall-change", (event) => {
  // A word is counted when it is typed to its end.
  clearTimeout(typing);
  const { text, filters } = event.detail;
  typing = setTimeout(() => count("search", text, Object.keys(filters).join(",")), 1000);
});

/** @param {string[]} words */
function count(...words) {
  navigator.sendBeacon("/statistics", new URLSearchParams(words.map((word, at) => [`w${at}`, word])));
}
