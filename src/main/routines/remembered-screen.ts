import type { ScreenArea } from '../../shared/screen-place';

/** What `rememberScreen` remembers by when it gives no name. */
export const REMEMBERED = 'screen';

/** How an area looked once. */
export interface RememberedScreen {
  /** Null: all of it. */
  readonly area: ScreenArea | null;
  /** As a look tells it; two that are the same look the same. */
  readonly look: string;
}
