import type { Box } from '../../../shared/screen-place';

/** One element of an app as `uiautomator dump` describes it. */
export interface UiNode {
  readonly text: string;
  /** `com.example:id/claim`; empty when it has none. */
  readonly id: string;
  readonly className: string;
  readonly packageName: string;
  readonly description: string;
  readonly isEnabled: boolean;
  readonly isClickable: boolean;
  readonly isChecked: boolean;
  readonly isSelected: boolean;
  readonly isFocused: boolean;
  readonly isScrollable: boolean;
  /** Pixels of the screen as it is turned now; it may be empty. */
  readonly box: Box;
  readonly children: readonly UiNode[];
}
