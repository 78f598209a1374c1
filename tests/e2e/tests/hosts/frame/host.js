// Writes down what the frame says.
window.said = [];
addEventListener("message", (event) => window.said.push({ origin: event.origin, ...event.data }));
