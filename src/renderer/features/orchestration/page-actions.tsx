import { t } from '../../../shared/catalogue/translate';
import { ActionIcon } from '@mantine/core';
import { Download, Ellipsis, LayoutTemplate, ListChecks, Plus, Share, Trash2 } from 'lucide-react';
import type { DefinitionId } from '../../../shared/ids';
import { ActionButton } from '../../components/action-button';
import { OverflowMenu } from '../../components/overflow-menu';
import { SplitButton } from '../../components/split-button';
import { useBlockedReason } from '../../state/blocked';
import { useHost } from '../../state/host-context';
import type { OpenDialog } from '../../state/ui-store';
import { useCardSelection } from './card-selection';

/** What the page offers for all groups: bringing in, making, handing on, and what was deleted. */
export function PageActions({ empty, shown }: { empty: boolean; shown: number }) {
  const { uiStore } = useHost();
  const blocked = useBlockedReason();
  const opens = (dialog: OpenDialog) => () => {
    uiStore.setState({ dialog });
  };
  const newGroup = opens({ kind: 'newDefinition' });
  return (
    <>
      <ActionButton
        label={t('Import')}
        icon={Download}
        variant="default"
        h={32}
        px={12}
        style={{ flex: 'none' }}
        disabledReason={blocked}
        onClick={opens({ kind: 'import', files: [], text: null })}
      />
      <SplitButton
        data-tour="newGroup"
        label={t('New group')}
        icon={Plus}
        variant="filled"
        h={32}
        px={12}
        style={{ flex: 'none' }}
        arrowHeight={32}
        disabledReason={blocked}
        onClick={newGroup}
        menuLabel={t('More ways to make a group')}
        entries={[
          { label: t('New group'), icon: Plus, onClick: newGroup, disabledReason: blocked },
          {
            label: t('New from template…'),
            icon: LayoutTemplate,
            hint: t('Begins with what was saved as a template'),
            onClick: opens({ kind: 'newFromTemplate' }),
            disabledReason: blocked,
          },
        ]}
      />
      <PageMenu empty={empty} shown={shown} blocked={blocked} opens={opens} />
    </>
  );
}

interface PageMenuProps {
  readonly empty: boolean;
  readonly shown: number;
  readonly blocked: string | null;
  readonly opens: (dialog: OpenDialog) => () => void;
}

function PageMenu({ empty, shown, blocked, opens }: PageMenuProps) {
  const { viewStore } = useHost();
  const { selectShown } = useCardSelection();
  const exportAll = (): void => {
    const definitionIds: DefinitionId[] = Object.values(viewStore.getState().view?.definitions ?? {}).map(
      ({ id }) => id,
    );
    opens({ kind: 'export', definitionIds })();
  };
  const none = empty ? t('There are no groups') : null;
  return (
    <OverflowMenu
      entries={[
        {
          label: t('Select all shown'),
          icon: ListChecks,
          hint: t('Ctrl+A; to start, stop, tag, export or delete many at once'),
          onClick: selectShown,
          disabledReason: shown === 0 ? (none ?? t('No group is shown')) : null,
        },
        { label: t('Export all…'), icon: Share, onClick: exportAll, disabledReason: blocked ?? none },
        null,
        { label: t('Trash…'), icon: Trash2, onClick: opens({ kind: 'trash' }), disabledReason: blocked },
      ]}
      target={
        <ActionIcon size={32} aria-label={t('More for all groups')} style={{ flex: 'none' }}>
          <Ellipsis size={16} aria-hidden />
        </ActionIcon>
      }
    />
  );
}
