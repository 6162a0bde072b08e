import { createContext, use, useEffect, useMemo, useState, type ReactNode } from 'react';
import type { Contract } from '../../shared/contract';
import type { PatchOf } from '../../shared/rpc/contract-types';
import type { TemplateSummary } from '../../shared/template';
import { useHost } from './host-context';

type ByName = ReadonlyMap<string, TemplateSummary>;

const natural = new Intl.Collator(undefined, { numeric: true, sensitivity: 'base' });
const TemplatesContext = createContext<readonly TemplateSummary[] | null>(null);

/** Follows the templates, and gives them to what is inside. */
export function TemplatesProvider({ children }: { children: ReactNode }) {
  const { link } = useHost();
  const [known, setKnown] = useState<ByName | null>(null);
  useEffect(
    () =>
      link.subscribe(
        'templates',
        {},
        {
          snapshot: (all) => {
            setKnown(new Map(all.map((template) => [template.name, template])));
          },
          patches: (changes) => {
            setKnown((before) => changed(before ?? new Map(), changes));
          },
        },
      ),
    [link],
  );
  const ordered = useMemo(
    () => known && [...known.values()].sort((a, b) => natural.compare(a.name, b.name)),
    [known],
  );
  return <TemplatesContext value={ordered}>{children}</TemplatesContext>;
}

function changed(before: ByName, changes: readonly PatchOf<Contract, 'templates'>[]): ByName {
  const after = new Map(before);
  for (const change of changes) {
    if (change.type === 'put') after.set(change.template.name, change.template);
    else after.delete(change.name);
  }
  return after;
}

/** All templates by name; null before the host told. */
export function useTemplates(): readonly TemplateSummary[] | null {
  return use(TemplatesContext);
}
