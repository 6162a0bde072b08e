import type { InstanceView } from '../../../shared/view';
import type { InstanceActions } from './use-instance-actions';

/** What a row and its parts draw from. */
export interface InstanceRowProps {
  readonly instance: InstanceView;
  /** What its adb server is, in two words. */
  readonly server: string;
  /** The row that takes part in the tab order. */
  readonly isTabStop: boolean;
  readonly isOpen: boolean;
  readonly isReconnecting: boolean;
  readonly isForgetting: boolean;
  readonly blocked: string | null;
  readonly actions: InstanceActions;
  readonly onToggle: (ref: string) => void;
}
