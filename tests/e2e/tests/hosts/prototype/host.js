// The parts of prototype.js 1.7.3 and 1.6 (MIT licence, Sam Stephenson) that replace or add what
// every other script on the page meets: built-in prototypes with enumerable names, another
// `Array.from`, `toJSON` everywhere, methods of elements.
function $A(iterable) {
  if (!iterable) return [];
  if ("toArray" in Object(iterable)) return iterable.toArray();
  var length = iterable.length || 0, results = new Array(length);
  while (length--) results[length] = iterable[length];
  return results;
}
Array.from = $A;

Object.extend = function (destination, source) {
  for (var property in source) destination[property] = source[property];
  return destination;
};

var Enumerable = {
  each: function (iterator, context) { this.forEach(iterator, context); return this; },
  eachSlice: function (number) { var slices = []; for (var i = 0; i < this.length; i += number) slices.push(this.slice(i, i + number)); return slices; },
  collect: function (iterator, context) { var results = []; this.forEach(function (value, index) { results.push(iterator.call(context, value, index)); }); return results; },
  detect: function (iterator) { for (var i = 0; i < this.length; i++) if (iterator(this[i], i)) return this[i]; },
  entries: function () { return this.toArray(); },
  find: function (iterator) { return this.detect(iterator); },
  include: function (object) { return this.indexOf(object) !== -1; },
  toArray: function () { var copy = []; for (var i = 0; i < this.length; i++) copy.push(this[i]); return copy; },
  zip: function () { return this.toArray(); },
  inspect: function () { return "#<Enumerable>"; },
};
Object.extend(Array.prototype, Enumerable);
Object.extend(Array.prototype, {
  clear: function () { this.length = 0; return this; },
  first: function () { return this[0]; },
  last: function () { return this[this.length - 1]; },
  compact: function () { return this.filter(function (value) { return value != null; }); },
  without: function () { var values = $A(arguments); return this.filter(function (value) { return values.indexOf(value) < 0; }); },
  uniq: function () { return this.filter(function (value, index) { return this.indexOf(value) === index; }, this); },
  clone: function () { return this.slice(0); },
  size: function () { return this.length; },
  toJSON: function () { return "[" + this.map(function (value) { return JSON.stringify(value); }).join(", ") + "]"; },
});
Object.extend(String.prototype, {
  strip: function () { return this.replace(/^\s+/, "").replace(/\s+$/, ""); },
  include: function (pattern) { return this.indexOf(pattern) > -1; },
  toJSON: function () { return '"' + this + '"'; },
});
Object.extend(Number.prototype, { toJSON: function () { return isFinite(this) ? this.toString() : "null"; } });
Object.extend(Function.prototype, {
  bind: function (context) {
    if (arguments.length < 2 && context === undefined) return this;
    var method = this, args = $A(arguments).slice(1);
    return function () { return method.apply(context, args.concat($A(arguments))); };
  },
  curry: function () { var method = this, args = $A(arguments); return function () { return method.apply(this, args.concat($A(arguments))); }; },
  wrap: function (wrapper) { var method = this; return function () { return wrapper.apply(this, [method].concat($A(arguments))); }; },
  delay: function (seconds) { var method = this; return setTimeout(function () { method(); }, seconds * 1000); },
});
Object.extend(Element.prototype, {
  remove: function () { this.parentNode.removeChild(this); return this; },
  update: function (content) { this.textContent = content; return this; },
  show: function () { this.style.display = ""; return this; },
  hide: function () { this.style.display = "none"; return this; },
  toggle: function () { return this; },
  select: function (expression) { return $A(this.querySelectorAll(expression)); },
  insert: function (content) { this.appendChild(content); return this; },
  replace: function (content) { this.parentNode.replaceChild(content, this); return this; },
  up: function () { return this.parentNode; },
  down: function () { return this.firstElementChild; },
  next: function () { return this.nextElementSibling; },
  previous: function () { return this.previousElementSibling; },
  visible: function () { return true; },
  addClassName: function (name) { this.classList.add(name); return this; },
});
document.getElementsByClassName = function (name) { return $A(document.querySelectorAll("." + name)); };
