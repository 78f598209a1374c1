// Links of an article open a person on the wall: <a data-honouree="hg-2023-001" href="/nguoi/hg-2023-001.html">.
// Without this script, or before the wall has come, they lead to the person's own page.
const wall = document.querySelector("recognition-wall");

document.addEventListener("click", (event) => {
  const target = event.target instanceof Element ? event.target : null;
  const link = target?.closest("a[data-honouree]");
  if (!(link instanceof HTMLElement) || !link.dataset.honouree || wall.state?.status !== "ready") return;
  event.preventDefault();
  wall.scrollIntoView();
  wall.open(link.dataset.honouree);
});
