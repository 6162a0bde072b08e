import { CircleSlash, Hourglass, Loader, type LucideIcon } from 'lucide-react';
import { msg, say, t, type Message } from '../../../../shared/catalogue/translate';
import { Pill, type Tone } from '../../../components/pill';
import css from './bots-table.module.css';
import type { InstanceWithoutBot } from './use-instances-without-bot';

const LOOK: Readonly<Record<InstanceWithoutBot['kind'], readonly [Tone, LucideIcon, Message]>> = {
  waiting: ['grey', Hourglass, msg('waiting')],
  booting: ['blue', Loader, msg('booting')],
  skipped: ['amber', CircleSlash, msg('left out')],
};

interface InstanceRowsProps {
  readonly instances: readonly InstanceWithoutBot[];
  /** Place of the first one in the whole table, counted from 1. */
  readonly firstRow: number;
  /** The table has a column of accounts. */
  readonly hasPool: boolean;
}

/** Instances on which no bot works, beneath the bots. */
export function InstanceRowsWithoutBot({ instances, firstRow, hasPool }: InstanceRowsProps) {
  if (instances.length === 0) return null;
  return (
    <tbody aria-label={t('Instances without a bot')}>
      {instances.map(({ ref, kind, why }, index) => {
        const [tone, icon, word] = LOOK[kind];
        return (
          <tr key={`${kind} ${ref}`} aria-rowindex={firstRow + index}>
            <td className={css['dim']}>–</td>
            <th scope="row">{ref}</th>
            <td>
              <Pill tone={tone} icon={icon} small>
                {say(word)}
              </Pill>
            </td>
            <td colSpan={hasPool ? 6 : 5} className={css['dim']} title={why}>
              <bdi>{why}</bdi>
            </td>
          </tr>
        );
      })}
    </tbody>
  );
}
