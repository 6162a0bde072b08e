import { t } from '../../../shared/catalogue/translate';

/** The first of them; the rest as a number. */
export function NamesOfUsers({ users }: { users: readonly string[] }) {
  const shown = users.slice(0, 8).join(', ');
  const more = users.length - 8;
  return (
    <bdi style={{ overflowWrap: 'anywhere' }}>
      {more > 0 ? t('{names} and {count} more', { names: shown, count: more }) : shown}
    </bdi>
  );
}
