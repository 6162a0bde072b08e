import { t, tIn } from '../../../shared/catalogue/translate';
import type { InstanceView } from '../../../shared/view';
import { HolderName, purposeWords } from './holder-name';
import { captureWords, paceWords } from './capture-words';
import type { InstanceRowProps } from './instance-row-props';
import css from './instance-table.module.css';
import { LastSeen } from './last-seen';

/** The facts of a row, one or two lines per cell; what does not fit shows on hover and in the details. */
export function InstanceCells(props: Pick<InstanceRowProps, 'instance' | 'server' | 'isTabStop'>) {
  const { instance, server, isTabStop } = props;
  const { adbServer, model, capture } = instance;
  return (
    <>
      <NameCell {...instance} />
      <td>
        <Held holder={instance.holder} tabIndex={isTabStop ? 0 : -1} />
      </td>
      <AddressCell {...instance} />
      <td title={adbServer ?? ''}>
        {adbServer ?? ''}
        <Second text={server} />
      </td>
      <td title={[model ?? '', capture === null ? '' : captureWords(capture)].filter(Boolean).join('\n')}>
        {model ?? ''}
        <Second text={capture === null ? '' : paceWords(capture)} />
      </td>
      <td>
        <LastSeen instance={instance} />
      </td>
    </>
  );
}

function NameCell({ ref, label }: Pick<InstanceView, 'ref' | 'label'>) {
  if (label === null) {
    return (
      <th scope="row" title={ref}>
        {ref}
      </th>
    );
  }
  return (
    <th scope="row" title={`${label} (${ref})`}>
      <bdi>{label}</bdi>
      <Second text={ref} />
    </th>
  );
}

function Held({ holder, tabIndex }: { holder: InstanceView['holder']; tabIndex: number }) {
  if (holder === null) return <span className={css['free']}>{tIn('instance', 'free')}</span>;
  return (
    <>
      <HolderName holder={holder} tabIndex={tabIndex} />
      <Second text={purposeWords(holder)} />
    </>
  );
}

function AddressCell({ serial, otherSerials }: Pick<InstanceView, 'serial' | 'otherSerials'>) {
  return (
    <td title={[serial, ...otherSerials].filter(Boolean).join(', ')}>
      {serial ?? <span className={css['free']}>{tIn('address', 'none')}</span>}
      <Second text={otherSerials.length === 0 ? '' : t('also {names}', { names: otherSerials.join(', ') })} />
    </td>
  );
}

function Second({ text }: { text: string }) {
  return text === '' ? null : <small>{text}</small>;
}
