import { Table } from '@mantine/core';
import type { InstanceConflict } from '../../../shared/errors';
import { PURPOSE_WORDS } from '../../../shared/explain/states';

/** Who holds which instance, and for what. */
export function ConflictTable({ conflicts }: { conflicts: readonly InstanceConflict[] }) {
  return (
    <Table verticalSpacing={6} aria-label="Instances in use">
      <Table.Thead>
        <Table.Tr>
          <Table.Th>Instance</Table.Th>
          <Table.Th>Held by</Table.Th>
          <Table.Th>For</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {conflicts.map(({ ref, holder }) => (
          <Table.Tr key={ref}>
            <Table.Td>{ref}</Table.Td>
            <Table.Td>
              <bdi>{holder.groupName}</bdi>
            </Table.Td>
            <Table.Td>{PURPOSE_WORDS[holder.purpose]}</Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  );
}
