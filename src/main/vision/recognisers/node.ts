import { RecognitionError } from '../recognition-error';
import type { RecogniserKind } from '../recogniser';

export const nodeRecogniser: RecogniserKind<'node'> = {
  kind: 'node',
  needsFrame: false,
  recognise() {
    throw new RecognitionError("this version can't look for that yet");
  },
};
