import { useEffect, useRef, useState } from 'react';
import { t } from '../../../shared/catalogue/translate';
import type { ImportFacts } from '../../state/import-facts';
import { toastRefusal } from '../toasts';

/** What all imports have in common. */
interface Leavable {
  /** Ends all work and lets the host forget the import. */
  leave(): void;
}

/**
 * The one session of an open dialog, which takes what the dialog was opened with and whatever is dropped on it later.
 * `take` answers false while it can't read more.
 */
export function useImport<S extends Leavable, F extends ImportFacts>(
  create: () => S,
  facts: F,
  take: (session: S, facts: F) => Promise<boolean>,
): S {
  const [session] = useState(create);
  const taken = useRef<F['files']>(undefined);
  useEffect(
    () => () => {
      taken.current = undefined;
      session.leave();
    },
    [session],
  );
  useEffect(() => {
    // Only what comes after this import may have changed.
    if (taken.current === facts.files) return;
    taken.current = facts.files;
    void take(session, facts).then((isTaken) => {
      if (!isTaken)
        toastRefusal(t('These files are not read'), t('Drop them again when what is under way is done.'));
    });
  }, [session, facts, take]);
  return session;
}
