import { t } from '../catalogue/translate';
import type { RoutineNameFault } from '../routine-name';

/** What to change in a name that no routine can have. */
export function explainRoutineName(fault: RoutineNameFault): string {
  switch (fault) {
    case 'empty':
      return t('Give it a name; folders stand before it: farm/daily.');
    case 'too_long':
      return t('Make it shorter, or use fewer folders.');
    case 'characters':
      return t('Leave out \\ : * ? " < > | and dots or spaces at the end of a part.');
    case 'hidden':
      return t('No part of it may begin with a dot, or lead out of its folder.');
    case 'reserved':
      return t('Some systems keep this name for devices. Choose another.');
  }
}
