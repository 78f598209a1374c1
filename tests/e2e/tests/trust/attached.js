// A page that puts walls in and takes them away, again and again: `attached(times)`.
(() => {
  const turn = () => new Promise((resolve) => setTimeout(resolve));
  const shown = async (wall) => {
    // One that stands far down the page begins when somebody asks something of it.
    wall.setQuery({});
    while (!wall.shadowRoot?.querySelector("[part~=card]")) await turn();
  };
  // Out and in, at another moment of its life each time: before it has begun, while it reads, when it
  // stands there. Each third time it is only moved, and stays whole.
  const round = async (wall, number) => {
    const [here, there] = [...document.querySelectorAll(".place")];
    if (number % 3 === 2) {
      (wall.parentElement === here ? there : here).append(wall);
      await null;
      return;
    }
    wall.remove();
    await (number % 2 ? null : turn());
    (number % 4 < 2 ? here : there).append(wall);
    if (number % 5 === 1) return;
    if (number % 5 === 3) await turn();
    else await shown(wall);
  };
  window.attached = async (times) => {
    const walls = [...document.querySelectorAll("recognition-wall")];
    for (let number = 0; number < times; number += 1) await Promise.all(walls.map((wall) => round(wall, number)));
    await Promise.all(walls.map(shown));
    await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
  };
})();
