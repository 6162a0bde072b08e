import { z } from 'zod';
import { ScreenId, TrashId } from '../ids';
import { InstanceRef } from '../instance-reference';
import { call, stream } from '../rpc/contract-types';
import { IgnoredParts } from '../ignored-parts';
import { MAX_TEMPLATE_PNG_BYTES, TemplateSettings, TemplateSummary } from '../template';

const name = z.string().max(500);
const png = z.base64().max(Math.ceil(MAX_TEMPLATE_PNG_BYTES / 3) * 4);
const size = { width: z.number().int(), height: z.number().int() };
/** A screen of 3840 × 2160 that nothing can be packed of, as PNG. */
const MAX_SCREEN_BYTES = 40 * 2 ** 20;
/** Bytes of one piece of it, before base64: what is read at once holds nobody up. */
export const SCREEN_PIECE_BYTES = 3 * 2 ** 15;
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

const across = z.number().int().min(0).max(100_000);
/** What is cut out of a screen, in its pixels. */
const CutBox = z.object({ x: across, y: across, width: across.min(1), height: across.min(1) });
const BoxView = z.object({ x: z.number().int(), y: z.number().int(), ...size });

/** What a look for a template came to. */
export const TemplateTry = z.object({
  /** The screen that was looked at, as PNG; null where it was not asked for. */
  screen: z.object({ ...size, png: z.string().nullable() }),
  /** The best place; null when nothing is like it. */
  box: BoxView.nullable(),
  /** How alike that place is, 0 to 1; null without one. */
  score: z.number().nullable(),
  /** How alike the next best place is; null without one. */
  runnerUp: z.number().nullable(),
  /** The next best place; null without one. */
  next: BoxView.nullable(),
  /** The best place of the whole screen where the template has an area; null without either. */
  outside: z.object({ box: BoxView, score: z.number() }).nullable(),
  /** The size of the screen that the picture which fits this one was cut from; null where nobody wrote it down. */
  cutFrom: z.object(size).nullable(),
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

/** What makes a cut a poor template, or none at all; as `weakPicture` of the host says. */
export const CutWeakness = z.enum(['transparent', 'flat', 'flat_gray', 'almost_flat', 'tiny']);
export type CutWeakness = z.infer<typeof CutWeakness>;

/** How well what is cut out of a screen can be told apart from all else there. */
export const CutComparison = z.object({
  /** Null where nothing is wrong with the picture itself. */
  weak: CutWeakness.nullable(),
  /** The place most like it that is not where it was cut; null where nothing is even `least` alike. */
  next: z.object({ box: BoxView, score: z.number() }).nullable(),
  least: z.number(),
  /** The comparison alone, milliseconds. */
  tookMs: z.number(),
});
export type CutComparison = z.infer<typeof CutComparison>;

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
  /**
   * Writes a picture of a template: in place of one of its own (`file` is its path, as the template tells it), or one
   * more for other screens (null). What was there, and its mask, go to the trash; all settings stay.
   */
  'templates.setPicture': call({
    input: z.object({
      ...{ name, version: z.string().max(200), file: z.string().max(500).nullable(), png },
      /** Of the screen it was cut from; null where nobody knows. */
      resolution: resolution.unwrap().nullable(),
    }),
    output: z.object({}),
    errors: [...unusable, 'template_changed', 'file_write_failed'],
  }),
  /** Takes away a picture for other screens; the file goes to the trash. */
  'templates.removePicture': call({
    input: z.object({ name, version: z.string().max(200), file: z.string().max(500) }),
    output: z.object({}),
    errors: [...unusable, 'template_changed', 'file_write_failed'],
  }),
  /** Gives a template another name or folder; who names it still names the old one. */
  'templates.rename': call({
    input: z.object({ name, to: name }),
    output: z.object({}),
    errors: [...unusable, 'template_name_invalid', 'template_name_taken', 'file_write_failed'],
  }),
  /** Takes a picture of the screen of an instance to cut from; it is kept as one that was handed over. */
  'templates.takeScreen': call({
    input: z.object({ ref: InstanceRef }),
    output: z.object({ screenId: ScreenId, ...size, png: z.string() }),
    errors: ['instance_not_found', 'instance_conflict', 'instance_unusable'],
  }),
  /**
   * Begins to hand over a picture to cut from. It is kept for this connection alone, until that is closed, it was not
   * asked about for ten minutes, or others make room of it.
   */
  'templates.openScreen': call({
    input: z.object({ bytes: z.number().int().min(1).max(MAX_SCREEN_BYTES) }),
    output: z.object({ screenId: ScreenId }),
    errors: [],
  }),
  /** Hands over its next piece; `offset` counts bytes. */
  'templates.addScreen': call({
    input: z.object({
      ...{ screenId: ScreenId, offset: z.number().int().min(0) },
      base64: z.base64().max(Math.ceil(SCREEN_PIECE_BYTES / 3) * 4),
    }),
    output: z.object({}),
    errors: ['template_screen_not_found'],
  }),
  /** Looks how well a cut can be told apart from the rest of the screen it is cut from. */
  'templates.compare': call({
    input: z.object({
      ...{ screenId: ScreenId, box: CutBox, ignored: IgnoredParts, color: z.boolean() },
      /** Where it will be looked for; null for the whole screen. */
      area: BoxView.nullable(),
    }),
    output: CutComparison,
    errors: ['template_unusable', 'template_screen_not_found'],
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
  /** Looks for a template on the screen of an instance now; `picture` false leaves the picture of the screen out. */
  'templates.try': call({
    input: z.object({ name, ref: InstanceRef, picture: z.boolean().exactOptional() }),
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
