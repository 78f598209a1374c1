// Nothing runs here: this entry has types only.
export {};
