/** What a machine answers to an event: its next state and what its runner has to do, in order. */
export type Step<State, Effect> = readonly [State, readonly Effect[]];

/** The answer to an event that means nothing in this state: same state object, nothing to do. Runners count these. */
export function ignored<State>(state: State): readonly [State, readonly never[]] {
  return [state, []];
}
