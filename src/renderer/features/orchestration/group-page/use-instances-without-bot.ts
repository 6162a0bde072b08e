import { useShallow } from 'zustand/react/shallow';
import { t } from '../../../../shared/catalogue/translate';
import { explainSkipReason } from '../../../../shared/explain/group-failure';
import type { OrchestrationId } from '../../../../shared/ids';
import type { GroupView, InstanceView } from '../../../../shared/view';
import { useView } from '../../../state/host-context';

/** An instance a run wants or wanted, on which no bot works. */
export interface InstanceWithoutBot {
  readonly ref: string;
  readonly kind: 'waiting' | 'booting' | 'skipped';
  readonly why: string;
}

const SEPARATOR = '\n';

/** Instances that are waited for, are booting, or were left out, with the reason. */
export function useInstancesWithoutBot(
  orchestrationId: OrchestrationId | null,
): readonly InstanceWithoutBot[] {
  const lines = useView(
    useShallow((state): readonly string[] => {
      const group = orchestrationId === null ? undefined : state.view?.groups[orchestrationId];
      if (!group) return [];
      const taken = new Set<string>((state.botsOfGroup[group.orchestrationId] ?? []).map(({ ref }) => ref));
      return instancesOf(group, state.view?.instances ?? {})
        .filter(({ ref, kind }) => kind !== 'skipped' || !taken.has(ref))
        .map(({ ref, kind, why }) => [kind, ref, why].join(SEPARATOR));
    }),
  );
  return lines.map((line) => {
    const [kind, ref = '', why = ''] = line.split(SEPARATOR);
    return { ref, why, kind: kind === 'booting' || kind === 'skipped' ? kind : 'waiting' };
  });
}

function instancesOf(
  { waitingFor, skipped }: GroupView,
  instances: Readonly<Record<string, InstanceView>>,
): readonly InstanceWithoutBot[] {
  return [
    ...waitingFor.map(({ ref, what }): InstanceWithoutBot => {
      if (what === 'boot')
        return { ref, kind: 'booting', why: t('Starting up; its bot begins once it is ready') };
      const holder = instances[ref]?.holder?.groupName;
      return {
        ref,
        kind: 'waiting',
        why:
          holder === undefined
            ? t('Waits until it is free')
            : t('Waits until “{name}” lets it go', { name: holder }),
      };
    }),
    ...skipped.map(({ ref, reason }): InstanceWithoutBot => ({
      ref,
      kind: 'skipped',
      why: explainSkipReason(reason),
    })),
  ];
}
