import { useCallback, useEffect, useState } from 'react';
import type { AppError } from '../../../shared/errors';
import type { InstanceRef } from '../../../shared/instance-reference';
import { useHost } from '../../state/host-context';

/** The screen of an instance as it was. */
export interface TakenScreen {
  readonly ref: InstanceRef;
  readonly width: number;
  readonly height: number;
  /** Address of the picture. */
  readonly url: string;
}

interface Shown {
  readonly busy: boolean;
  /** The last one that came; stays while the next one is taken. */
  readonly screen: TakenScreen | null;
  readonly error: AppError | null;
}

/** Takes a picture of the screen of `ref` at once and whenever asked; none of null. */
export function useScreen(ref: InstanceRef | null): Shown & { readonly take: () => void } {
  const { link } = useHost();
  const [shown, setShown] = useState<Omit<Shown, 'busy'>>({ screen: null, error: null });
  const [wish, setWish] = useState(0);
  const [answered, setAnswered] = useState('');
  const asked = JSON.stringify([ref, wish]);
  useEffect(() => {
    if (ref === null) return undefined;
    const abort = new AbortController();
    void link.call('instances.screenshot', { ref }, abort.signal).then((answer) => {
      if (abort.signal.aborted) return;
      setAnswered(asked);
      setShown(({ screen }) => {
        if (!answer.ok) return { screen: screen?.ref === ref ? screen : null, error: answer.error };
        const { width, height, png } = answer.value;
        return { screen: { ref, width, height, url: `data:image/png;base64,${png}` }, error: null };
      });
    });
    return () => {
      abort.abort();
    };
  }, [asked, link, ref]);
  const take = useCallback(() => {
    setWish((before) => before + 1);
  }, []);
  return { ...shown, busy: ref !== null && answered !== asked, take };
}
