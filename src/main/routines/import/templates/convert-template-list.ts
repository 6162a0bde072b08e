import { stringify } from 'yaml';
import { routineNameFault } from '../../../../shared/routine-name';
import { DEFAULT_THRESHOLD, MAX_TEMPLATE_PNG_BYTES } from '../../../../shared/template';
import { pngSize, PictureError } from '../../../vision/templates/png-picture';
import { parseSource } from '../../compile/source-tree';
import { isPlainObject } from '../../late';
import { ImportReport, type ImportReportLine } from '../import-report';
import { Fields } from '../predecessor/fields';
import { EARLIER_WINDOW } from '../predecessor/screen';

/** A template that can be saved. */
export interface TemplateDraft {
  /** Path below `templates/` without extension. */
  readonly name: string;
  readonly png: Uint8Array;
  readonly yaml: string;
}

/** A picture of the drop. */
export interface DroppedPicture {
  /** With the folders it lay in, `/` between them. */
  readonly name: string;
  readonly bytes: Uint8Array;
}

export interface ConvertedTemplates {
  readonly templates: readonly TemplateDraft[];
  readonly report: readonly ImportReportLine[];
}

/** More of one list are no templates any more. */
const MAX_TEMPLATES = 5_000;
/** Of a place that is none: no part of the program's window reaches further. */
const MAX_PLACE = 100_000;

/** Makes templates of a list of the earlier program and the pictures that came with it. Never throws. */
export function convertTemplateList(text: string, pictures: readonly DroppedPicture[]): ConvertedTemplates {
  const report = new ImportReport();
  const { tree, problems } = parseSource(text);
  const root = tree?.root;
  if (!tree || !isPlainObject(root)) {
    for (const problem of problems) report.add('notConverted', problem, 'file', problem.message);
    return { templates: [], report: report.all() };
  }
  const fields = new Fields(root, (container, path) => tree.locate(container, path, 'key'));
  const list = fields.list('templates');
  const templates = new Map<string, TemplateDraft>();
  for (const [index, entry] of list.slice(0, MAX_TEMPLATES).entries()) {
    if (!isPlainObject(entry)) {
      report.add('notConverted', tree.locate(list, [index], 'value'), 'template', NO_ENTRY);
      continue;
    }
    const one = new Fields(entry, (container, path) => tree.locate(container, path, 'key'));
    const draft = convertOne(one, { pictures, report, taken: templates });
    if (draft) templates.set(draft.name.toLowerCase(), draft);
  }
  if (list.length > MAX_TEMPLATES) report.add('notConverted', fields.at('templates'), 'templates', TOO_MANY);
  fields.tellRest(report, 'A list of templates');
  return { templates: [...templates.values()], report: report.all() };
}

interface Among {
  readonly pictures: readonly DroppedPicture[];
  readonly report: ImportReport;
  /** Those before it, by their names in small letters. */
  readonly taken: ReadonlyMap<string, unknown>;
}

function convertOne(fields: Fields, { pictures, report, taken }: Among): TemplateDraft | undefined {
  const name = fields.text('name')?.trim() ?? '';
  const path = (fields.text('path') ?? '').replaceAll('\\', '/').replace(/^\.\//, '');
  const refused = nameFault(name, taken);
  const found = refused ?? pictureAt(path, pictures);
  if (typeof found === 'string') {
    const at = fields.at(refused === undefined ? 'path' : 'name');
    report.add('notConverted', at, name === '' ? 'template' : name, found);
    return undefined;
  }
  report.add('converted', fields.at('name'), name);
  const settings = settingsOf(fields, report);
  return { name, png: found.bytes, yaml: stringify(settings) };
}

function nameFault(name: string, taken: Among['taken']): string | undefined {
  if (routineNameFault(name) !== null) return BAD_NAME;
  return taken.has(name.toLowerCase()) ? TWICE : undefined;
}

/** The picture of a path, by its end: the folder it lay in may have been dropped with it. Or why there is none. */
function pictureAt(path: string, pictures: readonly DroppedPicture[]): DroppedPicture | string {
  const wanted = path.toLowerCase();
  const found = pictures.filter(({ name }) => `/${name.toLowerCase()}`.endsWith(`/${wanted}`));
  const [picture] = found;
  if (wanted === '' || !picture)
    return `Its picture “${path.slice(0, 200)}” is not among the files. Import the list together with the folder of its pictures.`;
  if (found.length > 1 && found.every(({ name }) => name.toLowerCase() !== wanted))
    return `Several pictures are called “${path.slice(0, 200)}”. Import the list with one of them.`;
  if (picture.bytes.length > MAX_TEMPLATE_PNG_BYTES)
    return `Its picture has more than ${String(MAX_TEMPLATE_PNG_BYTES)} bytes.`;
  try {
    pngSize(picture.bytes);
    return picture;
  } catch (error) {
    if (error instanceof PictureError) return error.message;
    throw error;
  }
}

type Settings = Readonly<Record<string, unknown>>;

function settingsOf(fields: Fields, report: ImportReport): Settings {
  const { width, height } = EARLIER_WINDOW;
  const threshold = thresholdOf(fields, report);
  const where = fields.map('region');
  const area = where && areaOf(where, report);
  for (const key of ['preload', 'unload_after'] as const) {
    if (fields.has(key)) report.once('converted', fields.at(key), key, MEMORY);
    fields.any(key);
  }
  if (fields.has('scale')) report.once('approximated', fields.at('scale'), 'scale', SCALE);
  fields.any('scale');
  fields.tellRest(report, 'A template');
  return {
    schemaVersion: 1,
    threshold,
    color: true,
    resolution: `${String(width)}x${String(height)}`,
    ...(area && { area }),
  };
}

/** 0 stood for what is usual. */
function thresholdOf(fields: Fields, report: ImportReport): number {
  const threshold = fields.number('threshold') ?? 0;
  const isGiven = threshold > 0 && threshold <= 1;
  if (isGiven) report.once('approximated', fields.at('threshold'), 'threshold', THRESHOLD);
  else if (threshold !== 0) report.add('approximated', fields.at('threshold'), 'threshold', BAD_THRESHOLD);
  return isGiven ? threshold : DEFAULT_THRESHOLD;
}

/** Corners of the window as a place of the screen; undefined when nothing lies between them. */
function areaOf(fields: Fields, report: ImportReport): Settings | undefined {
  const [x1, y1, x2, y2] = ['x1', 'y1', 'x2', 'y2'].map((key) => {
    const value = Math.round(fields.number(key) ?? 0);
    return Math.min(Math.max(value, 0), MAX_PLACE);
  });
  fields.tellRest(report, 'A region');
  const { titleBar } = EARLIER_WINDOW;
  const [left, top] = [x1 ?? 0, Math.max(0, (y1 ?? 0) - titleBar)];
  const [right, bottom] = [x2 ?? 0, Math.max(0, (y2 ?? 0) - titleBar)];
  // Without a region all four were 0.
  if (right === 0 && bottom === 0 && left === 0) return undefined;
  if (right <= left || bottom <= top) {
    report.add('approximated', fields.at(), 'region', EMPTY_REGION);
    return undefined;
  }
  report.once('approximated', fields.at(), 'region', REGION);
  return { x: left, y: top, width: right - left, height: bottom - top };
}

const NO_ENTRY = 'An entry is no template and is left out.';
const TWICE = 'Another template of the list has this name, so this one is left out.';
const TOO_MANY = `A list may have ${String(MAX_TEMPLATES)} templates; the rest is left out.`;
const BAD_NAME = 'It has no name that a file can have. Give it one of letters, digits, - and _.';
const THRESHOLD =
  'Thresholds of the earlier program were measured in another way, which let much pass: even a picture of one color came near. Check them against real screens.';
const BAD_THRESHOLD = 'A threshold is above 0 and at most 1; 0.8 was taken.';
const MEMORY = 'What is kept in memory is decided by use now; the setting is ignored.';
const SCALE = 'The earlier program never used it, so it is ignored. Sizes to try are written as “scales”.';
const EMPTY_REGION = 'Nothing lies between the corners of the region; the whole screen is searched.';
const REGION = `Regions were measured in a window of ${String(EARLIER_WINDOW.width)}x${String(EARLIER_WINDOW.height)} with a title bar of ${String(EARLIER_WINDOW.titleBar)}; they are places of that resolution without the bar now, and pictures count as cut from it. Where that program was set to another size, check them.`;
