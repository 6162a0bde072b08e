import type { Frame } from '../../shared/frame';
import type { Recogniser } from '../../shared/recognition';
import { areaHash } from '../vision/area-hash';

type FrozenAsk = Extract<Recogniser, { kind: 'frozen' }>;

/** Compares an area of the screen over the frames of one look. */
export interface FrozenWatch {
  readonly ask: FrozenAsk;
  /** False once something has moved, or the area is not on the screen. */
  still: boolean;
  see(frame: Frame): void;
}

/** A watch for one question; the first frame it sees is what later ones are compared with. */
export function createFrozenWatch(ask: FrozenAsk): FrozenWatch {
  let first: number | undefined;
  const watch: FrozenWatch = {
    ask,
    still: true,
    see(frame) {
      const hash = areaHash(frame, ask.area);
      first ??= hash;
      if (hash === undefined || hash !== first) watch.still = false;
    },
  };
  return watch;
}
