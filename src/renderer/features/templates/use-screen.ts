import { useCallback, useEffect, useState } from 'react';
import type { AppError } from '../../../shared/errors';
import type { ScreenId } from '../../../shared/ids';
import type { InstanceRef } from '../../../shared/instance-reference';
import { useHost } from '../../state/host-context';

/** A picture to cut from, as it was when it was taken. */
export interface TakenScreen {
  /** Whose screen it is, or what the picture is called. */
  readonly of: string;
  readonly width: number;
  readonly height: number;
  /** As PNG, in base64. */
  readonly png: string;
  /** Address of the picture. */
  readonly url: string;
  /** Whether it shows a whole screen, whose size the template keeps. */
  readonly isScreen: boolean;
  /** How the host knows it, when it took the picture itself. */
  readonly screenId: ScreenId | null;
}

export interface ShownScreen {
  readonly busy: boolean;
  /** The last one that came; stays while the next one is taken. */
  readonly screen: TakenScreen | null;
  readonly error: AppError | null;
}

/** The picture as it is cut from; `png` in base64. */
export function takenScreen(
  of: string,
  picture: Pick<TakenScreen, 'width' | 'height' | 'png'> & Partial<Pick<TakenScreen, 'screenId'>>,
  isScreen: boolean,
): TakenScreen {
  const { width, height, png, screenId = null } = picture;
  return { of, width, height, png, url: `data:image/png;base64,${png}`, isScreen, screenId };
}

/** Takes a picture of the screen of `ref` at once and whenever asked; none of null. */
export function useScreen(ref: InstanceRef | null): ShownScreen & { readonly take: () => void } {
  const { link } = useHost();
  const [shown, setShown] = useState<Omit<ShownScreen, 'busy'>>({ screen: null, error: null });
  const [wish, setWish] = useState(0);
  const [answered, setAnswered] = useState('');
  const asked = JSON.stringify([ref, wish]);
  useEffect(() => {
    if (ref === null) return undefined;
    const abort = new AbortController();
    void link.call('templates.takeScreen', { ref }, abort.signal).then((answer) => {
      if (abort.signal.aborted) return;
      setAnswered(asked);
      setShown(({ screen }) => {
        if (!answer.ok) return { screen: screen?.of === ref ? screen : null, error: answer.error };
        return { screen: takenScreen(ref, answer.value, true), error: null };
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
