import type { RoutineDialogFacts } from '../../state/ui-store';

interface RoutineDialogsProps {
  readonly dialog: RoutineDialogFacts;
  readonly onClose: () => void;
}

/** The dialogs of this page. */
export function RoutineDialogs(_props: RoutineDialogsProps) {
  return null;
}
