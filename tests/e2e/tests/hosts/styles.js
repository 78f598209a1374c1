// What the browser makes of every element of the wall, as plain data: all properties that it knows, of the
// element and of what stands before and after its content. Runs as the body of a function.
const root = document.querySelector("recognition-wall").shadowRoot;
// A page's own variables are its own: what the wall makes of them is seen in what they are used for.
const names = [...getComputedStyle(document.documentElement)].filter((name) => !name.startsWith("--")).sort();
const named = (element) => {
  const classes = element.getAttribute("class")?.trim().split(/\s+/).join(".");
  return classes ? `${element.localName}.${classes}` : element.localName;
};
const place = (element) => {
  const above = element.parentElement ? `${place(element.parentElement)} > ` : "";
  const of = element.parentElement?.children.length > 1 ? `:${[...element.parentElement.children].indexOf(element) + 1}` : "";
  return above + named(element) + of;
};
const seen = [];
// Above the wall's own box stand two that draw nothing and hand nothing on.
for (const element of root.querySelectorAll(".wall, .wall *")) {
  const at = place(element);
  for (const pseudo of ["", "::before", "::after", "::placeholder", "::marker", "::backdrop"]) {
    const style = getComputedStyle(element, pseudo || null);
    if (["::before", "::after"].includes(pseudo) && style.content === "none") continue;
    if (pseudo === "::placeholder" && !element.matches("input")) continue;
    if (pseudo === "::marker" && !element.matches("li, summary")) continue;
    if (pseudo === "::backdrop" && !element.matches("dialog")) continue;
    seen.push([at + pseudo, names.map((name) => style.getPropertyValue(name))]);
  }
}
return { names, seen };
