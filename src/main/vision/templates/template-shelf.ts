import type { ScreenArea } from '../../../shared/screen-place';
import type { ScaledTemplate } from '../matcher/scaled-template';

/** A template as recognisers use it: the right variant for a screen, decoded and prepared. */
export interface ShelvedTemplate {
  readonly name: string;
  readonly image: ScaledTemplate;
  /** The least score that counts, above 0 and at most 1. */
  readonly threshold: number;
  /** Where it is looked for when a routine does not say; null for the whole picture. */
  readonly area: ScreenArea | null;
  /** Changes with the files; what was learned of an older one counts no more. */
  readonly version: string;
}

/** Templates by name, kept in memory up to a limit. */
export interface TemplateShelf {
  /** The variant that fits this screen best. Rejects with `RecognitionError` when there is none or it can't be read. */
  take(
    name: string,
    screen: { readonly width: number; readonly height: number },
    signal: AbortSignal,
  ): Promise<ShelvedTemplate>;
}
