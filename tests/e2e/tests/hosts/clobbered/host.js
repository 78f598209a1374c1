// The walls look for their places before this; whoever tests the page looks for the walls afterwards.
addEventListener("load", () => {
  for (const name of ["querySelector", "querySelectorAll"]) {
    Document.prototype.querySelector.call(document, `[name=${name}]`).remove();
  }
});
