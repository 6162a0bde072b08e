/** Emits an event whose listeners may prevent what it announces; true when one did. */
export function emitPreventable(emitter, event, facts = {}) {
  let prevented = false;
  emitter.emit(event, { ...facts, preventDefault: () => (prevented = true) });
  return prevented;
}
