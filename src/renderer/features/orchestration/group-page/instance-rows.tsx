import { CircleSlash, Hourglass, Loader, type LucideIcon } from 'lucide-react';
import { Pill, type Tone } from '../../../components/pill';
import css from './bots-table.module.css';
import type { InstanceWithoutBot } from './use-instances-without-bot';

const LOOK: Readonly<Record<InstanceWithoutBot['kind'], readonly [Tone, LucideIcon, string]>> = {
  waiting: ['grey', Hourglass, 'waiting'],
  booting: ['blue', Loader, 'booting'],
  skipped: ['amber', CircleSlash, 'left out'],
};

/** Instances on which no bot works, beneath the bots. */
export function InstanceRowsWithoutBot({ instances }: { instances: readonly InstanceWithoutBot[] }) {
  if (instances.length === 0) return null;
  return (
    <tbody aria-label="Instances without a bot">
      {instances.map(({ ref, kind, why }) => {
        const [tone, icon, word] = LOOK[kind];
        return (
          <tr key={`${kind} ${ref}`}>
            <td className={css['dim']}>–</td>
            <th scope="row">{ref}</th>
            <td>
              <Pill tone={tone} icon={icon} small>
                {word}
              </Pill>
            </td>
            <td colSpan={5} className={css['dim']} title={why}>
              <bdi>{why}</bdi>
            </td>
          </tr>
        );
      })}
    </tbody>
  );
}
