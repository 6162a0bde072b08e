import { useEffect, useRef, useState } from 'react';
import type { BotVariable } from '../../../../shared/contract/bots';

/** How long a change stays marked. */
const MARKED_MS = 2_000;
const NONE: ReadonlySet<string> = new Set();

/** Variables (`scope name`) whose value changed within the last two seconds; nothing at the first look. */
export function useChangedNames(variables: readonly BotVariable[] | null): ReadonlySet<string> {
  const known = useRef<ReadonlyMap<string, string> | null>(null);
  const timers = useRef(new Map<string, ReturnType<typeof setTimeout>>());
  const [changed, setChanged] = useState(NONE);
  useEffect(() => {
    if (variables === null) return;
    const before = known.current;
    known.current = new Map(variables.map((variable) => [keyOf(variable), variable.value]));
    if (before === null) return;
    const names = variables.filter((each) => before.get(keyOf(each)) !== each.value).map(keyOf);
    if (names.length === 0) return;
    setChanged((marked) => new Set([...marked, ...names]));
    for (const name of names) {
      clearTimeout(timers.current.get(name));
      const forget = (): void => {
        timers.current.delete(name);
        setChanged((marked) => new Set([...marked].filter((other) => other !== name)));
      };
      timers.current.set(name, setTimeout(forget, MARKED_MS));
    }
  }, [variables]);
  useEffect(() => {
    const running = timers.current;
    return () => {
      for (const timer of running.values()) clearTimeout(timer);
      running.clear();
    };
  }, []);
  return changed;
}

function keyOf({ scope, name }: BotVariable): string {
  return `${scope} ${name}`;
}
