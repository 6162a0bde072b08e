import { hashSeed } from '../seeded-random';

export interface PropertyOptions {
  readonly index: number;
  readonly serial: string;
  readonly seed: number;
  readonly density: number;
  readonly overrides: Readonly<Record<string, string>>;
}

/** Properties of a virtual device; `ro.muster.sim` is its number and tells it apart from real devices. */
export function createDeviceProperties(options: PropertyOptions): Map<string, string> {
  const { index, serial, seed, density, overrides } = options;
  const build = hashSeed(seed, 'build', index).toString(16).padStart(8, '0');
  return new Map(
    Object.entries({
      'dev.bootcomplete': '1',
      'init.svc.bootanim': 'stopped',
      'persist.sys.locale': 'en-US',
      'persist.sys.timezone': 'UTC',
      'ro.boot.serialno': serial,
      'ro.build.fingerprint': `muster/sim/sim:13/TQ3A.230805.001/${build}:userdebug/test-keys`,
      'ro.build.version.release': '13',
      'ro.build.version.sdk': '33',
      'ro.hardware': 'muster',
      'ro.muster.sim': String(index),
      'ro.product.brand': 'Muster',
      'ro.product.cpu.abi': 'x86_64',
      'ro.product.device': 'sim',
      'ro.product.manufacturer': 'Muster',
      'ro.product.model': 'Virtual Device',
      'ro.product.name': 'sim',
      'ro.serialno': serial,
      'ro.sf.lcd_density': String(density),
      'sys.boot_completed': '1',
      ...overrides,
    }),
  );
}
