import { Button, Group, Loader, Modal } from '@mantine/core';
import { useEffect, useState, type ReactNode } from 'react';
import type { Contract } from '../../../shared/contract';
import { explainError } from '../../../shared/explain';
import { counted } from '../../../shared/explain/words';
import type { DefinitionId } from '../../../shared/ids';
import { hasErrors } from '../../../shared/problem';
import type { OutputOf, ResultOf } from '../../../shared/rpc/contract-types';
import { Note } from '../../components/note';
import { ProblemList } from '../../components/problem-list';
import { useHost, useView } from '../../state/host-context';
import { ConflictTable } from './conflict-table';

interface DryRunDialogProps {
  readonly definitionId: DefinitionId;
  readonly onClose: () => void;
}

/** What a start would meet now: problems, conflicts, the instances it would take. Nothing is held. */
export function DryRunDialog({ definitionId, onClose }: DryRunDialogProps) {
  const { link } = useHost();
  const name = useView((state) => state.view?.definitions[definitionId]?.definition.name ?? '');
  const [answer, setAnswer] = useState<ResultOf<Contract, 'groups.preflight'> | null>(null);
  useEffect(() => {
    const abort = new AbortController();
    void link.call('groups.preflight', { definitionId, overrides: null }, abort.signal).then((result) => {
      if (!abort.signal.aborted) setAnswer(result);
    });
    return () => {
      abort.abort();
    };
  }, [definitionId, link]);
  return (
    <Modal opened onClose={onClose} title={`Dry run of “${name}”`} size="lg">
      {answer === null ? <Loader size="sm" aria-label="Checking" /> : null}
      {answer?.ok === true ? <Report {...answer.value} /> : null}
      {answer?.ok === false ? <Note tone="red" {...explainError(answer.error)} /> : null}
      <Group justify="flex-end" mt="md">
        <Button variant="default" onClick={onClose} data-autofocus>
          Close
        </Button>
      </Group>
    </Modal>
  );
}

function Report({ problems, conflicts, wouldUse }: OutputOf<Contract, 'groups.preflight'>) {
  return (
    <>
      <Verdict refused={hasErrors(problems)} wouldUse={wouldUse} />
      <Section title="Problems" empty={problems.length === 0}>
        <ProblemList problems={problems} />
      </Section>
      <Section title="Instances in use by something else" empty={conflicts.length === 0}>
        <ConflictTable conflicts={conflicts} />
      </Section>
    </>
  );
}

function Verdict({ refused, wouldUse }: { refused: boolean; wouldUse: readonly string[] }) {
  if (refused)
    return <Note tone="red" title="A start would be refused" hint="Mend the errors below first." />;
  if (wouldUse.length === 0) {
    return (
      <Note
        tone="amber"
        title="No instance could be used now"
        hint="Start or connect one, or stop what holds it."
      />
    );
  }
  return (
    <Note
      tone="green"
      title={`It can start: it would use ${counted(wouldUse.length, 'instance')}`}
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
