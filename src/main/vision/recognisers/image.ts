import { RecognitionError } from '../recognition-error';
import type { RecogniserKind } from '../recogniser';

export const imageRecogniser: RecogniserKind<'image'> = {
  kind: 'image',
  needsFrame: true,
  recognise() {
    throw new RecognitionError("this version can't look for that yet");
  },
};
