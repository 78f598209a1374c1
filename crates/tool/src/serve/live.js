// Added by `wall serve`, never part of a site: follows the folder's changes.
// A changed feed is read again by the walls themselves; anything else loads the page anew.
new EventSource("/.wall/changes").addEventListener("change", (event) => {
  const files = JSON.parse(event.data);
  const walls = document.querySelectorAll("recognition-wall");
  if (walls.length && files.every((file) => /\.(json|avif|webp|jpe?g|png)$/i.test(file))) {
    for (const wall of walls) wall.refresh?.();
  } else {
    location.reload();
  }
});
