// Where the driver hands out no console: writes down what pages put into it as an error.
(() => {
  const said = console.error;
  console.error = (...words) => {
    window.__visit?.said.push(words.map(String).join(" "));
    said.apply(console, words);
  };
})();
