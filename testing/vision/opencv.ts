import { createRequire } from 'node:module';

interface Mat {
  data: Uint8Array;
  data32F: Float32Array;
  cols: number;
  delete(): void;
}

/** What tests use of opencv-js; its own types know no `minMaxLoc` that answers. */
export type OpenCv = {
  readonly [
    constant in 'COLOR_RGBA2GRAY' | 'COLOR_RGBA2RGB' | 'TM_CCOEFF_NORMED' | 'CV_8UC1' | 'CV_8UC4'
  ]: number;
} & {
  readonly Mat: new (...size: number[]) => Mat;
  cvtColor(from: object, to: object, code: number): void;
  matchTemplate(image: object, template: object, result: object, method: number, mask?: object): void;
  minMaxLoc(scores: object): { maxVal: number; maxLoc: { x: number; y: number } };
};

/** Loads opencv-js; it answers in `of`, since it is a thenable that answers itself, which `await` would never end. */
export async function loadOpenCv(): Promise<{ readonly of: OpenCv }> {
  const cv = createRequire(import.meta.url)('@techstark/opencv-js') as OpenCv;
  if (!('Mat' in cv))
    await new Promise<void>((resolve) => Object.assign(cv, { onRuntimeInitialized: () => resolve() }));
  return { of: cv };
}
