import sharp from 'sharp';
import type { CapturedScreen, Phone } from './phone';

const SIZE = { width: 540, height: 960 };

/** A phone without scenes: one coloured screen, three packages. */
export function createPlainPhone(index: number): Phone {
  let front = 'com.example.launcher';
  const packages = ['com.example.launcher', 'com.example.rewards', 'com.example.form'];
  const running = new Set([front]);
  const pixels = Buffer.alloc(SIZE.width * SIZE.height * 4);
  for (let at = 0; at < pixels.length; at += 4) pixels.writeUInt32LE(0xff402010 + index, at);
  let png: Promise<Buffer> | undefined;
  const captured: CapturedScreen = {
    ...SIZE,
    pixels,
    png: () =>
      (png ??= sharp(pixels, { raw: { ...SIZE, channels: 4 } })
        .png()
        .toBuffer()),
  };
  return {
    screen: () => ({
      ...SIZE,
      physical: SIZE,
      override: null,
      density: 240,
      overrideDensity: null,
      rotation: 0,
    }),
    overrideSize: () => undefined,
    overrideDensity: () => undefined,
    tap: () => null,
    longPress: () => null,
    swipe: () => null,
    typeText: () => null,
    pressKey: (key) => {
      if (key === 'HOME') front = 'com.example.launcher';
      return null;
    },
    launch: (name) => {
      if (!packages.includes(name)) return 'noSuchPackage';
      running.add(name);
      front = name;
      return 'started';
    },
    forceStop: (name) => {
      running.delete(name);
      if (front === name) front = 'com.example.launcher';
    },
    clearData: () => undefined,
    packages: () => packages.map((name) => ({ name, activity: '.MainActivity', label: name, system: false })),
    pidOf: (name) => (running.has(name) ? 4000 + packages.indexOf(name) : undefined),
    focus: () => ({ package: front, activity: '.MainActivity', dialog: null }),
    nodes: () => [],
    capture: () => captured,
    state: () => ({ package: front, screen: 'main', popups: [], variables: {} }),
    setVariable: () => undefined,
  };
}
