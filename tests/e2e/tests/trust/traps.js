// What ends the program of a wall, at the moment at which it does something: behind `breaking.js`.
(() => {
  const { now } = performance;
  const broken = breaking("/wall"), { replace, refuse, deeper } = broken;
  const page = window.traps = { late: 0, broken };
  // Three faults within a minute end all attempts: a minute passes after each.
  performance.now = () => now.call(performance) + page.late;
  page.arm = {
    // In the drawing, which happens in a future of the program's own.
    panic: () => replace(Node.prototype, "insertBefore", refuse),
    // In the middle of a call that can't fail.
    stack: () => replace(Element.prototype, "getBoundingClientRect", deeper),
    // The drawing is asked for while it draws.
    again: () => replace(Node.prototype, "insertBefore", function () {
      for (const key of ["click", "keydown"]) this.dispatchEvent(new Event(key, { bubbles: true, composed: true }));
      refuse();
    }),
    // Whenever it draws, for good.
    always: () => replace(Node.prototype, "insertBefore", refuse, true),
  };
  // What is on the screen of people; a picture of a life before is that, too.
  const seen = (root) => [...root.querySelectorAll("[part~=card]")].filter((card) =>
    card.checkVisibility({ visibilityProperty: true }) && card.getBoundingClientRect().height > 0).length;
  const told = ({ query, open, shown, status }) => ({ query, open, shown, status });

  // Breaks it by a cause as it takes a change of the query: how long it took until another life of it had
  // drawn the people, the fewest that were seen meanwhile, and what it says of itself before and after.
  page.break = async (cause, change) => {
    const wall = document.querySelector("recognition-wall"), root = wall.shadowRoot;
    const { lives } = broken, before = told(wall.state), start = now.call(performance);
    page.arm[cause]?.();
    const asked = cause === "memory" ? { text: "x".repeat(300_000_000) } : change;
    const done = Promise.resolve(wall.setQuery(asked)).catch(String);
    let fewest = Infinity;
    const took = await new Promise((resolve) => {
      const watch = setInterval(() => {
        fewest = Math.min(fewest, seen(root));
        const passed = now.call(performance) - start;
        const isBack = broken.lives > lives && wall.state.status === "ready" && root.lastChild.children.length === 1;
        if (!isBack && passed < 9000) return;
        clearInterval(watch);
        resolve(isBack ? passed : null);
      }, 4);
    });
    page.late += 61_000;
    await Promise.race([done, new Promise((resolve) => setTimeout(resolve, 500))]);
    await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
    return { took, fewest, before, after: told(wall.state), shown: seen(root) };
  };
})();
