import { z } from 'zod';
import { TrashId } from '../ids';
import { InstanceRef } from '../instance-reference';
import { call, stream } from '../rpc/contract-types';
import { MAX_TEMPLATE_PNG_BYTES, TemplateSettings, TemplateSummary } from '../template';

const name = z.string().max(500);
const png = z.base64().max(Math.ceil(MAX_TEMPLATE_PNG_BYTES / 3) * 4);
const size = { width: z.number().int(), height: z.number().int() };
/** Files a template may consist of: its picture, what stands beside it, and a picture and a mask per variant. */
const MAX_FILES = 100;

const { label, description, tags, threshold, area, resolution, fit, color, scales } = TemplateSettings.shape;

/** What may be written beside the picture of a new template. */
export const NewTemplateSettings = z.object({
  ...{ label, description, tags, threshold, area, resolution, fit, color, scales },
});
export type NewTemplateSettings = z.infer<typeof NewTemplateSettings>;

/** Settings of a template to be written; null takes one away, what is left out stays as it is. */
export const TemplateChange = z.object({
  label: label.unwrap().nullable().exactOptional(),
  description: description.unwrap().nullable().exactOptional(),
  tags: tags.unwrap().nullable().exactOptional(),
  threshold: threshold.unwrap().nullable().exactOptional(),
  area: area.unwrap().nullable().exactOptional(),
  resolution: resolution.unwrap().nullable().exactOptional(),
  fit: fit.unwrap().nullable().exactOptional(),
  color: color.unwrap().nullable().exactOptional(),
  scales: scales.unwrap().nullable().exactOptional(),
});
export type TemplateChange = z.infer<typeof TemplateChange>;

const BoxView = z.object({ x: z.number().int(), y: z.number().int(), ...size });

/** What a look for a template came to. */
export const TemplateTry = z.object({
  /** The screen that was looked at, as PNG. */
  screen: z.object({ ...size, png: z.string() }),
  /** The best place; null when nothing is like it. */
  box: BoxView.nullable(),
  /** How alike that place is, 0 to 1; null without one. */
  score: z.number().nullable(),
  /** How alike the next best place is; null without one. */
  runnerUp: z.number().nullable(),
  /** Where it was looked for; null for the whole screen. */
  area: BoxView.nullable(),
  /** The template's own threshold. */
  threshold: z.number(),
  /** Below this nothing was looked for. */
  least: z.number(),
  /** Capture and comparison together, milliseconds. */
  tookMs: z.number(),
});
export type TemplateTry = z.infer<typeof TemplateTry>;

const unusable = ['template_not_found', 'template_unusable'] as const;

/** Calls on templates: pictures that routines look for, in `templates/` of the data folder. */
export const templateCalls = {
  /** One picture of a template as PNG, made smaller where its longest side exceeds `side` pixels. */
  'templates.picture': call({
    input: z.object({
      name,
      /** Its place among the template's pictures. */
      image: z.number().int().min(0).max(MAX_FILES),
      side: z.number().int().min(16).max(4_096),
    }),
    output: z.object({ ...size, png: z.string() }),
    errors: [...unusable],
  }),
  /** Writes a new template: picture and settings, or neither. Never over a file. */
  'templates.create': call({
    input: z.object({ name, png, settings: NewTemplateSettings }),
    output: z.object({ name: z.string() }),
    errors: ['template_name_invalid', 'template_name_taken', 'template_unusable', 'file_write_failed'],
  }),
  /** Changes what stands beside the picture; comments and keys nobody knows stay. `version` is that which was shown. */
  'templates.change': call({
    input: z.object({ name, version: z.string().max(200), change: TemplateChange }),
    output: z.object({}),
    errors: [...unusable, 'template_changed', 'file_write_failed'],
  }),
  /** Moves the files of a template to the trash, those that other templates need apart. */
  'templates.delete': call({
    input: z.object({ name }),
    output: z.object({ trashIds: z.array(TrashId) }),
    errors: ['template_not_found', 'file_write_failed'],
  }),
  /** Brings the files of a deleted template back: all of them or none. */
  'templates.restore': call({
    input: z.object({ trashIds: z.array(TrashId).min(1).max(MAX_FILES) }),
    output: z.object({}),
    errors: ['trash_entry_not_found', 'template_name_taken', 'file_write_failed'],
  }),
  /** Looks for a template on the screen of an instance now. */
  'templates.try': call({
    input: z.object({ name, ref: InstanceRef }),
    output: TemplateTry,
    errors: [...unusable, 'instance_not_found', 'instance_conflict', 'instance_unusable'],
  }),
};

/** All templates, followed as their files change. */
export const templateStreams = {
  templates: stream({
    input: z.object({}),
    snapshot: z.array(TemplateSummary),
    patch: z.discriminatedUnion('type', [
      z.object({ type: z.literal('put'), template: TemplateSummary }),
      z.object({ type: z.literal('remove'), name: z.string() }),
    ]),
  }),
};
