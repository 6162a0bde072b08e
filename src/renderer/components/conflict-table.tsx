import { t, tIn } from '../../shared/catalogue/translate';
import { Table } from '@mantine/core';
import type { ReactNode } from 'react';
import type { InstanceConflict } from '../../shared/errors';
import { PURPOSE_WORDS } from '../../shared/explain/states';

interface ConflictTableProps {
  readonly conflicts: readonly InstanceConflict[];
  /** What can be done about one of them. */
  readonly actionOf?: (conflict: InstanceConflict) => ReactNode;
}

/** Who holds which instance, and for what. */
export function ConflictTable({ conflicts, actionOf }: ConflictTableProps) {
  return (
    <Table verticalSpacing={6} aria-label={t('Instances in use')}>
      <Table.Thead>
        <Table.Tr>
          <Table.Th>{t('Instance')}</Table.Th>
          <Table.Th>{t('Held by')}</Table.Th>
          <Table.Th>{tIn('purpose', 'For')}</Table.Th>
          {actionOf ? <Table.Th>{tIn('other instance', 'Instead')}</Table.Th> : null}
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {conflicts.map((conflict) => (
          <Table.Tr key={conflict.ref}>
            <Table.Td>{conflict.ref}</Table.Td>
            <Table.Td style={{ overflowWrap: 'anywhere' }}>
              <bdi>{conflict.holder.groupName}</bdi>
            </Table.Td>
            <Table.Td>{PURPOSE_WORDS[conflict.holder.purpose]}</Table.Td>
            {actionOf ? <Table.Td>{actionOf(conflict)}</Table.Td> : null}
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  );
}
