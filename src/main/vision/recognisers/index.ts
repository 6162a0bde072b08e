import type { Recognition } from '../../../shared/recognition';
import type { AskOf, RecogniserKind, SeenAtOnce, Sight } from '../recogniser';
import { blackRecogniser } from './black';
import { changedRecogniser } from './changed';
import { colorRecogniser } from './color';
import { imageRecogniser } from './image';
import { nearestRecogniser } from './nearest';
import { nodeRecogniser } from './node';
import { pixelRecogniser } from './pixel';
import { textRecogniser } from './text';

/** All that can be recognised at once, by kind. */
export const recognisers: { readonly [K in SeenAtOnce['kind']]: RecogniserKind<K> } = {
  pixel: pixelRecogniser,
  color: colorRecogniser,
  black: blackRecogniser,
  changed: changedRecogniser,
  image: imageRecogniser,
  text: textRecogniser,
  node: nodeRecogniser,
  nearest: nearestRecogniser,
};

/** What a recogniser finds. Rejects with `RecognitionError` when it can't be answered. */
export async function recognise(ask: SeenAtOnce, sight: Sight, signal: AbortSignal): Promise<Recognition> {
  return answer(ask.kind, ask, { sight, signal });
}

/** Kind and question apart, so that the compiler sees that they belong together. */
function answer<K extends SeenAtOnce['kind']>(
  kind: K,
  ask: AskOf<K>,
  { sight, signal }: { readonly sight: Sight; readonly signal: AbortSignal },
): Recognition | Promise<Recognition> {
  return recognisers[kind].recognise(ask, sight, signal);
}
