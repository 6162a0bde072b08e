import { Modal } from '@mantine/core';
import { Search } from 'lucide-react';
import { useId, useMemo, useState, type KeyboardEvent } from 'react';
import { t } from '../../../shared/catalogue/translate';
import type { TemplateSummary } from '../../../shared/template';
import { useHost } from '../../state/host-context';
import { useTemplates } from '../../state/templates-context';
import { groupInSight } from '../group-in-sight';
import { paletteEntries, type PaletteEntry } from './palette-entries';
import { paletteList } from './palette-list';
import { PaletteOptions } from './palette-options';
import css from './palette.module.css';
import { keepRecent, readRecent } from './recent';

/** Every command, group, instance, routine and template by name: type, arrow keys, Enter. What can't be done now says why. */
export function Palette({ onClose }: { onClose: () => void }) {
  const host = useHost();
  // What it was opened on: the focus is in the palette now.
  const templates = useTemplates() ?? NONE;
  const [group] = useState(() => groupInSight(host));
  const [entries] = useState(() => paletteEntries({ host, group, templates }));
  const [recent] = useState(() => readRecent());
  const [query, setQuery] = useState('');
  const [at, setAt] = useState(0);
  const listId = useId();
  const sections = useMemo(() => paletteList(entries, query, recent), [entries, query, recent]);
  const shown = sections.flatMap((section) => section.entries);
  const current = shown[at];
  const choose = (entry: PaletteEntry): void => {
    if (entry.refusal !== null) return;
    keepRecent(entry.id);
    onClose();
    entry.run();
  };
  const press = (event: KeyboardEvent): void => {
    const next = NEXT[event.key]?.(at, shown.length);
    if (next !== undefined) setAt(next);
    else if (event.key === 'Enter' && current) choose(current);
    else return;
    event.preventDefault();
  };
  return (
    <Modal.Root opened onClose={onClose} yOffset={80} size={620} transitionProps={QUICK}>
      <Modal.Overlay />
      <Modal.Content aria-label={t('All commands')} radius="lg">
        <Modal.Body className={css['body'] ?? ''}>
          <div className={css['search']}>
            <Search size={16} aria-hidden />
            <input
              type="text"
              role="combobox"
              aria-expanded
              aria-autocomplete="list"
              aria-controls={listId}
              aria-activedescendant={current ? `${listId}-${String(at)}` : undefined}
              aria-label={t('Search commands, groups, routines and more')}
              placeholder={t('Search commands, groups, routines and more')}
              data-autofocus
              autoComplete="off"
              spellCheck={false}
              value={query}
              onChange={(event) => {
                setQuery(event.currentTarget.value);
                setAt(0);
              }}
              onKeyDown={press}
            />
          </div>
          <PaletteOptions id={listId} sections={sections} at={at} onPoint={setAt} onChoose={choose} />
        </Modal.Body>
      </Modal.Content>
    </Modal.Root>
  );
}

const NONE: readonly TemplateSummary[] = [];
const QUICK = { duration: 120, transition: 'fade' } as const;
const PAGE = 8;

const NEXT: Readonly<Record<string, (at: number, count: number) => number>> = {
  ArrowDown: (at, count) => (at + 1 < count ? at + 1 : 0),
  ArrowUp: (at, count) => (at > 0 ? at - 1 : Math.max(0, count - 1)),
  PageDown: (at, count) => Math.max(0, Math.min(count - 1, at + PAGE)),
  PageUp: (at) => Math.max(0, at - PAGE),
};
