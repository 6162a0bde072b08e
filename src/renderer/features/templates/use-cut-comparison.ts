import { useEffect, useState } from 'react';
import type { CutComparison } from '../../../shared/contract/templates';
import type { IgnoredParts } from '../../../shared/ignored-parts';
import type { Box } from '../../../shared/screen-place';
import { MAX_TEMPLATE_PIXELS } from '../../../shared/template';
import { useHost } from '../../state/host-context';
import { compareOn } from './screen-at-host';
import type { TakenScreen } from './use-screen';

/** So long nothing must change before it is looked at, milliseconds. */
const STILL_MS = 300;

export interface ComparedCut {
  readonly screen: TakenScreen;
  readonly box: Box;
  /** In pixels of the cut. */
  readonly ignored: IgnoredParts;
  readonly color: boolean;
  /** Where it will be looked for; null for the whole screen. */
  readonly area: Box | null;
}

/** How well a cut can be told apart on its own screen; null while that is not known, or can't be. `cut` is kept between drawings. */
export function useCutComparison(cut: ComparedCut | null): {
  readonly comparison: CutComparison | null;
  readonly busy: boolean;
} {
  const { link } = useHost();
  const [answered, setAnswered] = useState<{
    readonly cut: ComparedCut;
    readonly value: CutComparison | null;
  }>();
  const isLooked = cut !== null && cut.box.width * cut.box.height <= MAX_TEMPLATE_PIXELS;
  useEffect(() => {
    if (!isLooked) return undefined;
    const abort = new AbortController();
    const timer = setTimeout(() => {
      const { screen, ...rest } = cut;
      void compareOn(screen, rest, link, abort.signal).then((answer) => {
        if (!abort.signal.aborted) setAnswered({ cut, value: answer.ok ? answer.value : null });
      });
    }, STILL_MS);
    return () => {
      clearTimeout(timer);
      abort.abort();
    };
  }, [cut, isLooked, link]);
  const isCurrent = isLooked && answered?.cut === cut;
  return { comparison: isCurrent ? answered.value : null, busy: isLooked && !isCurrent };
}
