import { ROUTINE_ROOTS } from '../../../shared/routine';
import type { RoutineCapability, RoutineInput } from '../../../shared/routine-summary';
import { Block } from '../compiled-step';
import { describeValue } from '../late';
import type { CompiledSentry } from '../sentries/sentry';
import { reportUnknownNames, reportUnusedNames } from './check-names';
import { checkSteps } from './check-steps';
import { compileSentries } from './compile-sentries';
import { compileSteps } from './compile-steps';
import type { BindContext, GatheredAccountUse, NamedPlace, SentryStep, StaticCall } from './gathered';
import type { ProblemSink } from './problem-sink';
import { kindOfInput } from './value-kind';

/** What a routine does, and all that has to be known of that beforehand. */
export interface Body {
  readonly steps: Block;
  readonly sentries: readonly CompiledSentry[];
  readonly calls: readonly StaticCall[];
  readonly sentrySteps: readonly SentryStep[];
  readonly kept: ReadonlySet<string>;
  readonly accounts: GatheredAccountUse;
  readonly capabilities: ReadonlySet<RoutineCapability>;
  readonly privateHosts: ReadonlySet<string>;
  readonly templates: readonly NamedPlace[];
}

/** Compiles `steps:` and `sentries:`. */
export function compileBody(
  root: Readonly<Record<string, unknown>>,
  inputs: readonly RoutineInput[],
  sink: ProblemSink,
): Body {
  const context = newContext(inputs, sink);
  const written = root['steps'];
  const place = { container: root, path: ['steps'], step: '' };
  if (Array.isArray(written) && written.length === 0)
    sink.warning(place, 'steps_empty', 'The routine has no steps and does nothing.');
  if (!Array.isArray(written)) {
    const isThere = Object.hasOwn(root, 'steps');
    const message = isThere
      ? `"steps" is a list; each step starts with "- ". Found ${describeValue(written)}.`
      : '"steps" is missing: the list of what to do.';
    sink.error(place, isThere ? 'value_invalid' : 'key_missing', message);
    return bodyOf(new Block([]), [], context);
  }
  const steps = compileSteps({ written, prefix: '' }, context);
  const sentries = compileSentries(root, context);
  reportUnknownNames(context);
  // Where steps were left out because of errors, what is said of the rest would be wrong.
  if (!sink.hasErrors()) {
    reportUnusedNames(context, { container: root['inputs'], inputs });
    checkSteps(steps, sink);
  }
  return bodyOf(steps, sentries, context);
}

function newContext(inputs: readonly RoutineInput[], sink: ProblemSink): BindContext {
  const context: BindContext = {
    sink,
    declared: new Set([...ROUTINE_ROOTS, ...inputs.map((input) => input.name)]),
    inputKinds: new Map(inputs.map((input) => [input.name, kindOfInput(input)])),
    variables: new Map(),
    used: [],
    calls: [],
    sentrySteps: [],
    accounts: { takes: false, fields: new Set(), secrets: new Set() },
    capabilities: new Set(),
    privateHosts: new Set(),
    templates: new Map(),
    ids: new Map(),
    kept: new Set(inputs.flatMap(({ name, persist }) => (persist === true ? [name] : []))),
    compileBlock: ({ steps, isLoop }, place) => compileSteps({ written: steps, isLoop, ...place }, context),
  };
  return context;
}

function bodyOf(steps: Block, sentries: readonly CompiledSentry[], context: BindContext): Body {
  const { calls, sentrySteps, kept, accounts, capabilities, privateHosts, templates } = context;
  return {
    steps,
    sentries,
    calls,
    sentrySteps,
    kept,
    accounts,
    capabilities,
    privateHosts,
    templates: [...templates.values()],
  };
}
