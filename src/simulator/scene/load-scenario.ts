import { readFile } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import sharp from 'sharp';
import { z } from 'zod';
import { parseFaults } from '../faults/parse-faults';
import type { Picture } from '../graphics/draw-op';
import { BUNDLED_APPS, DEFAULT_SCENARIO, SYSTEM_APP } from './bundled-scenes';
import { checkApp } from './check-app';
import { createLauncher } from './launcher';
import { App, Scenario } from './scenario-schema';

/** Thrown for a scenario that cannot be used; the message names every place. */
export class ScenarioError extends Error {
  override readonly name = 'ScenarioError';
}

/** A scenario that is ready to run: apps checked, pictures decoded. */
export interface LoadedScenario {
  readonly device: Scenario['device'];
  readonly apps: readonly App[];
  readonly home: string;
  readonly system: App;
  readonly faults: string;
  readonly pictures: ReadonlyMap<string, Picture>;
}

/** Reads a scenario file. @throws ScenarioError */
export async function loadScenarioFile(path: string): Promise<LoadedScenario> {
  let json: unknown;
  try {
    json = JSON.parse(await readFile(path, 'utf8'));
  } catch (error) {
    throw new ScenarioError(`${path}: ${error instanceof Error ? error.message : String(error)}`, {
      cause: error,
    });
  }
  return loadScenario(json, dirname(path));
}

/** The bundled sample apps. */
export function loadDefaultScenario(): Promise<LoadedScenario> {
  return loadScenario(DEFAULT_SCENARIO, '.');
}

/** Checks a scenario and decodes its pictures; their paths are relative to `directory`. @throws ScenarioError */
export async function loadScenario(json: unknown, directory: string): Promise<LoadedScenario> {
  const scenario = parse(Scenario, json, 'scenario');
  const system = parse(App, SYSTEM_APP, 'system');
  const apps = scenario.apps.map((app) => (typeof app === 'string' ? bundledApp(app) : app));
  if (!apps.some((app) => app.package === scenario.home)) apps.unshift(createLauncher(scenario.home, apps));
  const problems = [...apps, system].flatMap(checkApp);
  const duplicate = apps.find(
    (app, index) => apps.findIndex((other) => other.package === app.package) !== index,
  );
  if (duplicate !== undefined) problems.push(`apps: the package ${duplicate.package} is there twice`);
  if (problems.length > 0) throw new ScenarioError(problems.join('\n'));
  parseFaults(scenario.faults);
  const pictures = await decodePictures(apps, directory);
  return { device: scenario.device, apps, home: scenario.home, system, faults: scenario.faults, pictures };
}

function bundledApp(name: string): App {
  const json = BUNDLED_APPS[name];
  if (json === undefined) {
    throw new ScenarioError(
      `apps: there is no bundled app "${name}"; there are ${Object.keys(BUNDLED_APPS).join(', ')}`,
    );
  }
  return parse(App, json, name);
}

function parse<T>(schema: z.ZodType<T>, json: unknown, what: string): T {
  const parsed = schema.safeParse(json);
  if (parsed.success) return parsed.data;
  throw new ScenarioError(`${what}: ${z.prettifyError(parsed.error)}`, { cause: parsed.error });
}

async function decodePictures(apps: readonly App[], directory: string): Promise<Map<string, Picture>> {
  const pictures = new Map<string, Picture>();
  for (const source of new Set(apps.flatMap(pictureSources))) {
    const data = source.match(/^data:image\/png;base64,(.+)$/);
    const input = data === null ? resolve(directory, source) : Buffer.from(data[1] ?? '', 'base64');
    try {
      const { data: pixels, info } = await sharp(input)
        .ensureAlpha()
        .raw()
        .toBuffer({ resolveWithObject: true });
      pictures.set(source, {
        name: String(pictures.size),
        width: info.width,
        height: info.height,
        pixels,
      });
    } catch (error) {
      throw new ScenarioError(`image ${source.slice(0, 60)}: ${String(error)}`, { cause: error });
    }
  }
  return pictures;
}

function pictureSources(value: unknown): string[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]: [string, unknown]) =>
    key === 'source' && typeof inner === 'string' ? [inner] : pictureSources(inner),
  );
}
