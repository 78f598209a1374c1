// What a visitor sees of a wall, as plain data: only elements that are rendered, text as shown.
// Runs as the body of a function; `arguments[0]` is the selector of the wall's element.
const host = [...document.querySelectorAll(arguments[0])].find((element) => element.shadowRoot);
if (!host) return null;
const root = host.shadowRoot;
const tidy = (text) => text.replace(/\s+/g, " ").trim();
const shown = (element) => element.checkVisibility({ visibilityProperty: true });
// A card that is not near the screen has not been laid out: its text is there all the same.
const text = (element) => (element ? tidy(element.innerText || element.textContent) : "");
const all = (selector, within = root) => [...within.querySelectorAll(selector)].filter(shown);
const part = (name, within) => all(`[part~="${name}"]`, within);
const first = (name, within) => part(name, within)[0];

let focus = document.activeElement;
while (focus?.shadowRoot?.activeElement) focus = focus.shadowRoot.activeElement;

const dialog = all("dialog[open]")[0];
return {
  cards: part("card").map((card) => ({
    id: card.dataset.id ?? "",
    name: text(first("name", card)),
    text: text(card),
    marks: all("mark", card).map(text),
    caption: text(first("caption", card)),
    credit: text(first("credit", card)),
    award: text(first("award", card)),
    citation: text(first("citation", card)),
  })),
  count: text(first("count")),
  chips: part("chip").map(text),
  choices: part("option").map((option) => ({
    facet: option.dataset.facet ?? "",
    value: option.dataset.value ?? "",
    text: text(option.closest("label") ?? option),
    chosen: option.checked ?? option.getAttribute("aria-pressed") === "true",
  })),
  notices: all('[role="alert"], [part~="message"], [part~="notice"]').map(text).filter(Boolean),
  search: root.querySelector('[part~="search"]')?.value ?? null,
  detail: dialog
    ? { heading: text(all("h1, h2, h3, h4, h5, h6", dialog)[0]), text: text(dialog) }
    : null,
  focus: {
    tag: focus?.localName ?? "",
    part: focus?.getAttribute("part") ?? "",
    id: focus?.id ?? "",
    text: focus ? tidy(focus.innerText ?? "") : "",
    card: focus?.closest?.('[part~="card"]')?.dataset.id ?? null,
    inDetail: Boolean(dialog && focus && dialog.contains(focus)),
  },
  text: tidy([...root.children].filter(shown).map((element) => element.innerText ?? "").join(" ")),
};
