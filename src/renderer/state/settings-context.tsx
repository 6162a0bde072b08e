import { createContext, use, useCallback, useEffect, useMemo, useState, type ReactNode } from 'react';
import { Settings } from '../../shared/contract/host';
import type { AppError } from '../../shared/errors';
import { useHost } from './host-context';

interface SettingsContextValue {
  /** What the host answered last; the defaults before that. */
  readonly settings: Settings;
  /** False before the host answered. */
  readonly known: boolean;
  /** Resolves with an error when the host could not store it. */
  readonly change: (changes: Partial<Settings>) => Promise<AppError | null>;
}

const SettingsContext = createContext<SettingsContextValue | null>(null);
const DEFAULTS = Settings.parse({});

/** Follows the settings, and gives them to what is inside; another window may change them too. */
export function SettingsProvider({ children }: { children: ReactNode }) {
  const { link } = useHost();
  const [answer, setAnswer] = useState<Settings | null>(null);
  useEffect(
    () =>
      link.subscribe(
        'settings',
        {},
        {
          snapshot: setAnswer,
          // Each is the whole; the last one holds.
          patches: (changes) => {
            setAnswer((known) => changes.at(-1) ?? known);
          },
        },
      ),
    [link],
  );
  const change = useCallback(
    async (changes: Partial<Settings>) => {
      const result = await link.call('settings.set', changes);
      if (result.ok) setAnswer(result.value);
      return result.ok ? null : result.error;
    },
    [link],
  );
  const value = useMemo(
    () => ({ settings: answer ?? DEFAULTS, known: answer !== null, change }),
    [answer, change],
  );
  return <SettingsContext value={value}>{children}</SettingsContext>;
}

/** The settings and the way to change them. */
export function useSettings(): SettingsContextValue {
  const value = use(SettingsContext);
  if (!value) throw new Error('used outside of SettingsProvider');
  return value;
}
