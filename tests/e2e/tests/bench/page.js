// Runs before the page's own scripts, outside of the page's policy. Observes, and drives the wall's real
// controls by its public contract: parts, `data-facet` and `data-value`, `el.state`, `el.setQuery`.
// `__FIRST__` is replaced by the first choice of a filter, `[facet, value]`, or by null.
//
// The definitions are those of the bench that the wall's peers are measured with, so that figures of both
// compare: see `measure.rs` for what each one means.
(() => {
  const first = __FIRST__;
  const bench = { fcp: 0, lcp: 0, card: 0, cls: 0, ready: 0, filter: 0, filtered: 0, tasks: [], errors: [] };
  Object.defineProperty(window, "__bench", { value: bench });
  addEventListener("error", (event) => bench.errors.push(String(event.message)));
  addEventListener("unhandledrejection", (event) => bench.errors.push(String(event.reason)));

  // Linear memory is in no figure of the heap.
  const memories = new Set();
  const keep = (result) => {
    for (const one of Object.values((result.instance ?? result).exports ?? {}))
      if (one instanceof WebAssembly.Memory) memories.add(one);
    return result;
  };
  for (const name of ["instantiate", "instantiateStreaming"]) {
    const original = WebAssembly[name];
    WebAssembly[name] = (...given) => original.apply(WebAssembly, given).then(keep);
  }

  const observe = (type, take, more) =>
    new PerformanceObserver((list) => list.getEntries().forEach(take)).observe({ type, buffered: true, ...more });
  observe("paint", (entry) => {
    if (entry.name === "first-contentful-paint") bench.fcp = entry.startTime;
  });
  observe("largest-contentful-paint", (entry) => (bench.lcp = entry.renderTime || entry.startTime));
  observe("layout-shift", (entry) => (bench.cls += entry.hadRecentInput ? 0 : entry.value));
  observe("longtask", (entry) => bench.tasks.push(entry.duration));

  const wall = () => document.querySelector("recognition-wall");
  const root = () => wall()?.shadowRoot;
  const state = () => wall()?.state ?? {};
  const sleep = (time) => new Promise((done) => setTimeout(done, time));
  const frame = () => new Promise(requestAnimationFrame);
  const task = () =>
    new Promise((done) => {
      const channel = new MessageChannel();
      channel.port1.onmessage = () => done();
      channel.port2.postMessage(0);
    });
  // After the next frame has been painted.
  const painted = () => frame().then(task);
  const isInView = (box) => box.width > 0 && box.height > 0 && box.bottom > 0 && box.top < innerHeight;

  const lookForACard = () => {
    const card = root()?.querySelector("[part~=card]");
    const isSeen =
      card &&
      isInView(card.getBoundingClientRect()) &&
      card.checkVisibility({ opacityProperty: true, visibilityProperty: true });
    if (isSeen) task().then(() => (bench.card = performance.now()));
    else requestAnimationFrame(lookForACard);
  };
  requestAnimationFrame(lookForACard);

  // Asked again by a timer: a frame would round the answer up.
  const until = async (holds, patience = 60000) => {
    const begun = performance.now();
    while (!holds()) {
      if (performance.now() - begun > patience) return false;
      await sleep(2);
    }
    return true;
  };

  const wanted = {};
  let text = "";
  const chosen = (facet) => state().query?.filters?.[facet];
  const facets = ["field", "award", "year"];
  const isSettled = () =>
    facets.every((facet) => String(chosen(facet)?.[0] ?? "") === (wanted[facet] ?? "")) &&
    (state().query?.text ?? "").trim() === text.trim();

  // One value at a time; the control itself where it is in the document, else the element's method.
  const choose = async (facet, value) => {
    const had = wanted[facet];
    if (value) wanted[facet] = value;
    else delete wanted[facet];
    const control = root().querySelector(`[data-facet="${facet}"][data-value="${CSS.escape(value ?? had)}"]`);
    if (control && !had) control.click();
    else {
      const filters = Object.fromEntries(Object.entries(wanted).map(([key, one]) => [key, [one]]));
      await wall().setQuery({ filters });
    }
    if (!(await until(isSettled))) bench.errors.push(`not settled: ${facet} ${value}`);
  };
  const type = async (typed) => {
    text = typed;
    const field = root().querySelector("input[part~=search]");
    field.value = typed;
    field.dispatchEvent(new InputEvent("input", { bubbles: true, composed: true }));
    if (!(await until(isSettled))) bench.errors.push(`not settled: ${typed}`);
  };

  // What an action takes until its result has been painted.
  const timed = async (action) => {
    await painted();
    const begun = performance.now();
    await action();
    await painted();
    return performance.now() - begun;
  };

  // The frames of 60 Hz that never came while something was done.
  const frames = async (action) => {
    const times = [];
    let isOn = true;
    const note = (time) => {
      if (!isOn) return;
      times.push(time);
      requestAnimationFrame(note);
    };
    requestAnimationFrame(note);
    await action();
    isOn = false;
    const gaps = times.slice(1).map((time, place) => time - times[place]);
    const lost = gaps.reduce((sum, gap) => sum + Math.max(0, Math.round(gap / (1000 / 60)) - 1), 0);
    return { frames: times.length, lost, longest: Math.max(0, ...gaps) };
  };

  // Every picture on the screen is there, and nothing new came since the last look.
  const photosAreThere = () => {
    const photos = [...root().querySelectorAll("img")].filter((one) => isInView(one.getBoundingClientRect()));
    return photos.length > 0 && photos.every((one) => one.complete && one.naturalWidth > 0);
  };

  const isReady = () => state().status === "ready" && root()?.querySelector("[part~=card]");
  const ready = until(isReady, 600000).then(async () => {
    bench.ready = performance.now();
    if (first) {
      await choose(...first);
      await painted();
      bench.filtered = state().shown;
      bench.filter = performance.now();
    }
  });

  const loaded = async () => {
    await ready;
    let quiet = 0;
    for (let look = 0; look < 100 && quiet < 4; look += 1) {
      await sleep(100);
      quiet = photosAreThere() && bench.card > 0 && bench.lcp > 0 ? quiet + 1 : 0;
    }
  };

  Object.assign(bench, {
    /** Waits for what the page loads, at most `patience` ms; whether it is there. */
    hasLoaded: (patience) => Promise.race([loaded().then(() => true), sleep(patience).then(() => false)]),

    /** Makes choices, `[facet, value or null]`: what each took, and how many it showed. */
    async filters(choices, gap) {
      const taken = [];
      for (const [facet, value] of choices) {
        taken.push([await timed(() => choose(facet, value)), state().shown]);
        await sleep(gap);
      }
      return taken;
    },

    /** Types queries letter by letter: what each letter took, and how many the last one showed. */
    async searches(queries, gap) {
      const taken = [];
      for (const query of queries) {
        const letters = [];
        for (let end = 1; end <= query.length; end += 1) {
          letters.push(await timed(() => type(query.slice(0, end))));
          await sleep(Math.min(gap, 100));
        }
        await sleep(gap + 50);
        taken.push([letters, state().shown]);
        await timed(() => type(""));
        await sleep(gap);
      }
      return taken;
    },

    /** Lets time pass. */
    idle: () => frames(() => sleep(800)),

    /** Begins to count frames; `stop` ends it. */
    watch() {
      let stop;
      const end = new Promise((done) => (stop = done));
      bench.watched = frames(() => end);
      bench.stop = () => (stop(), bench.watched);
      scrollTo(0, 0);
    },

    /** Makes choices and looks at the movement that follows each. */
    async animations(choices) {
      const each = [];
      for (const choice of choices)
        each.push(
          await frames(async () => {
            await choose(...choice);
            await sleep(600);
          }),
        );
      return each;
    },

    /** Filters, searches and scrolls so many times. How often it did in 45 s. */
    async uses(times, choices, queries, gap) {
      const begun = performance.now();
      let [done, turn] = [0, 0];
      while (done < times && performance.now() - begun < 45000) {
        await choose(...choices[turn % choices.length]);
        done += 1;
        if (turn % 12 === 11) {
          const query = queries[((turn / 12) | 0) % queries.length];
          for (const typed of [query.slice(0, 3), query, ""]) {
            await type(typed);
            done += 1;
            await painted();
          }
        }
        if (turn % 10 === 5) {
          scrollTo(0, 3000);
          await painted();
          scrollTo(0, 0);
        }
        await painted();
        await sleep(gap / 8);
        turn += 1;
      }
      await type("");
      for (const facet of facets) await choose(facet, null);
      await sleep(gap + 300);
      return done;
    },

    /** Elements of the document and of the wall, and bytes of Wasm memory. */
    weight: () => ({
      elements: document.querySelectorAll("*").length + root().querySelectorAll("*").length,
      wasm: [...memories].reduce((sum, memory) => sum + memory.buffer.byteLength, 0),
    }),

    /** The time of a fixed piece of work: how fast the machine is just now. */
    calibrate() {
      const work = () => {
        const begun = performance.now();
        const words = Array.from({ length: 60000 }, (_, place) => `${(place * 7919) % 60013}x`).sort();
        const box = document.createElement("div");
        for (const word of words.slice(0, 3000)) box.appendChild(document.createElement("p")).textContent = word;
        document.body.append(box);
        const height = box.offsetHeight;
        box.remove();
        return height > 0 ? performance.now() - begun : 0;
      };
      work();
      return [work(), work(), work(), work(), work()].sort((left, right) => left - right)[2];
    },
  });
})();
