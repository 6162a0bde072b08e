/** Something that can't be recognised: a template that is not there, an app that describes no elements. */
export class RecognitionError extends Error {
  override readonly name = 'RecognitionError';
  readonly code = 'recognition_unavailable';
}
