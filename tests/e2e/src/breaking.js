// What breaks a program in a released file: the browser refuses what it is asked, or has no room left on its
// stack. `path` is what the address of the program's script has in it. Stands before every other script.
window.breaking = (path) => {
  const { instantiate } = WebAssembly;
  const isOurs = () => new Error().stack.includes(path);
  // Something else stands for a function until the program has called it, once or for good.
  const replace = (holder, name, other, isForGood = false) => {
    const own = holder[name];
    holder[name] = function (...given) {
      if (!isOurs()) return own.apply(this, given);
      if (!isForGood) holder[name] = own;
      return other.apply(this, given);
    };
  };
  const refuse = () => { throw new DOMException("refused", "HierarchyRequestError"); };
  const deeper = () => deeper() + 1;
  const broken = { lives: 0, replace, refuse, deeper };
  WebAssembly.instantiate = (...given) => {
    // The later part of a wall is given the first one's exports.
    if (isOurs() && !given[1]?.[""]) broken.lives += 1;
    return instantiate(...given);
  };
  return broken;
};
