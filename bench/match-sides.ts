import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Matcher } from '../src/main/vision/matcher/matcher';
import type { Frame } from '../src/shared/frame';
import { nameOf, questionOf, type MatchJob, type Screens } from './match-jobs';
import type { OpenCvChild } from './opencv-child';

/** What all rows share. */
export interface Sides {
  readonly matcher: Matcher;
  readonly native: OpenCvChild;
  readonly folder: string;
  readonly screens: Screens;
}

/** OpenCV, and how many threads it says it uses. */
export function nameOfNative({ version, threads }: OpenCvChild): string {
  return `native OpenCV ${version}, ${threads} thread${threads === 1 ? '' : 's'}`;
}

/** The same question for the other side. */
export async function nativeQuestion(job: MatchJob, { folder, screens }: Sides): Promise<unknown> {
  const { frame, image, region } = questionOf(job, screens);
  return {
    frame: await written(frame, join(folder, 'frame')),
    template: await written(image, join(folder, 'template')),
    region: [region.x, region.y, region.width, region.height],
    // The name makes each job's question its own: the reference keeps the pictures of equal ones.
    ...{ channels: job.colour ? 3 : 1, masked: job.masked, rounds: 1, name: nameOf(job) },
  };
}

async function written(frame: Frame, file: string): Promise<unknown> {
  await writeFile(file, frame.pixels);
  return { file, width: frame.width, height: frame.height };
}
