import { msg, say, t, type Message } from './catalogue/translate';
import type { DefinitionDraft } from './definition';
import type { Problem, ProblemCode, ProblemDetail } from './problem';
import type { ConsentCapability, RoutineSummary } from './routine-summary';
import type { HostView, InstanceView } from './view';

/** What a person may do about a problem with one click. */
export type ProblemFix =
  /** Changes of the definition. `lasting`: one run alone can't leave it out, the group itself has to be changed. */
  | {
      readonly kind: 'change';
      readonly label: string;
      readonly changes: Partial<DefinitionDraft>;
      readonly lasting?: true;
    }
  /** Goes to the field in the form. */
  | { readonly kind: 'editField'; readonly label: string; readonly path: string }
  /** Allows these bytes of a routine to do something. */
  | {
      readonly kind: 'allowRoutine';
      readonly label: string;
      readonly routineName: string;
      readonly hash: string;
      readonly capability: ConsentCapability;
    }
  | {
      readonly kind: 'openInstances' | 'openPools' | 'openAccounts' | 'startSimulator' | 'loadSamples';
      readonly label: string;
    };

/** What a fix is made from: the definition (or the draft of it) and what is here now. */
export interface FixFacts {
  readonly definition: DefinitionDraft;
  readonly instances: Readonly<Record<string, InstanceView>>;
  readonly routines: Readonly<Record<string, RoutineSummary>>;
  readonly simulator: HostView['simulator']['state'];
}

type Fixes = (problem: Problem, facts: FixFacts) => readonly (ProblemFix | null)[];

/** Routines that come with the program are below this folder. */
const SAMPLES = 'demo/';
const NOTHING: Fixes = () => [];
const edit =
  (label: Message): Fixes =>
  ({ path }) => [{ kind: 'editField', label: say(label), path }];

/** One row per code: the most fitting fix first. */
const FIXES: Readonly<Record<ProblemCode, Fixes>> = {
  name_required: edit(msg('Name it')),
  name_too_long: edit(msg('Shorten it')),
  name_taken: edit(msg('Rename it')),
  name_control_characters: edit(msg('Rename it')),
  routine_required: edit(msg('Choose a routine')),
  routine_not_found: ({ path }, { definition }) => [
    // A sample may be the routine of a group; what an input names is the person's own.
    path === 'routineName' ? samplesFix(definition) : null,
    { kind: 'editField', label: t('Choose another routine'), path },
  ],
  consent_needed: ({ detail }) => [
    {
      kind: 'allowRoutine',
      label: t('Allow it'),
      routineName: String(detail['routineName']),
      hash: String(detail['hash']),
      capability: detail['capability'] === 'shell' ? 'shell' : 'network',
    },
  ],
  routine_invalid: edit(msg('Choose another routine')),
  input_unknown: (problem, { definition }) => [
    renamedInput(problem, definition),
    removedInput(problem, definition),
  ],
  input_required: edit(msg('Enter a value')),
  input_invalid: (problem, facts) => [
    defaultInput(problem, facts),
    { kind: 'editField', label: t('Change the value'), path: problem.path },
  ],
  instances_required: ({ path }, facts) => [
    added(facts),
    { kind: 'editField', label: t('Choose instances'), path },
    Object.keys(facts.instances).length === 0 ? simulatorFix(facts) : null,
  ],
  instance_duplicate: ({ path }, { definition }) => [withoutRow(path, definition)],
  instance_ref_invalid: ({ path }, { definition }) => [
    withoutRow(path, definition),
    { kind: 'editField', label: t('Choose instances'), path },
  ],
  instance_unmapped: ({ path, detail }, facts) => [
    replaced(detail, facts, true),
    { kind: 'editField', label: t('Choose an instance for it'), path },
    freeInstance(facts) === undefined ? simulatorFix(facts) : null,
  ],
  instance_unknown: ({ detail }, facts) => [
    isSimulated(detail) ? simulatorFix(facts) : null,
    replaced(detail, facts),
    { kind: 'openInstances', label: t('Connect it…') },
  ],
  instance_not_ready: ({ detail }, facts) => [
    replaced(detail, facts),
    { kind: 'openInstances', label: t('See the instance') },
  ],
  instance_overlap: NOTHING,
  instance_held: ({ detail }, facts) => [replaced(detail, facts)],
  bot_count_too_low: (_problem, { definition }) => [
    definition.requestedBotCount >= 1
      ? null
      : change(t('Use {count, plural, one {# bot} other {# bots}}', { count: 1 }), { requestedBotCount: 1 }),
  ],
  bot_count_too_high: (_problem, { definition }) => [
    fewerBots(definition),
    { kind: 'editField', label: t('Add instances'), path: 'availableInstances' },
  ],
  pool_not_found: ({ path }, { definition }) => [
    definition.accountPoolName === null ? null : change(t('Clear the pool'), { accountPoolName: null }),
    { kind: 'editField', label: t('Choose another pool'), path },
  ],
  pool_invalid: () => [{ kind: 'openPools', label: t('See the pool') }],
  pool_empty: () => [{ kind: 'openPools', label: t('See the pool') }],
  pool_unused: () => [change(t('Clear the pool'), { accountPoolName: null })],
  pool_name_required: edit(msg('Name it')),
  pool_name_taken: edit(msg('Rename it')),
  pool_endless: edit(msg('Change the value')),
  account_unknown: edit(msg('Change the value')),
  watched_folder_invalid: edit(msg('Change the value')),
  watched_rows_bad: NOTHING,
  watched_file_failed: NOTHING,
  account_required: edit(msg('Choose a pool')),
  loop_needs_pool: () => [
    { kind: 'editField', label: t('Choose a pool'), path: 'accountPoolName' },
    change(t('Run once'), { loop: { kind: 'once' } }),
  ],
  account_field_unknown: () => [{ kind: 'openPools', label: t('See the pool') }],
  filter_comparison_invalid: NOTHING,
  filter_value_invalid: NOTHING,
  filter_too_slow: NOTHING,
  // The form of a start has the choice; a group's own has none.
  step_unknown: NOTHING,
  secret_misplaced: edit(msg('Keep it encrypted')),
  secrets_locked: () => [{ kind: 'openAccounts', label: t('See the accounts') }],
  accounts_unusable: () => [{ kind: 'openAccounts', label: t('See the accounts') }],
  template_not_found: (problem, facts) => [
    samplesFix(facts.definition),
    ...edit(msg('Choose another template'))(problem, facts),
  ],
  template_invalid: edit(msg('Choose another template')),
  value_out_of_range: edit(msg('Change the value')),
  unknown_key: NOTHING,
};

/**
 * What can be done about a problem, most fitting first; empty when only the person knows. A problem of an earlier start
 * may be gone meanwhile: what would change nothing any more is not offered.
 */
export function fixesOf(problem: Problem, facts: FixFacts): readonly ProblemFix[] {
  return FIXES[problem.code](problem, facts).filter((fix) => fix !== null);
}

/** The first instance that is ready, held by nobody and not chosen yet. */
export function freeInstance(facts: FixFacts): string | undefined {
  return freeInstances(facts)[0];
}

/** A placeholder is offered the free instance of its place among them, so that no two are offered the same. */
function instanceForPlaceholder(ref: string, facts: FixFacts): string | undefined {
  const placeholders = facts.definition.availableInstances.filter((each) => each.startsWith('index:'));
  return freeInstances(facts)[Math.max(0, [...new Set(placeholders)].indexOf(ref))];
}

function freeInstances({ definition, instances }: FixFacts): readonly string[] {
  const order = new Intl.Collator('en', { numeric: true });
  return Object.values(instances)
    .filter(({ ref, state, holder }) => state === 'ready' && holder === null && !isChosen(ref, definition))
    .map(({ ref }) => ref)
    .sort((a, b) => order.compare(a, b));
}

function isChosen(ref: string, { availableInstances }: DefinitionDraft): boolean {
  return availableInstances.includes(ref);
}

function change(label: string, changes: Partial<DefinitionDraft>): ProblemFix {
  return { kind: 'change', label, changes };
}

function isSimulated({ ref }: ProblemDetail): boolean {
  return String(ref).startsWith('sim:');
}

function simulatorFix({ simulator }: FixFacts): ProblemFix | null {
  return simulator === 'off' || simulator === 'failed'
    ? { kind: 'startSimulator', label: t('Start the simulator') }
    : null;
}

function samplesFix({ routineName }: DefinitionDraft): ProblemFix | null {
  return routineName.startsWith(SAMPLES) ? { kind: 'loadSamples', label: t('Load samples') } : null;
}

function added(facts: FixFacts): ProblemFix | null {
  const free = freeInstance(facts);
  return free === undefined ? null : change(t('Use {ref}', { ref: free }), { availableInstances: [free] });
}

/** Another instance in the same place of the order. */
function replaced({ ref }: ProblemDetail, facts: FixFacts, isPlaceholder = false): ProblemFix | null {
  const free = isPlaceholder ? instanceForPlaceholder(String(ref), facts) : freeInstance(facts);
  const { availableInstances } = facts.definition;
  if (free === undefined || ref === undefined || !isChosen(String(ref), facts.definition)) return null;
  const next = availableInstances.map((each) => (each === ref ? free : each));
  const label = isPlaceholder ? t('Use {ref} for it', { ref: free }) : t('Use {ref} instead', { ref: free });
  return change(label, { availableInstances: next });
}

/** Without the row of the list that `path` names; the bots that are left over with it go too. */
function withoutRow(
  path: string,
  { availableInstances, requestedBotCount }: DefinitionDraft,
): ProblemFix | null {
  const index = Number(path.split('.')[1]);
  const next = availableInstances.filter((_, each) => each !== index);
  if (next.length === 0 || next.length === availableInstances.length) return null;
  const most = new Set(next).size;
  return change(t('Remove it from the list'), {
    availableInstances: next,
    requestedBotCount: Math.min(requestedBotCount, most),
  });
}

function fewerBots({ availableInstances, requestedBotCount }: DefinitionDraft): ProblemFix | null {
  const most = new Set(availableInstances).size;
  if (most === 0 || requestedBotCount <= most) return null;
  return change(t('Use {count, plural, one {# bot} other {# bots}}', { count: most }), {
    requestedBotCount: most,
  });
}

function nameOfInput({ path }: Problem): string {
  return path.slice('routineConfig.'.length);
}

function removedInput(problem: Problem, { routineConfig }: DefinitionDraft): ProblemFix | null {
  const name = nameOfInput(problem);
  if (!Object.hasOwn(routineConfig, name)) return null;
  const rest = Object.fromEntries(Object.entries(routineConfig).filter(([key]) => key !== name));
  return {
    kind: 'change',
    label: t('Remove “{name}”', { name }),
    changes: { routineConfig: rest },
    lasting: true,
  };
}

function renamedInput(problem: Problem, { routineConfig }: DefinitionDraft): ProblemFix | null {
  const name = nameOfInput(problem);
  const meant = problem.detail['suggestion'];
  if (meant === undefined || !Object.hasOwn(routineConfig, name)) return null;
  if (Object.hasOwn(routineConfig, String(meant))) return null;
  const next = Object.fromEntries(
    Object.entries(routineConfig).map(([key, value]) => [key === name ? String(meant) : key, value]),
  );
  return {
    kind: 'change',
    label: t('Use it as “{name}”', { name: meant }),
    changes: { routineConfig: next },
    lasting: true,
  };
}

function defaultInput(problem: Problem, { definition, routines }: FixFacts): ProblemFix | null {
  const name = nameOfInput(problem);
  const input = routines[definition.routineName]?.inputs.find((each) => each.name === name);
  if (!input || input.default === null || definition.routineConfig[name] === input.default) return null;
  return change(t('Use the default: {value}', { value: String(input.default) }), {
    routineConfig: { ...definition.routineConfig, [name]: input.default },
  });
}
