// What ends the program of a wall, done by the browser: it refuses what it is asked, has no room left on its
// stack or gives more than fits into the memory. Stands before every other script.
(() => {
  const { instantiate } = WebAssembly, { insertBefore } = Node.prototype, { now } = performance;
  const { getBoundingClientRect } = Element.prototype;
  const ofWall = () => new Error().stack.includes("/wall");
  const page = window.traps = { lives: 0, late: 0 };
  WebAssembly.instantiate = (...given) => {
    // The later part is given the first one's exports.
    if (ofWall() && !given[1]?.[""]) page.lives += 1;
    return instantiate(...given);
  };
  // Three faults within a minute end all attempts: a minute passes after each.
  performance.now = () => now.call(performance) + page.late;
  const deeper = () => deeper() + 1;
  page.arm = {
    // In the drawing, which happens in a future of the program's own.
    panic() {
      Node.prototype.insertBefore = function (...given) {
        if (!ofWall()) return insertBefore.apply(this, given);
        Node.prototype.insertBefore = insertBefore;
        throw new DOMException("refused", "HierarchyRequestError");
      };
    },
    // In the middle of a call that can't fail.
    stack() {
      Element.prototype.getBoundingClientRect = function () {
        if (!ofWall()) return getBoundingClientRect.call(this);
        Element.prototype.getBoundingClientRect = getBoundingClientRect;
        return deeper();
      };
    },
    // The drawing is asked for while it draws.
    again() {
      Node.prototype.insertBefore = function (...given) {
        if (!ofWall()) return insertBefore.apply(this, given);
        Node.prototype.insertBefore = insertBefore;
        for (const key of ["click", "keydown"]) this.dispatchEvent(new Event(key, { bubbles: true, composed: true }));
        throw new DOMException("refused", "HierarchyRequestError");
      };
    },
    // Whenever it draws, for good.
    always() {
      Node.prototype.insertBefore = function (...given) {
        if (!ofWall()) return insertBefore.apply(this, given);
        throw new DOMException("refused", "HierarchyRequestError");
      };
    },
  };
  // What is on the screen of people; a picture of a life before is that, too.
  const seen = (root) => [...root.querySelectorAll("[part~=card]")].filter((card) =>
    card.checkVisibility({ visibilityProperty: true }) && card.getBoundingClientRect().height > 0).length;
  const told = ({ query, open, shown, status }) => JSON.stringify({ query, open, shown, status });

  // Breaks it by a cause as it does a deed: how long it took until another life of it had drawn the people, the
  // fewest that were seen meanwhile, and what it says of itself before and after.
  page.break = async (cause, deed, argument) => {
    const wall = document.querySelector("recognition-wall"), root = wall.shadowRoot;
    const { lives } = page, before = told(wall.state), start = now.call(performance);
    page.arm[cause]?.();
    const done = Promise.resolve(wall[deed](...(cause === "memory" ? [{ text: "x".repeat(300_000_000) }] : argument))).catch(String);
    let fewest = Infinity;
    const took = await new Promise((resolve) => {
      const watch = setInterval(() => {
        fewest = Math.min(fewest, seen(root));
        const passed = now.call(performance) - start;
        const isBack = page.lives > lives && wall.state.status === "ready" && root.lastChild.children.length === 1;
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
