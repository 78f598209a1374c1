// Two tabs, of which the second is closed at the start.
const tabs = { first: "about", second: "honours" };
for (const [button, panel] of Object.entries(tabs)) {
  document.getElementById(button).addEventListener("click", () => {
    for (const other of Object.values(tabs)) {
      document.getElementById(other).classList.toggle("closed", other !== panel);
    }
  });
}
