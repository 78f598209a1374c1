// Runs before every page's own scripts, outside of the page's policy: writes down what goes wrong
// and which events of the wall a host would hear. `__visit` is the only trace that it leaves.
(() => {
  const visit = { reports: [], errors: [], said: [], events: [] };
  Object.defineProperty(window, "__visit", { value: visit });
  addEventListener(
    "securitypolicyviolation",
    (report) =>
      visit.reports.push(
        `${report.effectiveDirective} refused ${report.blockedURI} ${report.sample} at ${report.sourceFile}:${report.lineNumber}`,
      ),
    true,
  );
  addEventListener("error", (event) => {
    if (event instanceof ErrorEvent) visit.errors.push(`error: ${event.message}`);
  });
  addEventListener("unhandledrejection", (event) =>
    visit.errors.push(`unhandled rejection: ${event.reason}`),
  );
  for (const name of ["ready", "change", "open", "close", "refresh", "error"]) {
    addEventListener(`wall-${name}`, (event) =>
      visit.events.push({
        name: event.type,
        detail: JSON.parse(JSON.stringify(event.detail ?? null)),
        wall: event.target?.getAttribute?.("name") ?? "",
      }),
    );
  }
})();
