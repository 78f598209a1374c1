// Where things are on a wall, as plain data: boxes in CSS pixels of the screen, at rest, whatever moves
// them just now. Runs as the body of a function; `arguments[0]` is the selector of the wall's element.
const host = [...document.querySelectorAll(arguments[0])].find((element) => element.shadowRoot);
const root = host?.shadowRoot;
const list = root?.querySelector("[part~=grid]");
if (!list) return null;
const box = list.getBoundingClientRect();
// Where an element is laid out: a transform moves its box, but not its offset.
const start = (element) => {
  const inside = element.offsetParent === list;
  return inside
    ? [box.left + list.clientLeft, box.top + list.clientTop]
    : [box.left - list.offsetLeft, box.top - list.offsetTop];
};
const resting = (element) => {
  const [left, top] = start(element);
  return {
    left: left + element.offsetLeft,
    top: top + element.offsetTop,
    width: element.offsetWidth,
    height: element.offsetHeight,
  };
};
// Where a part of a card is, when both are at rest.
const within = (card, part) => {
  if (!part) return resting(card);
  const [outer, inner, rest] = [card, part].map((one) => one.getBoundingClientRect()).concat(resting(card));
  const { width, height } = inner;
  return { left: rest.left + inner.left - outer.left, top: rest.top + inner.top - outer.top, width, height };
};
const toolbar = root.querySelector("[part~=toolbar]");
const isSticky = toolbar && getComputedStyle(toolbar).position === "sticky";
const focus = root.activeElement;
const cards = [...list.children].filter((child) => child.matches("[part~=card]"));
return {
  layout: list.dataset.layout ?? "",
  elements: root.querySelectorAll("*").length,
  peopleElements: root.querySelector(".people").querySelectorAll("*").length,
  leaving: root.querySelector(".leaving")?.childElementCount ?? 0,
  moving: root.getAnimations().length,
  toolbar: isSticky ? toolbar.getBoundingClientRect().bottom : 0,
  screen: [innerWidth, innerHeight],
  rightToLeft: getComputedStyle(list).direction === "rtl",
  cards: cards.map((card) => ({
    id: card.dataset.id ?? "",
    name: (card.querySelector("[part~=name]")?.textContent ?? "").trim(),
    place: Number(card.getAttribute("aria-posinset")),
    size: Math.max(Number(card.getAttribute("aria-setsize")), 0),
    edges: resting(card),
    link: within(card, card.querySelector("[part~=name] a, [part~=name] button")),
  })),
  focus: {
    card: focus?.matches("[part~=card] a, [part~=card] button")
      ? (focus.closest("[part~=card]").dataset.id ?? "")
      : null,
    onCount: Boolean(focus?.matches("[part~=count]")),
    what: focus ? `${focus.localName}.${focus.className}` : document.activeElement.localName,
  },
};
