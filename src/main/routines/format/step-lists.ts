import { z } from 'zod';
import { isMap, isScalar, isSeq, type YAMLMap } from 'yaml';
import { ACTION_BY_NAME } from '../action-registry';
import { placeholderOf } from '../nested';
import { StepSettingsSchema } from '../compile/step-settings';

const SETTING_KEYS = Object.keys(StepSettingsSchema.shape);

/** Sets the keys of a step in their order: the action, what belongs to its head, the settings, nested steps. */
export function orderStep(step: YAMLMap): void {
  const keys = step.items.map(({ key }) => nameOf(key));
  const action = keys.find((key) => ACTION_BY_NAME.has(key));
  const shape = action === undefined ? {} : (ACTION_BY_NAME.get(action)?.schema.shape ?? {});
  const own = Object.keys(shape).filter((key) => key !== action);
  const isLong = (key: string): boolean => holdsSteps(shape[key]);
  const order = [
    ...(action === undefined ? [] : [action]),
    ...own.filter((key) => !isLong(key)),
    ...SETTING_KEYS.filter((key) => key !== 'onError'),
    ...own.filter(isLong),
    'onError',
  ];
  const rank = (key: unknown): number => {
    const at = order.indexOf(nameOf(key));
    return at < 0 ? order.length : at;
  };
  const first = step.items[0]?.key;
  const lead = isScalar(first) ? first.commentBefore : undefined;
  step.items.sort((a, b) => rank(a.key) - rank(b.key));
  moveLead(step, first, lead);
}

/** A remark above the first key speaks of the whole step: it stays on top. */
function moveLead(step: YAMLMap, before: unknown, lead: string | null | undefined): void {
  const now = step.items[0]?.key;
  if (lead === undefined || lead === null || now === before || !isScalar(now) || !isScalar(before)) return;
  before.commentBefore = null;
  now.commentBefore = [lead, now.commentBefore]
    .filter((text) => text !== undefined && text !== null)
    .join('\n');
}

/** Calls back for every list of steps of a step, those of its branches and of its `onError` included. */
export function eachStepList(step: YAMLMap, visit: (list: unknown) => void): void {
  const keys = step.items.map(({ key }) => nameOf(key));
  const action = keys.find((key) => ACTION_BY_NAME.has(key));
  const schema = action === undefined ? undefined : ACTION_BY_NAME.get(action)?.schema;
  if (schema) visitSchema(step, schema, visit);
  visitSchema(step, StepSettingsSchema, visit);
}

function visitSchema(node: unknown, written: unknown, visit: (list: unknown) => void): void {
  const schema = inner(written);
  if (schema === undefined) return;
  const placeholder = placeholderOf(schema);
  if (placeholder !== undefined) {
    if (placeholder !== 'condition') visit(node);
  } else if (schema instanceof z.ZodObject && isMap(node)) {
    for (const pair of node.items) visitSchema(pair.value, schema.shape[nameOf(pair.key)], visit);
  } else if (schema instanceof z.ZodArray && isSeq(node)) {
    for (const item of node.items) visitSchema(item, schema.element, visit);
  }
}

function holdsSteps(written: unknown): boolean {
  const schema = inner(written);
  if (schema === undefined) return false;
  const placeholder = placeholderOf(schema);
  if (placeholder !== undefined) return placeholder !== 'condition';
  if (schema instanceof z.ZodArray) return holdsSteps(schema.element);
  return schema instanceof z.ZodObject && Object.values(schema.shape).some(holdsSteps);
}

/** The schema within `optional` and `default`. */
function inner(schema: unknown): z.ZodType | undefined {
  let current = schema;
  while (current instanceof z.ZodOptional || current instanceof z.ZodDefault) current = current.def.innerType;
  return current instanceof z.ZodType ? current : undefined;
}

/** A key as text. */
export function nameOf(key: unknown): string {
  return isScalar(key) ? String(key.value) : typeof key === 'string' ? key : '';
}
