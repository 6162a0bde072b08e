import type { Recognition } from '../../../shared/recognition';
import type { AskOf, RecogniserKind, SeenAtOnce, Sight } from '../recogniser';
import { blackRecogniser } from './black';
import { colorRecogniser } from './color';
import { imageRecogniser } from './image';
import { nodeRecogniser } from './node';
import { pixelRecogniser } from './pixel';
import { textRecogniser } from './text';

/** All that can be recognised at once, by kind. */
export const recognisers: { readonly [K in SeenAtOnce['kind']]: RecogniserKind<K> } = {
  pixel: pixelRecogniser,
  color: colorRecogniser,
  black: blackRecogniser,
  image: imageRecogniser,
  text: textRecogniser,
  node: nodeRecogniser,
};

/** What a recogniser finds. Rejects with `RecognitionError` when it can't be answered. */
export async function recognise<K extends SeenAtOnce['kind']>(
  ask: AskOf<K>,
  sight: Sight,
  signal: AbortSignal,
): Promise<Recognition> {
  const entry: RecogniserKind<K> = recognisers[ask.kind as K];
  return entry.recognise(ask as AskOf<K>, sight, signal);
}
