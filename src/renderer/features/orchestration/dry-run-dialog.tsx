import { Button, Group, Loader, Modal } from '@mantine/core';
import { t } from '../../../shared/catalogue/translate';
import { explainError } from '../../../shared/explain';
import type { DefinitionId } from '../../../shared/ids';
import { Note } from '../../components/note';
import { PreflightReport } from '../../components/preflight-report';
import { usePreflight } from '../../components/use-preflight';
import { useProblemFixer } from '../../components/use-problem-fixer';
import { useView } from '../../state/host-context';

interface DryRunDialogProps {
  readonly definitionId: DefinitionId;
  readonly onClose: () => void;
}

/** What a start would meet now: problems with what can be done, conflicts, the instances it would take. Nothing is held. */
export function DryRunDialog({ definitionId, onClose }: DryRunDialogProps) {
  const name = useView((state) => state.view?.definitions[definitionId]?.definition.name ?? '');
  const { answer } = usePreflight(definitionId, null);
  const fixer = useProblemFixer({ definitionId });
  return (
    <Modal opened onClose={onClose} title={<bdi>{t('Dry run of “{name}”', { name })}</bdi>} size="lg">
      {answer === null ? <Loader role="img" size="sm" aria-label={t('Checking')} /> : null}
      {answer?.ok === true ? <PreflightReport {...answer.value} fixer={fixer} /> : null}
      {answer?.ok === false ? <Note tone="red" {...explainError(answer.error)} /> : null}
      <Group justify="flex-end" mt="md">
        <Button variant="default" onClick={onClose} data-autofocus>
          {t('Close')}
        </Button>
      </Group>
    </Modal>
  );
}
