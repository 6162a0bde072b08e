import { RecognitionError } from '../recognition-error';
import type { RecogniserKind } from '../recogniser';

export const textRecogniser: RecogniserKind<'text'> = {
  kind: 'text',
  needsFrame: true,
  recognise() {
    throw new RecognitionError("this version can't look for that yet");
  },
};
