import { Button } from '@mantine/core';
import { Braces, ChevronDown, Download, FileText } from 'lucide-react';
import { t } from '../../../../shared/catalogue/translate';
import type { RunEvent } from '../../../../shared/run-event';
import { OverflowMenu } from '../../../components/overflow-menu';
import { eventFileName, eventsAsJsonLines, eventsAsText, saveText } from './event-files';

/** Saves the events that are shown as a file. */
export function SaveMenu({ events, name }: { events: readonly RunEvent[]; name: string }) {
  const none = events.length === 0 ? t('There is nothing to save yet') : null;
  return (
    <OverflowMenu
      target={
        <Button
          size="xs"
          variant="default"
          style={{ flex: 'none' }}
          leftSection={<Download size={14} aria-hidden />}
          rightSection={<ChevronDown size={14} aria-hidden />}
        >
          {t('Save')}
        </Button>
      }
      entries={[
        {
          label: t('As text'),
          icon: FileText,
          hint: t('One line each, to read or to send'),
          disabledReason: none,
          onClick: () => {
            saveText(eventFileName(name, Date.now(), 'txt'), eventsAsText(events));
          },
        },
        {
          label: t('As JSON lines'),
          icon: Braces,
          hint: t('With every detail, for programs'),
          disabledReason: none,
          onClick: () => {
            saveText(eventFileName(name, Date.now(), 'jsonl'), eventsAsJsonLines(events));
          },
        },
      ]}
    />
  );
}
