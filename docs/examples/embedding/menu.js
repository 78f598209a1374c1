// The host's own menu filters the wall, and shows what is chosen however it was chosen:
// <nav><button data-field="">Tất cả</button> <button data-field="Y tế">Y tế</button> …</nav>
const wall = document.querySelector("recognition-wall");
/** @type {NodeListOf<HTMLButtonElement>} */
const buttons = document.querySelectorAll("nav button[data-field]");

for (const button of buttons) {
  button.addEventListener("click", () => {
    const field = button.dataset.field;
    wall.setQuery({ filters: field ? { field: [field] } : {} });
  });
}

function show() {
  const { field } = wall.state.query.filters;
  const chosen = Array.isArray(field) ? field : [];
  for (const button of buttons) {
    const isChosen = chosen.length ? chosen.includes(button.dataset.field ?? "") : !button.dataset.field;
    button.setAttribute("aria-pressed", String(isChosen));
  }
}

wall.addEventListener("wall-ready", show);
wall.addEventListener("wall-change", show);
