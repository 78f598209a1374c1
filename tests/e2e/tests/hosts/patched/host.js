// Years of snippets on one site: names that every object and list then has, half of them wrong.
Object.prototype.extend = function () { return this; };
Object.prototype.name = "từ trang chủ";
Object.prototype.lang = "en";
Object.prototype.sort = "name";
Object.prototype.filter = "field:Y tế";
Object.prototype.open = "duc";
Object.prototype.text = "duc";
Array.prototype.remove = function () { return this; };
Array.from = () => { throw new Error("Array.from của trang chủ"); };
Array.of = () => { throw new Error("Array.of của trang chủ"); };
String.prototype.trim = function () { return this.replace(/^\s+|\s+$/g, ""); };
Element.prototype.remove = function () { this.parentNode.removeChild(this); return this; };
delete window.structuredClone;
delete URL.canParse;
