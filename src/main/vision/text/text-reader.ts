import type { Frame } from '../../../shared/frame';
import type { Box } from '../../../shared/screen-place';

/** How text is read. */
export interface TextQuestion {
  /** The part of the frame to read. */
  readonly box: Box;
  /** Language of the words: `en`, or as OCR data names it, `eng`. */
  readonly language: string;
  /** The only characters the text may be made of; null for any. */
  readonly chars: string | null;
}

/** One word as it was read. */
export interface TextWord {
  readonly text: string;
  /** Pixels of the frame. */
  readonly box: Box;
  /** How sure the reader is, 0 to 1. */
  readonly score: number;
}

/** One line as it was read: its words with blanks between, the box around them, their middle score. */
export interface TextLine extends TextWord {
  /** Left to right; at least one. */
  readonly words: readonly TextWord[];
}

/** Reads text from frames; the same pixels are read once. */
export interface TextReader {
  /** Lines, top to bottom. Rejects with `RecognitionError` when the language's data is not there. */
  read(frame: Frame, question: TextQuestion, signal: AbortSignal): Promise<readonly TextLine[]>;
}
