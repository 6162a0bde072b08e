/** What a test of the stand-in sees and sets, in the main process. */
export const standIn = { calls: [], dialogAnswers: [], notifications: [], tray: null };
globalThis.__electronStandIn = standIn;

/** Notes a call of something that is not emulated. */
export function record(name, ...args) {
  standIn.calls.push({ name, args });
}

/** An object whose named methods do nothing but note that they were called. */
export function recorded(name, methods) {
  return Object.fromEntries(
    methods.map((method) => [method, (...args) => record(`${name}.${method}`, ...args)]),
  );
}
