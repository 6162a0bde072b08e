import type { CompiledFile } from './compile-routine';

type Files = ReadonlyMap<string, CompiledFile>;

/**
 * Who calls whom among the routines of one folder. Every answer is worked out once: a routine may call another ten
 * thousand times, and all are linked anew at each change of a file.
 */
export class CallGraph {
  readonly #callees: ReadonlyMap<string, ReadonlySet<string>>;
  /** Without sentries. */
  readonly #plainCallees: ReadonlyMap<string, ReadonlySet<string>>;
  readonly #reached = new Map<string, ReadonlySet<string>>();
  readonly #holding = new Map<string, string | undefined>();
  readonly #inSentries: ReadonlySet<string>;
  readonly #files: Files;

  constructor(files: Files) {
    this.#files = files;
    const all = [...files].map(([name, { calls }]) => ({ name, calls }));
    const calleesOf = (isCounted: (isSentry: boolean) => boolean): ReadonlyMap<string, ReadonlySet<string>> =>
      new Map(
        all.map(({ name, calls }) => [
          name,
          new Set(calls.flatMap((call) => (isCounted(call.asSentry === true) ? [call.routineName] : []))),
        ]),
      );
    this.#callees = calleesOf(() => true);
    this.#plainCallees = calleesOf((isSentry) => !isSentry);
    const sentries = calleesOf((isSentry) => isSentry);
    this.#inSentries = reachedFrom(
      [...sentries.values()].flatMap((names) => [...names]),
      this.#plainCallees,
    );
  }

  /** Each once. */
  callees(name: string): ReadonlySet<string> {
    return this.#callees.get(name) ?? new Set();
  }

  /** Routines it runs through any number of calls, as sentries or not; itself only where a way leads back to it. */
  reached(name: string): ReadonlySet<string> {
    const known = this.#reached.get(name);
    if (known) return known;
    const reached = reachedFrom([...this.callees(name)], this.#callees);
    this.#reached.set(name, reached);
    return reached;
  }

  /** Names on a way of calls from one routine to another, both included; undefined when there is none. */
  wayBetween(from: string, to: string): string[] | undefined {
    if (from !== to && !this.reached(from).has(to)) return undefined;
    const cameFrom = new Map<string, string | undefined>([[from, undefined]]);
    for (const name of cameFrom.keys()) {
      if (name === to) return wayBack(name, cameFrom);
      for (const callee of this.callees(name)) if (!cameFrom.has(callee)) cameFrom.set(callee, name);
    }
    return undefined;
  }

  /** Whether a routine is a sentry somewhere, or is called by one. */
  runsInSentry(name: string): boolean {
    return this.#inSentries.has(name);
  }

  /** A routine with steps for sentries only, among those it runs by itself and this one. */
  holdingFrom(name: string): string | undefined {
    if (this.#holding.has(name)) return this.#holding.get(name);
    const reached = reachedFrom([name], this.#plainCallees);
    const holding = [...reached].find((one) => (this.#files.get(one)?.sentrySteps.length ?? 0) > 0);
    this.#holding.set(name, holding);
    return holding;
  }
}

function reachedFrom(
  names: readonly string[],
  callees: ReadonlyMap<string, ReadonlySet<string>>,
): ReadonlySet<string> {
  const reached = new Set(names);
  // A set visits what is added while it is walked.
  for (const name of reached) for (const callee of callees.get(name) ?? []) reached.add(callee);
  return reached;
}

function wayBack(end: string, cameFrom: ReadonlyMap<string, string | undefined>): string[] {
  const way: string[] = [];
  for (let name: string | undefined = end; name !== undefined; name = cameFrom.get(name)) way.unshift(name);
  return way;
}
