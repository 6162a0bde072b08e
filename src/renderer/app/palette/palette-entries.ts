import { say, t } from '../../../shared/catalogue/translate';
import type { DefinitionId } from '../../../shared/ids';
import type { TemplateSummary } from '../../../shared/template';
import { VERBS, type Verb, type VerbId } from '../../../shared/verbs';
import { activeGroup } from '../../state/active-group';
import type { HostContextValue } from '../../state/host-context';
import { openRoutine } from '../../state/show-routines';
import { openTemplate } from '../../state/show-templates';
import { offerVerb } from '../run-verb';
import { AREA_WORDS } from '../verb-areas';

/** One line of the palette. */
export interface PaletteEntry {
  /** The same for the same thing at every opening. */
  readonly id: string;
  readonly label: string;
  /** What it is done to, or where it belongs. */
  readonly detail: string;
  readonly section: 'commands' | 'groups' | 'instances' | 'routines' | 'templates';
  readonly verb: Verb | null;
  /** Why it can't be done now; null when it can. */
  readonly refusal: string | null;
  readonly run: () => void;
}

/** What the palette offers comes of these. */
export interface PaletteSources {
  readonly host: HostContextValue;
  /** That which was in sight when it was opened. */
  readonly group: DefinitionId | null;
  readonly templates: readonly TemplateSummary[];
}

/** Everything the palette can do now. */
export function paletteEntries({ host, group, templates }: PaletteSources): readonly PaletteEntry[] {
  return [
    ...commandEntries(host, group),
    ...groupEntries(host),
    ...instanceEntries(host),
    ...routineEntries(host),
    ...templateEntries(host, templates),
  ];
}

function commandEntries(host: HostContextValue, group: DefinitionId | null): PaletteEntry[] {
  return VERBS.filter(({ id }) => id !== 'palette').map((verb) => {
    const { subject, refusal, run } = offerVerb(verb.id, host, group);
    const detail = subject ?? say(AREA_WORDS[verb.area]);
    return { id: verb.id, label: say(verb.label), detail, section: 'commands', verb, refusal, run };
  });
}

/** Each group can be opened, and started or stopped, by its name. */
function groupEntries(host: HostContextValue): PaletteEntry[] {
  const { view, groupOfDefinition } = host.viewStore.getState();
  return Object.values(view?.definitions ?? {}).flatMap(({ id, definition: { name } }) => {
    const running = activeGroup(groupOfDefinition[id]) !== undefined;
    const toggle: readonly [VerbId, string] = running
      ? ['stopGroup', t('Stop {name}', { name })]
      : ['startGroup', t('Start {name}', { name })];
    return [
      groupEntry(host, id, ['openGroup', name], t('Open the group')),
      groupEntry(host, id, toggle, running ? t('It is running') : t('It is not running')),
    ];
  });
}

function groupEntry(
  host: HostContextValue,
  group: DefinitionId,
  [verb, label]: readonly [VerbId, string],
  detail: string,
): PaletteEntry {
  const { refusal, run } = offerVerb(verb, host, group);
  return { id: `${verb} ${group}`, label, detail, section: 'groups', verb: null, refusal, run };
}

function instanceEntries({ uiStore, viewStore }: HostContextValue): PaletteEntry[] {
  return Object.values(viewStore.getState().view?.instances ?? {}).map(({ ref, label, model }) => ({
    id: ['instance', ref].join(' '),
    label: label === null ? ref : `${ref} · ${label}`,
    detail: model ?? t('Show the instance'),
    section: 'instances',
    verb: null,
    refusal: null,
    run: () => {
      uiStore.setState({ page: 'instances', instanceSearch: ref, instanceFilter: 'all' });
    },
  }));
}

function routineEntries({ uiStore, viewStore }: HostContextValue): PaletteEntry[] {
  return Object.values(viewStore.getState().view?.routines ?? {}).map(({ name, title }) => ({
    id: ['routine', name].join(' '),
    label: title,
    detail: name,
    section: 'routines',
    verb: null,
    refusal: null,
    run: () => {
      openRoutine(uiStore, name);
    },
  }));
}

function templateEntries(
  { uiStore }: HostContextValue,
  templates: readonly TemplateSummary[],
): PaletteEntry[] {
  return templates.map(({ name, label }) => ({
    id: ['template', name].join(' '),
    label,
    detail: name,
    section: 'templates',
    verb: null,
    refusal: null,
    run: () => {
      openTemplate(uiStore, name);
    },
  }));
}
