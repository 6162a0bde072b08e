import { memo } from 'react';
import type { InstanceView } from '../../../shared/view';
import { RelativeTime } from '../../components/clocks';
import { InstanceStatePill } from '../../components/state-pills';
import css from './instances-page.module.css';

/** Instances as rows. */
export function InstanceTable({ instances }: { instances: readonly InstanceView[] }) {
  return (
    <table className={css['table']}>
      <thead>
        <tr>
          <th>Instance</th>
          <th>State</th>
          <th>Held by</th>
          <th>adb address today</th>
          <th>adb server</th>
          <th>Model</th>
          <th>Seen</th>
        </tr>
      </thead>
      <tbody>
        {instances.map((instance) => (
          <InstanceRow key={instance.ref} instance={instance} />
        ))}
      </tbody>
    </table>
  );
}

const InstanceRow = memo(function InstanceRow({ instance }: { instance: InstanceView }) {
  const { ref, state, holder, serial, adbServer, model, lastSeenAt } = instance;
  return (
    <tr>
      <th scope="row">{ref}</th>
      <td>
        <InstanceStatePill state={state} />
      </td>
      <td className={css['cut']} title={holder?.groupName}>
        {holder ? <bdi>{holder.groupName}</bdi> : <span className={css['free']}>free</span>}
      </td>
      <td>{serial ?? <span className={css['free']}>none</span>}</td>
      <td>{adbServer ?? ''}</td>
      <td className={css['cut']}>{model ?? ''}</td>
      <td>{lastSeenAt === null ? 'never' : state === 'gone' ? <RelativeTime at={lastSeenAt} /> : 'now'}</td>
    </tr>
  );
});
