import { z } from 'zod';
import { InputDeclaration, RoutineHeader, VARIABLE_NAME } from '../../../shared/routine';
import type { ActionEntry } from '../action';
import { ACTIONS } from '../action-registry';
import { placeholderOf, type Placeholder } from '../nested';
import { SentryDeclaration } from '../compile/compile-sentries';
import { StepSettingsSchema } from '../compile/step-settings';
import type { ConditionEntry } from '../condition';
import { CONDITIONS } from '../condition-registry';
import { leafOf } from '../late';

type JsonSchema = Record<string, unknown>;

const EXPRESSION: JsonSchema = {
  type: 'string',
  pattern: '\\$\\{.+\\}',
  description: 'An input, a variable or an expression, ${name}',
};

const STEPS: JsonSchema = { $ref: '#/$defs/steps' };

function referenceOf(placeholder: Placeholder): JsonSchema {
  if (placeholder === 'condition') return { $ref: '#/$defs/condition' };
  return typeof placeholder === 'object' ? { anyOf: [STEPS, { enum: [...placeholder.stepsOr] }] } : STEPS;
}

const SETTING_REFERENCES: JsonSchema = Object.fromEntries(
  Object.keys(StepSettingsSchema.shape).map((key) => [key, { $ref: `#/$defs/step-${key}` }]),
);

/** JSON Schema of routine files, made from the registries; editors complete and check with it. */
export function routineJsonSchema(): JsonSchema {
  const header = toJson(RoutineHeader);
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    title: 'Routine',
    description: 'A routine of Muster: what a bot does on its instance.',
    type: 'object',
    properties: {
      ...properties(header),
      inputs: {
        description: 'Values a group, the command line or a calling routine gives',
        type: 'object',
        propertyNames: { pattern: VARIABLE_NAME.source },
        additionalProperties: { $ref: '#/$defs/input' },
      },
      sentries: {
        description: 'Routines run beside this one while it is in work',
        type: 'array',
        items: toJson(SentryDeclaration),
      },
      steps: { $ref: '#/$defs/steps' },
    },
    required: ['steps'],
    additionalProperties: false,
    $defs: {
      input: toJson(InputDeclaration),
      expression: EXPRESSION,
      ...Object.fromEntries(
        Object.entries(properties(toJson(StepSettingsSchema))).map(([key, schema]) => [
          `step-${key}`,
          schema,
        ]),
      ),
      steps: { type: 'array', description: 'Worked one after the other', items: { $ref: '#/$defs/step' } },
      step: { anyOf: ACTIONS.map(({ name }) => ({ $ref: `#/$defs/action-${name}` })) },
      condition: { anyOf: CONDITIONS.map(({ name }) => ({ $ref: `#/$defs/condition-${name}` })) },
      ...Object.fromEntries(ACTIONS.map((entry) => [`action-${entry.name}`, stepSchema(entry)])),
      ...Object.fromEntries(CONDITIONS.map((entry) => [`condition-${entry.name}`, conditionSchema(entry)])),
    },
  };
}

function conditionSchema({ name, summary, schema }: ConditionEntry): JsonSchema {
  return {
    type: 'object',
    description: summary,
    properties: { [name]: toJson(schema) },
    required: [name],
    additionalProperties: false,
  };
}

function stepSchema({ summary, schema }: ActionEntry): JsonSchema {
  const own = toJson(schema);
  return {
    ...own,
    description: summary,
    properties: { ...properties(own), ...SETTING_REFERENCES },
  };
}

function properties(schema: JsonSchema): JsonSchema {
  return z.record(z.string(), z.unknown()).parse(schema['properties'] ?? {});
}

/** What may be written for a schema: its input form, with expressions allowed wherever they are. */
export function toJson(schema: z.ZodType): JsonSchema {
  const { $schema: _draft, ...json } = z.toJSONSchema(schema, {
    io: 'input',
    unrepresentable: 'any',
    override: ({ zodSchema, jsonSchema }) => {
      const leaf = leafOf(zodSchema);
      const placeholder = placeholderOf(zodSchema);
      if (placeholder !== undefined) Object.assign(jsonSchema, referenceOf(placeholder));
      if (zodSchema instanceof z.ZodDefault) {
        const { defaultValue, innerType } = zodSchema.def;
        jsonSchema.default = leafOf(innerType)?.show?.(defaultValue) ?? defaultValue;
      }
      if (!leaf) return;
      const { $schema: _, ...literal } = z.toJSONSchema(leaf.literal);
      Object.assign(jsonSchema, { anyOf: [literal, { $ref: '#/$defs/expression' }] });
    },
  });
  return json;
}
