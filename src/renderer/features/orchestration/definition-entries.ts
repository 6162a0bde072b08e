import { t } from '../../../shared/catalogue/translate';
import { BookmarkPlus, Copy, History, Pencil, Pin, PinOff, Share, Trash2 } from 'lucide-react';
import type { MenuEntry } from '../../components/overflow-menu';
import type { GroupActions } from './use-group-actions';

interface EntryFacts {
  readonly actions: GroupActions;
  readonly pinned: boolean;
  readonly blocked: string | null;
  readonly readOnly: string | null;
}

/** Edit as a row of a menu. */
export function editEntry({ actions, blocked, readOnly }: EntryFacts): MenuEntry {
  return { label: t('Edit'), icon: Pencil, onClick: actions.edit, disabledReason: blocked ?? readOnly };
}

/** What a card's menu offers for its definition. */
export function definitionEntries({ actions, pinned, blocked }: EntryFacts): (MenuEntry | null)[] {
  const pin = (): void => {
    actions.pin(!pinned);
  };
  return [
    { label: t('Clone'), icon: Copy, onClick: actions.clone, disabledReason: blocked },
    pinned
      ? { label: t('Unpin'), icon: PinOff, onClick: pin, disabledReason: blocked }
      : {
          label: t('Pin'),
          icon: Pin,
          hint: t('Shown before all others'),
          onClick: pin,
          disabledReason: blocked,
        },
    null,
    { label: t('Export…'), icon: Share, onClick: actions.exportIt, disabledReason: blocked },
    { label: t('History…'), icon: History, onClick: actions.history, disabledReason: blocked },
    {
      label: t('Save as template…'),
      icon: BookmarkPlus,
      onClick: actions.saveAsTemplate,
      disabledReason: blocked,
    },
    null,
    { label: t('Delete'), icon: Trash2, danger: true, onClick: actions.remove, disabledReason: blocked },
  ];
}
