import { t } from '../../shared/catalogue/translate';
import type { ReactNode } from 'react';
import type { Contract } from '../../shared/contract';
import { hasErrors, warningAt } from '../../shared/problem';
import type { OutputOf } from '../../shared/rpc/contract-types';
import { ConflictTable } from './conflict-table';
import { Note } from './note';
import { ProblemFixes } from './problem-fixes';
import { ProblemList } from './problem-list';
import type { ProblemFixer } from './use-problem-fixer';

export type Preflight = OutputOf<Contract, 'groups.preflight'>;

/** What a start would meet: a verdict, the problems with what can be done about each, and who holds what it wants. */
export function PreflightReport(props: Preflight & { readonly fixer: ProblemFixer }) {
  const { problems, conflicts, fixer } = props;
  return (
    <>
      <Verdict {...props} />
      <Section title={t('Problems')} empty={problems.length === 0}>
        <ProblemList problems={problems} fixer={fixer} />
      </Section>
      <Section title={t('Instances in use by something else')} empty={conflicts.length === 0}>
        <ConflictTable
          conflicts={conflicts}
          actionOf={({ ref }) => (
            <ProblemFixes
              problem={warningAt('availableInstances', 'instance_held', { ref })}
              fixer={fixer}
              limit={1}
            />
          )}
        />
      </Section>
    </>
  );
}

function Verdict({ problems, wouldUse }: Preflight) {
  if (hasErrors(problems)) {
    return <Note tone="red" title={t('A start would be refused')} hint={t('Mend the errors below first.')} />;
  }
  if (wouldUse.length === 0) {
    return (
      <Note
        tone="amber"
        title={t('No instance could be used now')}
        hint={t('Start or connect one, or stop what holds it.')}
      />
    );
  }
  return (
    <Note
      tone="green"
      title={t('It can start: it would use {count, plural, one {# instance} other {# instances}}', {
        count: wouldUse.length,
      })}
      hint={wouldUse.join(', ')}
    />
  );
}

function Section({ title, empty, children }: { title: string; empty: boolean; children: ReactNode }) {
  if (empty) return null;
  return (
    <section>
      <h3 style={{ fontSize: 14, margin: '16px 0 6px' }}>{title}</h3>
      {children}
    </section>
  );
}
